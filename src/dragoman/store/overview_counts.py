"""How many contacts there are of each kind, side, language, month …: counted by the database, nothing is decoded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, func, select

from dragoman.model import Status
from dragoman.store import schema
from dragoman.store.overview_select import Conditions, Selection, conditions, narrowed
from dragoman.store.overview_tables import coverage, subject, summary

DIMENSIONS: Final = ("kind", "status", "side", "language", "publisher", "actor", "topic", "place", "framework")
"""What contacts can be counted by."""

UNITS: Final = {"year": 4, "month": 7, "day": 10}
"""Units of time, with the number of letters of `summary.period` that name one."""


@dataclass(frozen=True, slots=True)
class Number:
    """How many contacts have a value; `name` is its English name, or the value where it is its own name."""

    value: str
    name: str
    contacts: int


@dataclass(frozen=True, slots=True)
class Span:
    """Contacts of one period (`2024`, `2024-12`, `2024-12-03`): all, and those that took place."""

    period: str
    contacts: int
    held: int


def numbers(connection: Connection, selection: Selection, dimension: str, most: int = 50) -> tuple[Number, ...]:
    """Values of a dimension among the selected contacts, the most frequent first."""
    return _numbers(connection, conditions(connection, selection), dimension, most)


def facets(connection: Connection, selection: Selection, most: int = 50) -> dict[str, tuple[Number, ...]]:
    """For every dimension what could be chosen: counted as if nothing were chosen in that dimension itself.

    Actors and sides are an exception: several of them are asked for together, so they are counted among the chosen.
    """
    found = conditions(connection, selection)
    return {
        dimension: _numbers(connection, found, dimension, most, without=dimension if dimension not in _JOINT else None)
        for dimension in DIMENSIONS
    }


_JOINT: Final = ("actor", "side")


def spans(connection: Connection, selection: Selection, unit: str) -> tuple[Span, ...]:
    """Selected contacts by year, month or day, in order; those not known as exactly stand under what is known.

    A contact of some day in March 2024 has the period `2024-03` where days are counted; one without a date has "".
    """
    period = func.substr(summary.c.period, 1, UNITS[unit]).label("span")
    held = func.sum(summary.c.status == Status.HELD.value).label("held")
    statement = narrowed(select(period, func.count().label("number"), held), conditions(connection, selection))
    rows = connection.execute(statement.group_by(period).order_by(period))
    return tuple(Span(row.span, row.number, int(row.held)) for row in rows)


def total(connection: Connection, selection: Selection) -> int:
    """How many contacts a selection keeps."""
    statement = narrowed(select(func.count()).select_from(summary), conditions(connection, selection))
    return int(connection.execute(statement).scalar_one())


def _numbers(
    connection: Connection, found: Conditions, dimension: str, most: int, without: str | None = None
) -> tuple[Number, ...]:
    if dimension in ("kind", "status"):
        column = summary.c[dimension]
        statement = narrowed(select(column, column, func.count()), found, without).group_by(column)
    elif dimension == "side":
        return _sides(connection, found, most)
    elif dimension in ("language", "publisher"):
        column = coverage.c[dimension]
        statement = select(column, column, func.count(coverage.c.contact.distinct())).where(column != "")
        statement = _among(statement, coverage.c.contact, found, without).group_by(column)
    elif dimension == "actor":
        party = schema.party
        statement = select(party.c.actor, func.min(party.c.name), func.count())
        statement = _among(statement, party.c.contact, found, without).group_by(party.c.actor)
    else:
        statement = select(subject.c.item, func.min(subject.c.name), func.count()).where(subject.c.role == dimension)
        statement = _among(statement, subject.c.contact, found, without).group_by(subject.c.item)
    rows = connection.execute(statement.order_by(statement.selected_columns[2].desc(), statement.selected_columns[0]))
    return tuple(Number(value, name, number) for value, name, number in rows.fetchmany(most))


def _sides(connection: Connection, found: Conditions, most: int) -> tuple[Number, ...]:
    statement = narrowed(select(summary.c.sides, func.count().label("number")), found).group_by(summary.c.sides)
    counted: Counter[str] = Counter()
    for row in connection.execute(statement):
        counted.update(dict.fromkeys(filter(None, row.sides.split("|")), row.number))
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Number(side, side, number) for side, number in ordered[:most])


def _among(statement: Any, contact: Any, found: Conditions, without: str | None) -> Any:
    """Rows of the contacts that are kept; all rows where nothing narrows."""
    if not _narrowing(found, without):
        return statement
    return statement.where(contact.in_(narrowed(select(summary.c.contact), found, without)))


def _narrowing(found: Iterable[str], without: str | None) -> bool:
    return any(dimension != without for dimension in found)
