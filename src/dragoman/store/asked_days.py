"""A year, month or day as somebody asks for it: `2024`, `2024-12`, `2024-12-03`."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.errors import UsageError


def first_day(text: str | None) -> date | None:
    """The first day of a year, month or day; None for no text.

    Raises:
        UsageError: it is none of these.
    """
    return _days(text)[0] if text else None


def day_after(text: str | None) -> date | None:
    """The first day after such a year, month or day; None for no text.

    Raises:
        UsageError: it is none of these.
    """
    return _days(text)[1] if text else None


def _days(text: str) -> tuple[date, date]:
    try:
        parts = [int(part) for part in text.split("-")]
        if len(parts) > 3:
            raise ValueError
        start = date(*[*parts, 1, 1][:3])
        if len(parts) == 3:
            return start, start + timedelta(days=1)
        return start, date(start.year + 1, 1, 1) if len(parts) == 1 else (start + timedelta(days=32)).replace(day=1)
    except (ValueError, TypeError, OverflowError) as error:
        raise UsageError(f"not a date: {text!r}; write it as 2024, 2024-12 or 2024-12-03") from error
