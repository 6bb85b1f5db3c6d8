"""Windows: runs of days whose dated reports can be of the same contacts, so that each is resolved on its own.

A run ends where two days pass without a report, for no story reaches further. Where a pair is in the news day after
day, a run of more than a month is cut at its quietest days. Whether it is cut at a day depends on the days around
alone, so that a new report moves no cut far away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from dragoman.dates.narrow import ONE_DAY

QUIET: Final = 3
"""Days on both sides of which the quietest is a cut of a long run."""
LONG: Final = 15
"""Days on both sides that must be part of the run for it to be long."""
AROUND: Final = LONG + QUIET
"""Days within which a report can move a cut."""
CHUNK: Final = 64

Load = Callable[[date, date], Mapping[date, int]]
"""Number of dated reports by day, of the days from the first to the last given, both included."""


class Days:
    """How many dated reports there are on each day; loaded as they are asked for."""

    def __init__(self, load: Load, less: Mapping[date, int] | None = None) -> None:
        """`less` is taken off: what the days were before some reports came or went."""
        self._load = load
        self._less = less or {}
        self._kept: dict[int, Mapping[date, int]] = {}

    def count(self, day: date) -> int:
        """Reports of a day."""
        number = day.toordinal() // CHUNK
        if number not in self._kept:
            first = date.fromordinal(max(number * CHUNK, 1))
            self._kept[number] = self._load(first, first + timedelta(days=CHUNK))
        return self._kept[number].get(day, 0) - self._less.get(day, 0)

    def window(self, day: date) -> tuple[date, date]:
        """First and last day of the run that a day with reports belongs to."""
        first = last = day
        while not self.splits(first):
            first -= ONE_DAY
        while (self.count(last + ONE_DAY) or self.count(last + 2 * ONE_DAY)) and not self._cut(last + ONE_DAY):
            last += ONE_DAY
        return first, last

    def splits(self, day: date) -> bool:
        """Whether a run begins at this day, if it is part of one at all."""
        return not (self.count(day - ONE_DAY) or self.count(day - 2 * ONE_DAY)) or self._cut(day)

    def _cut(self, day: date) -> bool:
        own = self._loudness(day)
        if any(self._loudness(day + timedelta(days=away)) < own for away in range(-QUIET, QUIET + 1) if away):
            return False
        silent = 0
        for away in range(-LONG, LONG + 1):
            silent = 0 if self.count(day + timedelta(days=away)) else silent + 1
            if silent == 2:
                return False
        return True

    def _loudness(self, day: date) -> tuple[int, int]:
        # Days alike in number are put in an order that has nothing to do with the calendar.
        return self.count(day), day.toordinal() * 2654435761 % 2**32


def windows(days: Iterable[date], counted: Days) -> Iterator[tuple[date, date]]:
    """The windows that hold the given days, each once."""
    last: date | None = None
    for day in sorted(days):
        if counted.count(day) and (last is None or day > last):
            first, last = counted.window(day)
            yield first, last


def touched(changed: Iterable[date], before: Days, after: Days) -> list[tuple[date, date]]:
    """Stretches of days in which anything can be otherwise than before reports came or went on the `changed` days.

    Each is made of whole windows of both times.
    """
    near: set[date] = set()
    for day in set(changed):
        near.update(day + timedelta(days=away) for away in range(-AROUND, AROUND + 1))
    dirty = {*changed, *(day for day in near if before.splits(day) != after.splits(day) and
                         (before.count(day) or after.count(day)))}  # fmt: skip
    found: list[tuple[date, date]] = []
    for day in sorted(dirty):
        if found and day <= found[-1][1]:
            continue
        first = last = day
        while True:
            ends = [
                end
                for counted in (before, after)
                for at in (first, last)
                if counted.count(at)
                for end in counted.window(at)
            ]
            wider = min([first, *ends]), max([last, *ends])
            if wider == (first, last):
                break
            first, last = wider
        found.append((first, last))
    return found
