"""When each page was written: what it lets be known, and no more."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.seeds.conftest import Together


@pytest.mark.parametrize(("page", "day"), [("001", date(2024, 12, 3)), ("002", date(2024, 12, 5))])
def test_pages_of_a_known_day(together: Together, page: str, day: date) -> None:
    published = together.article(page).published
    assert published is not None
    assert (published.start, published.precision.value) == (day, "day")


def test_001_is_confirmed_by_its_weekday(together: Together) -> None:
    published = together.article("001").published
    assert published is not None
    assert "weekday" in published.basis


@pytest.mark.parametrize(("page", "stamp"), [("000", date(2025, 12, 6)), ("003", date(2020, 9, 30))])
def test_the_day_of_fetching_is_not_the_day_of_writing(together: Together, page: str, stamp: date) -> None:
    published = together.article(page).published
    assert published is not None
    assert published.precision.value != "day"
    assert published.end <= stamp + timedelta(days=1)


def test_003_says_that_its_header_date_contradicts_its_text(together: Together) -> None:
    published = together.article("003").published
    assert published is not None
    assert published.weekday == 0
    assert published.contradictions
    assert "Wednesday" in published.contradictions[0]


def test_004_has_no_day(together: Together) -> None:
    published = together.article("004").published
    assert published is None or published.precision.value != "day"
