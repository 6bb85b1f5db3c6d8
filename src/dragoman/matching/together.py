"""Reports without a day put together by what they share: the closest first, by the mean of all their links.

Average linkage (Sokal & Michener 1958): a story joins those it resembles as a whole, so that no chain of similar
stories leads from one contact to the next, and a contact told by many pages needs no page that resembles all others.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from dragoman.dates.narrow import meet
from dragoman.matching.choose import MARGIN
from dragoman.matching.evidence import Evidence
from dragoman.model import When

LEANS: Final = 2 * MARGIN
"""By how far two groups may fall short of enough and still rather be one contact than two."""


@dataclass(frozen=True, slots=True)
class Link:
    """How much speaks for two reports being of one contact: `strength`, and why; None where something excludes it."""

    strength: float | None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Reports put together: their ids, and the days that all of them allow."""

    ids: tuple[str, ...]
    when: When | None


@dataclass(frozen=True, slots=True)
class Torn:
    """A group that fits two others about equally well which cannot be one: an id of each of the two."""

    strength: float
    others: tuple[str, str]


def together(
    reports: Mapping[str, Evidence], link: Callable[[str, str], Link], enough: float
) -> tuple[list[Group], dict[str, Torn]]:
    """Groups of reports, and why reports are in none: by id, each id of their group.

    Args:
        reports: by id.
        link: of any two of them, the same both ways.
        enough: mean strength of the links between two groups from which they become one.
    """
    found = _Groups(reports, link, enough)
    found.join()
    return [found.groups[number] for number in sorted(found.groups)], found.torn


def components(near: Mapping[str, Iterable[str]]) -> Iterator[list[str]]:
    """Ids that lead to each other by neighbours."""
    seen: set[str] = set()
    for id_ in sorted(near):
        if id_ in seen:
            continue
        found, waiting = [], [id_]
        seen.add(id_)
        while waiting:
            found.append(waiting.pop())
            more = set(near[found[-1]]) - seen
            seen |= more
            waiting.extend(more)
        yield sorted(found)


class _Groups:
    """Groups by number, and the mean strength of the links between them; none where they exclude each other."""

    def __init__(self, reports: Mapping[str, Evidence], link: Callable[[str, str], Link], enough: float) -> None:
        ids = sorted(reports)
        self.groups = {number: Group((id_,), reports[id_].when) for number, id_ in enumerate(ids)}
        self.torn: dict[str, Torn] = {}
        self._enough = enough
        self._links: dict[int, dict[int, float]] = {number: {} for number in self.groups}
        self._next = len(ids)
        self._waiting: list[tuple[float, int, int]] = []
        for a, b in combinations(self.groups, 2):
            strength = link(ids[a], ids[b]).strength
            if strength is not None:
                self._tie(a, b, strength)

    def _tie(self, a: int, b: int, strength: float) -> None:
        self._links[a][b] = self._links[b][a] = strength
        if strength >= self._enough:
            heapq.heappush(self._waiting, (-strength, min(a, b), max(a, b)))

    def join(self) -> None:
        """Put the closest groups together until none are close enough."""
        while self._waiting:
            weak, a, b = heapq.heappop(self._waiting)
            if a not in self.groups or b not in self.groups:
                continue
            possible, when = _common(self.groups[a].when, self.groups[b].when)
            if not possible:
                del self._links[a][b], self._links[b][a]
            elif not (self._is_torn(a, b, -weak) or self._is_torn(b, a, -weak)):
                self._merge(a, b, when)

    def _is_torn(self, a: int, b: int, strength: float) -> bool:
        """Whether a third group fits the first about as well as the second does, and is another contact than it."""
        for c, its in self._links[a].items():
            if c != b and its > strength - MARGIN and self._links[b].get(c, 0.0) < self._enough - LEANS:
                others = (self.groups[b].ids[0], self.groups[c].ids[0])
                self.torn.update((id_, Torn(strength, others)) for id_ in self.groups[a].ids)
                return True
        return False

    def _merge(self, a: int, b: int, when: When | None) -> None:
        number, self._next = self._next, self._next + 1
        own, other = self.groups.pop(a), self.groups.pop(b)
        of_a, of_b = self._links.pop(a), self._links.pop(b)
        self.groups[number], self._links[number] = Group(tuple(sorted((*own.ids, *other.ids))), when), {}
        for c in self.groups.keys() & (of_a.keys() | of_b.keys()):
            self._links[c].pop(a, None)
            self._links[c].pop(b, None)
            if c in of_a and c in of_b:
                all_ = of_a[c] * len(own.ids) + of_b[c] * len(other.ids)
                self._tie(number, c, all_ / (len(own.ids) + len(other.ids)))


def _common(a: When | None, b: When | None) -> tuple[bool, When | None]:
    if a is None or b is None:
        return True, a or b
    both = meet(a, b)
    return both is not None, both
