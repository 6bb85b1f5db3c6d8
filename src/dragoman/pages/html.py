"""Saved HTML to pages: the visible text, what the page says of itself, and where its main content stands."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from typing import Any

from dragoman.errors import EmptyPageError, MalformedPageError, OversizePageError
from dragoman.model import Page
from dragoman.pages.content import main_content
from dragoman.pages.encodings import tidy
from dragoman.pages.metadata import metadata_of
from dragoman.pages.plain import digest
from dragoman.pages.visible import text_of

# News pages have 0.1 to 2 million characters of markup; the largest of 543 measured had 1.6.
MOST_MARKUP = 8_000_000
_UNSEEN = (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"))
_TAG = re.compile(r"<[^<>]*>")
_DOCUMENT = re.compile(r"<!doctype html|<html|<head[\s>]|<body[\s>]|<meta\s|<title>", re.IGNORECASE)
_ELEMENT = re.compile(r"</(?:p|div|a|span|li|h[1-6]|td|section)>|<br\s*/?>|<p>", re.IGNORECASE)


def looks_like_html(text: str) -> bool:
    """Whether `text` is markup, told by its beginning."""
    head = text[:4000]
    return bool(_DOCUMENT.search(head)) or len(_ELEMENT.findall(head)) >= 4


def page_from_html(
    markup: str,
    source: str,
    url: str | None = None,
    fetched: date | None = None,
    *,
    data: bytes | None = None,
    encoding: str = "utf-8",
    title: str = "",
) -> Page:
    """A page from saved HTML.

    `Page.text` is the visible text in reading order; `Page.metadata` has what the page says of itself, and
    under "content" the spans of its main content ("start:end start:end …").

    Args:
        markup: the decoded file.
        source, url, fetched, data, encoding: as for `page_from_text`.
        title: a title known from elsewhere; it goes before the page's own.

    Raises:
        EmptyPageError: no visible text.
        OversizePageError: more markup than any news page has (`MOST_MARKUP` characters).
        MalformedPageError: nothing the parser could make a tree of.
    """
    if len(markup) > MOST_MARKUP:
        raise OversizePageError(source, f"more than {MOST_MARKUP:,} characters of markup")
    if data is None:
        data = "\n".join((url or "", markup)).encode("utf-8", "replace")
    tree = _parse(markup, source)
    metadata = metadata_of(tree, markup)
    if title:
        metadata["title"] = title
    text = tidy(text_of(tree)) or _stripped(markup)
    if not text:
        raise EmptyPageError(source, "no visible text in the markup")
    spans = main_content(tree, text)
    if spans:
        metadata["content"] = " ".join(f"{span.start}:{span.end}" for span in spans)
    return Page(digest(data), source, text, url or metadata.get("url"), fetched, True, encoding, metadata)


def _parse(markup: str, source: str) -> Any:
    from lxml import etree
    from lxml import html as lxml_html

    if not markup.strip():
        raise EmptyPageError(source, "there is no text in it")
    # Given bytes and their encoding, the parser ignores what the page declares.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=False, collect_ids=False)
    # Every element is of one class: lxml.html's own lookup asks Python for the class of each, a fifth of the walk.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=lxml_html.HtmlElement))
    try:
        tree = lxml_html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise MalformedPageError(source, f"markup nobody can parse: {error}") from error
    return tree


def _stripped(markup: str) -> str:
    """The text between tags, for markup the parser gives up on (it stops at 256 levels of nesting)."""
    for opening, closing in _UNSEEN:
        kept: list[str] = []
        at = 0
        # Plain searches, because a pattern from opening to closing is quadratic where nothing closes.
        while (start := markup.find(opening, at)) >= 0 and (end := markup.find(closing, start)) >= 0:
            kept.append(markup[at:start])
            at = end + len(closing)
        markup = "\n".join((*kept, markup[at:]))
    lines = _TAG.sub("\n", markup).split("\n")
    return tidy(unescape("\n".join(line.strip() for line in lines if line.strip())))
