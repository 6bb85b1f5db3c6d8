"""Lists of contacts, a page at a time: a page is found by where the last one ended, not by counting rows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Connection, Row, case, literal, select, tuple_

from dragoman.errors import UsageError
from dragoman.store.overview_counts import total
from dragoman.store.overview_memory import Memory
from dragoman.store.overview_select import Selection, among, keys
from dragoman.store.overview_tables import ContactLine, summary
from dragoman.store.records import unpack


class Order(StrEnum):
    """How a list is sorted; contacts without a day come last in both orders of time."""

    NEWEST = "newest"
    OLDEST = "oldest"
    REPORTED = "reported"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of a list: `total` counts the whole list.

    `after` and `before` are the places to ask the next and the previous page by; None where there is none.
    """

    lines: tuple[ContactLine, ...]
    total: int
    after: str | None = None
    before: str | None = None


FEW: Final = 500
"""Contacts that are looked up one by one and sorted, to be listed."""

_LAST: Final = "~"
_KEYS: Final[dict[Order, tuple[Any, bool]]] = {
    Order.NEWEST: (summary.c.day, True),
    Order.OLDEST: (case((summary.c.day == "", _LAST), else_=summary.c.day), False),
    Order.REPORTED: (summary.c.articles, True),
    Order.DISPUTED: (summary.c.contradictions, True),
}
"""What each order sorts by, and whether downwards."""


def listing(
    connection: Connection,
    selection: Selection,
    order: Order = Order.NEWEST,
    after: str | None = None,
    before: str | None = None,
    most: int = 50,
    memory: Memory | None = None,
) -> Listing:
    """A page of the contacts that a selection keeps.

    Args:
        connection: of a dossier.
        selection: which contacts.
        order: how they are sorted.
        after, before: the page after, or before, a place that an earlier page gave; one of them at most.
        most: contacts on a page.
        memory: what is known of this state of the dossier already.

    Raises:
        UsageError: a place is none.
    """
    kept = keys(connection, selection, memory)
    key, down = _KEYS[order]
    backwards = before is not None
    statement = select(summary.c.contact, key.label("key"))
    if kept is not None:
        # The sum keeps the database from looking thousands up that it then has to sort: it goes along the order.
        statement = statement.where((summary.c.key + 0 if len(kept) > FEW else summary.c.key).in_(among(kept)))
    place = before if backwards else after
    if place is not None:
        at = tuple_(*(literal(part) for part in _place(order, place)))
        here = tuple_(key, summary.c.contact)
        statement = statement.where(here < at if down != backwards else here > at)
    columns = (key, summary.c.contact)
    statement = statement.order_by(*(one.desc() if down != backwards else one for one in columns)).limit(most + 1)
    rows = connection.execute(statement).all()
    more, rows = len(rows) > most, rows[:most]
    if backwards:
        rows = rows[::-1]
    return Listing(
        lines(connection, tuple(row.contact for row in rows)),
        total(connection, selection, memory) if kept is None else len(kept),
        _named(rows[-1]) if rows and (more or backwards) else None,
        _named(rows[0]) if rows and (more if backwards else place is not None) else None,
    )


def lines(connection: Connection, ids: tuple[str, ...]) -> tuple[ContactLine, ...]:
    """The contacts with these ids as lists show them, in the order of the ids; unknown ones are passed over."""
    statement = select(summary.c.contact, summary.c.data).where(summary.c.contact.in_(ids))
    found = {row.contact: row.data for row in connection.execute(statement)}
    return tuple(unpack(found[id_], ContactLine) for id_ in ids if id_ in found)


def _named(row: Row[Any]) -> str:
    return f"{row.key},{row.contact}"


def _place(order: Order, place: str) -> tuple[str | int, str]:
    value, comma, id_ = place.partition(",")
    if not comma:
        raise UsageError(f"{place!r} is no place in a list")
    if order in (Order.NEWEST, Order.OLDEST):
        return value, id_
    try:
        return int(value), id_
    except ValueError as error:
        raise UsageError(f"{place!r} is no place in a list sorted by {order.value}") from error
