"""What is kept, what a second reading changes, and what is asked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection

from dragoman.errors import EmptyPageError, UsageError
from dragoman.model import Precision, When
from dragoman.resolution import ResolvedContact
from dragoman.store import read
from dragoman.store.dossier import Dossier
from dragoman.store.read import ContactFilter

from .conftest import PUTIN, reading


def dump(path: Path) -> list[str]:
    raw = sqlite3.connect(path)
    try:
        return [line for line in raw.iterdump() if "_index" not in line]
    finally:
        raw.close()


def test_what_is_kept_comes_back(dossier: Dossier) -> None:
    given = reading("one")
    dossier.keep(given)
    assert dossier.page(given.page.id) == given.page
    assert list(dossier.articles()) == list(given.articles)
    assert dossier.reports(given.articles[0].id) == given.reports
    assert dossier.claims(given.articles[0].id) == given.claims
    assert dossier.mentions(given.articles[0].id) == given.mentions[given.articles[0].id]
    assert dossier.claims_of(given.reports[0].id) == given.claims
    assert [one.contact.reports for one in dossier.contacts()] == [(given.reports[0].id,)]


def test_the_same_page_again_changes_nothing(dossier: Dossier, path: Path) -> None:
    dossier.keep(reading("one"))
    dossier.resolve()
    before = dump(path)
    assert dossier.known(reading("one").page)
    dossier.keep(reading("one"))
    assert dossier.resolve() == 0
    assert dump(path) == before


def test_read_again_on_request_gives_the_same(dossier: Dossier) -> None:
    dossier.keep(reading("one"))
    before = list(dossier.contacts())
    dossier.keep(reading("one"), again=True)
    assert list(dossier.contacts()) == before
    assert dossier.counts()["articles"] == 1


def test_a_changed_text_takes_the_place_of_the_old_one(dossier: Dossier) -> None:
    old, new = reading("one"), reading("one", "Putin met Erdogan.\nThey agreed.")
    dossier.keep(old)
    assert dossier.counts()["contacts"] == 1
    dossier.keep(new)
    assert [article.text for article in dossier.articles()] == [new.page.text]
    assert [one.contact.reports for one in dossier.contacts()] == [(new.reports[0].id,)]
    assert dossier.page(old.page.id).text == old.page.text
    assert not dossier.search("calm")
    assert dossier.search("agreed")


def test_a_text_that_changes_back_is_found_again(dossier: Dossier) -> None:
    dossier.keep(reading("one"))
    dossier.keep(reading("one", "Putin met Erdogan."))
    dossier.keep(reading("one"))
    assert [article.text for article in dossier.articles()] == [reading("one").page.text]
    assert dossier.counts()["contacts"] == 1


def test_one_text_at_two_places_is_one_page(dossier: Dossier) -> None:
    dossier.keep(reading("b"))
    dossier.keep(reading("a"))
    assert dossier.counts()["articles"] == 1
    assert dossier.sources(reading("a").page.id) == ("a", "b")
    dossier.keep(reading("a", "Something else."))
    assert dossier.sources(reading("b").page.id) == ("b",)
    assert dossier.counts()["articles"] == 2


def test_order_of_reading_plays_no_part(tmp_path: Path) -> None:
    texts = [f"Putin called Erdogan on matter {number}." for number in range(5)]
    views = []
    for name, order in (("one", texts), ("two", texts[::-1])):
        with Dossier(tmp_path / name, create=True) as kept:
            for text in order:
                kept.keep(reading(text[-3:], text))
            views.append((list(kept.articles()), list(kept.contacts()), list(kept.pages())))
    assert views[0] == views[1]


def test_a_failure_is_remembered_until_the_page_is_read(dossier: Dossier) -> None:
    dossier.fail(EmptyPageError("one", "there is nothing in it"))
    dossier.fail(EmptyPageError("one", "there is nothing in it"))
    assert [(one.where, one.error) for one in dossier.failures()] == [("one", "EmptyPageError")]
    dossier.keep(reading("one"))
    assert not list(dossier.failures())


def test_an_id_may_be_cut_as_long_as_it_is_the_only_one(dossier: Dossier) -> None:
    given = [reading(str(number), f"Putin called Erdogan {number} times.") for number in range(3)]
    for one in given:
        dossier.keep(one)
    assert dossier.article(given[0].articles[0].id[:10]) == given[0].articles[0]
    with pytest.raises(UsageError, match="more than one article"):
        dossier.article("a")
    for absent in ("", "zzz", "%", "_"):
        with pytest.raises(UsageError, match="no article"):
            dossier.article(absent)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (ContactFilter(), 1),
        (ContactFilter(actors=(PUTIN.id,)), 1),
        (ContactFilter(actors=()), 0),
        (ContactFilter(side="TR"), 1),
        (ContactFilter(side="us"), 0),
        (ContactFilter(kind="phone_call", status="held"), 1),
        (ContactFilter(kind="meeting"), 0),
        (ContactFilter(since=date(2024, 12, 3), before=date(2024, 12, 4)), 1),
        (ContactFilter(since=date(2024, 12, 4)), 0),
        (ContactFilter(since=date(2024, 12, 4), possible=True), 0),
        (ContactFilter(before=date(2024, 12, 3)), 0),
        (ContactFilter(language="en", publisher="example"), 1),
        (ContactFilter(language="ar"), 0),
    ],
)
def test_filters(dossier: Dossier, asked: ContactFilter, found: int) -> None:
    dossier.keep(reading("one"))
    assert len(list(dossier.contacts(asked))) == found


def test_days_that_are_only_possible(dossier: Dossier) -> None:
    given = reading("one")
    week = When(date(2024, 12, 2), date(2024, 12, 9), Precision.WEEK, "told that week")
    weekly = replace(given, reports=(replace(given.reports[0], when=week),))
    dossier.keep(weekly)
    asked = ContactFilter(since=date(2024, 12, 3), before=date(2024, 12, 4))
    assert [len(list(dossier.contacts(replace(asked, possible=may)))) for may in (False, True)] == [0, 1]


@pytest.mark.parametrize("name", ["Путин", "بوتين", "Putin", "vladimir putin", PUTIN.id, "Puti"])
def test_an_actor_by_any_of_its_names(dossier: Dossier, name: str) -> None:
    dossier.keep(reading("one"))
    dossier.resolve()
    assert dossier.actors_named(name) == (PUTIN.id,)


def test_the_view_holds_everything(dossier: Dossier) -> None:
    given = reading("one")
    dossier.keep(given)
    dossier.fail(EmptyPageError("two", "there is nothing in it"))
    view = dossier.view()
    (contact,) = view.contacts
    assert view.reports_of(contact) == given.reports
    assert view.claims_of(contact) == given.claims
    assert view.contacts_of(view.articles[0]) == (contact,)
    assert view.page_of[given.page.id].source == "one"
    assert [one.where for one in view.failures] == ["two"]


def test_a_view_is_of_one_moment(dossier: Dossier, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page gets a new version while everything is being read for a report."""
    dossier.keep(reading("a"))
    dossier.resolve()
    ask = read.contacts

    def meanwhile(connection: Connection, asked: read.ContactFilter | None = None) -> Iterator[ResolvedContact]:
        yield from ask(connection, asked)
        with Dossier(path) as other:
            other.keep(reading("a", "Erdogan called Putin.\nHe asked for trade."))

    monkeypatch.setattr(read, "contacts", meanwhile)
    view = dossier.view()
    assert {id_ for one in view.contacts for id_ in one.reports} == {one.id for one in view.reports}
