"""One report weighed against one contact: vetoes first, then its day, then its content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dragoman.matching.cluster import Cluster
from dragoman.matching.evidence import Evidence
from dragoman.matching.features import Context, named, strongest
from dragoman.matching.timing import SAME_DAY, timing
from dragoman.matching.vetoes import kind_veto, parties_veto, status_veto
from dragoman.model import Kind

SPECIFIC_KIND: Final = 0.05
"""Taken off where one report does not say how the two were in contact."""
THIN_CONTENT: Final = 0.25
"""Content two reports of different kinds must share to be one contact, where one tells its kind in passing."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A report against a contact: `veto` is the sentence that excludes it, else `score` in 0..1 with reasons."""

    cluster: Cluster
    score: float
    content: float
    reasons: tuple[str, ...]
    veto: str | None = None


def weigh(report: Evidence, cluster: Cluster, context: Context) -> Weighed:
    """How much speaks for the report telling of this contact."""
    # The days first: they exclude most contacts at least cost.
    score, reason = timing(report, cluster)
    if score is None:
        return Weighed(cluster, 0.0, 0.0, (reason,), reason)
    veto = _veto(report, cluster)
    if veto is not None:
        return Weighed(cluster, 0.0, 0.0, (veto,), veto)
    if not report.report.main and score < SAME_DAY:
        veto = "told in passing, and not for the same day"
        return Weighed(cluster, 0.0, 0.0, (veto,), veto)
    own, other = report.report, cluster.founding.report
    content, features = strongest(report, cluster.anchors, context)
    reasons = [reason, *named(features)]
    if Kind.UNSPECIFIED in (own.kind, other.kind) and own.kind is not other.kind:
        score -= SPECIFIC_KIND
        reasons.append("one report does not say how they were in contact")
    if {own.kind, other.kind} == {Kind.PHONE_CALL, Kind.VIDEO_CALL} and content < THIN_CONTENT:
        veto = "phone and video call, and little else in common"
        return Weighed(cluster, 0.0, content, (veto,), veto)
    return Weighed(cluster, min(score + content * (1 - score), 1.0), content, tuple(reasons))


def _veto(report: Evidence, cluster: Cluster) -> str | None:
    own = report.report
    if own.article in cluster.articles:
        return "its own article tells of both as two contacts"
    for parties, status in cluster.lists:
        found = parties_veto(own.parties, parties) or status_veto(own.status, status)
        if found:
            return found
    return kind_veto(own, cluster.founding.report)
