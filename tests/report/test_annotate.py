"""Marks in a text: nothing is lost, everything is nested, whatever the spans."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Article
from dragoman.report.annotate import Mark, Paragraph, Piece, interrupted, paragraphs, visible
from dragoman.spans import Span, SpanMap

TEXTS = st.text(alphabet="aб ع\n", max_size=40)


def article(text: str) -> Article:
    return Article("a", "p", 1, "en", text, (), SpanMap(()))


def words(piece: Piece) -> str:
    return piece.text + "".join(map(words, piece.children))


def marked(pieces: tuple[Piece, ...], mark: str) -> Iterator[Piece]:
    for piece in pieces:
        if piece.mark is not None and piece.mark.anchor == mark:
            yield piece
        yield from marked(piece.children, mark)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=6))
def test_text_is_whole_and_every_mark_covers_its_words(text: str, ends: list[tuple[int, int]]) -> None:
    marks = [Mark(Span(min(pair), max(pair)), "claim", f"m{number}") for number, pair in enumerate(ends)]
    found = paragraphs(article(text), marks)
    assert ["".join(map(words, one.pieces)) for one in found] == [line for line in text.split("\n") if line.strip()]
    for mark in marks:
        pieces = [piece for one in found for piece in marked(one.pieces, mark.anchor)]
        if not visible(text, mark.span):
            assert pieces == []
            continue
        covered = "".join(map(words, pieces)).split()
        assert "".join(covered) == "".join(mark.span.of(text).split())
        assert sum(piece.first for piece in pieces) == 1
        assert sum(piece.last for piece in pieces) == 1
        assert (mark.anchor in set(interrupted(found))) == (len(pieces) > 1)


def test_a_mark_that_crosses_another_goes_on_after_it() -> None:
    (line,) = paragraphs(article("one two three"), [Mark(Span(0, 7), "claim", "a"), Mark(Span(4, 13), "claim", "b")])
    assert isinstance(line, Paragraph)
    outer, rest = line.pieces
    assert words(outer) == "one two"
    assert [words(one) for one in outer.children] == ["one ", "two"]
    assert (words(rest), rest.first, rest.last) == (" three", False, True)
