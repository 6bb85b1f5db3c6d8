"""Reports that do not know their day: each looks for the one contact it shares something telling with.

First among the dated contacts, each report on its own; what finds none is put together with others of its kind. A
report is only weighed against what shares a telling item with it (`rarity.TELLING`), so that the size of the
dossier plays no part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from dragoman.dates.narrow import compatible
from dragoman.encoders import Centred
from dragoman.matching.choose import ENOUGH_BOTH_UNDATED, ENOUGH_UNDATED, MARGIN, decide, order, rejected
from dragoman.matching.cluster import Cluster
from dragoman.matching.evidence import Evidence
from dragoman.matching.features import Context
from dragoman.matching.judge import Weighed, weigh
from dragoman.matching.rarity import Steps
from dragoman.matching.records import Considered
from dragoman.matching.shelf import Shelf
from dragoman.model import Verdict

WORTH_READING: Final = 2
"""Telling things two reports must share for their sentences to be compared, or a number: encoding takes most of the
time, and sentences alone are not enough."""
PLAYS_A_PART: Final = ENOUGH_UNDATED - MARGIN
"""Score below which a dated contact neither wins nor is a rival."""
NEIGHBOURS: Final = ENOUGH_BOTH_UNDATED - MARGIN
"""The same between two undated reports."""

ALONE: Final = Verdict("founding", 1.0, ("first report of this contact",))

ClustersOf = Callable[[Iterable[str]], list[Cluster]]
"""The dated contacts that hold any of the reports with these ids."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What an undated report makes of the dated contacts: the one it joins, or None; `free` to join undated ones."""

    target: Cluster | None
    verdict: Verdict
    weighed: tuple[Weighed, ...]
    free: bool


class Undated:
    """The undated reports of a block at one time."""

    def __init__(self, shelf: Shelf, clusters_of: ClustersOf, encoder: Centred | None) -> None:
        self._shelf = shelf
        self._clusters_of = clusters_of
        self._encoder = encoder
        self._size = shelf.size()
        self._counts: dict[str, int] = {}
        self._first: dict[str, Choice] = {}
        self._choices: dict[str, Choice] = {}
        self._reports: dict[str, Evidence] = {}
        self._near: dict[tuple[str, str], bool] = {}

    def report(self, id_: str) -> Evidence:
        """An undated report by its id."""
        return self.reports((id_,))[id_]

    def reports(self, ids: Iterable[str]) -> Mapping[str, Evidence]:
        """Undated reports by id; those that are no longer there are left out."""
        wanted = set(ids)
        self._reports.update(self._shelf.reports(wanted - self._reports.keys()))
        return {id_: self._reports[id_] for id_ in sorted(wanted) if id_ in self._reports}

    def weights(self, items: Iterable[str]) -> Steps:
        """How much items weigh now."""
        wanted = set(items)
        self._counts.update(self._shelf.counts(wanted - self._counts.keys()))
        return Steps(self._size, {item: self._counts[item] for item in wanted})

    def choice(self, id_: str) -> Choice:
        """What a report makes of the dated contacts, where no undated report is about as close."""
        if id_ not in self._choices:
            first = self._among_dated(id_)
            self._choices[id_] = first if first.target is None else self._with_rivals(id_, first)
        return self._choices[id_]

    def _among_dated(self, id_: str) -> Choice:
        if id_ not in self._first:
            report = self.report(id_)
            weights = self.weights(report.items)
            near = self._shelf.having(filter(weights.telling, report.items), dated=True)
            weighed = tuple(
                one
                for cluster in self._clusters_of(near)
                if (one := self.against(report, cluster, weights)) is not None
            )
            target, verdict = decide(report, weighed)
            self._first[id_] = Choice(target, verdict, weighed, target is None and verdict.verdict == "founding")
        return self._first[id_]

    def _with_rivals(self, id_: str, first: Choice) -> Choice:
        """The choice of a dated contact, unless a report that is in none fits about equally well."""
        report = self.report(id_)
        weights = self.weights(report.items)
        others = [
            one
            for other in self.neighbours(report)
            if self._among_dated(other.id).free
            and (one := self._weighed(report, Cluster(other, ALONE), weights)) is not None
        ]
        target, verdict = decide(report, [*first.weighed, *others])
        if target is first.target or verdict.verdict != "ambiguous":
            return first
        return Choice(None, verdict, first.weighed, free=False)

    def against(self, report: Evidence, cluster: Cluster, weights: Steps) -> Weighed | None:
        """The report against a dated contact; None where the contact plays no part."""
        found = self._weighed(report, cluster, weights)
        return found if found is not None and found.score >= PLAYS_A_PART else None

    def neighbours(self, report: Evidence, weights: Steps | None = None) -> list[Evidence]:
        """Other undated reports that could be of its contact; by the weights of now, or those of another time."""
        now = weights is None
        weights = weights or self.weights(report.items)
        ids = self._shelf.having(filter(weights.telling, report.items), dated=False) - {report.id}
        others = self.reports(ids).values()
        return [other for other in others if self._are_near(report, other, weights, keep=now)]

    def gathered(self, ids: Iterable[str]) -> tuple[list[Cluster], dict[str, tuple[Considered, ...]]]:
        """Free reports put together; each of their neighbours that is free must be among them."""
        clusters: dict[str, Cluster] = {}
        considered: dict[str, tuple[Considered, ...]] = {}
        for report in sorted(self.reports(ids).values(), key=order):
            near = {other.id for other in self.neighbours(report)} & clusters.keys()
            weights = self.weights(report.items)
            weighed = [
                one for id_ in sorted(near) if (one := self._weighed(report, clusters[id_], weights)) is not None
            ]
            chosen, verdict = decide(report, weighed)
            if chosen is None:
                chosen = clusters[report.id] = Cluster(report, verdict)
            else:
                chosen.add(report, verdict)
            considered[report.id] = rejected(report, [*self.choice(report.id).weighed, *weighed], chosen)
        return list(clusters.values()), considered

    def _are_near(self, a: Evidence, b: Evidence, weights: Steps, *, keep: bool) -> bool:
        key = (a.id, b.id) if a.id < b.id else (b.id, a.id)
        if keep and key in self._near:
            return self._near[key]
        found = any(
            weighed is not None and weighed.score >= NEIGHBOURS
            for one, other, its in ((a, b, weights), (b, a, self.weights(b.items)))
            for weighed in (self._weighed(one, Cluster(other, ALONE), its),)
        )
        if keep:
            self._near[key] = found
        return found

    def _weighed(self, report: Evidence, cluster: Cluster, weights: Steps) -> Weighed | None:
        if not compatible(report.when, cluster.when):
            return None
        plain = weigh(report, cluster, Context(weights))
        if plain.veto is not None or plain.score <= 0:
            return None
        if self._encoder is None or not any(_worth_reading(report, anchor, weights) for anchor in cluster.anchors):
            return plain
        return weigh(report, cluster, Context(weights, self._encoder))


def _worth_reading(report: Evidence, other: Evidence, weights: Steps) -> bool:
    shared = [item for item in report.items & other.items if weights.telling(item)]
    return len(shared) >= WORTH_READING or any(item.startswith("number:") for item in shared)
