"""Who was in contact with whom, how often: by side or by person."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations

from sqlalchemy import Connection, func, select

from dragoman.store.overview_counts import Number, numbers
from dragoman.store.overview_memory import Memory
from dragoman.store.overview_select import Selection, among, keys
from dragoman.store.overview_tables import facet, summary


@dataclass(frozen=True, slots=True)
class Pairs:
    """The most frequent actors or sides, and in how many contacts any two of them met.

    `numbers` is keyed by two values in alphabetical order. A contact of three counts for each of its three pairs.
    `left_out` is the number of further actors or sides.
    """

    members: tuple[Number, ...]
    numbers: dict[tuple[str, str], int]
    left_out: int = 0

    def between(self, one: str, other: str) -> int:
        """Contacts of these two; of those within one side, where they are the same."""
        return self.numbers.get((one, other) if one <= other else (other, one), 0)


def pairs_of_sides(connection: Connection, selection: Selection, most: int = 20, memory: Memory | None = None) -> Pairs:
    """Pairs of sides among the selected contacts; those within one side stand under the side twice."""
    statement = select(summary.c.sides, func.count())
    kept = keys(connection, selection, memory)
    if kept is not None:
        statement = statement.where(summary.c.key.in_(among(kept)))
    members: Counter[str] = Counter()
    met: Counter[tuple[str, str]] = Counter()
    for told, number in connection.execute(statement.group_by(summary.c.sides)).all():
        sides = told.split("|") if told else []
        for side in sides:
            members[side] += number
        for couple in combinations(sides, 2) if len(sides) > 1 else zip(sides, sides, strict=True):
            met[couple] += number
    ordered = sorted(members.items(), key=lambda item: (-item[1], item[0]))
    return _kept(tuple(Number(side, side, number) for side, number in ordered), dict(met), most)


def pairs_of_actors(
    connection: Connection, selection: Selection, most: int = 20, memory: Memory | None = None
) -> Pairs:
    """Pairs of the most frequent actors among the selected contacts."""
    members = numbers(connection, selection, "actor", 10_000, memory)
    shown = [one.value for one in members[:most]]
    # Joined here: the database would look each party's contacts up again for each of the others.
    statement = select(func.group_concat(facet.c.value, "\x1f")).where(
        facet.c.dimension == "actor", facet.c.value.in_(shown)
    )
    kept = keys(connection, selection, memory)
    if kept is not None:
        statement = statement.where(facet.c.contact.in_(among(kept)))
    its = statement.group_by(facet.c.contact).having(func.count() > 1)
    met: Counter[tuple[str, str]] = Counter()
    for told, number in Counter(connection.execute(its).scalars()).items():
        for couple in combinations(sorted(told.split("\x1f")), 2):
            met[couple] += number
    return _kept(members, dict(met), most)


def _kept(members: tuple[Number, ...], met: dict[tuple[str, str], int], most: int) -> Pairs:
    shown = {one.value for one in members[:most]}
    return Pairs(
        members[:most],
        {pair: number for pair, number in met.items() if shown.issuperset(pair)},
        max(0, len(members) - most),
    )
