"""Quotations: the stretches of a line between quotation marks, in the conventions of every press.

«…», “…”, „…“, "…", »…« (German, Danish), ”…” (Swedish, Finnish), ‘…’ and '…' (Dutch, British), ‚…‘, ,,…'' (typed for
low marks), ‘‘…’’ (Hindi agencies), 「…」, 『…』. A mark opens where what follows it can begin a quotation and a partner
follows; one without a partner is stray.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dragoman.spans import Span

LONGEST: Final = 700
"""Characters within which a mark finds its partner."""
LONGEST_SINGLE: Final = 400
"""The same for single marks, which are apostrophes too."""
SHORTEST_SINGLE: Final = 3
"""Words that straight single marks enclose, at least: fewer are a title or the '90s."""

MOST_WITHIN: Final = 40
"""Marks inside a quotation at most: a line of nothing but marks is no text."""

_MARK: Final = re.compile("''|‘‘|’’|,,|[\"«»“”„‟‹›「」『』‘’‚']")
_ALWAYS_OPEN: Final = {"«": "»", "„": '“”"', "‟": '”“"', "‹": "›", "「": "」", "『": "』"}
# What may open where a space or a bracket stands before and none behind, and what closes it then.
_OPEN_BY_PLACE: Final = {
    "“": "”\"“", "”": "”\"", '"': '"”“', "»": "«", "›": "‹", ",,": "''”“\"’’‘‘", "‘‘": "’’", "''": "''",
    "‘": "’", "‚": "‘’", "'": "'",
}  # fmt: skip
_BEFORE: Final = frozenset("([{—–-:/«“„\"'‘")
"""Marks besides white space that may stand right before an opening one."""


def quoted_spans(text: str) -> list[Span]:
    """The quotations of a line of text, marks included, in order; those inside others are left out."""
    marks = list(_MARK.finditer(text))
    found: list[Span] = []
    end = 0
    for number, mark in enumerate(marks):
        if mark.start() < end:
            continue
        partner = _partner(text, marks, number)
        if partner is not None:
            end = partner.end()
            found.append(Span(mark.start(), end))
    return found


def _partner(text: str, marks: Sequence[re.Match[str]], number: int) -> re.Match[str] | None:
    """The mark that closes what a mark opens; None where it opens nothing."""
    opening = marks[number]
    sign = opening[0]
    closers = _ALWAYS_OPEN.get(sign) or (_OPEN_BY_PLACE.get(sign) if _may_open(text, opening) else None)
    if closers is None:
        return None
    longest = LONGEST_SINGLE if sign in "'‘‚" else LONGEST
    for index in range(number + 1, min(number + 1 + MOST_WITHIN, len(marks))):
        other = marks[index]
        if other.start() - opening.end() > longest:
            return None
        if other[0] in closers and _closes(text, opening, other):
            few = sign == "'" and len(text[opening.end() : other.start()].split()) < SHORTEST_SINGLE
            return None if few else other
    return None


def _may_open(text: str, mark: re.Match[str]) -> bool:
    before, behind = text[max(mark.start() - 1, 0) : mark.start()], text[mark.end() : mark.end() + 1]
    if mark[0] == '"' and not (before and before.isalnum()):
        # Straight marks are often set with a space on either side.
        return bool(behind)
    # “ closes „ only, which has found its partner by now; Chinese sets it right behind a word.
    placed = mark[0] == "“" or not before or before.isspace() or before in _BEFORE
    return placed and bool(behind) and not behind.isspace()


def _closes(text: str, opening: re.Match[str], mark: re.Match[str]) -> bool:
    before, behind = text[mark.start() - 1], text[mark.end() : mark.end() + 1]
    if opening[0] in _ALWAYS_OPEN and mark[0] in "»›」』":
        return True
    if mark[0] in ("'", "’"):
        # "leaders’ call": an apostrophe stands behind a letter, a closing mark at the end of a word or a sentence.
        return not (behind.isalnum() or before.isspace())
    return mark[0] == '"' or not before.isspace()
