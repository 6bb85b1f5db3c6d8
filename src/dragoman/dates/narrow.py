"""The algebra of what is known of a day: two statements about the same day, put together.

A `When` stands for a set of days: those of `[start, end)`, and of these only the ones on its weekday, month and
day of the month where they are given. `meet` is the intersection of two such sets in a normal form, so it is
commutative, associative up to the wording of the basis, and never widens.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.model import Precision, When

ONE_DAY = timedelta(days=1)
# Where nothing bounds an interval on one side. No crawled news page is older than the news web; the far end
# is the last day Python can name. An interval that reaches one of them is open on that side.
OPEN_START = date(1995, 1, 1)
OPEN_END = date(9999, 12, 31)
# More days than a caller can use one by one.
DAYS_LIMIT = 62
# Days within which every day of the year falls on every weekday, 29 February across a century without one included.
CYCLE = 41 * 366


def precision_of(start: date, end: date) -> Precision:
    """What `[start, end)` is: a day, a week from Monday, a calendar month or year, or none of these."""
    if end - start == ONE_DAY:
        return Precision.DAY
    if end - start == 7 * ONE_DAY and start.weekday() == 0:
        return Precision.WEEK
    if start.day == 1 and end.day == 1:
        months = (end.year - start.year) * 12 + end.month - start.month
        if months == 1:
            return Precision.MONTH
        if months == 12 and start.month == 1:
            return Precision.YEAR
    return Precision.INTERVAL


def between(
    start: date,
    end: date,
    basis: str,
    weekday: int | None = None,
    contradictions: tuple[str, ...] = (),
    *,
    month: int | None = None,
    day: int | None = None,
) -> When | None:
    """The days of `[start, end)` that fall on the weekday, month and number given, in normal form; None if none do.

    The interval is drawn in to its first and last day that count ("Monday the 4th" of a September is one day); a
    single day carries no weekday, month and number of its own. An open side stays open.
    """
    wanted = _Wanted(weekday, month, day)
    if start != OPEN_START and start < end:
        start = wanted.from_(start, end)
    if end != OPEN_END and start < end:
        end = wanted.back_to(end, start)
    if start >= end:
        return None
    precision = precision_of(start, end)
    if precision is Precision.DAY:
        return When(start, end, precision, basis, None, contradictions)
    return When(start, end, precision, basis, weekday, contradictions, month=month, day=day)


def single(day: date) -> When:
    """A day by itself."""
    return When(day, day + ONE_DAY, Precision.DAY, "")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is known of a day besides its interval."""

    weekday: int | None
    month: int | None
    number: int | None

    def fits(self, day: date) -> bool:
        return (
            self.weekday in (None, day.weekday()) and self.month in (None, day.month) and self.number in (None, day.day)
        )

    def from_(self, start: date, end: date) -> date:
        """The first day from `start` on that fits; `end` where none before it does."""
        day, last = start, end if (end - start).days < CYCLE else start + CYCLE * ONE_DAY
        while day < last and not self.fits(day):
            day = self._next(day)
        return day if day < last else end

    def back_to(self, end: date, start: date) -> date:
        """The day after the last one before `end` that fits; `start` where none from it on does."""
        day, first = end - ONE_DAY, start if (end - start).days < CYCLE else end - CYCLE * ONE_DAY
        while day >= first and not self.fits(day):
            day = self._before(day)
        return day + ONE_DAY if day >= first else start

    # A step passes over no day that fits.

    def _next(self, day: date) -> date:
        if self.month not in (None, day.month) or (self.number is not None and day.day > self.number):
            return _to_month(day, 1)
        if self.number is not None and day.day < self.number:
            days = min(self.number, calendar.monthrange(day.year, day.month)[1]) - day.day
            return day + timedelta(days=days) if days else _to_month(day, 1)
        if self.number is not None:
            return _to_month(day, 1)
        return day + ONE_DAY

    def _before(self, day: date) -> date:
        if self.month not in (None, day.month) or (self.number is not None and day.day <= self.number):
            return day.replace(day=1) - ONE_DAY
        return day.replace(day=self.number) if self.number is not None else day - ONE_DAY


def _to_month(day: date, ahead: int) -> date:
    return add_months(day.replace(day=1), ahead)


def meet(a: When, b: When) -> When | None:
    """The days both statements allow; None if they exclude each other.

    The basis is that of the narrower statement, or both where neither is; contradictions are kept from both.
    """
    known: list[int | None] = []
    for own, other in ((a.weekday, b.weekday), (a.month, b.month), (a.day, b.day)):
        if own is not None and other is not None and own != other:
            return None
        known.append(own if own is not None else other)
    weekday, month, day = known
    contradictions = tuple(sorted({*a.contradictions, *b.contradictions}))
    start, end = max(a.start, b.start), min(a.end, b.end)
    found = between(start, end, "", weekday, contradictions, month=month, day=day)
    return None if found is None else replace(found, basis=_basis(a, b, found))


def _basis(a: When, b: When, found: When) -> str:
    own = (found.start, found.end, found.weekday, found.month, found.day)
    same = [w.basis for w in (a, b) if (w.start, w.end, w.weekday, w.month, w.day) == own]
    # Where one statement already says it all, the other only agrees.
    bases = sorted(set(same)) if same else sorted({a.basis, b.basis})
    return "; ".join(basis for basis in bases if basis)


def compatible(a: When | None, b: When | None) -> bool:
    """Whether the two can speak of the same day; what is not known at all excludes nothing."""
    return a is None or b is None or meet(a, b) is not None


def is_open(when: When) -> bool:
    """Whether the interval has no known bound on one side."""
    return when.start == OPEN_START or when.end == OPEN_END


def as_days(when: When, limit: int = DAYS_LIMIT) -> tuple[date, ...] | None:
    """Every day the statement allows, in order; None where there are more than `limit`."""
    wanted = _Wanted(when.weekday, when.month, when.day)
    days: list[date] = []
    day = wanted.from_(when.start, when.end)
    while day < when.end:
        if len(days) == limit:
            return None
        days.append(day)
        day = wanted.from_(day + ONE_DAY, when.end)
    return tuple(days)


def add_months(day: date, months: int) -> date:
    """The same day of another month, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
