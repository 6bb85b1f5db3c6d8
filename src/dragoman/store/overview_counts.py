"""How many contacts there are of each kind, side, language, month …: counted by the database, nothing is decoded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, func, select

from dragoman.store.overview_memory import Memory
from dragoman.store.overview_select import Selection, among, keys, parts
from dragoman.store.overview_tables import facet, summary

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


def numbers(
    connection: Connection, selection: Selection, dimension: str, most: int = 50, memory: Memory | None = None
) -> tuple[Number, ...]:
    """Values of a dimension among the selected contacts, the most frequent first."""
    return tuple(_counted(connection, (dimension,), keys(connection, selection, memory))[dimension][:most])


def facets(
    connection: Connection, selection: Selection, most: int = 50, memory: Memory | None = None
) -> dict[str, tuple[Number, ...]]:
    """For each of `FACETS` what could be chosen: counted as if nothing were chosen in that dimension itself.

    Sides are an exception: several of them are asked for together, so they are counted among the chosen.
    """
    counted = _counted(connection, FACETS, keys(connection, selection, memory))
    for dimension in parts(selection).keys() & set(FACETS) - {"side"}:
        others = keys(connection, selection, memory, without=dimension)
        counted[dimension] = _counted(connection, (dimension,), others)[dimension]
    return {dimension: tuple(numbers[:most]) for dimension, numbers in counted.items()}


def spans(connection: Connection, selection: Selection, unit: str, memory: Memory | None = None) -> tuple[Span, ...]:
    """Selected contacts by year, month or day, in order; those not known as exactly stand under what is known.

    A contact of some day in March 2024 has the period `2024-03` where days are counted; one without a date has "".
    """
    period = func.substr(summary.c.period, 1, UNITS[unit]).label("span")
    held = func.sum(summary.c.held).label("held")
    statement = select(period, func.count().label("number"), held)
    kept = keys(connection, selection, memory)
    if kept is not None:
        statement = statement.where(summary.c.key.in_(among(kept)))
    rows = connection.execute(statement.group_by(period).order_by(period))
    return tuple(Span(row.span, row.number, int(row.held)) for row in rows)


def total(connection: Connection, selection: Selection, memory: Memory | None = None) -> int:
    """How many contacts a selection keeps."""
    kept = keys(connection, selection, memory)
    if kept is not None:
        return len(kept)
    return int(connection.execute(select(func.count()).select_from(summary)).scalar_one())


MOST_LOOKED_UP: Final = 3
"""The part of all contacts (one in so many) from which on a whole index is read rather than each contact looked up."""


def _counted(connection: Connection, dimensions: Sequence[str], kept: frozenset[int] | None) -> dict[str, list[Number]]:
    """Values of several dimensions among the contacts with these keys, the most frequent first."""
    statement = (
        select(facet.c.dimension, facet.c.value, func.min(facet.c.name), func.count())
        .where(facet.c.dimension.in_(dimensions))
        .group_by(facet.c.dimension, facet.c.value)
    )
    if kept is not None:
        every = connection.execute(select(func.count()).select_from(summary)).scalar_one()
        # The sum keeps the database from looking every contact up in an order that it then has to sort.
        contact = facet.c.contact if len(kept) * MOST_LOOKED_UP < every else facet.c.contact + 0
        statement = statement.where(contact.in_(among(kept)))
    found: dict[str, list[Number]] = {dimension: [] for dimension in dimensions}
    for dimension, value, name, contacts in connection.execute(statement).all():
        found[dimension].append(Number(value, name, contacts))
    for numbers in found.values():
        numbers.sort(key=lambda one: (-one.contacts, one.value))
    return found
