"""Spans and the way back: which stretch of which text a conclusion came from.

Every span in this package counts Unicode code points, end exclusive, and indexes one named, unchanging text:
a page's text or an article's text. `SpanMap` leads from an article's text back to the page it was cut from.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch `[start, end)` of a text, in code points; `0 <= start <= end`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words the span covers in `text`."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def distance(self, other: Span) -> int:
        """Characters between the two; 0 where they touch or overlap."""
        return max(self.start - other.end, other.start - self.end, 0)

    def shift(self, by: int) -> Span:
        """The same stretch counted from a place `by` characters earlier."""
        return Span(self.start + by, self.end + by)

    def to(self, other: Span) -> Span:
        """The smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True)
class Piece:
    """One verbatim stretch: `text` in the derived text is `source` in the text it was cut from; equal lengths."""

    text: Span
    source: Span


@dataclass(frozen=True, slots=True)
class SpanMap:
    """How a text was put together from verbatim pieces of a source text.

    Pieces are ordered by their place in the derived text and do not overlap there; characters between pieces
    (joining newlines) have no place in the source.
    """

    pieces: tuple[Piece, ...]

    @staticmethod
    def join(source: str, spans: Iterable[Span], separator: str = "\n") -> tuple[str, SpanMap]:
        """Cut `spans` out of `source` and join them with `separator`: the new text and its map back."""
        parts: list[str] = []
        pieces: list[Piece] = []
        at = 0
        for span in spans:
            if parts:
                parts.append(separator)
                at += len(separator)
            parts.append(span.of(source))
            pieces.append(Piece(Span(at, at + len(span)), span))
            at += len(span)
        return "".join(parts), SpanMap(tuple(pieces))

    def back(self, span: Span) -> tuple[Span, ...]:
        """The stretches of the source that `span` of the derived text came from, in order; empty if none did."""
        starts = [piece.text.start for piece in self.pieces]
        first = max(bisect_right(starts, span.start) - 1, 0)
        found: list[Span] = []
        for piece in self.pieces[first:]:
            if piece.text.start >= span.end and len(span):
                break
            start, end = max(span.start, piece.text.start), min(span.end, piece.text.end)
            if start < end:
                found.append(Span(start, end).shift(piece.source.start - piece.text.start))
        return tuple(found)
