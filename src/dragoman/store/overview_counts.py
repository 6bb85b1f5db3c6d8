"""How many contacts there are of each kind, side, language, month …: counted by the database, nothing is decoded."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, String, column, func, insert, select, table

from dragoman.model import Status
from dragoman.store import schema
from dragoman.store.overview_select import Conditions, Selection, conditions, narrowed
from dragoman.store.overview_tables import coverage, subject, summary

DIMENSIONS: Final = ("kind", "status", "side", "language", "publisher", "actor", "topic", "place", "framework")
"""What contacts can be counted by."""

FACETS: Final = ("kind", "status", "side", "language", "publisher", "topic", "place")
"""What a form offers to choose by; actors are too many for a list and are typed."""

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
    return _numbers(connection, conditions(selection), dimension, most)


def facets(connection: Connection, selection: Selection, most: int = 50) -> dict[str, tuple[Number, ...]]:
    """For each of `FACETS` what could be chosen: counted as if nothing were chosen in that dimension itself.

    Sides are an exception: several of them are asked for together, so they are counted among the chosen.
    """
    found = conditions(selection)
    among = _kept(connection, found)
    return {
        dimension: _numbers(
            connection, _without(found, dimension) if dimension in found and dimension != "side" else among,
            dimension, most,
        )
        for dimension in FACETS
    }  # fmt: skip


def spans(connection: Connection, selection: Selection, unit: str) -> tuple[Span, ...]:
    """Selected contacts by year, month or day, in order; those not known as exactly stand under what is known.

    A contact of some day in March 2024 has the period `2024-03` where days are counted; one without a date has "".
    """
    period = func.substr(summary.c.period, 1, UNITS[unit]).label("span")
    held = func.sum(summary.c.status == Status.HELD.value).label("held")
    statement = narrowed(select(period, func.count().label("number"), held), conditions(selection))
    rows = connection.execute(statement.group_by(period).order_by(period))
    return tuple(Span(row.span, row.number, int(row.held)) for row in rows)


def total(connection: Connection, selection: Selection) -> int:
    """How many contacts a selection keeps."""
    statement = narrowed(select(func.count()).select_from(summary), conditions(selection))
    return int(connection.execute(statement).scalar_one())


def _kept(connection: Connection, found: Conditions) -> Conditions:
    """The same conditions as one over a table of this connection that has what they keep: looked up once for all."""
    if not found:
        return found
    connection.exec_driver_sql("DROP TABLE IF EXISTS temp.kept")
    connection.exec_driver_sql("CREATE TEMP TABLE kept (contact TEXT PRIMARY KEY) WITHOUT ROWID")
    connection.execute(insert(_KEPT).from_select(["contact"], narrowed(select(summary.c.contact), found)))
    return {"kept": summary.c.contact.in_(select(_KEPT.c.contact))}


_KEPT: Final = table("kept", column("contact", String))


def _without(found: Conditions, dimension: str) -> Conditions:
    return {name: condition for name, condition in found.items() if name != dimension}


def _numbers(connection: Connection, found: Conditions, dimension: str, most: int) -> tuple[Number, ...]:
    if dimension in ("kind", "status"):
        column = summary.c[dimension]
        statement = narrowed(select(column, column, func.count()), found).group_by(column)
    elif dimension == "side":
        return _sides(connection, found, most)
    elif dimension in ("language", "publisher"):
        column = coverage.c[dimension]
        statement = select(column, column, func.count(coverage.c.contact.distinct())).where(column != "")
        statement = _among(statement, coverage.c.contact, found).group_by(column)
    elif dimension == "actor":
        party = schema.party
        statement = select(party.c.actor, func.min(party.c.name), func.count())
        statement = _among(statement, party.c.contact, found).group_by(party.c.actor)
    else:
        statement = select(subject.c.item, func.min(subject.c.name), func.count()).where(subject.c.role == dimension)
        statement = _among(statement, subject.c.contact, found).group_by(subject.c.item)
    rows = connection.execute(statement.order_by(statement.selected_columns[2].desc(), statement.selected_columns[0]))
    return tuple(Number(value, name, number) for value, name, number in rows.fetchmany(most))


def _sides(connection: Connection, found: Conditions, most: int) -> tuple[Number, ...]:
    # Grouped here and not by the database, which would sort thousands of combinations for it.
    joined = Counter(connection.execute(narrowed(select(summary.c.sides), found)).scalars())
    counted: Counter[str] = Counter()
    for sides, number in joined.items():
        for side in sides.split("|") if sides else ():
            counted[side] += number
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Number(side, side, number) for side, number in ordered[:most])


def _among(statement: Any, contact: Any, found: Conditions) -> Any:
    """Rows of the contacts that are kept; all rows where nothing narrows."""
    return statement.where(contact.in_(narrowed(select(summary.c.contact), found))) if found else statement
