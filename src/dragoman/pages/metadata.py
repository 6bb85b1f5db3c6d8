"""What an HTML page says of itself: JSON-LD, Open Graph and other meta elements, canonical address,
language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

# Which meta elements give what, in the order in which they are believed.
_META = {
    "title": ("og:title", "twitter:title", "title", "dc.title", "headline"),
    "url": ("og:url", "twitter:url"),
    "site": ("og:site_name", "application-name", "publisher", "dc.publisher"),
    "published": (
        "article:published_time",
        "og:published_time",
        "datepublished",
        "pubdate",
        "publishdate",
        "publish-date",
        "parsely-pub-date",
        "sailthru.date",
        "dc.date.issued",
        "dc.date",
        "dcterms.created",
        "date",
        "cxenseparse:recs:publishtime",
    ),
    "modified": (
        "article:modified_time",
        "og:updated_time",
        "datemodified",
        "lastmod",
        "last-modified",
        "dcterms.modified",
    ),
    "author": ("author", "article:author", "dc.creator", "parsely-author", "byl"),
    "description": ("og:description", "description", "twitter:description", "dc.description"),
    "section": ("article:section", "section", "parsely-section"),
}
# JSON-LD keys of the same things (https://schema.org/NewsArticle).
_LINKED = {
    "title": "headline",
    "published": "datePublished",
    "modified": "dateModified",
    "author": "author",
    "site": "publisher",
    "description": "description",
    "section": "articleSection",
    "language": "inLanguage",
}
_STORIES = re.compile(r"Article|Posting|Report")
_SAVED = re.compile(r"saved from url=\(\d+\)(\S+)")
# A description or author longer than this is something else.
LONGEST = 1000


def metadata_of(tree: Any, source: str) -> dict[str, str]:
    """Metadata of a parsed page under the keys title, url, site, language, published, modified, author,
    description, section; what the page does not say is missing. Where it does not say when it was published, "date" is
    the day that its markup shows.

    Args:
        tree: the root element as `lxml.html` gives it.
        source: the page's markup; only its beginning is looked at, for the comment browsers leave in saved
        pages.
    """
    named = _meta_elements(tree)
    found: dict[str, str] = {}
    for key, names in _META.items():
        value = next((named[name] for name in names if named.get(name)), "")
        _put(found, key, value)
    for story in _linked_data(tree):
        for key, name in _LINKED.items():
            if key not in found or key == "published":
                _put(found, key, _flat(story.get(name)))
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    _put(found, "language", language or named.get("content-language", ""))
    for link in tree.iterfind(".//link[@rel='canonical']"):
        _put(found, "url", link.get("href") or "")
    if not found.get("url", "").startswith("http"):
        found.pop("url", None)
        saved = _SAVED.search(source[:2000])
        if saved:
            _put(found, "url", saved.group(1))
    if "title" not in found:
        _put(found, "title", next((" ".join(title.itertext()) for title in tree.iter("title")), ""))
    if "published" not in found:
        times = (
            time.get("datetime") or ""
            for time in tree.iter("time")
            if time.get("pubdate") is not None or time.get("itemprop") == "datePublished"
        )
        _put(found, "published", next(times, ""))
    if "published" not in found:
        _put(found, "date", _marked_up(tree, found.get("url")))
    return found


def _marked_up(tree: Any, url: str | None) -> str:
    """The day that elements made for dates name (`<abbr class="published">`, `<div class="article-date">`), or ""."""
    # Loads a parser of dates in words that pages with metadata do without.
    from htmldate import find_date

    try:
        # Not extensive: a guess from any figures of the page is no record of its publication.
        return find_date(tree, extensive_search=False, original_date=True, url=url) or ""
    except (ValueError, TypeError, AttributeError, RecursionError, OverflowError):
        return ""


def _meta_elements(tree: Any) -> dict[str, str]:
    named: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = element.get("content")
        if name and content:
            named.setdefault(name.strip().lower(), content)
    return named


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects that describe a story."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        waiting = [data]
        seen = 0
        while waiting and seen < 200:
            item = waiting.pop(0)
            seen += 1
            if isinstance(item, list):
                waiting.extend(item)
            elif isinstance(item, dict):
                if _STORIES.search(_flat(item.get("@type"))):
                    yield item
                if isinstance(item.get("@graph"), list):
                    waiting.extend(item["@graph"])


def _flat(value: Any) -> str:
    """A JSON-LD value as text: names of objects, items of lists joined by commas."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return _flat(value.get("name") or value.get("alternateName"))
    if isinstance(value, list):
        return ", ".join(part for part in map(_flat, value[:10]) if part)
    return ""


def _put(found: dict[str, str], key: str, value: str) -> None:
    value = " ".join(value.split())
    if value and len(value) <= LONGEST and not (key == "author" and value.startswith("http")):
        found.setdefault(key, value)
