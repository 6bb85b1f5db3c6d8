"""One report weighed against one contact: vetoes first, then its day, then its content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dragoman.dates.narrow import ONE_DAY, OPEN_END, compatible
from dragoman.matching.cluster import Cluster
from dragoman.matching.evidence import Dating, Evidence, happened
from dragoman.matching.features import Context, named, strongest
from dragoman.matching.vetoes import kind_veto, parties_veto, status_veto
from dragoman.model import Kind

SAME_DAY: Final = 0.85
SAME_DAY_OF_YEAR: Final = 0.6
"""What it is worth that both name one day of a year, "7 October", where one of them does not say of which."""
LATE: Final = (0.75, 0.50, 0.35)
"""By how many days a day of publication follows a stated day: a story is told on the day, the next, at times later
("Putin asks Erdogan to help", put up at 02.24 two days after the call)."""
BOTH_PUBLISHED: Final = (0.75, 0.45, 0.25)
"""The same between two days of publication, where neither page states the day."""
WITHIN_DAYS: Final = ((3, 0.40), (8, 0.25))
"""What an interval of so many days that holds the contact's day is worth; a longer one says nothing for it."""
LATEST: Final = (0.40, 0.40, 0.25)
"""By how many days the end of a long interval follows a day it holds: a page whose header says the day after a
contact may have been fetched that day and be older, but most are fetched while their story is news."""
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
    score, reason = _time(report, cluster)
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


def _time(report: Evidence, cluster: Cluster) -> tuple[float | None, str]:
    """What the days say: a score, or None where they exclude each other."""
    own, day = report.when, cluster.day
    ahead = not happened(report.report.status)
    if day is None or own is None or report.dating < Dating.PUBLISHED:
        if ahead and cluster.held:
            return None, "a plan without a day is not taken for what was held"
        if not compatible(own, cluster.when):
            return None, "the days cannot be the same"
        return _within(report, cluster)
    if report.dating is Dating.STATED and cluster.founding.dating is Dating.STATED:
        if own.start == day:
            return SAME_DAY, f"both tell of {day}"
        return None, f"{own.start} is not {day}"
    if report.dating is Dating.PUBLISHED:
        steps = LATE if cluster.founding.dating is Dating.STATED else BOTH_PUBLISHED
        late = (own.start - day).days
        told = "told of" if cluster.founding.dating is Dating.STATED else "first published"
    else:
        steps, late, told = BOTH_PUBLISHED, (day - own.start).days, "stated before publication"
    if not 0 <= late < len(steps):
        return None, f"published {own.start}, {told} {day}: not the same story's days"
    return steps[late], f"{told} {day}, published {f'{late} days later' if late else 'the same day'}"


def _within(report: Evidence, cluster: Cluster) -> tuple[float, str]:
    """What an interval is worth that allows the other's day: by its length, or by how close behind the day it ends."""
    own, other = report.day_of_year, cluster.founding.day_of_year
    if own and own == other:
        return SAME_DAY_OF_YEAR, f"both name the day {own}, one without its year"
    known, bounds = cluster.day, report.when
    if known is None and report.when is not None and report.dating >= Dating.PUBLISHED:
        known, bounds = report.when.start, cluster.when
    if known is None and report.when is not None and cluster.when is not None:
        # Two pages without a day whose headers say the same day.
        if report.when.end != OPEN_END and abs((report.when.end - cluster.when.end).days) <= 1:
            return LATEST[1], f"both told at the latest on {report.when.end - ONE_DAY}"
        return 0.0, "their days allow it"
    if known is None or bounds is None:
        return 0.0, "its day is not known" if report.when is None else "its days allow it"
    for most, score in WITHIN_DAYS:
        if (bounds.end - bounds.start).days <= most:
            return score, f"its days {bounds.start} to {bounds.end} hold {known}"
    late = (bounds.end - known).days - 1
    if late < len(LATEST):
        return LATEST[late], f"told of {known}, at the latest {late} days after it"
    return 0.0, "its days allow it"
