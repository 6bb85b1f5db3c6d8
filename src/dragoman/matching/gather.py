"""Reports of one block gathered into contacts, best dated reports first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from dragoman.dates.narrow import compatible
from dragoman.matching.cluster import Cluster
from dragoman.matching.evidence import Dating, Evidence, happened
from dragoman.matching.features import Context, strongest
from dragoman.matching.judge import Weighed, weigh
from dragoman.matching.records import Considered
from dragoman.matching.vetoes import parties_veto
from dragoman.model import Kind, Verdict

ENOUGH: Final = 0.55
"""Score from which a report joins a contact whose day it confirms, at least roughly."""
ENOUGH_UNDATED: Final = 0.40
"""Content that ties a report without a day to a contact with one: rare things in common, not only the same war."""
ENOUGH_BOTH_UNDATED: Final = 0.50
"""The same where neither knows its day, so nothing but content holds them together."""
MARGIN: Final = 0.12
"""By how much the best contact must beat the next one."""
SETTLED: Final = 0.75
"""Score at which the days alone settle it."""
MOST_COMPARED: Final = 12
"""Contacts whose sentences a report is compared with, closest by day and subjects first."""
REACH: Final = 7
"""Days within which contacts are weighed, if only to say why they are not meant."""
WORTH_TELLING: Final = 5
"""Rejected contacts kept for explanation, the closest ones."""
NEAR: Final = 2
"""Days between which a stated day can be a slip ("Thursday" for Friday)."""
SLIP_CONTENT: Final = 0.30
SLIP_ALONE: Final = 0.45


def gather(found: Iterable[Evidence], context: Context) -> tuple[list[Cluster], dict[str, tuple[Considered, ...]]]:
    """Contacts of one block and what each report was weighed against and not taken for."""
    clusters: list[Cluster] = []
    considered: dict[str, tuple[Considered, ...]] = {}
    dated: list[Evidence] = []
    undated: list[Evidence] = []
    for report in sorted(found, key=_order):
        (dated if report.dating >= Dating.PUBLISHED else undated).append(report)
    _join(dated, clusters, considered, context)
    # Before the undated ones: two halves of one contact would be rivals for them.
    clusters = _outvoted(clusters, context)
    _join(undated, clusters, considered, context)
    return clusters, considered


def _join(
    reports: Sequence[Evidence],
    clusters: list[Cluster],
    considered: dict[str, tuple[Considered, ...]],
    context: Context,
) -> None:
    """Add each report to a contact of `clusters`, or a contact of its own to them."""
    for report in reports:
        near = [cluster for cluster in clusters if _in_reach(report, cluster)]
        weighed = _weigh_all(report, near, context)
        chosen, verdict = _decide(report, weighed)
        if chosen is None:
            clusters.append(Cluster([(report, verdict)]))
        else:
            chosen.members.append((report, verdict))
        considered[report.told.report.id] = _rejected(report, weighed, chosen)


def _weigh_all(report: Evidence, clusters: Sequence[Cluster], context: Context) -> list[Weighed]:
    """The report against every contact; sentences are only compared where the days do not settle it, with the closest.

    Encoding takes most of the time of matching, and most reports say their day.
    """
    plain = replace(context, encoder=None)
    weighed = [weigh(report, cluster, plain) for cluster in clusters]
    open_ = sorted((one for one in weighed if one.veto is None), key=lambda one: (-one.score, one.cluster.id))
    if context.encoder is None or not open_:
        return weighed
    settled = report.dating >= Dating.PUBLISHED and open_[0].score >= SETTLED
    if settled and (len(open_) == 1 or open_[1].score <= open_[0].score - MARGIN):
        return weighed
    # What has no day and no subject in common is not worth the time: sentences alone are not enough.
    close = {one.cluster.id for one in open_[:MOST_COMPARED] if one.score > 0}
    return [weigh(report, one.cluster, context) if one.cluster.id in close else one for one in weighed]


def _in_reach(report: Evidence, cluster: Cluster) -> bool:
    """Whether the days leave anything to weigh: a dated report is not compared with last year's contacts."""
    if report.dating < Dating.PUBLISHED or report.when is None:
        return compatible(report.when, cluster.when)
    return cluster.day is None or abs((cluster.day - report.when.start).days) <= REACH


