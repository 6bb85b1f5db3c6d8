"""Dates of publication recorded beside the text: by the crawler, in the address, in the page's metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dragoman.dates.address import address_days
from dragoman.dates.eras import days_of
from dragoman.dates.find import find_dates
from dragoman.dates.mention import DateKind
from dragoman.dates.narrow import ONE_DAY, add_months
from dragoman.dates.stamp import ADDRESS, BARE, LABELLED, RECORDED, Stamp
from dragoman.model import Page
from dragoman.spans import Span

# What crawlers that keep only text put in front of it: " date 2025-07-18 ", " date 2023-09 ".
PREFIX = re.compile(r"\s*date ((?:19|20)\d\d)-(\d\d)(?:-(\d\d))?(?=\s)")
_PUBLISHED = ("published", "datePublished", "article:published_time", "date")
_MODIFIED = ("modified", "dateModified", "article:modified_time")
_ISO = re.compile(r"((?:19|20)\d\d)-?(\d\d)(?:-?(\d\d))?(?!\d)")

_UTC = re.compile(r"T(\d\d):\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]00:?00)\s*$")


def recorded(page: Page) -> Iterator[Stamp]:
    """The recorded candidates of a page, the crawler's first."""
    prefix = PREFIX.match(page.text)
    if prefix and (days := _iso(*prefix.groups())):
        yield Stamp(*days, "date recorded by the crawler", RECORDED, span=Span(0, prefix.end()))
    address = address_days(page.url)
    if address:
        yield Stamp(*address, "date in the address", ADDRESS)
    for keys, source, updated in ((_PUBLISHED, "date in the page's metadata", False),
                                  (_MODIFIED, "date of the last change", True)):  # fmt: skip
        for key in keys:
            value = page.metadata.get(key, "")
            if days := _recorded_day(value):
                if address and _same_night(days[0], address[0], value):
                    days = address
                # A bare "date" is what an extractor made of the page; the others are the publisher's own.
                weight = BARE if updated else RECORDED if key == "date" else LABELLED
                yield Stamp(*days, source, weight, updated=updated)
                break


def _recorded_day(value: str) -> tuple[date, date] | None:
    """The day of a metadata value: ISO 8601, also without dashes, "Thu, 05 Jan 2012 …", "03-01-2012"."""
    if compact := _ISO.match(value):
        return _iso(*compact.groups())
    # Day before month: a machine that writes the month first writes ISO.
    mentions = [m for m in find_dates(value, "ru") if m.kind is DateKind.DAY and m.calendar is not None]
    return days_of(mentions[0].calendar) if mentions and mentions[0].calendar else None


def _same_night(day: date, local: date, value: str) -> bool:
    """Whether a time in UTC, "2023-11-09T03:28:35Z", is in the evening or morning of the `local` neighbouring day."""
    clock = _UTC.search(value)
    return clock is not None and local - day == (-ONE_DAY if int(clock[1]) < 12 else ONE_DAY)


def _iso(year: str, month: str, day: str | None) -> tuple[date, date] | None:
    try:
        start = date(int(year), int(month), int(day or 1))
    except ValueError:
        return None
    return start, (start + ONE_DAY if day else add_months(start, 1))
