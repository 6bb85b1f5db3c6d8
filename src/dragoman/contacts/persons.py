"""Persons of a passage who can be parties, and the groups in which small words join them directly.

"A, B and C", "A with B", "A–B" and "the presidents of X and Y" are groups; who is in contact with whom is for
`parties` to tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dragoman.actors.resolve import Resolved
from dragoman.contacts.links import links_before
from dragoman.languages.marks import BREAKS, COMMAS, DOTS, HYPHENS
from dragoman.languages.parse import Parsed
from dragoman.model import Actor

_JOINING = DOTS | {"/", "&", "、"}


@dataclass(frozen=True, slots=True)
class PartyPerson:
    """A person at tokens `[first, last)` with the links on it; `plural` where one reference names several."""

    resolved: Resolved
    actor: Actor
    links: frozenset[str]
    first: int
    last: int

    @property
    def plural(self) -> bool:
        """Whether the reference is an office in the plural."""
        return self.resolved.reference.plural

    @property
    def side(self) -> str:
        """What keeps parties apart: the state spoken for, or the person where there is none."""
        return self.actor.side or self.actor.id


def can_be_party(one: Resolved) -> bool:
    """Whether a reference names persons who can be parties; spokespersons speak of contacts, they have none."""
    reference = one.reference
    if not reference.person_like or "spokesperson" in reference.roles or (reference.former and not reference.names):
        return False
    return any(not (actor.office or "").startswith("Spokesperson") for actor in one.actors)


def party_persons(
    parsed: Parsed, resolved: Sequence[Resolved], start: int, *, with_companions: bool = False
) -> list[PartyPerson]:
    """The persons of a passage that begins at token `start`, in order; an apposition is one with its name.

    "Hassan Rouhani, President of Iran, Vladimir Putin, President of …": the office behind the comma is the name's.
    `with_companions` keeps those named behind "attended by": at a summit they are the parties.
    """
    persons: list[PartyPerson] = []
    for one in resolved:
        if not can_be_party(one):
            continue
        links = links_before(parsed, one, start)
        if not with_companions and along(parsed, one, start):
            continue
        for actor in one.actors:
            person = PartyPerson(one, actor, links, one.reference.first, one.reference.last)
            if persons and persons[-1].actor.id == actor.id and comma_between(parsed, persons[-1], person):
                persons[-1] = replace(persons[-1], last=person.last)
            else:
                persons.append(person)
    return persons


ALONG_REACH = 3
"""Words between "accompanied by" and those it names, at most."""


def along(parsed: Parsed, one: Resolved, start: int) -> bool:
    """ "The meeting was also attended by Çavuşoğlu and Borrell": they came along, the contact is not theirs."""
    reference = one.reference
    first, last = max(reference.first - ALONG_REACH, start), reference.first
    if parsed.pack.postpositions:
        # "की मौजूदगी में", "eşliğinde"
        first, last = reference.last, min(reference.last + ALONG_REACH + 1, len(parsed.tokens))
    return any(hit.payload.value == "along" for hit in parsed.within(first, last, "link"))


def groups_of(parsed: Parsed, persons: Sequence[PartyPerson]) -> list[list[PartyPerson]]:
    """Maximal runs of persons joined directly: "A, B and C", "A with B", "A–B", or one plural reference."""
    joins = [False] * len(persons)  # joins[n]: person n belongs with person n - 1
    tight = [_hyphened(parsed, left, right) for left, right in pairwise(persons)]  # "Trump–Putin": a pair of its own
    for number in range(len(persons) - 1, 0, -1):
        left, right = persons[number - 1], persons[number]
        if tight[number - 1]:
            joins[number] = True
        elif number < len(tight) and tight[number]:
            continue
        else:
            listed = number + 1 < len(persons) and joins[number + 1] and comma_between(parsed, left, right)
            joins[number] = left.resolved is right.resolved or _joined(parsed, left, right) or listed
    groups: list[list[PartyPerson]] = []
    for number, person in enumerate(persons):
        after_pair = number > 1 and tight[number - 2] and not tight[number - 1]
        if joins[number] and not after_pair:
            groups[-1].append(person)
        else:
            groups.append([person])
    return [group for group in groups if len(group) > 1]


def _hyphened(parsed: Parsed, left: PartyPerson, right: PartyPerson) -> bool:
    if right.first != left.last:
        return False
    return parsed.between(left.last, right.first).strip() in HYPHENS


def sides_apart(group: Sequence[PartyPerson]) -> list[PartyPerson]:
    """One person a side, the first named; companions of the same side are no party of their own."""
    kept: dict[str, PartyPerson] = {}
    for person in group:
        kept.setdefault(person.side, person)
    return list(kept.values())


def comma_between(parsed: Parsed, left: PartyPerson, right: PartyPerson) -> bool:
    """Whether nothing but a comma, and perhaps *his* or *her*, stands between two persons, as in a list."""
    if right.first < left.last:
        return False
    between = parsed.between(left.last, right.first)
    own = all(
        any(hit.payload.value == "own" for hit in parsed.within(at, at + 1, "link"))
        for at in range(left.last, right.first)
    )
    return own and between.strip()[:1] in COMMAS


def _joined(parsed: Parsed, left: PartyPerson, right: PartyPerson) -> bool:
    gap = right.first - left.last
    between = parsed.between(left.last, right.first)
    mark = between.strip()
    if gap < 0:
        return False
    if gap == 0:
        if mark in _JOINING:
            return True
        clitic = right.resolved.reference.prefix
        return (
            (bool(right.links & {"and", "with"}) and (bool(clitic) or bool(left.links & {"with"})))
            or (
                # "Putin'le Erdoğan", "Erdoğan, Putin'le": a suffix that says with
                bool(parsed.pack.link_suffixes.get(left.resolved.reference.suffix, frozenset()) & {"with", "and"})
            )
            or (mark in COMMAS and bool(right.links & {"with"}))
        )
    own_state = _own_state(parsed, left, right)
    if gap - own_state > 3 or any(character in BREAKS for character in between):
        return False
    linked = {hit.payload.value for hit in parsed.within(left.last, right.first, "link")}
    others = [
        at
        for at in range(left.last, right.first - own_state)
        if not parsed.within(at, at + 1, "link") and (len(parsed.tokens[at].fold) > 3 or not parsed.pack.spaced)
    ]
    return bool(linked & {"and", "with"}) and not linked & {"about"} and not others


def _own_state(parsed: Parsed, left: PartyPerson, right: PartyPerson) -> int:
    """Words of a person's own state right before the name: "президентите на САЩ Доналд Тръмп и на Русия Путин"."""
    states = parsed.within(left.last, right.first, "state") if left.plural else []
    return max(
        (hit.last - hit.first for hit in states if hit.last == right.first and hit.payload.value == right.side),
        default=0,
    )
