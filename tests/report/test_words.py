"""Days and names as English says them."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.model import Precision, When
from dragoman.report.words import counted, days, direction, language_name, listed, side_name


@pytest.mark.parametrize(
    ("start", "end", "precision", "weekday", "told"),
    [
        (date(2024, 12, 3), date(2024, 12, 4), Precision.DAY, None, "3 December 2024"),
        (date(2024, 12, 1), date(2025, 1, 1), Precision.MONTH, None, "December 2024"),
        (date(2024, 1, 1), date(2025, 1, 1), Precision.YEAR, None, "2024"),
        (date(2020, 3, 2), date(2020, 9, 29), Precision.INTERVAL, 0, "a Monday between 2 March and 28 September 2020"),
        (date(2020, 12, 30), date(2021, 1, 3), Precision.INTERVAL, None, "between 30 December 2020 and 2 January 2021"),
        (date(2025, 7, 17), date(2025, 7, 19), Precision.INTERVAL, None, "between 17 and 18 July 2025"),
        (date.min, date(2021, 1, 3), Precision.INTERVAL, None, "before 3 January 2021"),
        (date(2018, 9, 16), date.max, Precision.INTERVAL, None, "16 September 2018 or later"),
        (date.min, date.max, Precision.INTERVAL, None, "Date not known"),
    ],
)
def test_a_date_is_told_as_exactly_as_it_is_known(
    start: date, end: date, precision: Precision, weekday: int | None, told: str
) -> None:
    assert days(When(start, end, precision, "", weekday)) == told


def test_names() -> None:
    assert days(None) == "Date not known"
    assert [direction(code) for code in ("ar", "fa", "en", "zh", "", "x'>")] == [
        "rtl",
        "rtl",
        "ltr",
        "ltr",
        "auto",
        "auto",
    ]
    assert [language_name(code) for code in ("bg", "", "qq-x")] == ["Bulgarian", "language not known", "qq-x"]
    assert [side_name(code) for code in ("ru", "zz9", None)] == ["Russia", "zz9", "No side stated"]
    assert [listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
    assert [counted(number, "page") for number in (0, 1, 2000)] == ["0 pages", "1 page", "2,000 pages"]
