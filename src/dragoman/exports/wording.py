"""The few English words that formats for people and their tools are given: a contact's title, days, isolates."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from babel.dates import format_date

from dragoman.model import Contact, When

_ISOLATE: Final = "\u2068"
_POP: Final = "\u2069"


def title(contact: Contact) -> str:
    """Kind and parties: `Phone call: Vladimir Putin and Recep Tayyip Erdogan`."""
    kind = contact.kind.value.replace("_", " ").capitalize()
    return f"{kind}: {listed(party.name for party in contact.parties) or 'parties not known'}"


def listed(words: Iterable[str]) -> str:
    """Words as a sentence lists them: `a`, `a and b`, `a, b and c`."""
    told = list(words)
    return " and ".join(filter(None, (", ".join(told[:-1]), told[-1]))) if told else ""


def day(when: date) -> str:
    """A day as American style writes it: `December 3, 2024`."""
    return format_date(when, "MMMM d, y", locale="en")


def days(when: When | None) -> str:
    """A date no more exact than it is known: `December 3, 2024`, `between December 2 and 8, 2024`, `n.d.`."""
    if when is None or (when.start == date.min and when.end == date.max):
        return "n.d."
    if when.end == date.max:
        return f"{day(when.start)}, or later"
    last = when.end - timedelta(days=1)
    if when.start == date.min:
        return f"by {day(last)}"
    if when.start == last:
        return day(last)
    if (when.start.year, when.start.month) == (last.year, last.month):
        return f"between {format_date(when.start, 'MMMM d', locale='en')} and {last.day}, {last.year}"
    return f"between {day(when.start)} and {day(last)}"


def own(words: str) -> str:
    """Words of a page on one line, in an isolate of their own where they run from right to left.

    So that in «Kremlin, “…,” TASS» what stands around them keeps its place. Marks that would break out are taken away.
    """
    plain = " ".join(
        "".join(one for one in words if one not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069").split()
    )
    runs_left = any(unicodedata.bidirectional(character) in ("R", "AL") for character in plain)
    return f"{_ISOLATE}{plain}{_POP}" if runs_left else plain
