"""From a gathered cluster to the contact's record: what its reports say together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from dragoman.dates.narrow import ONE_DAY, compatible, meet, single
from dragoman.matching.cluster import Cluster, late_by
from dragoman.matching.evidence import Dating, Evidence
from dragoman.matching.vetoes import same_party
from dragoman.model import Actor, Contact, ContactReport, Kind, Named, Precision, Status, When

RANK: Final = (Status.HELD, Status.CALLED_OFF, Status.PLANNED, Status.PROPOSED, Status.DENIED)
"""What some report tells as held was held; what was called off had been planned."""

MOST_TOPICS: Final = 12


def contact_of(cluster: Cluster) -> Contact:
    """The record of a contact; reports in stable order, the founding one first, verdicts beside them."""
    head, rest = cluster.members[0], sorted(cluster.members[1:], key=lambda item: item[0].id)
    members = [head, *rest]
    reports = [one.report for one, _ in members]
    statuses = {report.status for report in reports}
    return Contact(
        id=cluster.id,
        kind=_kind(reports),
        status=next(status for status in RANK if status in statuses),
        parties=_parties(reports),
        reports=tuple(report.id for report in reports),
        verdicts=tuple(verdict for _, verdict in members),
        when=when_of([one for one, _ in members]),
        places=_merged(report.places for report in reports),
        topics=_merged(report.topics for report in reports)[:MOST_TOPICS],
        frameworks=_merged(report.frameworks for report in reports),
    )


def _kind(reports: Sequence[ContactReport]) -> Kind:
    votes: Counter[Kind] = Counter()
    for report in reports:
        if report.kind is not Kind.UNSPECIFIED:
            votes[report.kind] += 2 if report.main else 1
    if not votes:
        return Kind.UNSPECIFIED
    return max(votes, key=lambda kind: (votes[kind], kind is reports[0].kind, kind.value))


def _parties(reports: Sequence[ContactReport]) -> tuple[Actor, ...]:
    """Parties in the founding report's order; an office gives way to the person another report names."""
    found: list[Actor] = []
    for report in reports:
        for party in report.parties:
            place = next((at for at, one in enumerate(found) if same_party(one, party)), None)
            if place is None:
                found.append(party)
            elif found[place].kind == "office" and party.kind != "office":
                found[place] = party
    return tuple(dict.fromkeys(found))


def _merged(groups: Iterable[tuple[Named, ...]]) -> tuple[Named, ...]:
    counts: Counter[str] = Counter()
    by_id: dict[str, Named] = {}
    for group in groups:
        for named in group:
            counts[named.id] += 1
            by_id.setdefault(named.id, named)
    return tuple(by_id[id_] for id_, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def when_of(members: Sequence[Evidence]) -> When | None:
    """The day as all reports tell it together.

    Stated days outrank days of publication, which outrank intervals. Among stated days the one most articles tell
    wins, then the founding report's; the others are kept as contradictions.
    """
    loose = [one.when for one in members if one.dating <= Dating.BOUNDED and one.when is not None]
    stated = _voted([one for one in members if one.dating is Dating.STATED], loose)
    if stated is not None:
        return stated
    published = [one.when for one in members if one.dating is Dating.PUBLISHED and one.when is not None]
    if published:
        return _not_late(min(published, key=lambda when: (when.start, when.basis)), loose)
    narrowed: When | None = None
    for when in loose:
        narrowed = when if narrowed is None else meet(narrowed, when) or narrowed
    return narrowed


def _not_late(published: When, loose: Sequence[When]) -> When:
    """The day of publication, unless others exclude it and leave one shortly before: Friday, put up on Saturday."""
    left: When | None = late_by(published)
    for when in loose:
        left = meet(left, when) if left is not None else None
    if left is None or left.precision is not Precision.DAY or left.start == published.start:
        return published
    return left


def _voted(stated: Sequence[Evidence], loose: Sequence[When]) -> When | None:
    """The day most articles state; where as many state another, the one that more of the loose statements allow."""
    votes: dict[date, set[str]] = {}
    for one in stated:
        if one.when is not None:
            votes.setdefault(one.when.start, set()).add(one.report.article)
    if not votes:
        return None
    order = list(votes)
    day = max(order, key=lambda day: (len(votes[day]), -order.index(day)))
    tied = sorted(other for other in order if len(votes[other]) == len(votes[day]))
    if len(tied) > 1:
        allowed = {one: sum(compatible(when, single(one)) for when in loose) for one in tied}
        tied = [one for one in tied if allowed[one] == max(allowed.values())]
        day = tied[0] if len(tied) == 1 else day
    if len(tied) > 1:
        notes = tuple(f"{len(votes[other])} of {len(stated)} reports state {other}" for other in tied)
        return When(tied[0], tied[-1] + ONE_DAY, Precision.INTERVAL, "stated days that differ", None, notes)
    own = [one.when for one in stated if one.when is not None and one.when.start == day]
    against = [f"{len(votes[other])} of {len(stated)} reports state {other}" for other in sorted(order) if other != day]
    contradictions = tuple(sorted({note for when in own for note in when.contradictions})) + tuple(against)
    basis = min((when.basis for when in own), key=lambda basis: (len(basis), basis))
    if len(votes[day]) > 1:
        basis = f"{basis}; {len(votes[day])} articles agree"
    return When(own[0].start, own[0].end, own[0].precision, basis, None, contradictions)
