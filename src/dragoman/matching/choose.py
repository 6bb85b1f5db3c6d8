"""From scores to a decision: which contact a report joins, if one stands out, and what is kept of the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from dragoman.matching.cluster import Cluster
from dragoman.matching.evidence import Dating, Evidence, happened
from dragoman.matching.judge import Weighed
from dragoman.matching.records import Considered
from dragoman.model import Kind, Verdict

ENOUGH: Final = 0.55
"""Score from which a report joins a contact whose day it confirms, at least roughly."""
ENOUGH_UNDATED: Final = 0.46
"""Content that ties a report without a day to a contact with one: rare things in common, not only the same war."""
ENOUGH_BOTH_UNDATED: Final = 0.46
"""The same where neither knows its day, so nothing but content holds them together."""
BORNE_OUT: Final = 0.15
"""Content that there must be at least where the days bear it out."""
MARGIN: Final = 0.12
"""By how much the best contact must beat the next one."""
SETTLED: Final = 0.75
"""Score at which the days alone settle it."""
WORTH_TELLING: Final = 5
"""Rejected contacts kept for explanation, the closest ones."""


def order(one: Evidence) -> tuple[int, bool, bool, int, str, str]:
    """Best dated first; held before planned; main before background; the kind told before unspecified."""
    report, when = one.report, one.when
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


def decide(report: Evidence, weighed: Sequence[Weighed]) -> tuple[Cluster | None, Verdict]:
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
    return one.content >= needed or (one.score >= ENOUGH and one.content >= BORNE_OUT)


def rejected(report: Evidence, weighed: Iterable[Weighed], chosen: Cluster | None) -> tuple[Considered, ...]:
    """What a report was weighed against and not taken for, the closest first."""
    others = [one for one in weighed if one.cluster is not chosen]
    others.sort(key=lambda one: (-one.score, one.veto is not None, one.cluster.id))
    return tuple(
        Considered(report.id, one.cluster.id, round(one.score, 3), one.reasons) for one in others[:WORTH_TELLING]
    )
