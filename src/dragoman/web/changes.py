"""What changed from one text to the next: words gone, words come, and what stayed, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final

SAME: Final = "same"
GONE: Final = "gone"
COME: Final = "come"

MOST_COMPARED: Final = 4000
"""Parts up to which two stretches are compared part by part; of longer ones the old goes and the new comes whole.

The time of a comparison grows with the square of it, and a page may be as long as its author likes.
"""

# A word with what joins its parts; each sign of a script that is written without spaces; a mark; blanks.
_PART: Final = re.compile(
    r"\n|[^\S\n]+"
    r"|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]"
    r"|[^\W\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]"
    r"(?:[\w\u0300-\u036f\u0610-\u061a\u064b-\u065f\u200c\u200d’'-]*\w)?|."
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stayed, are gone or came."""

    words: str
    what: str


def changes(old: str, new: str) -> tuple[tuple[Piece, ...], ...]:
    """The paragraphs of both texts with their pieces, in the order of the new one; empty paragraphs are left out.

    Everything but what is gone makes up the new text, everything but what came the old one.
    """
    return tuple(
        tuple(paragraph)
        for paragraph in _paragraphs(_joined(_by_line(old, new)))
        if any(one.words for one in paragraph)
    )


def changed(found: Sequence[Sequence[Piece]]) -> bool:
    """Whether anything is gone or came but blanks."""
    return any(piece.what != SAME and piece.words.strip() for paragraph in found for piece in paragraph)


def _by_line(old: str, new: str) -> Iterator[Piece]:
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    if before and not before[-1].endswith("\n"):
        before[-1] += "\n"
    if after and not after[-1].endswith("\n"):
        after[-1] += "\n"
    for what, first, last, start, end in _compared(before, after):
        was, now = "".join(before[first:last]), "".join(after[start:end])
        if what == "equal":
            yield Piece(now, SAME)
        else:
            yield from _by_part(was, now)


def _by_part(was: str, now: str) -> Iterator[Piece]:
    before, after = _PART.findall(was), _PART.findall(now)
    for what, first, last, start, end in _compared(before, after):
        if what == "equal":
            yield Piece("".join(after[start:end]), SAME)
        else:
            yield Piece("".join(before[first:last]), GONE)
            yield Piece("".join(after[start:end]), COME)


def _compared(before: Sequence[str], after: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    """What is equal and what is not, as `SequenceMatcher.get_opcodes` tells it."""
    if max(len(before), len(after)) > MOST_COMPARED:
        return [("replace", 0, len(before), 0, len(after))]
    return list(SequenceMatcher(str.isspace, before, after, autojunk=False).get_opcodes())


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Changes with only blanks between them are one: *a new ceasefire* for *an old truce*, not word by word."""
    gone = come = ""
    for piece in pieces:
        if piece.what == GONE:
            gone += piece.words
        elif piece.what == COME:
            come += piece.words
        elif (gone or come) and piece.words.isspace() and "\n" not in piece.words:
            gone, come = gone + piece.words, come + piece.words
        else:
            yield from _both(gone, come)
            gone = come = ""
            yield piece
    yield from _both(gone, come)


def _both(gone: str, come: str) -> Iterator[Piece]:
    if gone == come:
        yield Piece(gone, SAME)
        return
    # Blanks at the end of both have not changed.
    tail = len(gone) - len(gone.rstrip(" ")) if gone.endswith(" ") and come.endswith(" ") else 0
    kept = min(tail, len(come) - len(come.rstrip(" "))) if tail else 0
    yield Piece(gone[: len(gone) - kept], GONE)
    yield Piece(come[: len(come) - kept], COME)
    yield Piece(" " * kept, SAME)


def _paragraphs(pieces: Iterator[Piece]) -> Iterator[list[Piece]]:
    here: list[Piece] = []
    for piece in pieces:
        lines = piece.words.split("\n")
        for number, line in enumerate(lines):
            if line:
                here.append(Piece(line, piece.what))
            if number < len(lines) - 1:
                # A line's end that is gone parts nothing in the new text, but what stood before it was a paragraph.
                yield _runs(here)
                here = []
    yield _runs(here)


def _runs(pieces: Sequence[Piece]) -> list[Piece]:
    return [
        Piece("".join(one.words for one in group), what) for what, group in groupby(pieces, key=lambda one: one.what)
    ]
