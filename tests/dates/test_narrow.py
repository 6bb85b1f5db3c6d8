from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from dragoman.dates import OPEN_END, OPEN_START, as_days, compatible, is_open, meet
from dragoman.dates.narrow import between
from dragoman.model import Precision, When

starts = st.dates(date(2020, 1, 1), date(2020, 3, 1))


@st.composite
def whens(draw: st.DrawFn) -> When:
    start = draw(starts)
    end = start + timedelta(days=draw(st.integers(7, 90)))
    found = between(
        start, end, draw(st.sampled_from(["one", "two"])), draw(st.none() | st.integers(0, 6)),
        month=draw(st.sampled_from([None, None, 2, 3])), day=draw(st.sampled_from([None, None, 1, 18, 29, 31])),
    )  # fmt: skip
    assume(found is not None)
    assert found is not None
    return found


def days(when: When | None) -> set[date]:
    return set() if when is None else set(as_days(when, 400) or ())


def known(when: When | None) -> tuple[object, ...] | None:
    return None if when is None else (when.start, when.end, when.precision, when.weekday, when.contradictions)


@given(whens(), whens())
def test_meeting_is_the_common_days(a: When, b: When) -> None:
    assert days(meet(a, b)) == days(a) & days(b)
    assert meet(a, b) == meet(b, a)
    assert compatible(a, b) == bool(days(a) & days(b))


@given(whens(), whens(), whens())
def test_meeting_does_not_depend_on_order(a: When, b: When, c: When) -> None:
    ab, bc = meet(a, b), meet(b, c)
    assert known(ab and meet(ab, c)) == known(bc and meet(a, bc))


@given(whens())
def test_meeting_itself_changes_nothing(a: When) -> None:
    assert meet(a, a) == a


def test_an_interval_with_one_such_weekday_is_a_day() -> None:
    found = between(date(2024, 12, 1), date(2024, 12, 8), "lead", 1)
    assert found == When(date(2024, 12, 3), date(2024, 12, 4), Precision.DAY, "lead")


def test_open_sides_stay_open() -> None:
    found = between(OPEN_START, OPEN_END, "nothing known", 3)
    assert found is not None
    assert (found.start, found.end, found.weekday) == (OPEN_START, OPEN_END, 3)
    assert is_open(found)


def test_long_intervals_have_no_day_list() -> None:
    long = When(date(2020, 1, 1), date(2021, 1, 1), Precision.YEAR, "year")
    assert as_days(long) is None
    mondays = between(date(2020, 1, 1), date(2021, 1, 1), "year", 0)
    assert mondays is not None
    assert as_days(mondays) is not None
    assert len(as_days(mondays) or ()) == 52


def test_what_is_not_known_excludes_nothing() -> None:
    assert compatible(None, When(date(2020, 1, 1), date(2020, 1, 2), Precision.DAY, "x"))


def test_weekday_and_number_leave_one_day_of_a_month() -> None:
    month = When(date(2023, 8, 31), date(2023, 10, 1), Precision.INTERVAL, "printed month")
    monday_the_fourth = When(date(2014, 8, 28), OPEN_END, Precision.INTERVAL, "“Monday (4)”", 0, day=4)
    found = meet(month, monday_the_fourth)
    assert found is not None
    assert (found.start, found.precision, found.weekday, found.day) == (date(2023, 9, 4), Precision.DAY, None, None)
    assert meet(When(date(2023, 10, 1), date(2023, 11, 1), Precision.MONTH, "another"), monday_the_fourth) is None


def test_a_day_that_not_every_month_has() -> None:
    found = between(date(2023, 2, 1), date(2024, 3, 5), "leap day", month=2, day=29)
    assert found == When(date(2024, 2, 29), date(2024, 3, 1), Precision.DAY, "leap day")
    assert between(date(2024, 4, 1), date(2024, 5, 1), "none", day=31) is None
    assert between(date(2024, 4, 1), OPEN_END, "no such day", month=2, day=30) is None
