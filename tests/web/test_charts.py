"""Bars of contacts over time: every period has its place, and what is not known is not drawn."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.store.overview import UNITS, Span
from dragoman.web.charts import HEIGHT, WIDEST, WIDTH, chart, every, following, length, period_words, previous


def address(period: str) -> str:
    return f"/timeline?from={period}&to={period}"


def test_periods_between_have_a_bar_of_no_height() -> None:
    drawn = chart([Span("", 4, 4), Span("2023-11", 2, 1), Span("2024", 9, 9), Span("2024-02", 4, 4)], "month", address)
    assert drawn is not None
    assert [bar.period for bar in drawn.bars] == ["2023-11", "2023-12", "2024-01", "2024-02"]
    assert [bar.held_height > 0 for bar in drawn.bars] == [True, False, False, True]
    assert drawn.bars[0].other_height == drawn.bars[0].held_height
    assert drawn.bars[0].label == "November 2023: 2 contacts, 1 of them held"
    assert drawn.busiest == "February 2024, 4 contacts"


def test_nothing_known_as_exactly_draws_nothing() -> None:
    assert chart([Span("", 3, 3), Span("2024", 1, 1)], "day", address) is None
    assert chart([], "year", address) is None


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 90), st.integers(1, 10**6))
def test_bars_lie_within_the_drawing(start: date, days: int, most: int) -> None:
    last = date.fromordinal(start.toordinal() + days).isoformat()
    drawn = chart([Span(start.isoformat(), most, most // 2), Span(last, 1, 0)], "day", address)
    assert drawn is not None
    assert len(drawn.bars) == days + 1 == length(start.isoformat(), last)
    for bar in drawn.bars:
        assert 0 <= bar.x <= bar.x + bar.width <= WIDTH + 1
        assert 0 <= bar.other_y <= bar.held_y <= HEIGHT
    assert 1 <= len(drawn.rows) <= 5 or most < 1
    assert [mark.at for mark in drawn.columns] == sorted(mark.at for mark in drawn.columns)


@pytest.mark.parametrize(
    ("period", "after"),
    [("2024", "2025"), ("2024-12", "2025-01"), ("2024-02-28", "2024-02-29"), ("2024-12-31", "2025-01-01")],
)
def test_periods_follow_one_another(period: str, after: str) -> None:
    assert following(period) == after
    assert previous(after) == period


@pytest.mark.parametrize("last", ["9999", "9999-12", "9999-12-31"])
def test_the_calendar_ends(last: str) -> None:
    assert list(every(last, last)) == [last]
    first = "0001-01-01"[: len(last)]
    assert previous(first) == first


def test_words_of_periods() -> None:
    assert [period_words(one) for one in ("2024", "2024-12", "2024-12-03", "")] == [
        "2024", "December 2024", "3 December 2024", "no date",
    ]  # fmt: skip
    assert set(UNITS) == {"year", "month", "day"}


def test_a_single_period_is_a_bar_at_the_left_and_no_wall() -> None:
    drawn = chart([Span("2024-02", 4, 4)], "month", address)
    assert drawn is not None
    (bar,) = drawn.bars
    assert bar.x < WIDEST
    assert bar.width <= WIDEST
