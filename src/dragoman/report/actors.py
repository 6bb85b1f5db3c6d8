"""The index of actors: who took part in which contacts, and who spoke."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model import Actor, Contact
from dragoman.report.anchors import ACTOR, anchor
from dragoman.report.timeline import Group


@dataclass(frozen=True, slots=True)
class Entry:
    """One actor with the contacts it was a party to, in order of time."""

    actor: Actor
    anchor: str
    offices: tuple[str, ...]
    contacts: tuple[Contact, ...]


def actor_index(groups: Sequence[Group]) -> tuple[Entry, ...]:
    """All parties by name; one who held several offices over time is one entry."""
    actors: dict[str, Actor] = {}
    offices: dict[str, dict[str, None]] = {}
    contacts: dict[str, dict[str, Contact]] = {}
    for group in groups:
        for contact in group.contacts:
            for party in contact.parties:
                actors.setdefault(party.id, party)
                contacts.setdefault(party.id, {})[contact.id] = contact
                if party.office and party.office != party.name:
                    offices.setdefault(party.id, {})[party.office] = None
    return tuple(
        Entry(actors[one], anchor(ACTOR, one), tuple(offices.get(one, ())), tuple(contacts[one].values()))
        for one in sorted(actors, key=lambda one: (actors[one].name.casefold(), one))
    )