def _order(one: Evidence) -> tuple[int, bool, bool, int, str, str]:
    """Best dated first; held before planned; main before background; the kind told before unspecified."""
    report, when = one.told.report, one.when
    held = happened(report.status)
    stage = {Dating.STATED: 0 if held else 2, Dating.PUBLISHED: 1, Dating.BOUNDED: 3, Dating.UNKNOWN: 4}[one.dating]
    length = (when.end - when.start).days if when is not None else 0
    start = when.start.isoformat() if when is not None else ""
    richness = -len(one.subjects | one.numbers | one.frameworks) if one.dating <= Dating.BOUNDED else 0
    return (
        stage + (5 if not held and stage > 2 else 0),
        not report.main,
        report.kind is Kind.UNSPECIFIED,
        length if one.dating is Dating.BOUNDED else richness if one.dating is Dating.UNKNOWN else 0,
        start,
        report.id,
    )


def _decide(report: Evidence, weighed: Sequence[Weighed]) -> tuple[Cluster | None, Verdict]:
    """The contact a report joins, None where it founds its own, with the verdict."""
    possible = sorted((one for one in weighed if one.veto is None), key=lambda one: (-one.score, one.cluster.id))
    enough = [one for one in possible if _is_enough(report, one)]
    if not enough:
        return None, Verdict("founding", 1.0, ("first report of this contact",))
    best = enough[0]
    rivals = [one for one in possible if one is not best and one.score > best.score - MARGIN]
    if rivals:
        names = tuple(one.cluster.id for one in [best, *rivals])
        reason = f"{len(names)} contacts fit about equally well ({best.score:.2f} and {rivals[0].score:.2f})"
        return None, Verdict("ambiguous", round(best.score, 3), (reason, *best.reasons), names)
    return best.cluster, Verdict("same", round(best.score, 3), best.reasons)


def _is_enough(report: Evidence, one: Weighed) -> bool:
    if report.dating >= Dating.PUBLISHED and one.cluster.day is not None:
        return one.score >= ENOUGH
    needed = ENOUGH_UNDATED if one.cluster.day is not None else ENOUGH_BOTH_UNDATED
    return one.content >= needed or (one.score >= ENOUGH and one.content >= ENOUGH_UNDATED / 2)


def _rejected(report: Evidence, weighed: Iterable[Weighed], chosen: Cluster | None) -> tuple[Considered, ...]:
    others = [one for one in weighed if one.cluster is not chosen]
    others.sort(key=lambda one: (-one.score, one.veto is not None, one.cluster.id))
    return tuple(
        Considered(report.told.report.id, one.cluster.id, round(one.score, 3), one.reasons)
        for one in others[:WORTH_TELLING]
    )


def _outvoted(clusters: list[Cluster], context: Context) -> list[Cluster]:
    """A single page with a slip in its stated day goes to the contact that others tell of, a day or two off.

    The daily that wrote "Thursday" above a call of Friday: its day is kept as a contradiction of the contact. Against
    several pages the slip may be two days; against one, a day, and the two must tell plainly the same.
    """
    lone = [one for one in clusters if len(one.members) == 1 and one.founding.dating is Dating.STATED]
    gone: set[str] = set()
    by_day: dict[date | None, list[Cluster]] = {}
    for cluster in clusters:
        by_day.setdefault(cluster.day, []).append(cluster)
    for cluster in sorted(lone, key=lambda one: one.id):
        report = cluster.founding
        if cluster.id in gone or len(cluster.members) > 1:
            continue
        around = [one for apart in range(-NEAR, NEAR + 1) for one in by_day.get(_days_on(report, apart), ())]
        near = [one for one in around if one is not cluster and one.id not in gone and _slip(report, one)]
        scored = [(strongest(report, one.anchors, context)[0], one) for one in near]
        scored = [(content, one) for content, one in scored if content >= _needed(one)]
        if len(scored) != 1:
            continue
        content, target = scored[0]
        reason = f"states {report.when.start if report.when else None}, others tell the same of {target.day}"
        target.members.append((report, Verdict("same", round(content, 3), (reason,))))
        gone.add(cluster.id)
    return [one for one in clusters if one.id not in gone]


def _days_on(report: Evidence, days: int) -> date | None:
    return None if report.when is None else report.when.start + timedelta(days=days)


def _needed(other: Cluster) -> float:
    return SLIP_CONTENT if len(other.articles) > 1 else SLIP_ALONE


def _slip(report: Evidence, other: Cluster) -> bool:
    if other.day is None or other.founding.dating is not Dating.STATED:
        return False
    own, founding = report.told, other.founding.told
    if own.article.id in other.articles or report.when is None or not own.report.main or not founding.report.main:
        return False
    if parties_veto(own.report.parties, founding.report.parties) or own.report.kind is not founding.report.kind:
        return False
    if not (happened(own.report.status) and happened(founding.report.status)):
        return False
    published = own.article.published
    apart = abs((report.when.start - other.day).days)
    if published is None or not 0 < apart <= (NEAR if len(other.articles) > 1 else 1):
        return False
    # A page put up before the other day began cannot mean it.
    return published.end > other.day
