"""Marks in a text as a tree: spans that cover, nest in and cross each other become properly nested elements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.model import Article, Role
from dragoman.spans import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch to be marked: `anchor` is where a link leads, `back` the address to return to; both may be empty."""

    span: Span
    kind: str
    anchor: str = ""
    back: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text, or a marked stretch with its children. A mark cut by a line's end or by another mark is several pieces."""

    text: str = ""
    mark: Mark | None = None
    first: bool = True
    last: bool = True
    children: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of an article with its role and its marked pieces."""

    role: Role
    pieces: tuple[Piece, ...]


def visible(text: str, span: Span) -> bool:
    """Whether a span covers anything of the text that can be shown and marked."""
    return span.end <= len(text) and bool(span.of(text).strip())


def paragraphs(article: Article, marks: Iterable[Mark]) -> tuple[Paragraph, ...]:
    """The article's text line by line with `marks` in it; marks that cover nothing visible are left out."""
    text = article.text
    wanted = [_trimmed(text, mark) for mark in marks if visible(text, mark.span)]
    wanted.sort(key=_outer_first)
    found: list[Paragraph] = []
    for line in _lines(text):
        if not line.of(text).strip():
            continue
        here = [_Part(mark, mark.span) for mark in wanted if mark.span.overlaps(line)]
        found.append(Paragraph(_role(article, line), tuple(_pieces(text, line, here))))
    return tuple(found)


def interrupted(found: Iterable[Paragraph]) -> Iterator[str]:
    """Anchors of the marks that are in several pieces; a link leads to the first, the rest lights up with it."""
    waiting = [piece for paragraph in found for piece in paragraph.pieces]
    while waiting:
        piece = waiting.pop()
        waiting.extend(piece.children)
        if piece.mark is not None and piece.mark.anchor and piece.first and not piece.last:
            yield piece.mark.anchor


@dataclass(frozen=True, slots=True)
class _Part:
    """What is still to be shown of a mark."""

    mark: Mark
    span: Span

    def clip(self, start: int, end: int) -> _Part:
        return replace(self, span=Span(max(self.span.start, start), min(self.span.end, end)))


def _pieces(text: str, within: Span, parts: Sequence[_Part]) -> Iterator[Piece]:
    """Pieces of one stretch; `parts` overlap it. A part that crosses another's end goes on after it."""
    at = within.start
    waiting = sorted((part.clip(within.start, within.end) for part in parts), key=lambda part: _span_order(part.span))
    while waiting:
        outer, waiting = waiting[0], waiting[1:]
        if outer.span.start > at:
            yield Piece(text[at : outer.span.start])
        inside = [part for part in waiting if part.span.start < outer.span.end]
        after = [part.clip(outer.span.end, within.end) for part in inside if part.span.end > outer.span.end]
        children = [part.clip(outer.span.start, outer.span.end) for part in inside]
        waiting = sorted([*after, *waiting[len(inside) :]], key=lambda part: _span_order(part.span))
        yield Piece(
            mark=outer.mark,
            first=outer.span.start == outer.mark.span.start,
            last=outer.span.end == outer.mark.span.end,
            children=tuple(_pieces(text, outer.span, children)),
        )
        at = outer.span.end
    if at < within.end:
        yield Piece(text[at : within.end])


def _trimmed(text: str, mark: Mark) -> Mark:
    """Without blanks at its ends: a mark begins and ends where something can be seen."""
    words = mark.span.of(text)
    start = mark.span.start + len(words) - len(words.lstrip())
    return replace(mark, span=Span(start, start + len(words.strip())))


def _lines(text: str) -> Iterator[Span]:
    at = 0
    for line in text.split("\n"):
        yield Span(at, at + len(line))
        at += len(line) + 1


def _role(article: Article, line: Span) -> Role:
    return next((section.role for section in article.sections if section.span.overlaps(line)), Role.BODY)


def _outer_first(mark: Mark) -> tuple[int, int]:
    return _span_order(mark.span)


def _span_order(span: Span) -> tuple[int, int]:
    return span.start, -span.end
