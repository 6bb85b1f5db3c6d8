"""Reports without a day put together by what they share: the closest first, by the mean of all their links.

Average linkage (Sokal & Michener 1958): a story joins those it resembles as a whole, so that no chain of similar
stories leads from one contact to the next, and a contact told by many pages needs no page that resembles all others.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
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
    reports: Mapping[str, Evidence],
    near: Mapping[str, Iterable[str]],
    link: Callable[[str, str], Link],
    enough: float,
) -> tuple[list[Group], dict[str, Torn]]:
    """Groups of reports, and why reports are in none: by id, each id of their group.

    Args:
        reports: by id.
        near: by id, those it can be put together with at all: only from these are other links asked for, so that a
            chain of many reports costs what their neighbours do.
        link: of any two of them, the same both ways.
        enough: mean strength of the links between two groups from which they become one.
    """
    found = _Groups(reports, near, link, enough)
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

    def __init__(
        self,
        reports: Mapping[str, Evidence],
        near: Mapping[str, Iterable[str]],
        link: Callable[[str, str], Link],
        enough: float,
    ) -> None:
        ids = sorted(reports)
        numbers = {id_: number for number, id_ in enumerate(ids)}
        self.groups = {number: Group((id_,), reports[id_].when) for number, id_ in enumerate(ids)}
        self.torn: dict[str, Torn] = {}
        self._enough = enough
        self._link = link
        self._links: dict[int, dict[int, float]] = {number: {} for number in self.groups}
        self._apart: dict[int, set[int]] = {number: set() for number in self.groups}
        self._next = len(ids)
        self._waiting: list[tuple[float, int, int]] = []
        # Ids and numbers have one order; `near` is the same both ways.
        for a, b in sorted((numbers[one], numbers[other]) for one in ids for other in near[one] if one < other):
            strength = link(ids[a], ids[b]).strength
            if strength is not None:
                self._tie(a, b, strength)

    def _mean(self, a: int, b: int) -> float | None:
        """Mean strength of the links between two groups; None where they exclude each other."""
        if b in self._links[a]:
            return self._links[a][b]
        if b in self._apart[a]:
            return None
        total = 0.0
        for one in self.groups[a].ids:
            for other in self.groups[b].ids:
                strength = self._link(one, other).strength
                if strength is None:
                    return None
                total += strength
        return total / (len(self.groups[a].ids) * len(self.groups[b].ids))

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
                self._apart[a].add(b)
                self._apart[b].add(a)
            elif not (self._is_torn(a, b, -weak) or self._is_torn(b, a, -weak)):
                self._merge(a, b, when)

    def _is_torn(self, a: int, b: int, strength: float) -> bool:
        """Whether a third group fits the first about as well as the second does, and is another contact than it."""
        for c, its in self._links[a].items():
            if c != b and its > strength - MARGIN and (self._mean(b, c) or 0.0) < self._enough - LEANS:
                others = (self.groups[b].ids[0], self.groups[c].ids[0])
                self.torn.update((id_, Torn(strength, others)) for id_ in self.groups[a].ids)
                return True
        return False

    def _merge(self, a: int, b: int, when: When | None) -> None:
        number, self._next = self._next, self._next + 1
        own, other = len(self.groups[a].ids), len(self.groups[b].ids)
        others = sorted((self._links[a].keys() | self._links[b].keys()) - {a, b})
        means = [(c, self._mean(a, c), self._mean(b, c)) for c in others]
        self.groups[number] = Group(tuple(sorted((*self.groups.pop(a).ids, *self.groups.pop(b).ids))), when)
        self._links[number], self._apart[number] = {}, self._apart.pop(a) | self._apart.pop(b)
        for c in self._apart[number] & self._apart.keys():
            self._apart[c].add(number)
        for gone in (a, b):
            for c in self._links.pop(gone):
                self._links.get(c, {}).pop(gone, None)
        for c, of_a, of_b in means:
            if of_a is not None and of_b is not None:
                self._tie(number, c, (of_a * own + of_b * other) / (own + other))


def _common(a: When | None, b: When | None) -> tuple[bool, When | None]:
    if a is None or b is None:
        return True, a or b
    both = meet(a, b)
    return both is not None, both
