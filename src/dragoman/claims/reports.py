"""Which contact report a claim belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.languages.parse import Passage
from dragoman.model import Actor, ContactReport
from dragoman.spans import Span


def report_of(
    passage: Passage, content: Span, told_by: Sequence[Actor | None], reports: Sequence[ContactReport]
) -> str | None:
    """The report a claim belongs to: told under it, by one of its sides.

    Where an article tells of two contacts of the same parties one after the other, a claim belongs to the one whose
    telling began last before it; a contact mentioned in passing takes the claims of its own passage only.
    """
    sides = {actor.side for actor in told_by if actor is not None}
    able = [report for report in reports if sides & {party.side for party in report.parties} or report.main]
    inside = [report for report in able if not report.main and passage.span.overlaps(report.span)]
    mains = [report for report in able if report.main]
    told = [
        report
        for report in able
        if not report.main and len(report.evidence) >= 1 and report.span.start <= content.start
    ]
    if told:
        latest = max(told, key=lambda report: report.span.start)
        if not mains or latest.span.start > mains[0].span.start:
            return latest.id
    if mains:
        return mains[0].id
    return inside[0].id if inside else None
