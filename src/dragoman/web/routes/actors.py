"""One actor: the offices held, contacts over time, topics, partners; and the list of all actors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from dragoman.actors.registry import Term, load_registry
from dragoman.errors import UsageError
from dragoman.model import Actor
from dragoman.report.words import day, language_name
from dragoman.store import spellings
from dragoman.store.overview import UNITS, Number, Order, Overview, Span
from dragoman.web.charts import chart, length
from dragoman.web.chosen import Chosen, TheChosen
from dragoman.web.desk import TheDesk
from dragoman.web.links import actor as actor_page
from dragoman.web.links import query
from dragoman.web.narrowing import named, narrowing
from dragoman.web.routes.timeline import leading

router = APIRouter()

LATEST = 20
"""Contacts shown on an actor's page; the list has all of them."""

MOST = 200
"""Actors in their list; the others are found by name."""

FEW_YEARS = 4
"""Years of contacts that are drawn by month; more are drawn by year, months stand in the timeline."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office with its term in words; `now` where no end is known."""

    title: str
    term: str
    now: bool


@dataclass(frozen=True, slots=True)
class OfficeAnswer:
    """An office held from its first day to the day after its last one; None is open."""

    title: str
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class ActorAnswer:
    """An actor with numbers of contacts among the selected ones."""

    id: str
    kind: str
    name: str
    side: str | None
    wikidata: str | None
    offices: list[OfficeAnswer]
    names: dict[str, str]
    contacts: int
    years: list[Span]
    kinds: list[Number]
    topics: list[Number]
    partners: list[Number]


@router.get("/api/v1/actors", tags=["overviews"])
def actors_record(desk: TheDesk, chosen: TheChosen, most: Annotated[int, Query(ge=1, le=1000)] = 100) -> list[Number]:
    """Parties of the selected contacts, the most frequent first."""
    return list(desk.overview().numbers("actor", named(desk, chosen).selection, most))


@router.get("/actors", include_in_schema=False)
def actors(request: Request, desk: TheDesk, chosen: TheChosen) -> Response:
    """Parties of the selected contacts, the most frequent first."""
    narrowed = narrowing(request, desk, chosen, "/actors", [])
    if isinstance(narrowed, Response):
        return narrowed
    chosen, form = narrowed
    numbers = desk.overview().numbers("actor", chosen.selection, MOST)
    return desk.page(request, "actors.html", view="actors", numbers=numbers, leads=actor_page, most=MOST, **form)


@router.get("/api/v1/actors/{id:path}", tags=["overviews"])
def actor_record(id: str, desk: TheDesk, chosen: TheChosen) -> ActorAnswer:
    """One actor, by id or by a name in any script."""
    overview = desk.overview()
    its = _actor(overview, id)
    mine = _with(named(desk, chosen), its)
    return ActorAnswer(
        its.id, its.kind, its.name, its.side, its.wikidata,
        [OfficeAnswer(title, one.start, one.end) for title, one in _terms(its)], _names(its),
        overview.total(mine.selection), list(overview.spans("year", mine.selection)),
        list(overview.numbers("kind", mine.selection)), list(overview.numbers("topic", mine.selection, 20)),
        _partners(overview, mine, its, 50),
    )  # fmt: skip


@router.get("/actors/{id:path}", include_in_schema=False)
def actor(id: str, request: Request, desk: TheDesk, chosen: TheChosen) -> Response:
    """The page of one actor; what the address chooses besides narrows the contacts it counts."""
    overview = desk.overview()
    its = _actor(overview, id)
    mine = _with(named(desk, chosen), its)
    spans = overview.spans("month", mine.selection)
    known = [one.period for one in spans if len(one.period) == UNITS["month"]]
    unit = "month" if known and length(known[0], known[-1]) <= 12 * FEW_YEARS else "year"
    if unit == "year":
        spans = overview.spans("year", mine.selection)
    every = mine.pairs()
    return desk.page(
        request, "actor.html", actor=its, chosen=chosen, offices=_offices(its), names=_grouped(_names(its)),
        chart=chart(spans, unit, leading(mine)), periods=[one for one in spans if len(one.period) == UNITS[unit]],
        leading=leading(mine), unit=unit,
        partners=_partners(overview, mine, its, 24), topics=overview.numbers("topic", mine.selection, 24),
        kind_numbers=overview.numbers("kind", mine.selection), listing=overview.listing(
            mine.selection, Order.NEWEST, most=LATEST
        ),
        all_of_them=query("/contacts", every), timeline=query("/timeline", every),
        with_topic=_narrowing(mine, "topic"), with_kind=_narrowing(mine, "kind"), with_actor=_narrowing(mine, "actor"),
    )  # fmt: skip


def _actor(overview: Overview, asked: str) -> Actor:
    found = overview.actor(asked)
    if found is None:
        named = next((one for one in overview.suggestions(asked, 5) if one.what == "actor"), None)
        found = overview.actor(named.value) if named else None
    if found is None:
        raise UsageError(f"no contact has a party {asked!r}")
    return found


def _with(chosen: Chosen, its: Actor) -> Chosen:
    others = tuple(one for one in chosen.selection.actors if one != its.id)
    return replace(chosen, selection=replace(chosen.selection, actors=(its.id, *others)))


def _partners(overview: Overview, mine: Chosen, its: Actor, most: int) -> list[Number]:
    return [one for one in overview.numbers("actor", mine.selection, most + 1) if one.value != its.id][:most]


def _narrowing(mine: Chosen, name: str) -> Callable[[str], str]:
    """Where a value leads: to the list of this actor's contacts that have it."""
    return lambda value: query("/contacts", [*mine.pairs(), (name, value)])


def _terms(its: Actor) -> list[tuple[str, Term]]:
    registry = load_registry()
    person = registry.persons.get(its.id.removeprefix("person:"))
    if person is None:
        return []
    latest_first = sorted(person.terms, key=lambda one: one.start or date.min, reverse=True)
    return [(registry.office_title(one.role, one.of), one) for one in latest_first]


def _offices(its: Actor) -> list[Office]:
    return [Office(title, _term_words(one), one.end is None) for title, one in _terms(its)]


def _term_words(term: Term) -> str:
    """`since 7 May 2012`, `until 21 November 2017`, `16 June 2017 to 20 January 2021`."""
    last = term.end - timedelta(days=1) if term.end else None
    if term.start and last:
        return f"{day(term.start)} to {day(last)}"
    if term.start:
        return f"since {day(term.start)}"
    return f"until {day(last)}" if last else "term not known"


def _names(its: Actor) -> dict[str, str]:
    return spellings.written(its.id.partition(":")[2])


def _grouped(names: dict[str, str]) -> list[tuple[str, str, str]]:
    """Each way of writing once: the name, the first of its languages by code, all of them by name."""
    ordered = sorted(names.items(), key=lambda item: (item[1], item[0]))
    found = []
    for name, group in groupby(ordered, key=lambda item: item[1]):
        codes = [code for code, _ in group]
        found.append((name, codes[0], ", ".join(language_name(code) for code in codes)))
    return found
