"""From a written date and the day of writing to days on the calendar.

The day of writing may itself be an interval; then the result is one too: the earliest to the latest day the
words can mean, never a false instant.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from dragoman.dates.eras import days_of
from dragoman.dates.mention import Calendar, DateKind, DateMention, Era, Offset
from dragoman.dates.narrow import ONE_DAY, OPEN_END, OPEN_START, add_months, between
from dragoman.model import When

Tense = Literal["past", "future"]
Days = tuple[date, date]
# How many months to look for one that has a 31st, or years for a 29 February.
_MONTHS, _YEARS = 3, 9
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def resolve(mention: DateMention, published: When | None, *, tense: Tense | None = None) -> When | None:
    """The days a mention means.

    Args:
        mention: as `find_dates` gives it.
        published: the days the text can have been written on; None where nothing is known of it.
        tense: of the sentence. Told in the past, a date without a year is the latest not after publication;
            told as coming, the next not before it; None takes the nearest, and for weekdays the past. What
            the mention itself tells ("next Monday") goes before.

    Returns:
        A half-open interval, or None where the words alone do not lead to a day and publication does not
        help. `contradictions` names a printed weekday that the date does not fall on.
    """
    tense = _tense(mention, tense)
    fixed = _fixed(mention)
    if fixed is not None:
        return _checked(mention, fixed)
    mapping = _mapping(mention, tense)
    if mapping is None:
        return None
    if published is None:
        return _of_any_week(mention)
    first = _at(mapping, published.start, OPEN_START)
    last = _at(mapping, published.end - ONE_DAY if published.end != OPEN_END else OPEN_END, OPEN_END)
    partly = published.weekday is not None or published.day is not None
    if partly or (first and last and first != last):
        return _spread(mention, published, first, last)
    if first is None or last is None:
        return None
    found = between(first[0], last[1], f"{_words(mention)}, counted from the day of publication")
    return _checked(mention, found)


def _of_any_week(mention: DateMention) -> When | None:
    """ "On Saturday", "Monday (4)", on a page without a date: which Saturday is not told, but that it was one is."""
    if mention.kind not in (DateKind.WEEKDAY, DateKind.DAY_NUMBER):
        return None
    number = mention.calendar.day if mention.calendar is not None else None
    basis = f"{_words(mention)}, on a page without a date"
    return between(OPEN_START, OPEN_END, basis, mention.weekday, day=number)


def _tense(mention: DateMention, tense: Tense | None) -> Tense | None:
    own = mention.tense
    return "past" if own == "past" else "future" if own == "future" else tense


def _words(mention: DateMention) -> str:
    return f"“{' '.join(mention.text.split())}”"


def _fixed(mention: DateMention) -> When | None:
    """The days of a mention that names its own year."""
    spans = [days for c in mention.candidates if (days := days_of(c)) is not None]
    if not spans or len(spans) != len(mention.candidates):
        return None
    if mention.until is not None:
        end = days_of(mention.until)
        return between(spans[0][0], end[1], f"stated dates {_words(mention)}") if end else None
    if len(spans) > 1:
        # "12/05/2024" with the weekday beside it is one of the two.
        fitting = [s for s in spans if mention.weekday is not None and s[0].weekday() == mention.weekday]
        spans = fitting if len(fitting) == 1 else spans
    start, end_day = min(s[0] for s in spans), max(s[1] for s in spans)
    basis = f"stated date {_words(mention)}"
    if len(spans) > 1:
        basis += ", day and month can be read both ways"
    elif mention.candidates[0].era is Era.HIJRI:
        basis += ", lunar calendar, give or take a day"
    return between(start, end_day, basis)


def _checked(mention: DateMention, found: When | None) -> When | None:
    """Note a printed weekday that does not fit the date."""
    weekday = mention.weekday
    if found is None or weekday is None or mention.kind not in (DateKind.DAY, DateKind.RELATIVE):
        return found
    if found.end - found.start != ONE_DAY or found.start.weekday() == weekday:
        return found
    note = f"{_words(mention)} says {_NAMES[weekday]}, but {found.start} is a {_NAMES[found.start.weekday()]}"
    return between(found.start, found.end, found.basis, None, (*found.contradictions, note))


def _mapping(mention: DateMention, tense: Tense | None) -> Callable[[date], Days | None] | None:
    """How the day of writing leads to the days meant; None for a clock time and other dead ends."""
    calendar = mention.calendar
    if mention.offset is not None and mention.offset.unit in ("year", "month") and calendar is not None:
        away = mention.offset
        return lambda day: _part(mention, calendar, away, day)
    if mention.kind is DateKind.RANGE and calendar is not None and mention.until is not None:
        until = mention.until
        return lambda day: _yearless_range(calendar, until, day, tense)
    if mention.kind in (DateKind.DAY, DateKind.MONTH) and calendar is not None:
        if calendar.era is not Era.GREGORIAN:
            return None
        return lambda day: _yearless(calendar, day, tense, mention.modifier)
    if mention.kind is DateKind.DAY_NUMBER and calendar is not None:
        return lambda day: _numbered(calendar.day or 1, day, tense, None)
    if mention.kind is DateKind.WEEKDAY and mention.weekday is not None:
        weekday, modifier = mention.weekday, mention.modifier
        if calendar is not None and calendar.day is not None:
            number = calendar.day
            return lambda day: _numbered(number, day, tense or "past", weekday)
        return lambda day: _weekday(weekday, modifier, day, tense)
    if mention.kind is DateKind.RELATIVE and mention.offset is not None:
        offset = mention.offset
        if offset.unit == "week" and mention.weekday is not None:
            of_week = timedelta(days=mention.weekday)
            return lambda day: ((monday := _offset(offset, day)[0] + of_week), monday + ONE_DAY)
        return lambda day: _offset(offset, day)
    return None


def _part(mention: DateMention, calendar: Calendar, offset: Offset, day: date) -> Days | None:
    """ "In May of last year", "the 10th of last month": the part of the year or month counted from `day`."""
    start = _offset(offset, day)[0]
    first = replace(calendar, year=start.year, month=calendar.month if offset.unit == "year" else start.month)
    if mention.until is None:
        return days_of(first)
    begin, end = days_of(first), days_of(replace(mention.until, year=start.year))
    return (begin[0], end[1]) if begin and end and begin[0] < end[0] else None


def _at(mapping: Callable[[date], Days | None], day: date, open_day: date) -> Days | None:
    """The days meant if written on `day`; an open side stays open."""
    if day == open_day:
        return (day, day)
    try:
        return mapping(day)
    except (OverflowError, ValueError):
        return None


def _spread(mention: DateMention, published: When, first: Days | None, last: Days | None) -> When | None:
    """The interval a mention means when written anywhere within an interval of publication."""
    if first is None or last is None:
        return None
    weekday = None
    if mention.kind is DateKind.WEEKDAY or (mention.offset is not None and mention.offset.unit == "week"):
        weekday = mention.weekday
    elif mention.offset is not None and mention.offset.unit == "day" and mention.offset.first == mention.offset.last:
        own = mention.weekday
        if own is None and published.weekday is not None:
            own = (published.weekday + mention.offset.first) % 7
        weekday = own
    basis = f"{_words(mention)}, counted from a publication date known only as an interval"
    month, day = _day_of_year(mention, published)
    return between(min(first[0], last[0]), max(first[1], last[1]), basis, weekday, month=month, day=day)


def _day_of_year(mention: DateMention, published: When) -> tuple[int | None, int | None]:
    """ "Yesterday", under a date line "3 March" of some year: 2 March. Around the end of February it is not told."""
    offset = mention.offset
    if mention.kind is not DateKind.RELATIVE or offset is None or offset.unit != "day" or offset.first != offset.last:
        return None, None
    if published.month is None or published.day is None:
        return None, None
    written = (_day(year, published.month, published.day) for year in (2023, 2024))
    found = {(day.month, day.day) for one in written if one and (day := one + timedelta(days=offset.first))}
    return found.pop() if len(found) == 1 else (None, None)


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _pick(options: list[date], day: date, tense: Tense | None, strict: bool) -> date | None:
    """The option a tense asks for: latest not after, next not before, or nearest with the past first."""
    past = [o for o in options if o < day or (o == day and not strict)]
    future = [o for o in options if o > day or (o == day and not strict)]
    if tense == "past":
        return max(past, default=None)
    if tense == "future":
        return min(future, default=None)
    return min(options, key=lambda o: (abs((o - day).days), o > day), default=None)


def _yearless(calendar: Calendar, day: date, tense: Tense | None, modifier: str | None) -> Days | None:
    month = calendar.month or 1
    if calendar.day is not None:
        number = calendar.day
        options = [o for y in range(day.year - _YEARS, day.year + _YEARS) if (o := _day(y, month, number))]
        found = _pick(options, day, tense, modifier in ("last", "next"))
        return (found, found + ONE_DAY) if found else None
    here = day.replace(day=1)
    options = [date(day.year + step, month, 1) for step in (-1, 0, 1)]
    if modifier == "this":
        tense = None
    start = _pick(options, here, tense, modifier in ("last", "next"))
    return (start, add_months(start, 1)) if start else None


def _yearless_range(first: Calendar, until: Calendar, day: date, tense: Tense | None) -> Days | None:
    start = _yearless(first, day, tense, None)
    if start is None:
        return None
    last = _yearless(until, start[0], "future", None)
    return (start[0], last[1]) if last else None


def _numbered(number: int, day: date, tense: Tense | None, weekday: int | None) -> Days | None:
    """The nearest month that fits tense and weekday, if one is given: "on the 18th", "Monday (4)"."""
    months = range(-_MONTHS, _MONTHS + 1)
    starts = [add_months(day.replace(day=1), step) for step in months]
    options = [o for s in starts if (o := _day(s.year, s.month, number))]
    if weekday is not None:
        options = [o for o in options if o.weekday() == weekday]
    found = _pick(options, day, tense, False)
    return (found, found + ONE_DAY) if found else None


def _weekday(weekday: int, modifier: str | None, day: date, tense: Tense | None) -> Days:
    """A weekday without a date. "This Monday" of a text without tense lies in the week of writing."""
    if modifier == "this" and tense is None:
        found = day - timedelta(days=day.weekday()) + timedelta(days=weekday)
    elif tense == "future":
        ahead = (weekday - day.weekday()) % 7
        found = day + timedelta(days=7 if modifier == "next" and ahead == 0 else ahead)
    else:
        behind = (day.weekday() - weekday) % 7
        found = day - timedelta(days=7 if modifier == "last" and behind == 0 else behind)
    return found, found + ONE_DAY


def _offset(offset: Offset, day: date) -> Days:
    if offset.unit == "week":
        monday = day - timedelta(days=day.weekday())
        return monday + timedelta(weeks=offset.first), monday + timedelta(weeks=offset.last + 1)
    if offset.unit == "month":
        here = day.replace(day=1)
        return add_months(here, offset.first), add_months(here, offset.last + 1)
    if offset.unit == "year":
        return date(day.year + offset.first, 1, 1), date(day.year + offset.last + 1, 1, 1)
    return day + timedelta(days=offset.first), day + timedelta(days=offset.last + 1)
