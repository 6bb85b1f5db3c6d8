"""What a source lists: feeds, sitemaps and pages of links, each to the same small record.

Everything here takes bytes from strangers: nothing is resolved, fetched, expanded or executed.
"""

from __future__ import annotations

import calendar
import io
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Any, Final

from dragoman.feeds.addresses import normal

MOST_ITEMS: Final = 50_000
"""Items of one list that are looked at: the most a sitemap may have by its own rules (sitemaps.org)."""

MOST_FEED_ITEMS: Final = 500
MOST_TAGS: Final = 30_000
"""A feed is cut off after so many items or tags: feeds have 10 to 200 items, the newest first."""
_ITEM: Final = re.compile(rb"<(?:item|entry)\b", re.I)
_TAG: Final = re.compile(rb"<")


@dataclass(frozen=True, slots=True)
class Item:
    """A page that a list names: its address in normal form, and when it was changed, as far as the list tells."""

    url: str
    told: float | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list names.

    `items` are pages, `lists` further sitemaps; `pause` are seconds the list asks to leave between two looks;
    `problem` says what is wrong with it, where something is.
    """

    items: tuple[Item, ...] = ()
    lists: tuple[Item, ...] = ()
    pause: float | None = None
    problem: str | None = None


def feed(data: bytes, url: str, headers: Mapping[str, str] | None = None) -> Listed:
    """Items of an RSS or Atom feed (also of a broken one, as far as it goes), by feedparser.

    Args:
        data: the feed.
        url: where it was fetched, which its links are relative to.
        headers: of the answer, by name in lower case; the encoding may stand there.
    """
    import feedparser

    try:
        # A stream, never a string: feedparser fetches strings that look like an address.
        found = feedparser.parse(
            io.BytesIO(_bounded(data)),
            response_headers={
                "content-type": (headers or {}).get("content-type") or "application/xml",
                "content-location": url,
            },
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except (ValueError, TypeError, KeyError, AttributeError, LookupError, RecursionError, AssertionError) as error:
        return Listed(problem=f"no feed that can be read ({type(error).__name__})")
    items = []
    for entry in found.entries[:MOST_ITEMS]:
        link = entry.get("link")
        address = normal(link, url) if isinstance(link, str) else None
        if address is not None:
            # Asked as a plain dictionary: feedparser passes one of the two off as the other where it is missing.
            times = (dict.get(entry, "updated_parsed"), dict.get(entry, "published_parsed"))
            items.append(Item(address, _seconds(times[0] or times[1])))
    problem = None
    broken = found.bozo and not isinstance(found.get("bozo_exception"), feedparser.NonXMLContentType)
    if not items and (broken or not found.get("version")):
        problem = f"no feed: {_first_line(found.get('bozo_exception') or 'nothing in it is one')}"
    return Listed(_once(items), pause=_ttl(found.feed.get("ttl")), problem=problem)


def _bounded(data: bytes) -> bytes:
    """As much of a feed as is read in a few seconds: feedparser takes half a millisecond an item, 85 µs a tag."""
    for pattern, most in ((_ITEM, MOST_FEED_ITEMS), (_TAG, MOST_TAGS)):
        beyond = next(islice(pattern.finditer(data), most, None), None)
        if beyond is not None:
            data = data[: beyond.start()]
    return data


def sitemap(data: bytes, url: str) -> Listed:
    """Pages of a sitemap, or sitemaps of a sitemap index (sitemaps.org; Google's news dates are understood)."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, collect_ids=False
    )
    try:
        root = etree.fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        return Listed(problem=f"no sitemap: {_first_line(error)}")
    name = "" if root is None else _name(root)
    if root is None or name not in ("urlset", "sitemapindex"):
        return Listed(problem="no sitemap: neither <urlset> nor <sitemapindex>")
    found: list[Item] = []
    for entry in root[:MOST_ITEMS]:
        address, told = None, None
        for part in entry.iter():
            if _name(part) == "loc" and address is None:
                address = normal(part.text or "", url)
            elif _name(part) in ("lastmod", "publication_date"):
                told = max(filter(None, (told, moment(part.text or ""))), default=None)
        if address is not None:
            found.append(Item(address, told))
    return Listed(_once(found)) if name == "urlset" else Listed(lists=_once(found))


def links(data: bytes, url: str, charset: str | None = None) -> Listed:
    """All links of an HTML page, in its order."""
    from lxml import etree
    from lxml import html as lxml_html

    from dragoman.errors import PageError
    from dragoman.pages.encodings import decode

    try:
        text = decode(data, url, charset).text
        parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=False, collect_ids=False)
        tree = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (PageError, etree.LxmlError, ValueError, AssertionError) as error:
        return Listed(problem=f"no page with links: {_first_line(error)}")
    base = next((normal(one, url) for one in tree.xpath("//base/@href")), None) or url
    addresses = (normal(str(one), base) for one in tree.xpath("//a/@href")[:MOST_ITEMS])
    return Listed(_once([Item(address) for address in addresses if address is not None]))


def moment(text: str) -> float | None:
    """Seconds since 1970 of a W3C date or time (a profile of ISO 8601); without a zone it is taken as UTC."""
    text = text.strip()
    try:
        found = datetime.fromisoformat(text if len(text) > 7 else f"{text}-01" if len(text) == 7 else f"{text}-01-01")
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None


def _seconds(parsed: time.struct_time | None) -> float | None:
    try:
        return None if parsed is None else float(calendar.timegm(parsed))
    except (ValueError, OverflowError, TypeError):
        return None


def _ttl(value: object) -> float | None:
    """The minutes an RSS channel asks for between two looks, as seconds; a day at most."""
    return min(float(value) * 60, 86_400.0) if isinstance(value, str) and value.isdecimal() and len(value) < 6 else None


def _once(items: list[Item]) -> tuple[Item, ...]:
    """Each address once, with the newest time told of it."""
    found: dict[str, Item] = {}
    for one in items:
        known = found.get(one.url)
        if known is None or (one.told or 0) > (known.told or 0):
            found[one.url] = one
    return tuple(found.values())


def _name(element: Any) -> str:
    """An element's name without its namespace; "" for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _first_line(error: object) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:160]
