"""The English the report speaks: kinds, statuses, languages, sides, days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from dragoman.model import Kind, Precision, Status, When

KINDS = {
    Kind.PHONE_CALL: "Phone call",
    Kind.VIDEO_CALL: "Video call",
    Kind.MEETING: "Meeting",
    Kind.VISIT: "Visit",
    Kind.MESSAGE: "Message",
    Kind.MULTILATERAL: "Multilateral talks",
    Kind.UNSPECIFIED: "Contact, kind not stated",
}
STATUSES = {
    Status.HELD: "Held",
    Status.PLANNED: "Planned",
    Status.PROPOSED: "Proposed",
    Status.DENIED: "Denied",
    Status.CALLED_OFF: "Called off",
}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip

_ENGLISH = Locale("en")


def listed(words: Iterable[str]) -> str:
    """Words as a sentence lists them: `a`, `a and b`, `a, b and c`."""
    told = list(words)
    return " and ".join(filter(None, (", ".join(told[:-1]), told[-1]))) if told else ""


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: `1 page`, `2 pages`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def language_name(code: str) -> str:
    """The English name of a language by its ISO 639 code; the code itself where it has none."""
    return _ENGLISH.languages.get(code) or code or "language not known"


def side_name(code: str | None) -> str:
    """The English name of a side by its ISO 3166-1 code; the code itself where it has none."""
    if not code:
        return "No side stated"
    return _ENGLISH.territories.get(code.upper()) or code


@lru_cache(maxsize=512)
def direction(language: str) -> str:
    """Value of the `dir` attribute for text in a language: ltr, rtl, or auto where nothing is known of it."""
    try:
        return str(Locale.parse(language.replace("-", "_")).text_direction)
    except (UnknownLocaleError, ValueError, TypeError):
        return "auto"


def day(when: date) -> str:
    """A day: `3 December 2024`."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def days(when: When | None) -> str:
    """A date as exactly as it is known, the last day included: `a Monday between 2 March and 28 September 2020`."""
    if when is None:
        return "Date not known"
    if when.start == date.min:
        return "Date not known" if when.end == date.max else f"before {day(when.end)}"
    if when.end == date.max:
        return f"{day(when.start)} or later"
    last = when.end - timedelta(days=1) if when.end > when.start else when.start
    if when.start == last:
        return day(when.start)
    new_year = (when.start.month, when.start.day) == (1, 1)
    if when.precision is Precision.YEAR and new_year and when.start.year == last.year:
        return str(when.start.year)
    if when.precision is Precision.MONTH and when.start.day == 1 and _month(when.start) == _month(last):
        return f"{MONTHS[when.start.month - 1]} {when.start.year}"
    if _month(when.start) == _month(last):
        start = str(when.start.day)
    elif when.start.year == last.year:
        start = f"{when.start.day} {MONTHS[when.start.month - 1]}"
    else:
        start = day(when.start)
    span = f"between {start} and {day(last)}"
    if when.weekday is not None and 0 <= when.weekday < len(WEEKDAYS):
        return f"a {WEEKDAYS[when.weekday]} {span}"
    return span


def _month(when: date) -> tuple[int, int]:
    return when.year, when.month
