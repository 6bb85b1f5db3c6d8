"""Decisions put in force over the contacts that the rules resolved: merged, split and moved first, then corrected.

The result depends on the contacts, the reports and the decisions that are not undone, and on nothing that was made of
them before: undoing one gives what there would be without it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dragoman.decisions import corrections
from dragoman.decisions.groups import Groups
from dragoman.decisions.in_turn import in_turn
from dragoman.decisions.records import (
    Decision,
    Merge,
    Move,
    Pair,
    SetDate,
    SetKind,
    SetParty,
    SetSpeaker,
    SetStatus,
    Split,
    Standing,
)
from dragoman.matching.build import contact_of
from dragoman.matching.choose import order
from dragoman.matching.cluster import Cluster
from dragoman.matching.evidence import Evidence
from dragoman.matching.records import Considered, Kept
from dragoman.model import Contact, Verdict


@dataclass(frozen=True, slots=True)
class Found:
    """What anchors lead to now, by the anchor's id: reports; claims, each with the report it is told under."""

    reports: Mapping[str, str] = field(default_factory=dict)
    claims: Mapping[str, tuple[str, str | None]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Made:
    """A contact as decided: `decisions` are ids of those it rests on, `pairs` those about claims of it."""

    kept: Kept
    decisions: tuple[str, ...] = ()
    pairs: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Applied:
    """Contacts by id, and what became of every decision but those about pairs, which an alignment has yet to tell."""

    contacts: tuple[Made, ...] = ()
    standings: tuple[Standing, ...] = ()


def apply(
    machine: Sequence[Kept], evidence: Mapping[str, Evidence], decisions: Sequence[Decision], found: Found
) -> Applied:
    """The contacts that people make of those of the rules.

    Args:
        machine: contacts as the rules resolved them, each report in one.
        evidence: their reports by id; one that is not here has gone meanwhile and is left out.
        decisions: those that are not undone.
        found: where their anchors lead.
    """
    ordered = sorted(decisions, key=lambda one: one.number)
    present = {
        one.contact.id: [id_ for id_ in one.contact.reports if id_ in evidence]
        for one in sorted(machine, key=lambda one: one.contact.id)
    }
    groups = Groups({id_: reports for id_, reports in present.items() if reports}, found.reports)
    arranging = [one for one in ordered if isinstance(one.what, Merge | Split | Move)]
    standings = list(in_turn(arranging, groups.arrange, groups.holds))
    by_rules = {one.contact.id: one for one in machine}
    contacts = {id_: _built(id_, groups, by_rules, evidence) for id_ in groups.members}
    considered = {id_: _considered(one, machine) for id_, one in contacts.items()}

    def correct(decision: Decision) -> bool:
        id_ = _corrected(decision, groups)
        if id_ is not None:
            contacts[id_] = corrections.correct(contacts[id_], decision)
        return id_ is not None

    def holds(decision: Decision) -> bool:
        id_ = _corrected(decision, groups)
        return id_ is not None and corrections.holds(contacts[id_], decision)

    correcting = [one for one in ordered if isinstance(one.what, SetDate | SetKind | SetStatus | SetParty)]
    standings.extend(in_turn(correcting, correct, holds))
    resting: dict[str, list[Decision]] = {id_: [] for id_ in contacts}
    pairs: dict[str, list[Decision]] = {id_: [] for id_ in contacts}
    for decision in ordered:
        corrected = _corrected(decision, groups)
        about = groups.about(decision) | _of_claims(decision, groups, found) | ({corrected} if corrected else set())
        for id_ in about:
            resting[id_].append(decision)
            if isinstance(decision.what, Pair):
                pairs[id_].append(decision)
        if isinstance(decision.what, Pair) and not about:
            standings.append(Standing(decision.id, "waiting"))
    return Applied(
        tuple(
            Made(Kept(contacts[id_], considered[id_]), tuple(one.id for one in resting[id_]), tuple(pairs[id_]))
            for id_ in sorted(contacts)
        ),
        tuple(standings),
    )


def _corrected(decision: Decision, groups: Groups) -> str | None:
    what = decision.what
    return groups.of(what.contact) if isinstance(what, SetDate | SetKind | SetStatus | SetParty) else None


def _of_claims(decision: Decision, groups: Groups, found: Found) -> set[str]:
    """The contact that a claim is about; none where the claims of a pair are now about two."""
    what = decision.what
    anchors = (
        (what.claim,) if isinstance(what, SetSpeaker) else (what.claim, what.other) if isinstance(what, Pair) else ()
    )
    told = [found.claims.get(one.id, ("", None))[1] for one in anchors]
    about = {groups.holding(report) if report is not None else None for report in told}
    return {id_ for id_ in about if id_ is not None} if len(about) == 1 else set()


def _built(id_: str, groups: Groups, by_rules: Mapping[str, Kept], evidence: Mapping[str, Evidence]) -> Contact:
    """The record of a group: as the rules had it where it is theirs, else made anew of its reports."""
    reports = groups.members[id_]
    own = by_rules.get(id_)
    if own is not None and set(own.contact.reports) == set(reports):
        return own.contact
    verdicts = {
        report: verdict
        for one in by_rules.values()
        for report, verdict in zip(one.contact.reports, one.contact.verdicts, strict=True)
    }
    verdicts.update((report, _verdict(groups.put[report])) for report in reports if report in groups.put)
    members = sorted((evidence[report] for report in reports), key=order)
    cluster = Cluster(members[0], verdicts[members[0].id])
    for one in members[1:]:
        cluster.add(one, verdicts[one.id])
    return replace(contact_of(cluster), id=id_)


def _verdict(decision: Decision) -> Verdict:
    return Verdict("decided", 1.0, (decision.because,))


def _considered(contact: Contact, machine: Sequence[Kept]) -> tuple[Considered, ...]:
    """What its reports were weighed against and not taken for, and are not taken for now."""
    told = set(contact.reports)
    its = [one for kept in machine for one in kept.considered if one.report in told and one.contact != contact.id]
    return tuple(sorted(its, key=lambda one: contact.reports.index(one.report)))
