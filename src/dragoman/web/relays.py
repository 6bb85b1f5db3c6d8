"""How what was said of a contact travelled, as a drawing: origins, carriers, pages, and what passed between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from dragoman.report.chains import Carrier
from dragoman.report.contacts import ContactPage

ROW = 30
COLUMN = 240
WIDE = 190
MOST_STATIONS = 40
"""Stations a drawing has at most; with more nobody can follow the lines, and the lists beside the claims have all."""


@dataclass(frozen=True, slots=True)
class Station:
    """One carrier in the drawing: its column, place and how many claims passed it."""

    name: str
    role: str
    x: int
    y: int
    claims: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Claims that went from one station to the next; `path` draws it, `weight` from 1 to 6 is its thickness."""

    source: str
    target: str
    claims: int
    weight: int
    path: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole of it, in units of the drawing."""

    stations: tuple[Station, ...]
    passages: tuple[Passage, ...]
    width: int
    height: int


def chains_of(page: ContactPage) -> tuple[tuple[Carrier, ...], ...]:
    """The way of every claim told of a contact."""
    told = [one for column in page.columns for one in column.told] + list(page.voices)
    return tuple(telling.chain for one in told for telling in one.tellings)


def drawing(chains: Iterable[tuple[Carrier, ...]]) -> Drawing | None:
    """The drawing of all ways; None where there is nothing to see: no claim went further than one step, or too many.

    A station stands in the column of its last place on any way, so that lines only lead to the right.
    """
    ways = [tuple(dict.fromkeys(one.name for one in chain)) for chain in chains]
    roles = {one.name: one.role for chain in reversed(list(chains)) for one in chain}
    counted: dict[tuple[str, str], int] = {}
    passed: dict[str, int] = {}
    for way in ways:
        for name in way:
            passed[name] = passed.get(name, 0) + 1
        for step in pairwise(way):
            counted[step] = counted.get(step, 0) + 1
    column = _columns(passed, counted)
    last = max(column.values(), default=0)
    # Pages that carry nothing further stand together at the end.
    column.update(dict.fromkeys((name for name in passed if all(name != one for one, _ in counted)), last))
    if not counted or len(passed) > MOST_STATIONS:
        return None
    stations: dict[str, Station] = {}
    for number in sorted(set(column.values())):
        here = sorted((name for name in column if column[name] == number), key=lambda name: (-passed[name], name))
        for row, name in enumerate(here):
            stations[name] = Station(name, roles[name], number * COLUMN, row * ROW + 4, passed[name])
    most = max(counted.values())
    return Drawing(
        tuple(stations.values()),
        tuple(
            Passage(one, other, claims, 1 + round(5 * claims / most) if most > 1 else 2, _path(stations, one, other))
            for (one, other), claims in sorted(counted.items())
        ),
        max(one.x for one in stations.values()) + WIDE + 4,
        max(one.y for one in stations.values()) + ROW,
    )


def _columns(passed: Iterable[str], counted: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Columns from left to right. Two that carry one another would push each other on for ever: the rounds end."""
    column = dict.fromkeys(passed, 0)
    steps = list(counted)
    for _ in range(min(len(column), 8)):
        for one, other in steps:
            column[other] = max(column[other], min(column[one] + 1, 5))
    return column


def _path(stations: dict[str, Station], one: str, other: str) -> str:
    start, end = stations[one], stations[other]
    x, y = start.x + WIDE, start.y + ROW // 2 - 2
    to_x, to_y = end.x, end.y + ROW // 2 - 2
    bend = max(abs(to_x - x) // 2, 20)
    return f"M{x} {y} C{x + bend} {y} {to_x - bend} {to_y} {to_x} {to_y}"
