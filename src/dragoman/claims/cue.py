"""A cue: words that attribute something to someone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of saying: tokens `[first, last)`, the act, and the index of the reference that speaks (None: not named).

    `source` marks *according to* and the like, whose speaker reports rather than acts. `subject` is how a speaker that
    is not named is referred to: pronoun, both, statement, joint, stranger, passive, or "" for none.
    """

    first: int
    last: int
    act: str
    speaker: int | None
    source: bool = False
    subject: str = ""
