"""Contacts in the order of their days, grouped by month; a date that is an interval is drawn as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model import Contact, When
from dragoman.report.words import MONTHS

WIDTH = 1000
"""Width of a strip in its own units, whatever it shows: a month, a year, all years."""

ONE_MONTH = 31
"""Longest interval, in days, that belongs to its month or to two: "between 26 November and 5 December"."""

ONE_YEAR = 366
"""Longest scale, in days, on which single days are drawn."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of a strip, in units of `WIDTH`; `before` and `after` tell that it goes on beyond the strip."""

    x: int
    width: int
    before: bool = False
    after: bool = False


@dataclass(frozen=True, slots=True)
class Strip:
    """One contact on its group's scale: the interval, the weekdays it may have been, ticks of the scale."""

    bar: Bar
    exact: bool
    likely: tuple[Bar, ...]
    ticks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Contacts of one month, or of one year where the month is open, …; `strips` stand beside `contacts`."""

    title: str
    contacts: tuple[Contact, ...]
    strips: tuple[Strip | None, ...]


def timeline(contacts: Iterable[Contact]) -> tuple[Group, ...]:
    """Groups in order of time: months, the open rest of each year, dates open over several years, no date."""
    dated: dict[tuple[date, date], list[Contact]] = {}
    wide: list[Contact] = []
    undated: list[Contact] = []
    for contact in contacts:
        if contact.when is None:
            undated.append(contact)
        elif (scale := _scale(contact.when)) is None:
            wide.append(contact)
        else:
            dated.setdefault(scale, []).append(contact)
    groups = [_group(_title(scale), dated[scale], scale) for scale in sorted(dated, key=_late)]
    if wide:
        groups.append(_group("Year not known", wide, _years([one.when for one in wide if one.when])))
    if undated:
        groups.append(Group("No date", tuple(undated), tuple(None for _ in undated)))
    return tuple(groups)


def _late(scale: tuple[date, date]) -> tuple[date, timedelta]:
    """A year's open rest comes after its months."""
    start, end = scale
    return end, end - start


def _scale(when: When) -> tuple[date, date] | None:
    """The month, two months or year a date belongs to; None if it is open over more than a year's end."""
    start, last = when.start, max(when.start, when.end - timedelta(days=1))
    if (last - start).days < ONE_MONTH:
        return start.replace(day=1), _next_month(last)
    if start.year == last.year:
        return date(start.year, 1, 1), _next_year(start)
    return None


def _group(title: str, contacts: Iterable[Contact], scale: tuple[date, date]) -> Group:
    ordered = sorted(contacts, key=lambda contact: (contact.when.start, contact.when.end) if contact.when else ())
    return Group(title, tuple(ordered), tuple(strip(one.when, *scale) if one.when else None for one in ordered))


def strip(when: When, start: date, end: date) -> Strip:
    """A date on the scale `[start, end)`."""
    first, last = max(when.start, start), min(when.end, end)
    # On the scale of several years a single day is too narrow to be told from its neighbours.
    drawn = when.weekday is not None and last > first and (end - start).days <= ONE_YEAR
    within = range((last - first).days if drawn else 0)
    return Strip(
        _bar(when.start, when.end, start, end),
        (when.end - when.start).days <= 1,
        tuple(
            _bar(one, one + timedelta(days=1), start, end)
            for one in (first + timedelta(days=days) for days in within)
            if one.weekday() == when.weekday
        ),
        tuple(_at(tick, start, end) for tick in _ticks(start, end)),
    )


def _ticks(start: date, end: date) -> Iterator[date]:
    """Days of a month, months of a year, years of a longer time."""
    if (end - start).days <= 3 * ONE_MONTH:
        yield from (start + timedelta(days=days) for days in range((end - start).days))
    elif (end - start).days <= ONE_YEAR:
        yield from (date(start.year, month, 1) for month in range(1, 13))
    else:
        yield from (date(year, 1, 1) for year in range(start.year, end.year))


def _years(whens: Sequence[When]) -> tuple[date, date]:
    """The years that dates open over a year's end lie in, a year more where one of them has no end."""
    known = [when.start for when in whens if when.start != date.min] + [
        when.end - timedelta(days=1) for when in whens if when.end not in (date.min, date.max)
    ]
    start, end = date(min(known, default=date.min).year, 1, 1), _next_year(max(known, default=date.min))
    if any(when.start == date.min for when in whens) and start > date.min:
        start = date(start.year - 1, 1, 1)
    return start, _next_year(end) if any(when.end == date.max for when in whens) else end


def _bar(start: date, end: date, first: date, last: date) -> Bar:
    left, right = _at(max(start, first), first, last), _at(min(max(end, start), last), first, last)
    return Bar(left, max(right - left, 6), start < first, end > last)


def _at(when: date, start: date, end: date) -> int:
    return round(WIDTH * (when - start).days / max((end - start).days, 1))


def _title(scale: tuple[date, date]) -> str:
    start, end = scale
    if (end - start).days > 3 * ONE_MONTH:
        return f"{start.year}, month not known"
    last = end - timedelta(days=1)
    if start.month == last.month:
        return f"{MONTHS[start.month - 1]} {start.year}"
    year = "" if start.year == last.year else f" {start.year}"
    return f"{MONTHS[start.month - 1]}{year} to {MONTHS[last.month - 1]} {last.year}"


def _next_month(when: date) -> date:
    return date(when.year, when.month + 1, 1) if when.month < 12 else _next_year(when)


def _next_year(when: date) -> date:
    return date(when.year + 1, 1, 1) if when.year < date.max.year else date.max
