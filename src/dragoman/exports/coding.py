"""A contact as an event of PLOVER, the ontology of political events: what, how, why, who to whom.

Source: PLOVER, Political Language Ontology for Verifiable Event Records, draft 0.7b1 (Open Event Data Alliance).
Its CONSULT is a contact that took place; a contact to come, offered or invited to is an AGREE; what did not take place
is a CONSULT with the auxiliary context `negation`, which data sets may leave out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Final

from dragoman.exports.countries import state
from dragoman.languages.lines import read_lines
from dragoman.model import Actor, Contact, Kind, Status

CODEBOOK: Final = "PLOVER draft 0.7b1"
CONSULT: Final = "CONSULT"
AGREE: Final = "AGREE"
NEGATION: Final = "negation"
QUAD: Final = 1
""" "Verbal cooperation", which both CONSULT and AGREE belong to, as a number."""
QUAD_NAME: Final = "VERBAL COOPERATION"

SCALE: Final = {"": 2.5, "visit": 4.0, "third-party": 1.0, "multilateral": 4.0, "phone": 1.5}
"""PLOVER's scores of conflict and cooperation (-10 to 10) for CONSULT by mode; AGREE has that of CONSULT alone."""

_EVENTS: Final = {
    Status.HELD: CONSULT,
    Status.PLANNED: AGREE,
    Status.PROPOSED: AGREE,
    Status.DENIED: CONSULT,
    Status.CALLED_OFF: CONSULT,
}
_MODES: Final = {Kind.PHONE_CALL: "phone", Kind.VIDEO_CALL: "phone", Kind.MULTILATERAL: "multilateral"}
_SECTORS: Final = {
    "Speaker ": "LEG",
    "Chief of Staff ": "MIL",
    "Commander ": "MIL",
    "Intelligence Chief ": "SPY",
    "Party Leader ": "PTY",
}
"""Sectors of offices that are no part of a government, by how the office's title begins."""
_INTERNATIONAL: Final = {"institution:un": "UNO", "institution:eu": "EUR"}


@dataclass(frozen=True, slots=True)
class Coded:
    """An event of PLOVER.

    Args:
        event: CONSULT or AGREE.
        modes: visit, third-party, multilateral or phone; at most one, none for AGREE.
        contexts: of PLOVER's general contexts, `negation` among them where it did not take place.
        scale: PLOVER's score, None where it did not take place.
        actors, recipients: the visitors and the hosts of a visit; else all parties are actors.
        lost: sentences about what of the contact this does not say.
    """

    event: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    scale: float | None
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    lost: tuple[str, ...]

    @property
    def happened(self) -> bool:
        """Whether the contact took place or is to, as far as was told."""
        return NEGATION not in self.contexts


def code(contact: Contact) -> Coded:
    """The event that a contact is."""
    event = _EVENTS[contact.status]
    hosts = _hosts(contact) if contact.kind is Kind.VISIT and event == CONSULT else ()
    mode = "" if event == AGREE else "visit" if hosts else _mode(contact)
    happened = contact.status not in (Status.DENIED, Status.CALLED_OFF)
    return Coded(
        event,
        (mode,) if mode else (),
        tuple(_contexts(contact)),
        SCALE[mode] if happened else None,
        tuple(party for party in contact.parties if party not in hosts),
        hosts,
        tuple(_lost(contact, event, mode)),
    )


def entity_code(actor: Actor) -> str | None:
    """Three letters for whom an actor acts: a state's, or PLOVER's own for what is no state's; None if unknown."""
    if actor.side:
        found = state(actor.side)
        return found.iso3 if found else None
    if actor.kind == "organisation":
        return _INTERNATIONAL.get(actor.id, "IGO")
    return None


def sector(actor: Actor) -> str | None:
    """PLOVER's sector of an actor; None where it is a state as such, or not known to be of one."""
    if actor.kind == "group":
        return "REB"
    if actor.kind == "agency":
        return "JRN"
    if actor.side and (actor.office or actor.kind in ("institution", "office")):
        title = actor.office or actor.name
        return next((found for begin, found in _SECTORS.items() if title.startswith(begin)), "GOV")
    return None


def _mode(contact: Contact) -> str:
    if contact.kind in (Kind.MEETING, Kind.VISIT):
        countries = {place.country for place in contact.places}
        sides = {party.side for party in contact.parties}
        # Geneva, for Russia and the United States: neither of them is at home there.
        if countries and None not in countries and None not in sides and not countries & sides:
            return "third-party"
    return _MODES.get(contact.kind, "")


def _hosts(contact: Contact) -> tuple[Actor, ...]:
    """Parties at home where the contact took place; none where that is not clear."""
    countries = {place.country for place in contact.places if place.country}
    hosts = tuple(party for party in contact.parties if party.side in countries)
    return hosts if len({party.side for party in hosts}) == 1 and len(hosts) < len(contact.parties) else ()


def _contexts(contact: Contact) -> Iterator[str]:
    known = _known_contexts()
    found = ("diplomatic", *(one for topic in contact.topics for one in known.get(topic.id, ())))
    yield from dict.fromkeys(found)
    if contact.status in (Status.DENIED, Status.CALLED_OFF):
        yield NEGATION


def _lost(contact: Contact, event: str, mode: str) -> Iterator[str]:
    if event == AGREE:
        yield f"{CODEBOOK} codes a contact to come as AGREE, which has no modes: how it is to take place is not said"
    if contact.status is Status.PROPOSED:
        yield "AGREE does not tell a contact proposed from one agreed"
    if contact.status is Status.CALLED_OFF:
        yield "A contact called off is not told from one denied"
    if event == CONSULT and contact.kind is Kind.VIDEO_CALL:
        yield "A video call is not told from a phone call"
    if event == CONSULT and contact.kind is Kind.MESSAGE:
        yield "CONSULT has no mode for a message"
    if event == CONSULT and contact.kind is Kind.VISIT and mode != "visit":
        yield "A visit of which it is not clear who was the host has no mode"
    if any(topic.id not in _known_contexts() for topic in contact.topics):
        yield "Topics without a context of PLOVER"
    if contact.frameworks:
        yield "Frameworks have no field"
    if any(entity_code(party) is None for party in contact.parties):
        yield "A party is of no state or body that PLOVER has a code for"


@cache
def _known_contexts() -> dict[str, tuple[str, ...]]:
    with as_file(files("dragoman.exports") / "contexts.txt") as path:
        return {
            topic: tuple(line.values(value))
            for line in read_lines(path, frozenset({"contexts"}))
            for topic, value in [line.keyed()]
        }
