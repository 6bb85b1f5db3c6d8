"""Lists, counts, pairs and suggestions over a dossier of a few contacts made by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import UsageError
from dragoman.model import Actor, Contact, Kind, Named, Precision, Publisher, Status, Verdict, When
from dragoman.resolution import ResolvedContact
from dragoman.store import overview_lists, overview_tables, schema, write
from dragoman.store.dossier import Dossier
from dragoman.store.overview import Order, Overview, Selection
from dragoman.store.overview_tables import period

from .conftest import ERDOGAN, PUTIN, reading

ASSAD = Actor("person:bashar-al-assad", "person", "Bashar al-Assad", "sy")
UNKNOWN = Actor("provisional:jane-roe", "person", "Jane Roe", "fr", None, "Envoy of France")
TRADE = Named("trade", "trade")


def days(start: date, end: date, precision: Precision = Precision.DAY) -> When:
    return When(start, end, precision, "stated")


def on(year: int, month: int, day: int) -> When:
    start = date(year, month, day)
    return days(start, start + timedelta(days=1))


CONTACTS = (
    ("call", Kind.PHONE_CALL, Status.HELD, (PUTIN, ERDOGAN), on(2024, 12, 3), ("en", "tr"), (TRADE,)),
    ("meeting", Kind.MEETING, Status.PLANNED, (PUTIN, ASSAD), on(2024, 12, 20), ("ru",), ()),
    ("talks", Kind.MULTILATERAL, Status.HELD, (PUTIN, ERDOGAN, UNKNOWN), on(2023, 5, 1), ("en",), (TRADE,)),
    ("march", Kind.PHONE_CALL, Status.HELD, (ERDOGAN, UNKNOWN),
     days(date(2023, 3, 1), date(2023, 4, 1), Precision.MONTH), ("en",), ()),
    ("undated", Kind.MESSAGE, Status.DENIED, (ASSAD, PUTIN), None, ("ru",), ()),
)  # fmt: skip


@pytest.fixture
def kept(dossier: Dossier) -> Dossier:
    for id_, kind, status, parties, when, languages, topics in CONTACTS:
        reports = []
        for language in languages:
            read = reading(f"{id_}.{language}", f"{id_} told in {language} about Путин", language)
            told = replace(read.articles[0], publisher=Publisher(f"Paper {language}"))
            dossier.keep(replace(read, articles=(told,)))
            reports.append(read.reports[0].id)
        contact = Contact(id_, kind, status, parties, tuple(reports), (Verdict("founding", 1.0, ()),), when,
                          topics=topics)  # fmt: skip
        with dossier._writing() as connection:
            write.settle(connection, "|".join(sorted({p.side or "" for p in parties})), (), [ResolvedContact(contact)])
    with dossier._writing() as connection:
        connection.execute(schema.pending.delete())
        connection.execute(schema.change.delete())
    return dossier


@pytest.fixture
def overview(kept: Dossier) -> Overview:
    return kept.overview()


def ids(overview: Overview, **chosen: object) -> list[str]:
    return [line.contact.id for line in overview.listing(Selection(**chosen)).lines]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.NEWEST, ["meeting", "call", "talks", "march", "undated"]),
        (Order.OLDEST, ["march", "talks", "call", "meeting", "undated"]),
        (Order.REPORTED, ["call", "undated", "talks", "meeting", "march"]),
    ],
)
@pytest.mark.parametrize("most", [1, 2, 3, 9])
def test_pages_in_both_directions_hold_every_contact_once(
    overview: Overview, order: Order, expected: list[str], most: int
) -> None:
    there, page = [], overview.listing(order=order, most=most)
    pages = [page]
    while True:
        there += [line.contact.id for line in page.lines]
        if page.after is None:
            break
        page = overview.listing(order=order, after=page.after, most=most)
        pages.append(page)
    assert there == expected
    for before, page in zip(reversed(pages[:-1]), reversed(pages), strict=False):
        again = overview.listing(order=order, before=page.before, most=most)
        assert again.lines == before.lines
        assert (again.before is None) == (before is pages[0])
    assert pages[0].before is None
    assert {page.total for page in pages} == {5}


@pytest.mark.parametrize("place", ["", "x", "x,y"])
def test_a_place_that_is_none(overview: Overview, place: str) -> None:
    with pytest.raises(UsageError):
        overview.listing(order=Order.REPORTED, after=place)


def test_a_line_tells_what_a_list_shows(overview: Overview) -> None:
    call = overview.lines(("none", "call"))[0]
    assert (call.languages, call.publishers, call.articles, call.claims) == (
        ("en", "tr"), ("Paper en", "Paper tr"), 2, 2,
    )  # fmt: skip
    assert call.contact.parties == (PUTIN, ERDOGAN)
    assert call.contact.verdicts == ()


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"sides": ("ru", "TR")}, ["call", "talks"]),
        ({"actors": (ERDOGAN.id, UNKNOWN.id)}, ["talks", "march"]),
        ({"kinds": ("meeting", "message")}, ["meeting", "undated"]),
        ({"statuses": ("planned",)}, ["meeting"]),
        ({"languages": ("tr",)}, ["call"]),
        ({"publishers": ("Paper ru",)}, ["meeting", "undated"]),
        ({"topics": ("trade",)}, ["call", "talks"]),
        ({"since": date(2023, 4, 1), "before": date(2024, 12, 4)}, ["call", "talks"]),
        ({"since": date(2023, 3, 20), "before": date(2023, 4, 1)}, []),
        ({"since": date(2023, 3, 20), "before": date(2023, 4, 1), "possible": True}, ["march", "undated"]),
        ({"words": "Putin tr"}, ["call"]),
        ({"words": "absent"}, []),
        ({"sides": ("'; --",)}, []),
    ],
)
def test_selections(overview: Overview, chosen: dict[str, object], expected: list[str]) -> None:
    assert ids(overview, **chosen) == expected
    assert overview.total(Selection(**chosen)) == len(expected)  # type: ignore[arg-type]


def test_facets_are_counted_without_their_own_choice(overview: Overview) -> None:
    found = overview.facets(Selection(kinds=("phone_call",)))
    assert {one.value: one.contacts for one in found["kind"]} == {
        "phone_call": 2, "meeting": 1, "message": 1, "multilateral": 1,
    }  # fmt: skip
    assert {one.value: one.contacts for one in found["side"]} == {"tr": 2, "ru": 1, "fr": 1}
    assert {one.value: one.contacts for one in found["language"]} == {"en": 2, "tr": 1}
    assert [(one.name, one.contacts) for one in found["topic"]] == [("trade", 1)]


def test_spans_keep_what_is_open_apart(overview: Overview) -> None:
    by_day = {one.period: (one.contacts, one.held) for one in overview.spans("day")}
    assert by_day == {
        "": (1, 0), "2023-03": (1, 1), "2023-05-01": (1, 1), "2024-12-03": (1, 1), "2024-12-20": (1, 0),
    }  # fmt: skip
    assert [(one.period, one.contacts) for one in overview.spans("year")] == [("", 1), ("2023", 2), ("2024", 2)]


def test_pairs_of_sides_and_of_actors(overview: Overview) -> None:
    sides = overview.pairs()
    assert sides.between("tr", "ru") == sides.between("ru", "tr") == 2
    assert sides.between("fr", "sy") == 0
    actors = overview.pairs(actors=True, most=2)
    assert [one.value for one in actors.members] == [PUTIN.id, ERDOGAN.id]
    assert actors.numbers == {(ERDOGAN.id, PUTIN.id) if ERDOGAN.id < PUTIN.id else (PUTIN.id, ERDOGAN.id): 2}
    assert actors.left_out == 2
    assert overview.pairs(Selection(kinds=("message",))).numbers == {("ru", "sy"): 1}


@pytest.mark.parametrize("typed", ["Пут", "بوتي", "puti", "vladimir p", "PUTIN"])
def test_suggestions_in_any_script(overview: Overview, typed: str) -> None:
    assert [(one.value, one.contacts) for one in overview.suggestions(typed)] == [(PUTIN.id, 4)]


def test_suggestions_of_people_the_registry_lacks_and_of_topics(overview: Overview) -> None:
    assert [one.value for one in overview.suggestions("roe")] == [UNKNOWN.id]
    assert [(one.what, one.value) for one in overview.suggestions("Trad")] == [("topic", "trade")]
    assert overview.suggestions("  ") == ()
    assert overview.suggestions("%") == ()


def test_actors(overview: Overview) -> None:
    assert overview.actor(UNKNOWN.id) == replace(UNKNOWN, office=None)
    assert overview.actor("person:nobody") is None


def test_coverage(overview: Overview) -> None:
    found = {(one.language, one.publisher): (one.articles, one.contacts, one.alone) for one in overview.covered()}
    assert found == {("en", "Paper en"): (3, 3, 2), ("ru", "Paper ru"): (2, 2, 2), ("tr", "Paper tr"): (1, 1, 0)}


def test_a_contact_that_goes_takes_its_rows_along(kept: Dossier) -> None:
    with kept._writing() as connection:
        write.settle(connection, "ru|tr", ["call"], ())
    assert kept.overview().total() == 4
    assert {one.value for one in kept.overview().numbers("language")} == {"en", "ru"}


def test_an_older_dossier_is_filled(kept: Dossier, path: Path) -> None:
    before = kept.overview().listing()
    with kept._writing() as connection:
        connection.exec_driver_sql("DROP INDEX article_coverage")
        for table in ("facet", "coverage", "summary", "actor"):
            connection.exec_driver_sql(f"DROP TABLE {table}")
        overview_tables.make(connection)
    assert kept.overview().listing() == before


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 800))
def test_a_period_holds_its_days(start: date, length: int) -> None:
    when = days(start, start + timedelta(days=length))
    unit = period(when)
    last = when.end - timedelta(days=1)
    assert start.isoformat().startswith(unit)
    assert last.isoformat().startswith(unit)
    assert len(unit) in (0, 4, 7, 10)
    assert period(None) == period(days(date.min, when.end)) == ""


def test_every_order_has_its_key() -> None:
    assert set(overview_lists._KEYS) == set(Order)
