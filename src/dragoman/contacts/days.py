"""Days: which written date of a passage tells when a contact was, and what it leaves open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dragoman.dates.mention import DateKind, DateMention, Era
from dragoman.dates.narrow import OPEN_END, OPEN_START, is_open
from dragoman.dates.resolve import resolve
from dragoman.languages.parse import Parsed, Passage
from dragoman.model import Precision, When
from dragoman.spans import Span

NEIGHBOUR_REACH: Final = 400
"""Characters between "yesterday" and the "today, Thursday" that tells which day it was: the next sentence or two."""

ADJACENT: Final = 5
"""Characters between a date with its case ending and the person right beside it, at most."""

DATE_REACH: Final = 110
"""Characters between a contact's words and the date that tells its day, at most."""

DAYS: Final = (DateKind.DAY, DateKind.WEEKDAY, DateKind.RELATIVE, DateKind.DAY_NUMBER, DateKind.RANGE)

YEAR: Final = 366
"""Days from which an interval leaves the year of a day and month open."""


def mention_of(
    parsed: Parsed, dates: Sequence[DateMention], span: Span, others: Sequence[Span] = ()
) -> DateMention | None:
    """The date that tells when the contact was: the nearest day, weekday or relative word, not a document's date.

    Args:
        parsed: the parsed text.
        dates: the dates of the passage.
        span: the contact's words.
        others: persons who are no party; a date right beside one is theirs.
    """

    able = [
        one
        for one in dates
        if one.kind in DAYS
        and one.bound is None
        and span.distance(one.span) <= DATE_REACH
        and not _belongs(one, others)
        and not _of_document(parsed, one)
        and not (one.kind is DateKind.RELATIVE and one.offset is not None and one.offset.unit != "day")
    ]
    return min(able, key=lambda one: span.distance(one.span), default=None)


def day_of(
    mention: DateMention | None, published: When | None, around: Sequence[DateMention], passage: Passage, *, held: bool
) -> tuple[When | None, int | None]:
    """The days a date leads to, and the offset of a relative word from the day of writing.

    Args:
        mention: the date that tells when the contact was, None where nothing does.
        published: the publication interval, if anything is known of it.
        around: all dates of the article.
        passage: where the date stands.
        held: whether the contact took place, so that the date lies in the past.
    """
    if mention is None:
        return None, None
    when = resolve(mention, published, tense="past" if held else "future")
    offset = mention.offset.last if mention.offset is not None and mention.offset.unit == "day" else None
    if when is None or is_open(when) or (when.end - when.start).days > YEAR:
        when = _without_year(mention, when) or when
    if when is None and offset is not None:
        when = _weekday_only(around, passage, offset)
    return when, offset


def _belongs(mention: DateMention, others: Sequence[Span]) -> bool:
    """ "… konuğuna 17 Eylül'de Erdoğan'la vardıkları anlaşmayı anlattı": a date right beside a third person is his."""
    return any(
        0 <= span.start - mention.span.end <= ADJACENT or 0 <= mention.span.start - span.end <= ADJACENT
        for span in others
    )


def _of_document(parsed: Parsed, mention: DateMention) -> bool:
    """ "the memorandum of 17 September 2018": a date within a few words of a named framework is the framework's."""
    for hit in parsed.hits:
        if hit.payload.category == "framework":
            span = parsed.span(hit.first, hit.last)
            if max(mention.span.start - span.end, span.start - mention.span.end, 0) <= 12:
                return True
    return False


def _weekday_only(dates: Sequence[DateMention], passage: Passage, offset: int) -> When | None:
    """ "Their meeting yesterday", beside "told reporters today, Thursday": some Wednesday, on a page without a date."""
    near = [
        one
        for one in dates
        if one.weekday is not None
        and one.offset is not None
        and one.offset.unit == "day"
        and one.offset.first == one.offset.last
        and max(one.span.start - passage.span.end, passage.span.start - one.span.end, 0) <= NEIGHBOUR_REACH
    ]
    if len({one.weekday for one in near}) != 1 or near[0].weekday is None or near[0].offset is None:
        return None
    weekday = (near[0].weekday - near[0].offset.first + offset) % 7
    return When(OPEN_START, OPEN_END, Precision.INTERVAL, f"the weekday follows from “{near[0].text}”", weekday)


def _without_year(mention: DateMention, when: When | None) -> When | None:
    """ "L'appel a eu lieu ce 24 novembre", on a page without a date: which day of which year is not told."""
    calendar = mention.calendar
    if calendar is None or calendar.era is not Era.GREGORIAN or calendar.year is not None or calendar.day is None:
        return None
    start, end = (when.start, when.end) if when is not None else (OPEN_START, OPEN_END)
    basis = f"“{mention.text}”, of a year that is not told"
    return When(start, end, Precision.INTERVAL, basis, mention.weekday, month=calendar.month, day=calendar.day)
