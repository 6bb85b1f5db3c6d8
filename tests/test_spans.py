"""Laws of spans and of the way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.spans import Span, SpanMap


@st.composite
def cut(draw: st.DrawFn) -> tuple[str, list[Span]]:
    """A text and spans of it, in order and apart."""
    text = draw(st.text(max_size=60))
    ends = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    return text, [Span(start, end) for start, end in zip(ends[::2], ends[1::2], strict=False)]


@given(cut())
def test_every_character_of_a_joined_text_leads_back_to_itself(given_: tuple[str, list[Span]]) -> None:
    source, spans = given_
    text, way = SpanMap.join(source, spans)
    for at in range(len(text)):
        back = way.back(Span(at, at + 1))
        assert [span.of(source) for span in back] in ([text[at]], [])
        assert back or text[at] == "\n"


@given(cut())
def test_the_whole_leads_back_to_the_pieces(given_: tuple[str, list[Span]]) -> None:
    source, spans = given_
    text, way = SpanMap.join(source, spans)
    assert list(way.back(Span(0, len(text)))) == [span for span in spans if len(span)]


@given(cut(), st.data())
def test_what_leads_back_is_never_more_than_was_asked_for(given_: tuple[str, list[Span]], data: st.DataObject) -> None:
    source, spans = given_
    text, way = SpanMap.join(source, spans)
    start = data.draw(st.integers(0, len(text)))
    asked = Span(start, data.draw(st.integers(start, len(text))))
    back = way.back(asked)
    assert sum(map(len, back)) <= len(asked)
    assert list(back) == sorted(back)


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_the_smallest_span_over_two_contains_both(one: int, size: int, two: int, other: int) -> None:
    left, right = Span(one, one + size), Span(two, two + other)
    both = left.to(right)
    assert both.contains(left)
    assert both.contains(right)
    assert both == right.to(left)
    assert left.overlaps(right) == right.overlaps(left)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_runs_forward_from_zero_on(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)
