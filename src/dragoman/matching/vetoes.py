"""What forbids that two reports are of one contact: parties, kind, status."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dragoman.actors.registry import load_registry
from dragoman.matching.block import side_of
from dragoman.model import Actor, ContactReport, Kind, Status

IN_PERSON: Final = frozenset({Kind.MEETING, Kind.VISIT, Kind.MULTILATERAL})
CALLS: Final = frozenset({Kind.PHONE_CALL, Kind.VIDEO_CALL})
SEEN: Final = re.compile(r"kind \w+ from (\d+) passages")

AHEAD: Final = frozenset({Status.PLANNED, Status.PROPOSED, Status.CALLED_OFF})


def parties_veto(a: Sequence[Actor], b: Sequence[Actor]) -> str | None:
    """Why these parties are not the same people; None if they can be.

    Every party of the smaller list must be in the larger one; what the larger has more must sit beside one of its
    own side ("Erdoğan and Fidan received Lavrov" and "Erdoğan received Lavrov"). A third side makes another contact.
    """
    if {party.id for party in a} == {party.id for party in b}:
        return None
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    left = list(large)
    sides: set[str] = set()
    for party in small:
        match = next((one for one in left if one.id == party.id), None)
        match = match or next((one for one in left if same_party(party, one)), None)
        if match is None:
            return f"{party.name} is not among the parties of the other"
        left.remove(match)
        sides.add(side_of(match))
    for extra in left:
        if side_of(extra) not in sides:
            return f"{extra.name} took part in one only"
    return None


def same_party(a: Actor, b: Actor) -> bool:
    """Whether two records can be one party: the same actor, or an office and somebody who has held it."""
    if a.id == b.id:
        return True
    office, person = (a, b) if a.kind == "office" else (b, a)
    if office.kind != "office" or person.kind != "person" or office.side != person.side:
        return False
    of, _, role = office.id.removeprefix("office:").partition("/")
    known = load_registry().persons.get(person.id.removeprefix("person:"))
    if known is None:
        return person.office is not None and person.office == office.name
    return known.held(role, of, None, None)


def kind_veto(a: ContactReport, b: ContactReport) -> str | None:
    """Why the kinds exclude each other; None if they do not."""
    first, second = a.kind, b.kind
    if first is second or Kind.UNSPECIFIED in (first, second):
        return None
    if {first, second} <= IN_PERSON:
        return None
    if {first, second} == CALLS and (thin_kind(a) or thin_kind(b)):
        return None
    return f"a {first.value.replace('_', ' ')} is not a {second.value.replace('_', ' ')}"


def thin_kind(report: ContactReport) -> bool:
    """Whether a single passage, or none, tells the kind: machine translation calls one phone call a meeting."""
    found = next((SEEN.match(reason) for reason in report.reasons if SEEN.match(reason)), None)
    return found is not None and int(found.group(1)) <= 1


def status_veto(a: Status, b: Status) -> str | None:
    """Why the statuses exclude each other; None if they do not.

    What is denied was, by that page, no contact, so it stands apart from what others report as held: the reader shall
    see both. Planned and held go together, on the exact day only, which the caller checks.
    """
    if (a is Status.DENIED) != (b is Status.DENIED):
        return "denied in one, told in the other"
    if {a, b} == {Status.HELD, Status.CALLED_OFF}:
        return "called off in one, held in the other"
    return None
