"""Contacts A to F of the five pages: which there are, when, and who tells of them."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

from dragoman.pages import read_sources
from dragoman.pipeline import read_page
from tests.seeds.conftest import ERDOGAN, PUTIN, Together, days, names

PAGES = ("000", "001", "002", "003", "004")


@pytest.mark.parametrize("page", PAGES)
def test_each_page_tells_of_one_call_first(together: Together, page: str) -> None:
    report = together.main(page) if page != "004" else together.report(page, "phone_call", PUTIN, ERDOGAN)
    assert (report.kind.value, report.status.value, names(report)) == ("phone_call", "held", {PUTIN, ERDOGAN})


def test_a_is_told_by_three_pages_in_three_languages(together: Together) -> None:
    contact = together.contact_of(together.main("001")).contact
    assert together.pages_of(contact) == ["000", "001", "002"]


def test_a_was_on_3_december_2024(together: Together) -> None:
    when = together.contact_of(together.main("000")).contact.when
    assert when is not None
    assert (when.start, when.end) == days("2024-12-03", "2024-12-04")


def test_b_is_told_by_003_alone(together: Together) -> None:
    contact = together.contact_of(together.main("003")).contact
    assert together.pages_of(contact) == ["003"]


def test_b_was_before_30_september_2020(together: Together) -> None:
    when = together.contact_of(together.main("003")).contact.when
    assert when is not None
    assert when.start <= date(2020, 8, 17) < when.end <= date(2020, 9, 30)


def test_b_was_on_a_monday(together: Together) -> None:
    when = together.contact_of(together.main("003")).contact.when
    assert when is not None
    assert when.weekday == 0


def test_c_and_d_are_two_contacts_of_one_page(together: Together) -> None:
    call = together.report("004", "phone_call", PUTIN, ERDOGAN)
    meeting = together.report("004", "meeting", PUTIN, ERDOGAN)
    assert together.contact_of(call).contact.id != together.contact_of(meeting).contact.id


def test_c_is_not_given_a_year_from_nowhere(together: Together) -> None:
    when = together.contact_of(together.report("004", "phone_call", PUTIN, ERDOGAN)).contact.when
    assert when is None or when.start <= date(2021, 12, 3) < when.end


def test_d_was_held_in_sochi(together: Together) -> None:
    contact = together.contact_of(together.report("004", "meeting", PUTIN, ERDOGAN)).contact
    assert "Sochi" in {place.name for place in contact.places}


def test_d_was_on_a_wednesday(together: Together) -> None:
    when = together.contact_of(together.report("004", "meeting", PUTIN, ERDOGAN)).contact.when
    assert when is not None
    assert when.weekday == 2


def test_a_b_c_and_d_are_four_contacts(together: Together) -> None:
    reports = [
        together.main("001"),
        together.main("003"),
        together.report("004", "phone_call", PUTIN, ERDOGAN),
        together.report("004", "meeting", PUTIN, ERDOGAN),
    ]
    found = [together.contact_of(report).contact.id for report in reports]
    assert all(one != other for one, other in combinations(found, 2))


def test_e_stands_in_the_background_of_000(together: Together) -> None:
    report = next(one for one in together.pages["000"].reports if "Masoud Pezeshkian" in names(one))
    assert not report.main
    assert PUTIN in names(report)
    assert report.kind.value == "unspecified"


def test_f_stands_in_the_background_of_004(together: Together) -> None:
    report = next(one for one in together.pages["004"].reports if len(one.parties) == 3)
    assert not report.main
    assert report.kind.value in ("multilateral", "meeting")
    assert {party.side for party in report.parties} == {"ru", "az", "am"}
    assert "Sochi" in {place.name for place in report.places}


def test_f_was_on_26_november(together: Together) -> None:
    report = next(one for one in together.pages["004"].reports if len(one.parties) == 3)
    assert report.when is not None
    assert (report.when.start.month, report.when.start.day) == (11, 26)


def test_nothing_else_is_made_up(together: Together) -> None:
    told = {frozenset(names(one.contact)) for one in together.contacts}
    known = {frozenset({PUTIN, ERDOGAN}), frozenset({PUTIN, "Masoud Pezeshkian"})}
    assert {one for one in told if len(one) == 2} <= known


def test_a_page_read_alone_claims_no_more_than_it_can_know(together: Together) -> None:
    undated = [together.main("000"), together.main("003")]
    assert all(report.when is None or report.when.precision.value != "day" for report in undated)


def test_reading_a_page_twice_gives_the_same(together: Together) -> None:
    page = together.pages["001"].page
    assert read_page(page).reports == together.pages["001"].reports
    assert list(read_sources([page.source])) == [page]
