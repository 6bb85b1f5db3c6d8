"""Corrections of a contact's record: its day, kind, status and parties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.decisions.records import Decision, SetDate, SetKind, SetParty, SetStatus
from dragoman.decisions.sentences import days
from dragoman.model import Actor, Contact, When


def correct(contact: Contact, decision: Decision) -> Contact:
    """The contact as the decision says; what was read stays told beside a corrected day."""
    what = decision.what
    if isinstance(what, SetDate):
        return replace(contact, when=_dated(contact.when, what.when, decision))
    if isinstance(what, SetKind):
        return replace(contact, kind=what.kind)
    if isinstance(what, SetStatus):
        return replace(contact, status=what.status)
    if isinstance(what, SetParty):
        return replace(contact, parties=replaced(contact.parties, what.was, what.now) or contact.parties)
    return contact


def holds(contact: Contact, decision: Decision) -> bool:
    """Whether the contact is as the decision says."""
    what = decision.what
    if isinstance(what, SetDate):
        return _days(contact.when) == _days(what.when)
    if isinstance(what, SetKind):
        return contact.kind is what.kind
    if isinstance(what, SetStatus):
        return contact.status is what.status
    if isinstance(what, SetParty):
        ids = {party.id for party in contact.parties}
        return (what.now is None or what.now.id in ids) and (what.was is None or what.was.id not in ids)
    return True


def replaced(parties: Sequence[Actor], was: Actor | None, now: Actor | None) -> tuple[Actor, ...]:
    """Parties with `now` in the place of `was`; where `was` is none of them, `now` comes last, unless it is there."""
    ids = [party.id for party in parties]
    fresh = [] if now is None or now.id in ids else [now]
    if was is None or was.id not in ids:
        return (*parties, *fresh)
    at = ids.index(was.id)
    return (*parties[:at], *fresh, *parties[at + 1 :])


def _dated(before: When | None, when: When | None, decision: Decision) -> When | None:
    if when is None:
        return None
    notes = () if before is None else (f"{days(before)}: {before.basis}",)
    return replace(when, basis=decision.because, contradictions=notes)


def _days(when: When | None) -> tuple[object, object] | None:
    return None if when is None else (when.start, when.end)
