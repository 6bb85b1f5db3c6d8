"""Visits to a state: who went where is told, and not who received him.

"Foreign Minister X arrived in Ankara on a two-day visit", "Президент прибыл в Пекин с государственным визитом". The
other party is whom the article names of that state; for a head of state or government the one who leads the state
at the time; else the state itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dragoman.actors.registry import LEADERS, TITLES, Registry
from dragoman.actors.resolve import Resolved
from dragoman.contacts.links import links_before
from dragoman.contacts.parties import Linked
from dragoman.contacts.persons import PartyPerson, can_be_party, party_persons
from dragoman.contacts.triggers import Trigger
from dragoman.languages.parse import Parsed, Passage
from dragoman.model import Actor, Kind

REACH: Final = 6
"""Words between words of a visit and the state that was visited, at most."""

BEHIND: Final = 2
"""Words between a word of saying and a speaker behind it, at most."""

SEATS: Final = frozenset({"be"})
"""States whose capital more often stands for an organisation that sits there than for a visit to them."""

_LEADING: Final = tuple(f"{TITLES[role]} of " for role in sorted(LEADERS) if role in TITLES)
_MINISTERS: Final = tuple(title for role, title in TITLES.items() if role.endswith("minister"))


@dataclass(frozen=True, slots=True)
class Hosts:
    """Who can have received a visitor: whom an article names, and who led a state on the days it speaks of.

    `partners` are those whom the article links with somebody, by that actor's id.
    """

    named: Sequence[Actor]
    partners: Mapping[str, Sequence[Actor]]
    registry: Registry
    window: tuple[date | None, date | None]

    @classmethod
    def of(
        cls,
        passages: Sequence[Sequence[Resolved]],
        linked: Sequence[Sequence[Linked]],
        registry: Registry,
        window: tuple[date | None, date | None],
    ) -> Hosts:
        """The hosts of an article, from its resolved references and the parties its passages link."""
        named = dict.fromkeys(
            one.actor for passage in passages for one in passage if one.actor is not None and can_be_party(one)
        )
        partners: dict[str, list[Actor]] = {}
        for group in (group for passage in linked for group in passage):
            for actor in group.actors:
                partners.setdefault(actor.id, []).extend(group.actors)
        return cls(tuple(named), partners, registry, window)

    def host(self, visitor: Actor, side: str) -> Actor:
        """The other party of a visit to a state: a person where one is told or certain, else the state."""
        partners = dict.fromkeys(one for one in self.partners.get(visitor.id, ()) if one.side == side)
        if len(partners) == 1:
            return next(iter(partners))
        there = [one for one in self.named if one.side == side and one.office]
        leaders = [one for one in there if leads(one)]
        if leads(visitor):
            return leaders[0] if leaders else self._leader(side)
        title = (visitor.office or "").split(" of ")[0]
        peers = [one for one in there if (one.office or "").startswith(title)]
        return next(iter(peers or leaders), self.registry.state_actor(side))

    def _leader(self, side: str) -> Actor:
        state = self.registry.states.get(side)
        start, end = self.window
        if state is not None and start is not None and end is not None:
            found = self.registry.holders(state.leader, side, start, end)
            if len(found) == 1:
                return self.registry.person_actor(found[0], start, end)
        return self.registry.state_actor(side)


def leads(actor: Actor) -> bool:
    """Whether an actor leads a state or government."""
    return (actor.office or "").startswith(_LEADING)


def visit_to_state(
    parsed: Parsed, references: Sequence[Resolved], passage: Passage, spoken: Sequence[Trigger], hosts: Hosts
) -> list[Linked]:
    """The visitor and the other party, where a passage tells of one visit to one state; nothing else.

    Args:
        parsed: the parsed text.
        references: the resolved references of the passage.
        passage: the passage.
        spoken: its triggers.
        hosts: whom the article lets stand for the state.
    """
    if any(one.kind is Kind.MULTILATERAL for one in spoken) or _at_an_organisation(references):
        return []
    for trigger in spoken:
        if trigger.kind is not Kind.VISIT:
            continue
        visitor = _visitor(parsed, references, passage, trigger)
        if visitor is None or _somebody_else_s(parsed, trigger, passage):
            continue
        goals = [one for one in references if _is_goal(parsed, one, references, passage, trigger, visitor)]
        sides = {one.reference.states[0] for one in goals}
        if len(sides) != 1 or _speaks(parsed, references, passage, visitor):
            continue
        first = min(visitor.first, *(one.reference.first for one in goals))
        last = max(visitor.last, *(one.reference.last for one in goals))
        return [Linked((visitor.actor, hosts.host(visitor.actor, sides.pop())), first, last, "visit", trigger)]
    return []


def _somebody_else_s(parsed: Parsed, trigger: Trigger, passage: Passage) -> bool:
    """ "the ability of families to visit relatives in Cuba": an infinitive that no plan or journey leads to."""
    at = trigger.first - 1
    if (
        parsed.pack.cases
        or at <= passage.first
        or not any(hit.payload.value == "to" for hit in parsed.within(at, trigger.first, "link"))
    ):
        return False
    return not any(hit.first < at for hit in parsed.within(max(at - 2, passage.first), trigger.last, "status"))


def _at_an_organisation(references: Sequence[Resolved]) -> bool:
    """ "arrived in New York for the UN General Assembly" is no visit to the state."""
    return any(one.actor is not None and one.actor.kind == "organisation" for one in references)


def _visitor(parsed: Parsed, references: Sequence[Resolved], passage: Passage, trigger: Trigger) -> PartyPerson | None:
    persons = [
        person
        for person in party_persons(parsed, references, passage.first)
        if not person.links & {"about", "by", "with", "between"} and not person.plural
    ]
    able = [one for one in persons if leads(one.actor) or (one.actor.office or "").startswith(_MINISTERS)]
    if not able or len({one.actor.side for one in persons}) != 1 or able[0].actor.side is None:
        return None
    return min(able, key=lambda one: trigger.distance(one.first, one.last))


def _is_goal(
    parsed: Parsed,
    one: Resolved,
    beside: Sequence[Resolved],
    passage: Passage,
    trigger: Trigger,
    visitor: PartyPerson,
) -> bool:
    reference = one.reference
    if one.how not in ("state", "metonym") or len(reference.states) != 1 or reference.states[0] == visitor.actor.side:
        return False
    if one.how == "metonym" and reference.states[0] in SEATS:
        return False
    distance = trigger.distance(reference.first, reference.last)
    links = links_before(parsed, one, passage.first)
    for before in beside:
        if before.reference.adjective and before.reference.last == reference.first:
            links |= links_before(parsed, before, passage.first)  # "إلى العاصمة الصينية بكين"
    if distance == 0 and not links - {"to", "in"}:
        return True
    return distance <= parsed.reach(REACH) and bool(links & {"to", "in"})


_WORDS_OF_ITS_OWN: Final = frozenset({"congratulates", "thanks", "condoles", "discusses", "invites", "agrees"})
"""Acts that are part of a contact rather than words about something else."""


def _speaks(parsed: Parsed, references: Sequence[Resolved], passage: Passage, visitor: PartyPerson) -> bool:
    """ "Biden, who is visiting Poland, said …": what the visitor said is the news, not where."""
    voices = [one.reference for one in references if one.reference.person_like or one.how in ("institution", "metonym")]
    for hit in parsed.within(passage.first, passage.last, "speech"):
        if hit.payload.value in _WORDS_OF_ITS_OWN or hit.payload.value == "not" or not voices:
            continue
        nearest = min(voices, key=lambda one: max(one.first - hit.last, hit.first - one.last, 0))
        if nearest.first == visitor.first and visitor.first - hit.last <= BEHIND:
            return True
    return False
