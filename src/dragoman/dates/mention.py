"""The records of a written date: what the words say, before anyone asks when they were written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dragoman.spans import Span


class DateKind(StrEnum):
    """What sort of expression it is."""

    DAY = "day"  # 3 December, 3 December 2024, 03.12.2024
    MONTH = "month"  # December 2024, in December
    YEAR = "year"  # in 2024
    RANGE = "range"  # 26–27 November
    WEEKDAY = "weekday"  # on Tuesday, last Tuesday, Tuesday (3)
    RELATIVE = "relative"  # today, last night, two days ago, next week
    DAY_NUMBER = "day number"  # on the 18th
    CLOCK = "clock"  # 14:30 GMT, with no date beside it


class Era(StrEnum):
    """Which calendar the numbers belong to."""

    GREGORIAN = "gregorian"
    HIJRI = "hijri"
    SOLAR_HIJRI = "solar hijri"


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar date as far as it is written; month and day are counted from 1."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    era: Era = Era.GREGORIAN


@dataclass(frozen=True, slots=True)
class Offset:
    """A distance from the day of writing, both ends included.

    In units of day, week (from Monday), month or year: yesterday is day -1..-1, last night day -1..0,
    next week week 1..1.
    """

    unit: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as written; `zone` is the letters or offset printed beside it."""

    hour: int
    minute: int
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """One written date.

    `candidates` are the readings of the calendar part: one, or two where 12/05/2024 can be either; empty
    where there is none. `until` is the last day of a range. `weekday` (0 = Monday) may stand beside a
    calendar date or a relative word ("today, Tuesday"); `offset` beside a calendar date ("today, 3 May").
    `modifier` is last, this or next. `bound` is since or until where the words before say so: a deadline or a
    beginning, seldom the day of an event. `label` is published or updated where the page labels a stamp.
    """

    span: Span
    text: str
    language: str
    kind: DateKind
    candidates: tuple[Calendar, ...] = ()
    until: Calendar | None = None
    weekday: int | None = None
    modifier: str | None = None
    offset: Offset | None = None
    clock: Clock | None = None
    bound: str | None = None
    label: str | None = None

    @property
    def calendar(self) -> Calendar | None:
        """The calendar part where there is exactly one reading of it."""
        return self.candidates[0] if len(self.candidates) == 1 else None

    @property
    def tense(self) -> str | None:
        """Past or future where the words themselves tell: yesterday, next Monday."""
        if self.modifier in ("last", "next"):
            return "past" if self.modifier == "last" else "future"
        if self.offset is None or self.offset.first <= 0 <= self.offset.last:
            return None
        return "past" if self.offset.last < 0 else "future"
