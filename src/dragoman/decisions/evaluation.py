"""What people and rules disagree about, as data to measure rules by: what the rules said, what the person said.

One record for each decision, complete in itself: reports and claims are named with their source and words, so that it
outlasts the dossier it comes from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from dragoman.decisions.corrections import replaced
from dragoman.decisions.records import (
    Anchor,
    Decision,
    Grouping,
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
    What,
    claims_in,
    contacts_in,
    reports_in,
)
from dragoman.model import Actor, When

RECORD: Final = "dragoman-decision/1"

TASKS: Final[Mapping[str, str]] = {
    "merge": "same_contact", "split": "same_contact", "move": "same_contact", "date": "when", "kind": "kind",
    "status": "status", "party": "parties", "speaker": "speaker", "same": "same_claim", "different": "same_claim",
}  # fmt: skip
"""What is measured, by what is decided."""


def evaluation(
    decisions: Iterable[Decision], standings: Mapping[str, Standing], *, everything: bool = False
) -> Iterator[dict[str, Any]]:
    """Records of decisions, in the order they were taken, ready for JSON.

    Args:
        decisions: of a dossier.
        standings: what became of them, by id.
        everything: also those that were undone or overruled, and those that only confirm what the rules say.
    """
    for decision in decisions:
        if decision.act not in TASKS:
            continue
        stands = standings.get(decision.id, Standing(decision.id))
        machine, person = _said(decision.what)
        agree = machine == person
        if everything or (not agree and stands.state in ("in_force", "waiting")):
            yield {
                "record": RECORD,
                "id": decision.id,
                "task": TASKS[decision.act],
                "act": decision.act,
                "author": decision.author,
                "time": decision.time.isoformat(),
                "reason": decision.reason,
                "standing": stands.state,
                "contacts": list(contacts_in(decision.what)),
                "reports": [_anchor(one) for one in reports_in(decision.what)],
                "claims": [_anchor(one) for one in claims_in(decision.what)],
                "machine": machine,
                "person": person,
                "agree": agree,
            }


def _said(what: What) -> tuple[Any, Any]:
    """What the rules said and what the person said, in the same form."""
    if isinstance(what, Merge):
        return _grouping(what.machine), _grouping([[one.id for seen in what.contacts for one in seen.reports]])
    if isinstance(what, Split):
        out = {one.id for one in what.out}
        stay = [one.id for one in what.contact.reports if one.id not in out]
        return _grouping(what.machine), _grouping([stay, sorted(out)])
    if isinstance(what, Move):
        left = [one.id for one in what.origin.reports if one.id != what.report.id]
        joined = [*(one.id for one in what.target.reports), what.report.id]
        return _grouping(what.machine), _grouping([left, joined])
    if isinstance(what, SetDate):
        return _when(what.machine), _when(what.when)
    if isinstance(what, SetKind):
        return what.machine.value, what.kind.value
    if isinstance(what, SetStatus):
        return what.machine.value, what.status.value
    if isinstance(what, SetParty):
        return _actors(what.machine), _actors(replaced(what.machine, what.was, what.now))
    if isinstance(what, SetSpeaker):
        return _actor(what.machine), _actor(what.speaker)
    assert isinstance(what, Pair)
    # What rules call a contradiction is two claims, not one, for them as well; a person's "different" denies both.
    return what.machine, "same" if what.same else "apart"


def _grouping(groups: Grouping | Sequence[Sequence[str]]) -> list[list[str]]:
    return sorted(sorted(group) for group in groups if group)


def _when(when: When | None) -> dict[str, str] | None:
    return None if when is None else {"start": when.start.isoformat(), "end": when.end.isoformat()}


def _actor(actor: Actor | None) -> dict[str, str | None] | None:
    return None if actor is None else {"actor": actor.id, "name": actor.name, "side": actor.side}


def _actors(actors: Sequence[Actor]) -> list[dict[str, str | None] | None]:
    return [_actor(one) for one in sorted(actors, key=lambda one: one.id)]


def _anchor(anchor: Anchor) -> dict[str, str]:
    return {"id": anchor.id, "source": anchor.source, "words": anchor.words, "digest": anchor.digest}
