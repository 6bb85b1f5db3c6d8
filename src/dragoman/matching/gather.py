"""Reports of one block gathered into contacts, best dated reports first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from dragoman.matching.cluster import Cluster
from dragoman.matching.evidence import Dating, Evidence, happened
from dragoman.matching.features import Context, strongest
from dragoman.matching.judge import Weighed, weigh
from dragoman.matching.records import Considered
from dragoman.matching.vetoes import kind_veto, parties_veto
from dragoman.model import Kind, Verdict

ENOUGH: Final = 0.60
"""Score from which a report joins a contact whose day it confirms, at least roughly."""
ENOUGH_UNDATED: Final = 0.50
"""Content that ties a report without a day to a contact: several rare things in common, not only the same war."""
MARGIN: Final = 0.12
"""By how much the best contact must beat the next one."""
WORTH_TELLING: Final = 5
"""Rejected contacts kept for explanation, the closest ones."""
NEAR: Final = 2
"""Days between which a stated day can be a slip ("Thursday" for Friday)."""
SLIP_CONTENT: Final = 0.30


def gather(found: Iterable[Evidence], context: Context) -> tuple[list[Cluster], dict[str, tuple[Considered, ...]]]:
    """Contacts of one block and what each report was weighed against and not taken for."""
    clusters: list[Cluster] = []
    considered: dict[str, tuple[Considered, ...]] = {}
    for report in sorted(found, key=_order):
        weighed = [weigh(report, cluster, context) for cluster in clusters]
        chosen, verdict = _decide(report, weighed)
        if chosen is None:
            clusters.append(Cluster([(report, verdict)]))
        else:
            chosen.members.append((report, verdict))
        considered[report.told.report.id] = _rejected(report, weighed, chosen)
    return _outvoted(clusters, context), considered


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
    return one.content >= ENOUGH_UNDATED or (one.score >= ENOUGH and one.content >= ENOUGH_UNDATED / 2)


def _rejected(report: Evidence, weighed: Iterable[Weighed], chosen: Cluster | None) -> tuple[Considered, ...]:
    others = [one for one in weighed if one.cluster is not chosen]
    others.sort(key=lambda one: (-one.score, one.veto is not None, one.cluster.id))
    return tuple(
        Considered(report.told.report.id, one.cluster.id, round(one.score, 3), one.reasons)
        for one in others[:WORTH_TELLING]
    )


def _outvoted(clusters: list[Cluster], context: Context) -> list[Cluster]:
    """A single page with a slip in its stated day goes to the contact that several others tell of, a day or two off.

    The daily that wrote "Thursday" above a call of Friday: its day is kept as a contradiction of the contact.
    """
    lone = [one for one in clusters if len(one.articles) == 1 and one.founding.dating is Dating.STATED]
    for cluster in sorted(lone, key=lambda one: one.id):
        report = cluster.founding
        near = [one for one in clusters if one is not cluster and _slip(report, one)]
        scored = [(strongest(report, one.anchors, context)[0], one) for one in near]
        scored = [item for item in scored if item[0] >= SLIP_CONTENT]
        if len(scored) != 1 or len(cluster.members) != 1:
            continue
        content, target = scored[0]
        reason = f"states {report.when.start if report.when else None}, which several others outvote: {target.day}"
        target.members.append((report, Verdict("same", round(content, 3), (reason,))))
        clusters = [one for one in clusters if one is not cluster]
    return clusters


def _slip(report: Evidence, other: Cluster) -> bool:
    if other.day is None or other.founding.dating is not Dating.STATED or len(other.articles) < 2:
        return False
    own, founding = report.told, other.founding.told
    if own.article.id in other.articles or report.when is None or not own.report.main:
        return False
    if parties_veto(own.report.parties, founding.report.parties) or own.report.kind is not founding.report.kind:
        return False
    if kind_veto(own.report, founding.report) or own.report.status is not founding.report.status:
        return False
    published = own.article.published
    if published is None or not 0 < abs((report.when.start - other.day).days) <= NEAR:
        return False
    # A page put up before the other day began cannot mean it.
    return published.end > other.day
