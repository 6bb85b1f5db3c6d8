from datetime import date, timedelta
from typing import Literal

import pytest

from dragoman.dates import OPEN_END, OPEN_START, find_dates, resolve
from dragoman.model import Precision, When

# A Thursday.
PUBLISHED = When(date(2024, 12, 5), date(2024, 12, 6), Precision.DAY, "printed date")
YEAR = When(date(2024, 1, 1), date(2025, 1, 1), Precision.YEAR, "year")


def days(
    text: str,
    language: str = "en",
    published: When | None = PUBLISHED,
    tense: Literal["past", "future"] | None = "past",
) -> tuple[str, str] | None:
    mentions = find_dates(text, language)
    assert len(mentions) == 1, mentions
    found = resolve(mentions[0], published, tense=tense)
    return None if found is None else (str(found.start), str(found.end - timedelta(days=1)))


@pytest.mark.parametrize(
    ("text", "tense", "first", "last"),
    [
        ("on 3 December 2024", None, "2024-12-03", "2024-12-03"),
        ("on 2 December", "past", "2024-12-02", "2024-12-02"),
        ("on 26 December", "past", "2023-12-26", "2023-12-26"),
        ("on 3 January", "future", "2025-01-03", "2025-01-03"),
        ("on 3 January", None, "2025-01-03", "2025-01-03"),
        ("on Thursday", "past", "2024-12-05", "2024-12-05"),
        ("on Monday", "past", "2024-12-02", "2024-12-02"),
        ("on Monday", "future", "2024-12-09", "2024-12-09"),
        ("last Thursday", "past", "2024-11-28", "2024-11-28"),
        ("next Thursday", None, "2024-12-12", "2024-12-12"),
        ("this Saturday", None, "2024-12-07", "2024-12-07"),
        ("today", None, "2024-12-05", "2024-12-05"),
        ("last night", None, "2024-12-04", "2024-12-05"),
        ("two days ago", None, "2024-12-03", "2024-12-03"),
        ("last week", None, "2024-11-25", "2024-12-01"),
        ("last month", None, "2024-11-01", "2024-11-30"),
        ("in July", "past", "2024-07-01", "2024-07-31"),
        ("in December", "past", "2024-12-01", "2024-12-31"),
        ("in March 2020", "past", "2020-03-01", "2020-03-31"),
        ("in 2015", "past", "2015-01-01", "2015-12-31"),
        ("on the 18th", "past", "2024-11-18", "2024-11-18"),
        ("26–27 November", "past", "2024-11-26", "2024-11-27"),
        ("30 December - 2 January 2025", None, "2024-12-30", "2025-01-02"),
        ("on 29 February", "past", "2024-02-29", "2024-02-29"),
    ],
)
def test_days(text: str, tense: Literal["past", "future"] | None, first: str, last: str) -> None:
    assert days(text, tense=tense) == (first, last)


def test_weekday_with_its_number_finds_the_month() -> None:
    # "Nesta segunda-feira (4)": the Monday that is a fourth.
    september = When(date(2023, 9, 5), date(2023, 9, 6), Precision.DAY, "printed date")
    assert days("nesta segunda-feira (4)", "pt", september) == ("2023-09-04", "2023-09-04")


def test_calendars_of_the_region() -> None:
    assert days("۱۳ آذر ۱۴۰۳", "fa") == ("2024-12-03", "2024-12-03")
    # Ramadan 1445 began on 11 or 12 March 2024, by the moon seen or computed.
    assert days("1 رمضان 1445 هـ", "ar") == ("2024-03-10", "2024-03-12")


def test_nothing_is_invented_without_the_day_of_writing() -> None:
    assert days("on 2 December", published=None) is None
    assert days("yesterday", published=None) is None
    assert days("14:30 GMT") is None


def test_an_interval_stays_an_interval() -> None:
    assert days("on 2 December", published=YEAR) == ("2023-12-02", "2024-12-02")
    mention = find_dates("on Monday", "en")[0]
    found = resolve(mention, YEAR, tense="past")
    assert found is not None
    assert found.precision is Precision.INTERVAL
    assert found.weekday == 0


def test_an_open_interval_stays_open() -> None:
    since = When(date(2018, 9, 17), OPEN_END, Precision.INTERVAL, "lower bound only")
    found = resolve(find_dates("yesterday", "en")[0], since)
    assert found is not None
    assert (found.start, found.end) == (date(2018, 9, 16), OPEN_END)


def test_yesterday_of_a_known_weekday_keeps_its_weekday() -> None:
    thursdays = When(date(2021, 9, 2), date(2021, 10, 1), Precision.INTERVAL, "today, Thursday", 3)
    found = resolve(find_dates("yesterday", "en")[0], thursdays)
    assert found is not None
    assert found.weekday == 2


@pytest.mark.parametrize(("day", "expected"), [(3, (3, 2)), (1, (None, None))])
def test_yesterday_of_a_day_of_some_year(day: int, expected: tuple[int | None, int | None]) -> None:
    some_year = When(OPEN_START, OPEN_END, Precision.INTERVAL, "date line without a year", month=3, day=day)
    found = resolve(find_dates("yesterday", "en")[0], some_year)
    assert found is not None
    assert (found.month, found.day) == expected


def test_a_wrong_weekday_is_reported_not_believed() -> None:
    mention = find_dates("on Tuesday, 8 October", "en")[0]
    found = resolve(mention, When(date(2025, 10, 9), date(2025, 10, 10), Precision.DAY, "x"), tense="past")
    assert found is not None
    assert found.start == date(2025, 10, 8)
    assert found.contradictions == ("“Tuesday, 8 October” says Tuesday, but 2025-10-08 is a Wednesday",)


def test_both_readings_of_a_numeric_date_until_a_weekday_decides() -> None:
    assert days("12/05/2024") == ("2024-05-12", "2024-12-05")
    assert days("Thursday, 12/05/2024") == ("2024-12-05", "2024-12-05")


@pytest.mark.parametrize(
    ("text", "language", "first", "last"),
    [
        ("in May last year", "en", "2023-05-01", "2023-05-31"),
        ("3 мая прошлого года", "ru", "2023-05-03", "2023-05-03"),
        ("Friday last week", "en", "2024-11-29", "2024-11-29"),
        ("上周五", "zh", "2024-11-29", "2024-11-29"),
        ("지난달 30일", "ko", "2024-11-30", "2024-11-30"),
        ("来月10日", "ja", "2025-01-10", "2025-01-10"),
        ("지난달 31일", "ko", "", ""),
    ],
)
def test_a_part_is_counted_within_its_whole(text: str, language: str, first: str, last: str) -> None:
    assert days(text, language) == ((first, last) if first else None)
