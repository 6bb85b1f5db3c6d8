"""Actors of a dossier: one of them, and those that words typed so far may mean, in any script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, func, or_, select

from dragoman.model import Actor
from dragoman.store import spellings
from dragoman.store.overview_tables import actor as table
from dragoman.store.overview_tables import facet
from dragoman.store.records import unpack

SUBJECTS: Final = ("topic", "place", "framework")
"""What besides actors is suggested, topics first."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that words may mean: `what` is actor, topic, place or framework; `contacts` how often it occurs."""

    what: str
    value: str
    name: str
    contacts: int
    side: str | None = None


def actor(connection: Connection, id_: str) -> Actor | None:
    """A party of some contact, without the office it held then."""
    data = connection.execute(select(table.c.data).where(table.c.id == id_)).scalar()
    return None if data is None else unpack(data, Actor)


def subject_name(connection: Connection, role: str, item: str) -> str | None:
    """The English name of a topic, place or framework that contacts have."""
    statement = select(facet.c.name).where(facet.c.dimension == role, facet.c.value == item).limit(1)
    return connection.execute(statement).scalar()


def suggestions(connection: Connection, words: str, most: int = 10) -> tuple[Suggestion, ...]:
    """Parties, topics, places and frameworks of contacts whose name has a word that begins so, most frequent first.

    Names of the registry are found in every language and script.
    """
    start = spellings.folded(words)
    if not start:
        return ()
    return (*_actors(connection, start, most), *_subjects(connection, words, most))[:most]


def _actors(connection: Connection, start: str, most: int) -> list[Suggestion]:
    known = [f"{kind}:{id_}" for id_ in spellings.ids_beginning(start) for kind in ("person", "institution")]
    mine = (facet.c.dimension == "actor") & (facet.c.value == table.c.id)
    number = select(func.count()).where(mine).scalar_subquery()
    statement = (
        select(table.c.data, number.label("number"))
        .where(
            or_(
                table.c.folded.startswith(start, autoescape=True),
                table.c.folded.contains(f" {start}", autoescape=True),
                table.c.id.in_(known),
            ),
            number > 0,
        )
        .order_by(number.desc(), table.c.id)
        .limit(most)
    )
    found = [(unpack(row.data, Actor), row.number) for row in connection.execute(statement)]
    return [Suggestion("actor", one.id, one.name, contacts, one.side) for one, contacts in found]


def _subjects(connection: Connection, words: str, most: int) -> list[Suggestion]:
    start = words.strip().casefold()
    # A few hundred names over thousands of rows: counted by the database in the order of its index, compared here.
    statement = (
        select(facet.c.dimension, facet.c.value, facet.c.name, func.count().label("number"))
        .where(facet.c.dimension.in_(SUBJECTS))
        .group_by(facet.c.dimension, facet.c.value, facet.c.name)
    )
    found = [
        Suggestion(row.dimension, row.value, row.name, row.number)
        for row in connection.execute(statement).all()
        if f" {start}" in f" {row.name.casefold()}"
    ]
    return sorted(found, key=lambda one: (SUBJECTS.index(one.what) > 0, -one.contacts, one.value))[:most]
