"""Saved HTML to pages: the visible text, what the page says of itself, and where its main content stands.

Trafilatura (Adrien Barbaresi) picks the main content. Only its choice is used, not its text: the paragraphs
it found are located in the visible text, so offsets hold and nothing it strips (zero-width joiners,
direction marks, soft hyphens) is lost.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from html import unescape
from typing import Any

from dragoman.errors import EmptyPageError, MalformedPageError, OversizePageError
from dragoman.model import Page
from dragoman.pages.encodings import tidy
from dragoman.pages.metadata import metadata_of
from dragoman.pages.plain import digest
from dragoman.pages.visible import text_of
from dragoman.spans import Span

# News pages have 0.1 to 2 million characters of markup; the largest of 543 measured had 1.6.
MOST_MARKUP = 8_000_000
# Pages with more elements than this are not handed to the extractor: its time grows faster than theirs.
MOST_ELEMENTS = 60_000
_BLANK = re.compile("[\\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_SOLID = re.compile("[^\\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_UNSEEN = (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"))
_TAG = re.compile(r"<[^<>]*>")
# An extracted paragraph is found again by its ends when something inside it differs.
ANCHOR = 30
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
    spans = locate(text, _main_paragraphs(tree))
    if spans:
        metadata["content"] = " ".join(f"{span.start}:{span.end}" for span in spans)
    return Page(digest(data), source, text, url or metadata.get("url"), fetched, True, encoding, metadata)


def _parse(markup: str, source: str) -> Any:
    from lxml import etree
    from lxml import html as lxml_html

    if not markup.strip():
        raise EmptyPageError(source, "there is no text in it")
    # Given bytes and their encoding, the parser ignores what the page declares.
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=False, collect_ids=False)
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


def _main_paragraphs(tree: Any) -> list[str]:
    """The paragraphs of the main content as the extractor sees them; none when it sees none or gives up."""
    import trafilatura

    if tree.xpath("count(//*)") > MOST_ELEMENTS:
        return []
    try:
        document = trafilatura.bare_extraction(tree, options=_options())
    except (RecursionError, ValueError, AttributeError, TypeError, KeyError, IndexError):
        # Whatever it stumbles over, the visible text is segmented without it.
        return []
    if document is None or isinstance(document, dict) or document.body is None:
        return []
    return list(_blocks(document.body))


@lru_cache(maxsize=1)
def _options() -> Any:
    """What is asked of the extractor, put together once: that takes it a millisecond, a page ten."""
    from trafilatura.settings import Extractor

    return Extractor(output_format="python", fast=True, comments=False, tables=True)


def _blocks(body: Any) -> Iterator[str]:
    """The texts of the blocks of an extracted body, lines of lists and tables apart."""
    for element in body:
        inner = [part for part in element if part.tag in ("item", "row", "p", "head", "cell")]
        for part in inner or (element,):
            text = "".join(part.itertext()).strip()
            if text:
                yield text
        if inner and element.text and element.text.strip():
            yield element.text.strip()


def locate(text: str, paragraphs: Iterable[str]) -> tuple[Span, ...]:
    """Where `paragraphs` stand in `text`, blanks and invisible characters aside; in order of `text`, without
    overlap.

    A paragraph that is not found as a whole is found by its first and last characters; else it is left out.
    """
    starts: list[int] = []  # where the solid stretches of `text` begin in it …
    offsets: list[int] = []  # … and in `haystack`
    solid: list[str] = []
    length = 0
    for stretch in _SOLID.finditer(text):
        starts.append(stretch.start())
        offsets.append(length)
        solid.append(stretch.group())
        length += stretch.end() - stretch.start()
    haystack = "".join(solid)

    def place(at: int) -> int:
        index = bisect_right(offsets, at) - 1
        return starts[index] + at - offsets[index]

    found: list[Span] = []
    cursor = 0
    for paragraph in paragraphs:
        needle = _BLANK.sub("", paragraph)
        if not needle:
            continue
        start, length = _find(haystack, needle, cursor)
        if start < 0:
            continue
        found.append(Span(place(start), place(start + length - 1) + 1))
        cursor = start + length
    return _merged(found)


def _find(haystack: str, needle: str, cursor: int) -> tuple[int, int]:
    """Place and length of `needle`, best from `cursor` on; place -1 when it is nowhere."""
    for begin in (cursor, 0):
        start = haystack.find(needle, begin)
        if start >= 0:
            return start, len(needle)
    if len(needle) >= 3 * ANCHOR:
        for begin in (cursor, 0):
            start = haystack.find(needle[:ANCHOR], begin)
            end = haystack.find(needle[-ANCHOR:], start) if start >= 0 else -1
            if end >= 0 and end + ANCHOR - start <= 1.5 * len(needle):
                return start, end + ANCHOR - start
    return -1, 0


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = merged[-1].to(span)
        else:
            merged.append(span)
    return tuple(merged)
