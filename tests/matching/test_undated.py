from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from dragoman.actors.registry import load_registry
from dragoman.dates import OPEN_END, OPEN_START
from dragoman.matching import Told, resolve
from dragoman.matching.evidence import Evidence, evidence_of
from dragoman.matching.together import Group, Link, Torn, together
from dragoman.matching.usual import usual
from dragoman.model import Contact, Kind, Named, Precision, When
from tests.matching.made import day, published, told

WAR = ("state:ua", "bilateral-relations", "regional-issues", "trade")
GRAIN = ("state:ua", "grain-exports", "gas-hub", "place:odesa")


def contacts(*reports: Told) -> list[set[str]]:
    return sorted((set(one.reports) for one in found(*reports)), key=sorted)


def found(*reports: Told) -> tuple[Contact, ...]:
    return resolve(reports, encode=False).contacts


def month(text: str) -> When:
    start = date.fromisoformat(f"{text}-01")
    end = date(start.year, start.month + 1, 1)
    return When(start, end, Precision.MONTH, "before publication (printed month)")


def somewhen(weekday: int | None = None, number: int | None = None) -> When:
    return When(OPEN_START, OPEN_END, Precision.INTERVAL, "a page without a date", weekday, day=number)


def met(one: Told, place: str) -> Told:
    report = replace(one.report, kind=Kind.MEETING, places=(load_registry().places[place],))
    return replace(one, report=report)


def test_usual_subjects_bring_no_two_pages_without_a_date_together() -> None:
    assert len(contacts(*(told(name, None, topics=WAR) for name in "abc"))) == 3


def test_a_seat_of_government_says_no_more_than_its_state() -> None:
    one = told("a", None, topics=("state:sy",))
    capital = replace(one.report, topics=(Named("place:damascus", "Damascus", "sy"),))
    assert evidence_of(replace(one, report=capital)).subjects == evidence_of(one).subjects


def test_a_meeting_in_one_place_and_month_is_one_meeting() -> None:
    pages = [met(told(name, month("2023-09"), topics=GRAIN[:3]), "sochi") for name in "ab"]
    elsewhere = met(told("c", month("2023-09"), topics=GRAIN[:3]), "tianjin")
    assert contacts(*pages, elsewhere) == [{"a", "b"}, {"c"}]


def test_weekday_and_number_give_a_month_its_day() -> None:
    pages = (
        met(told("a", month("2023-09"), topics=GRAIN), "sochi"),
        met(told("b", somewhen(0, 4), topics=GRAIN), "sochi"),
    )
    (contact,) = found(*pages)
    assert contact.when is not None
    assert (contact.when.start, contact.when.precision) == (date(2023, 9, 4), Precision.DAY)


def test_a_page_that_names_the_eve_of_a_call_is_of_that_call() -> None:
    call, later = told("a", day("2024-12-03"), topics=GRAIN[:2]), told("b", day("2024-12-20"), topics=GRAIN[:2])
    page = told("c", None, topics=GRAIN[:2], text="The two had not spoken when the attack of 2 December came.")
    assert contacts(call, later, page) == [{"a", "c"}, {"b"}]


def test_a_weekday_dates_a_call_known_only_by_its_publication() -> None:
    first = told("a", published("2020-02-22"), topics=GRAIN)
    friday = told("b", When(date(2020, 1, 31), date(2020, 2, 29), Precision.INTERVAL, "Friday", 4), topics=GRAIN)
    (contact,) = found(first, friday)
    assert contact.when is not None
    assert contact.when.start == date(2020, 2, 21)


def test_two_stated_days_that_tie_are_told_apart_by_the_number_of_another_page() -> None:
    text = "About 6,000 bodies were handed over and 2,900 more are ready."
    thursday = told("a", day("2025-07-17"), topics=GRAIN, text=text, put_up=day("2025-07-18"))
    friday = told("b", day("2025-07-18"), topics=GRAIN, text=text, put_up=day("2025-07-19"))
    (contact,) = found(thursday, friday, told("c", somewhen(number=18), topics=GRAIN, text=text))
    assert contact.when is not None
    assert (contact.when.start, contact.when.precision) == (date(2025, 7, 18), Precision.DAY)


def evidence(names: str, dates: dict[str, When] | None = None) -> dict[str, Evidence]:
    return {name: evidence_of(told(name, (dates or {}).get(name))) for name in names}


def links(strengths: dict[str, float | None]) -> object:
    return lambda a, b: Link(strengths.get(a + b, strengths.get(b + a, 0.0)))


def put_together(
    reports: dict[str, Evidence], strengths: dict[str, float | None]
) -> tuple[list[Group], dict[str, Torn]]:
    near = {one: [other for other in reports if other != one] for one in reports}
    return together(reports, near, links(strengths), 0.5)  # type: ignore[arg-type]


def groups(reports: dict[str, Evidence], strengths: dict[str, float | None]) -> list[str]:
    return sorted("".join(one.ids) for one in put_together(reports, strengths)[0])


def test_a_chain_of_similar_stories_is_not_one_contact() -> None:
    chain: dict[str, float | None] = {"ab": 0.7, "bc": 0.55, "cd": 0.7}
    assert groups(evidence("abcd"), chain) == ["ab", "cd"]


def test_a_story_that_fits_two_which_cannot_be_one_is_left_alone() -> None:
    reports = evidence("abc")
    assert groups(reports, {"ab": 0.7, "ac": 0.65, "bc": None}) == ["a", "b", "c"]
    assert set(put_together(reports, {"ab": 0.7, "ac": 0.65, "bc": None})[1]["a"].others) == {"b", "c"}
    assert groups(reports, {"ab": 0.7, "ac": 0.65, "bc": 0.4}) == ["abc"]


def test_days_that_only_two_of_three_allow_keep_the_third_out() -> None:
    dates = {"a": somewhen(0), "c": somewhen(1)}
    assert groups(evidence("abc", dates), {"ab": 0.7, "bc": 0.65, "ac": 0.6}) in (["ab", "c"], ["a", "b", "c"])


@pytest.mark.parametrize("item", sorted([*usual().shares, *(f"place:{seat}" for seat in usual().seats)]))
def test_usual_subjects_are_known_to_the_registry(item: str) -> None:
    registry = load_registry()
    kind, _, place = item.partition(":")
    assert place in registry.places if kind == "place" else item in registry.topics


def test_of_a_long_chain_only_what_is_near_is_weighed() -> None:
    names = [f"{number:03}" for number in range(300)]
    reports = {name: evidence_of(told(name)) for name in names}
    near: dict[str, list[str]] = {name: [] for name in names}
    for one, other in pairwise(names):
        near[one].append(other)
        near[other].append(one)
    asked: set[tuple[str, str]] = set()

    def link(a: str, b: str) -> Link:
        asked.add((min(a, b), max(a, b)))
        first = min(a, b)
        return Link((0.4 if int(first) % 2 else 0.7) if b in near[a] else 0.1)

    assert len(together(reports, near, link, 0.5)[0]) == 150
    assert len(asked) < 10 * len(names)
