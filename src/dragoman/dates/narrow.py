"""The algebra of what is known of a day: two statements about the same day, put together.

A `When` stands for a set of days: those of `[start, end)`, and of these only the ones on `weekday` where it
is given. `meet` is the intersection of two such sets in a normal form, so it is commutative, associative up
to the wording of the basis, and never widens.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from dragoman.model import Precision, When

ONE_DAY = timedelta(days=1)
# Where nothing bounds an interval on one side. No crawled news page is older than the news web; the far end
# is the last day Python can name. An interval that reaches one of them is open on that side.
OPEN_START = date(1995, 1, 1)
OPEN_END = date(9999, 12, 31)
# More days than a caller can use one by one.
DAYS_LIMIT = 62


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
    start: date, end: date, basis: str, weekday: int | None = None, contradictions: tuple[str, ...] = ()
) -> When | None:
    """The days of `[start, end)`, of these only the given weekday, in normal form; None if there are none.

    The interval is drawn in to its first and last day that count; a single day carries no weekday of its own.
    """
    if weekday is not None:
        if start != OPEN_START:
            start = min(_forward(start, weekday), end)
        if end != OPEN_END and start < end:
            last = _back(end - ONE_DAY, weekday)
            end = last + ONE_DAY if last >= start else start
    if start >= end:
        return None
    precision = precision_of(start, end)
    kept = None if precision is Precision.DAY else weekday
    return When(start, end, precision, basis, kept, contradictions)


def _forward(day: date, weekday: int) -> date:
    ahead = (weekday - day.weekday()) % 7
    return day + timedelta(days=ahead) if (OPEN_END - day).days >= ahead else OPEN_END


def _back(day: date, weekday: int) -> date:
    behind = (day.weekday() - weekday) % 7
    return day - timedelta(days=behind) if (day - date.min).days >= behind else date.min


def meet(a: When, b: When) -> When | None:
    """The days both statements allow; None if they exclude each other.

    The basis is that of the narrower statement, or both where neither is; contradictions are kept from both.
    """
    if a.weekday is not None and b.weekday is not None and a.weekday != b.weekday:
        return None
    weekday = a.weekday if a.weekday is not None else b.weekday
    months = {when.month for when in (a, b) if when.month is not None}
    numbers = {when.day for when in (a, b) if when.day is not None}
    if len(months) > 1 or len(numbers) > 1:
        return None
    contradictions = tuple(sorted({*a.contradictions, *b.contradictions}))
    found = between(max(a.start, b.start), min(a.end, b.end), "", weekday, contradictions)
    if found is None:
        return None
    basis = _basis(a, b, found)
    if found.precision is Precision.DAY:
        # Only a single day can be held against a day named without its year.
        fits = months <= {found.start.month} and numbers <= {found.start.day}
        return When(found.start, found.end, found.precision, basis, None, contradictions) if fits else None
    return When(
        found.start, found.end, found.precision, basis, found.weekday, contradictions,
        month=next(iter(months), None), day=next(iter(numbers), None),
    )  # fmt: skip


def _basis(a: When, b: When, found: When) -> str:
    same = [w.basis for w in (a, b) if (w.start, w.end, w.weekday) == (found.start, found.end, found.weekday)]
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
    days: list[date] = []
    step = 7 if when.weekday is not None else 1
    day = when.start if when.weekday is None else _forward(when.start, when.weekday)
    if (when.end - when.start).days > limit * step:
        return None
    while day < when.end:
        days.append(day)
        day += timedelta(days=step)
    return tuple(days) if len(days) <= limit else None


def add_months(day: date, months: int) -> date:
    """The same day of another month, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
