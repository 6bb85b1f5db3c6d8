"""One matched shape with its meaning, before neighbours are put together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.dates.eras import is_year_of
from dragoman.dates.mention import Calendar, Clock, DateKind, Era, Offset


@dataclass(frozen=True, slots=True)
class Atom:
    """A match with its meaning; `short` marks an abbreviated weekday, which counts only beside a date."""

    start: int
    end: int
    kind: DateKind
    candidates: tuple[Calendar, ...] = ()
    until: Calendar | None = None
    weekday: int | None = None
    modifier: str | None = None
    offset: Offset | None = None
    clock: Clock | None = None
    short: bool = False
    cued: bool = True


def possible(calendar: Calendar) -> bool:
    """Whether such a date can exist: 31 April cannot, 29 February without a year can."""
    if calendar.year is not None and not is_year_of(calendar.year, calendar.era):
        return False
    if calendar.month is not None and not 1 <= calendar.month <= 12:
        return False
    if calendar.day is None:
        return True
    if calendar.era is not Era.GREGORIAN:
        return 1 <= calendar.day <= (30 if calendar.era is Era.HIJRI else 31)
    try:
        date(calendar.year or 2000, calendar.month or 1, calendar.day)
    except ValueError:
        return False
    return True
