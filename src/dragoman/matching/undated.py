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
from dragoman.matching.choose import (
    BORNE_OUT,
    ENOUGH,
    ENOUGH_BOTH_UNDATED,
    ENOUGH_UNDATED,
    MARGIN,
    decide,
    order,
    rejected,
)
from dragoman.matching.cluster import Cluster
from dragoman.matching.evidence import Evidence
from dragoman.matching.features import ALIKE_AT_MOST, Context
from dragoman.matching.judge import SPECIFIC_KIND, Weighed, weigh
from dragoman.matching.rarity import Steps
from dragoman.matching.records import Considered
from dragoman.matching.shelf import Shelf
from dragoman.matching.together import Group, Link, Torn, components, together
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
        self._links: dict[tuple[str, str], Link] = {}

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
            and not self._leans(other.id, first.target)
            and (one := self._weighed(report, Cluster(other, ALONE), weights)) is not None
        ]
        target, verdict = decide(report, [*first.weighed, *others])
        if target is first.target or verdict.verdict != "ambiguous":
            return first
        return Choice(None, verdict, first.weighed, free=False)

    def _leans(self, id_: str, target: Cluster | None) -> bool:
        """Whether a report that is in no dated contact would rather be of this one than be its rival."""
        return any(one.cluster is target and one.score > 0 for one in self._among_dated(id_).weighed)

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
        reports = self.reports(ids)
        near = {id_: [other.id for other in self.neighbours(reports[id_]) if other.id in reports] for id_ in reports}
        groups: list[Group] = []
        torn: dict[str, Torn] = {}
        for component in components(near):
            found, its = together({id_: reports[id_] for id_ in component}, near, self._link, ENOUGH_BOTH_UNDATED)
            groups.extend(found)
            torn.update(its)
        clusters = [self._cluster([reports[id_] for id_ in group.ids]) for group in groups]
        holding = {id_: cluster for cluster in clusters for id_ in cluster.ids}
        considered: dict[str, tuple[Considered, ...]] = {}
        for id_, report in reports.items():
            others = {holding[other].id: holding[other] for other in near[id_] if holding[other] is not holding[id_]}
            weights = self.weights(report.items)
            weighed = [one for other in others.values() if (one := self._weighed(report, other, weights)) is not None]
            considered[id_] = rejected(report, [*self.choice(id_).weighed, *weighed], holding[id_])
        return [_told_torn(cluster, torn, holding) for cluster in clusters], considered

    def _cluster(self, members: list[Evidence]) -> Cluster:
        founding, *rest = sorted(members, key=order)
        found = Cluster(founding, ALONE)
        for one in rest:
            links = (self._link(one.id, other.id) for other in members if other is not one)
            best = max(links, key=lambda link: (link.strength or 0.0, link.reasons))
            found.add(one, Verdict("same", round(best.strength or 0.0, 3), best.reasons))
        return found

    def _link(self, a: str, b: str) -> Link:
        """How much speaks for two undated reports being of one contact, the same both ways."""
        key = (a, b) if a < b else (b, a)
        if key not in self._links:
            one, other = self.report(key[0]), self.report(key[1])
            ways = [
                self._weigh(report, Cluster(its, ALONE), self.weights(report.items))
                for report, its in ((one, other), (other, one))
            ]
            if any(way.veto is not None for way in ways) or not compatible(one.when, other.when):
                self._links[key] = Link(None)
            else:
                self._links[key] = Link(sum(map(_strength, ways)) / 2, ways[0].reasons)
        return self._links[key]

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
        if not cluster.allows(report.when):
            return None
        found = self._weigh(report, cluster, weights)
        return found if found.veto is None and found.score > 0 else None

    def _weigh(self, report: Evidence, cluster: Cluster, weights: Steps) -> Weighed:
        plain = weigh(report, cluster, Context(weights))
        if self._encoder is None or plain.veto is not None or not 0 < plain.content < 1:
            return plain
        # Sentences only add to what is shared: where even alike they could change nothing, they are not encoded.
        at_most = 1 - (1 - plain.score) * max(1 - plain.content - ALIKE_AT_MOST, 0.0) / (1 - plain.content)
        if at_most + SPECIFIC_KIND < min(PLAYS_A_PART, NEIGHBOURS):
            return plain
        if not any(_worth_reading(report, anchor, weights) for anchor in cluster.anchors):
            return plain
        return weigh(report, cluster, Context(weights, self._encoder))


def _strength(one: Weighed) -> float:
    """The score by which two undated reports are put together: content, or days that bear it out."""
    borne_out = one.score - (ENOUGH - ENOUGH_BOTH_UNDATED) if one.content >= BORNE_OUT else 0.0
    return min(one.score, max(one.content, borne_out))


def _told_torn(cluster: Cluster, torn: Mapping[str, Torn], holding: Mapping[str, Cluster]) -> Cluster:
    """A report that fits two contacts, alone and with the reason."""
    its = torn.get(cluster.founding.id)
    if its is None or len(cluster.members) > 1:
        return cluster
    names = tuple(dict.fromkeys(holding[id_].id for id_ in its.others))
    reason = f"{len(names)} contacts fit about equally well ({its.strength:.2f})"
    return Cluster(cluster.founding, Verdict("ambiguous", round(its.strength, 3), (reason,), names))


def _worth_reading(report: Evidence, other: Evidence, weights: Steps) -> bool:
    shared = [item for item in report.items & other.items if weights.telling(item)]
    return len(shared) >= WORTH_READING or any(item.startswith("number:") for item in shared)
