"""Contacts in their months and years, intervals as intervals."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Contact, Kind, Precision, Status, When
from dragoman.report.timeline import WIDTH, timeline

DAYS = st.dates()


def contact(number: int, when: When | None) -> Contact:
    return Contact(f"c{number}", Kind.MEETING, Status.HELD, (), (), (), when)


def between(start: date, end: date, weekday: int | None = None) -> When:
    return When(start, end, Precision.INTERVAL, "", weekday)


def test_groups_go_from_month_to_open_year_to_no_date() -> None:
    told = [
        None,
        between(date.min, date(2021, 5, 1)),
        between(date(2020, 3, 2), date(2020, 9, 29)),
        between(date(2020, 12, 30), date(2021, 1, 2)),
        between(date(2020, 12, 3), date(2020, 12, 4)),
        between(date(2018, 9, 16), date.max),
    ]
    groups = timeline(contact(number, when) for number, when in enumerate(told))
    assert [group.title for group in groups] == [
        "December 2020",
        "2020, month not known",
        "December 2020 to January 2021",
        "Year not known",
        "No date",
    ]
    assert [[one.id for one in group.contacts] for group in groups] == [["c4"], ["c2"], ["c3"], ["c1", "c5"], ["c0"]]


def test_possible_weekdays_are_drawn_within_the_interval() -> None:
    (group,) = timeline([contact(0, between(date(2020, 8, 10), date(2020, 8, 25), weekday=0))])
    (strip,) = group.strips
    assert strip is not None
    assert [round(bar.x * 31 / WIDTH) + 1 for bar in strip.likely] == [10, 17, 24]
    assert not strip.exact


@given(st.lists(st.none() | st.builds(lambda day, days: (day, days), DAYS, st.integers(0, 10**6)), max_size=5))
def test_every_contact_is_drawn_once_and_within_its_strip(told: list[tuple[date, int] | None]) -> None:
    whens = [one and between(one[0], one[0] + timedelta(days=min(one[1], (date.max - one[0]).days)), 2) for one in told]
    groups = timeline(contact(number, when) for number, when in enumerate(whens))
    ids = [one.id for group in groups for one in group.contacts]
    assert sorted(ids) == sorted(f"c{number}" for number in range(len(whens)))
    for group in groups:
        for strip in group.strips:
            if strip is not None:
                assert 0 <= strip.bar.x <= WIDTH
                assert strip.bar.x + strip.bar.width <= WIDTH + 6
