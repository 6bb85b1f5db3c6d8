"""Words of pages on a terminal."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.cli.terminal import clean, days, own, short
from dragoman.model import Precision, When


def test_nothing_a_terminal_obeys_is_left() -> None:
    assert clean("a\x1b[2Jb\x07\u202ec\u2066d\ne\tf") == "a\ufffd[2Jb\ufffd\ufffdc\ufffdd e f"


def test_only_words_that_run_left_are_isolated() -> None:
    assert own("Путин") == "Путин"
    assert own("بوتين") == "\u2068بوتين\u2069"
    # A mark in the page that would end the isolate early is taken out.
    assert own("بو\u2069تين").count("\u2069") == 1


def test_short_ends_at_a_word() -> None:
    assert short("one two three", 9) == "one two…"
    assert short("one two", 9) == "one two"


@pytest.mark.parametrize(
    ("start", "end", "precision", "said"),
    [
        (date(2024, 12, 3), date(2024, 12, 4), Precision.DAY, "2024-12-03"),
        (date(2024, 12, 1), date(2025, 1, 1), Precision.MONTH, "2024-12"),
        (date(2024, 1, 1), date(2025, 1, 1), Precision.YEAR, "2024"),
        (date(2024, 12, 3), date(2024, 12, 6), Precision.INTERVAL, "2024-12-03 … 2024-12-05"),
        (date(2014, 8, 28), date.max, Precision.INTERVAL, "2014-08-28 or later"),
        (date.min, date(2014, 8, 28), Precision.INTERVAL, "before 2014-08-28"),
    ],
)
def test_days(start: date, end: date, precision: Precision, said: str) -> None:
    assert days(When(start, end, precision, "x")) == said


def test_no_days() -> None:
    assert days(None) == "undated"
