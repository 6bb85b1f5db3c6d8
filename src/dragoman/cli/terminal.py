"""Words of pages on a terminal: in their own direction, and unable to do anything to it."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from typing import Final

from dragoman.model import Actor, When

# First strong isolate … pop: what is inside cannot reorder what is outside, and takes its own direction.
_ISOLATE: Final = "\u2068"
_POP: Final = "\u2069"
# Control characters (escape sequences begin with one) and marks that would break out of an isolate.
_CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_BREAKS: Final = re.compile(r"[\s\u2028\u2029]+")


def clean(words: str) -> str:
    """`words` on one line, without anything that a terminal would obey."""
    return _CONTROLS.sub("\ufffd", _BREAKS.sub(" ", words)).strip()


def own(words: str) -> str:
    """`words` of a page, cleaned, in an isolate of their own where they run from right to left."""
    words = clean(words)
    return f"{_ISOLATE}{words}{_POP}" if runs_left(words) else words


def runs_left(words: str) -> bool:
    """Whether any letter of `words` belongs to a script written from right to left."""
    return any(unicodedata.bidirectional(character) in ("R", "AL") for character in words)


def short(words: str, most: int) -> str:
    """`words` cut at a word's end to at most `most` characters."""
    words = clean(words)
    return words if len(words) <= most else words[: most - 1].rsplit(" ", 1)[0] + "…"


def days(when: When | None) -> str:
    """An interval of days as people write it; "undated" where nothing is known."""
    if when is None:
        return "undated"
    if when.end.year == date.max.year:
        return f"{when.start.isoformat()} or later"
    if when.start.year == date.min.year:
        return f"before {when.end.isoformat()}"
    last = when.end - timedelta(days=1)
    if when.start == last:
        return when.start.isoformat()
    if when.precision.value == "month":
        return f"{when.start:%Y-%m}"
    if when.precision.value == "year":
        return f"{when.start:%Y}"
    return f"{when.start.isoformat()} … {last.isoformat()}"


def party(actor: Actor) -> str:
    """A party with its side: "Vladimir Putin (ru)"."""
    return clean(actor.name) + (f" ({actor.side})" if actor.side else "")
