"""Who was in contact with whom, how often: by side or by person."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations

from sqlalchemy import Connection, func, select

from dragoman.store.overview_counts import Number, numbers
from dragoman.store.overview_select import Selection, conditions, narrowed
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


def pairs_of_sides(connection: Connection, selection: Selection, most: int = 20) -> Pairs:
    """Pairs of sides among the selected contacts; those within one side stand under the side twice."""
    joined = Counter(connection.execute(narrowed(select(summary.c.sides), conditions(selection))).scalars().all())
    members: Counter[str] = Counter()
    met: Counter[tuple[str, str]] = Counter()
    for told, number in joined.items():
        sides = told.split("|") if told else []
        for side in sides:
            members[side] += number
        for couple in combinations(sides, 2) if len(sides) > 1 else zip(sides, sides, strict=True):
            met[couple] += number
    ordered = sorted(members.items(), key=lambda item: (-item[1], item[0]))
    return _kept(tuple(Number(side, side, number) for side, number in ordered), dict(met), most)


def pairs_of_actors(connection: Connection, selection: Selection, most: int = 20) -> Pairs:
    """Pairs of the most frequent actors among the selected contacts."""
    members = numbers(connection, selection, "actor", 10_000)
    shown = [one.value for one in members[:most]]
    first, second = facet.alias("first"), facet.alias("second")
    statement = (
        select(first.c.value, second.c.value, func.count())
        .join(second, second.c.contact == first.c.contact)
        .where(
            first.c.dimension == "actor", second.c.dimension == "actor", first.c.value < second.c.value,
            first.c.value.in_(shown), second.c.value.in_(shown),
        )
    )  # fmt: skip
    found = conditions(selection)
    if found:
        statement = statement.where(first.c.contact.in_(narrowed(select(summary.c.key), found)))
    rows = connection.execute(statement.group_by(first.c.value, second.c.value))
    return _kept(members, {(one, other): number for one, other, number in rows}, most)


def _kept(members: tuple[Number, ...], met: dict[tuple[str, str], int], most: int) -> Pairs:
    shown = {one.value for one in members[:most]}
    return Pairs(
        members[:most],
        {pair: number for pair, number in met.items() if shown.issuperset(pair)},
        max(0, len(members) - most),
    )
