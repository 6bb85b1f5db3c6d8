"""A decision: who decided what, when and why. Nothing of it is ever changed; it is taken back by a later `Undo`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias

from dragoman.model import Actor, Kind, Status, When


@dataclass(frozen=True, slots=True)
class Anchor:
    """A report or a claim, in a form that is found again after its page was read anew.

    Args:
        id: of the report or claim when it was decided about.
        source: path or address of its page.
        digest: of the words of its span (`anchors.digest`).
        words: these words, white space aside and not more than `anchors.MOST` characters of them.
        beside: what tells it from others at the same words: ids of a report's parties, of a claim's speaker.
    """

    id: str
    source: str
    digest: str
    words: str
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """A contact as it stood before whoever decided: its id then and its reports, the founding one first."""

    id: str
    reports: tuple[Anchor, ...]


Grouping: TypeAlias = tuple[tuple[str, ...], ...]
"""Ids of reports, those of one contact together."""


@dataclass(frozen=True, slots=True)
class Merge:
    """These contacts are one. `machine` is how the rules alone had grouped their reports."""

    contacts: tuple[Seen, ...]
    machine: Grouping = ()


@dataclass(frozen=True, slots=True)
class Split:
    """Of this contact, the reports `out` tell of another one."""

    contact: Seen
    out: tuple[Anchor, ...]
    machine: Grouping = ()


@dataclass(frozen=True, slots=True)
class Move:
    """A report of contact `origin` tells of contact `target`."""

    report: Anchor
    origin: Seen
    target: Seen
    machine: Grouping = ()


@dataclass(frozen=True, slots=True)
class SetDate:
    """The contact took place then; None: nobody can know. `machine` is what the rules alone say, here and below."""

    contact: Seen
    when: When | None
    machine: When | None = None


@dataclass(frozen=True, slots=True)
class SetKind:
    """The contact was of this kind."""

    contact: Seen
    kind: Kind
    machine: Kind = Kind.UNSPECIFIED


@dataclass(frozen=True, slots=True)
class SetStatus:
    """The contact has this status."""

    contact: Seen
    status: Status
    machine: Status = Status.HELD


@dataclass(frozen=True, slots=True)
class SetParty:
    """Not `was` but `now` is a party; without `was`, `now` is one more; without `now`, `was` is none."""

    contact: Seen
    was: Actor | None
    now: Actor | None
    machine: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True)
class SetSpeaker:
    """This speaker answers for the claim; None: the text names nobody."""

    claim: Anchor
    speaker: Actor | None
    machine: Actor | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims say the `same`, or they do not and are no contradiction either.

    `machine` is same, contradiction or apart: what the rules alone made of the two.
    """

    claim: Anchor
    other: Anchor
    same: bool
    machine: str = "apart"


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the decision with this id, which may itself be an `Undo`."""

    decision: str


What: TypeAlias = Merge | Split | Move | SetDate | SetKind | SetStatus | SetParty | SetSpeaker | Pair | Undo

ACTS: Final[Mapping[str, type[What]]] = {
    "merge": Merge, "split": Split, "move": Move, "date": SetDate, "kind": SetKind, "status": SetStatus,
    "party": SetParty, "speaker": SetSpeaker, "same": Pair, "different": Pair, "undo": Undo,
}  # fmt: skip
"""The name of everything that can be decided, and its record."""

_NAMES: Final = {kind: act for act, kind in ACTS.items() if kind is not Pair}


def act_of(what: What) -> str:
    """What is decided, in one word of `ACTS`."""
    if isinstance(what, Pair):
        return "same" if what.same else "different"
    return _NAMES[type(what)]


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. `number` counts them from 1 in the order they were taken; `time` is in UTC."""

    id: str
    number: int
    author: str
    time: datetime
    reason: str
    what: What

    @property
    def act(self) -> str:
        """What is decided, in one word of `ACTS`."""
        return act_of(self.what)

    @property
    def because(self) -> str:
        """Who decided when and why, as a phrase."""
        return f"decided by {self.author} on {self.time.date().isoformat()}: {self.reason}"


def reports_in(what: What) -> tuple[Anchor, ...]:
    """The reports a decision is anchored on, each once."""
    found: list[Anchor] = []
    if isinstance(what, Merge):
        found = [one for seen in what.contacts for one in seen.reports]
    elif isinstance(what, Split):
        found = [*what.contact.reports, *what.out]
    elif isinstance(what, Move):
        found = [what.report, *what.origin.reports, *what.target.reports]
    elif isinstance(what, SetDate | SetKind | SetStatus | SetParty):
        found = list(what.contact.reports)
    return tuple({one.id: one for one in found}.values())


def claims_in(what: What) -> tuple[Anchor, ...]:
    """The claims a decision is anchored on."""
    if isinstance(what, SetSpeaker):
        return (what.claim,)
    if isinstance(what, Pair):
        return (what.claim, what.other)
    return ()


def contacts_in(what: What) -> tuple[str, ...]:
    """Ids that the contacts had when they were decided about."""
    if isinstance(what, Merge):
        return tuple(seen.id for seen in what.contacts)
    if isinstance(what, Split | SetDate | SetKind | SetStatus | SetParty):
        return (what.contact.id,)
    if isinstance(what, Move):
        return (what.origin.id, what.target.id)
    return ()


def undone(decisions: Iterable[Decision]) -> dict[str, str]:
    """Decisions that are taken back, each with the `Undo` that does so; an `Undo` that is itself undone does nothing.

    `decisions` are all of a dossier, or all its `Undo` records.
    """
    found: dict[str, str] = {}
    for decision in sorted(decisions, key=lambda one: -one.number):
        if isinstance(decision.what, Undo) and decision.id not in found:
            found.setdefault(decision.what.decision, decision.id)
    return found


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of a decision: in_force, undone, overruled (both by `by`, a later decision), or waiting.

    A decision waits where nothing it is about is in the dossier any more: its page went or is read otherwise now.
    """

    decision: str
    state: str = "in_force"
    by: str | None = None
