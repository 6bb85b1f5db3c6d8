"""Dated reports of one window gathered into contacts, the best dated first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from dragoman.encoders import Centred
from dragoman.matching.choose import MARGIN, SETTLED, decide, order, rejected
from dragoman.matching.cluster import Cluster
from dragoman.matching.evidence import Dating, Evidence, happened
from dragoman.matching.features import Context, strongest
from dragoman.matching.judge import Weighed, weigh
from dragoman.matching.rarity import Rarity
from dragoman.matching.records import Considered
from dragoman.matching.vetoes import parties_veto
from dragoman.model import Verdict

MOST_COMPARED: Final = 12
"""Contacts whose sentences a report is compared with, closest by day and subjects first."""
REACH: Final = 7
"""Days within which contacts are weighed, if only to say why they are not meant."""
NEAR: Final = 2
"""Days between which a stated day can be a slip ("Thursday" for Friday)."""
SLIP_CONTENT: Final = 0.30
SLIP_ALONE: Final = 0.45


def gather(
    found: Iterable[Evidence], encoder: Centred | None
) -> tuple[list[Cluster], dict[str, tuple[Considered, ...]]]:
    """Contacts of the dated reports of a window, and what each was weighed against and not taken for."""
    reports = sorted(found, key=order)
    context = Context(Rarity(reports), encoder)
    clusters: list[Cluster] = []
    considered: dict[str, tuple[Considered, ...]] = {}
    by_day: dict[date, list[Cluster]] = {}
    for report in reports:
        around = [one for apart in range(-REACH, REACH + 1) for one in by_day.get(_days_on(report, apart), ())]
        weighed = _weigh_all(report, around, context)
        chosen, verdict = decide(report, weighed)
        if chosen is None:
            chosen = Cluster(report, verdict)
            clusters.append(chosen)
            by_day.setdefault(_days_on(report, 0), []).append(chosen)
        else:
            chosen.add(report, verdict)
        considered[report.id] = rejected(report, weighed, chosen)
    return [cluster.copy() for cluster in _outvoted(clusters, by_day, context)], considered


def _weigh_all(report: Evidence, clusters: Sequence[Cluster], context: Context) -> list[Weighed]:
    """The report against every contact; sentences are only compared where the days do not settle it, with the closest.

    Encoding takes most of the time of matching, and most reports say their day.
    """
    plain = replace(context, encoder=None)
    weighed = [weigh(report, cluster, plain) for cluster in clusters]
    open_ = sorted((one for one in weighed if one.veto is None), key=lambda one: (-one.score, one.cluster.id))
    if context.encoder is None or not open_:
        return weighed
    if open_[0].score >= SETTLED and (len(open_) == 1 or open_[1].score <= open_[0].score - MARGIN):
        return weighed
    # Sentences only add to what is shared.
    close = {one.cluster.id for one in open_[:MOST_COMPARED] if one.content > 0}
    return [weigh(report, one.cluster, context) if one.cluster.id in close else one for one in weighed]


def _outvoted(clusters: list[Cluster], by_day: dict[date, list[Cluster]], context: Context) -> list[Cluster]:
    """A single page with a slip in its stated day goes to the contact that others tell of, a day or two off.

    The daily that wrote "Thursday" above a call of Friday: its day is kept as a contradiction of the contact. Against
    several pages the slip may be two days; against one, a day, and the two must tell plainly the same.
    """
    lone = [one for one in clusters if len(one.members) == 1 and one.founding.dating is Dating.STATED]
    gone: set[str] = set()
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
        target.add(report, Verdict("same", round(content, 3), (reason,)))
        gone.add(cluster.id)
    return [one for one in clusters if one.id not in gone]


def _days_on(report: Evidence, days: int) -> date:
    assert report.when is not None
    return report.when.start + timedelta(days=days)


def _needed(other: Cluster) -> float:
    return SLIP_CONTENT if len(other.articles) > 1 else SLIP_ALONE


def _slip(report: Evidence, other: Cluster) -> bool:
    if other.day is None or other.founding.dating is not Dating.STATED:
        return False
    own, founding = report.report, other.founding.report
    if own.article in other.articles or report.when is None or not own.main or not founding.main:
        return False
    if parties_veto(own.parties, founding.parties) or own.kind is not founding.kind:
        return False
    if not (happened(own.status) and happened(founding.status)):
        return False
    published = report.published
    apart = abs((report.when.start - other.day).days)
    if published is None or not 0 < apart <= (NEAR if len(other.articles) > 1 else 1):
        return False
    # A page put up before the other day began cannot mean it.
    return published.end > other.day
