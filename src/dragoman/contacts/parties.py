"""Parties: which of the persons a passage names are told to have been in contact with one another.

Small words decide: "A and B", "A … with B", "between A and B", "a letter from A to B", "A's call with B", "A–B".
Persons whom nothing links (the one who reports it, the one talked about) are no parties.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dragoman.actors.resolve import Resolved
from dragoman.contacts.triggers import Trigger
from dragoman.languages.parse import Parsed
from dragoman.model import Actor, Kind

REACH: Final = 14
"""Words between a trigger and the nearer of two persons that nothing else links, at most."""


@dataclass(frozen=True, slots=True)
class Linked:
    """Persons linked within a passage: the tokens `[first, last)` they span, and how they are linked.

    `trigger` is the trigger that links them, where it is the link itself ("Erdoğan telephoned Putin").
    """

    actors: tuple[Actor, ...]
    first: int
    last: int
    how: str
    trigger: Trigger | None = None


@dataclass(frozen=True, slots=True)
class _Person:
    resolved: Resolved
    actor: Actor
    links: frozenset[str]

    @property
    def first(self) -> int:
        return self.resolved.reference.first

    @property
    def last(self) -> int:
        return self.resolved.reference.last


def linked_parties(
    parsed: Parsed, resolved: Sequence[Resolved], found: Sequence[Trigger], first: int, last: int
) -> list[Linked]:
    """Groups of persons of at least two sides that the passage links, the firmest link first.

    Args:
        parsed: the parsed text.
        resolved: the resolved references of the passage.
        found: the triggers of the passage.
        first, last: its tokens `[first, last)`.
    """
    persons = _persons(parsed, resolved, first)
    groups = _groups(parsed, persons)
    result = _around_triggers(parsed, persons, groups, found)
    used = {actor.id for linked in result for actor in linked.actors}
    for group in groups:
        members = _sides_apart(group)
        if len(members) < 2 or {member.actor.id for member in members} <= used:
            continue
        each = _one_by_one(parsed, group, persons, groups, found)
        if each:
            result.extend(each)
            used.update(actor.id for linked in each for actor in linked.actors)
            continue
        extra = _partner_of_group(group, persons, found)
        if extra is not None:
            members = _sides_apart([*group, extra])
        actors = tuple(dict.fromkeys(person.actor for person in members))
        spans = [*group, extra] if extra is not None else group
        result.append(Linked(actors, min(p.first for p in spans), max(p.last for p in spans), "together"))
        used.update(actor.id for actor in actors)
    for person in persons:
        if person.actor.id in used or not person.links & {"with", "to", "between"}:
            continue
        partner = _subject_for(person, persons, groups)
        if partner is not None:
            actors = tuple(dict.fromkeys((partner.actor, person.actor)))
            result.append(Linked(actors, min(partner.first, person.first), max(partner.last, person.last), "with"))
            used.add(person.actor.id)
    plural = [person for person in persons if person.resolved.reference.plural]
    if not result or all(len(linked.actors) > 2 for linked in result):
        others = [person for person in persons if person not in plural]
        result.extend(_beside_trigger(parsed, others, found))
    return result


def _persons(parsed: Parsed, resolved: Sequence[Resolved], start: int) -> list[_Person]:
    persons: list[_Person] = []
    for one in resolved:
        reference = one.reference
        if not reference.person_like or "spokesperson" in reference.roles or (reference.former and not reference.names):
            continue
        for actor in one.actors:
            if actor.office is not None and actor.office.startswith("Spokesperson"):
                continue
            persons.append(_Person(one, actor, links_before(parsed, one, start)))
    return persons


def links_before(parsed: Parsed, resolved: Resolved, start: int) -> frozenset[str]:
    """The links (with, to, about, of …) that small words, a clitic or a suffix put on a reference."""
    reference = resolved.reference
    found: set[str] = set()
    at = reference.first
    while at > start and reference.first - at < 3:
        values = {hit.payload.value for hit in parsed.within(at - 1, at, "link")}
        if not values:
            break
        found |= values
        if values - {"own"}:
            break
        at -= 1
    if parsed.pack.postpositions:
        # "Putin ile görüştü", "Suriye konusunda": all but *and* stand behind the word they belong to.
        found &= {"and", "own"}
        for hit in parsed.within(reference.last, min(reference.last + 2, len(parsed.tokens)), "link"):
            if hit.first == reference.last and hit.payload.value != "and":
                found.add(hit.payload.value)
    if reference.prefix:
        found |= parsed.pack.link_prefixes.get(reference.prefix, frozenset())
    if reference.suffix:
        found |= parsed.pack.link_suffixes.get(reference.suffix, frozenset())
    return frozenset(found)


def _one_by_one(
    parsed: Parsed,
    group: Sequence[_Person],
    persons: Sequence[_Person],
    groups: Sequence[Sequence[_Person]],
    found: Sequence[Trigger],
) -> list[Linked]:
    """ "Шойгу провёл переговоры с Лекорню, Акаром и Уоллесом": a contact with each of those behind the one *with*."""
    if any(trigger.kind is Kind.MULTILATERAL for trigger in found):
        return []
    if parsed.pack.postpositions and len(group) > 2 and "with" in group[-1].links and _comma(parsed, *group[:2]):
        # "Erdoğan, Ruhani ve Salih ile birer telefon görüşmesi gerçekleştirdi"
        return [
            Linked((group[0].actor, person.actor), group[0].first, person.last, "each")
            for person in group[1:]
            if _sides_apart([group[0], person])[1:]
        ]
    if not group[0].links & {"with", "to"}:
        return []
    subject = _subject_for(group[0], [person for person in persons if person not in group], groups)
    if subject is None or subject.first > group[0].first:
        return []
    return [
        Linked((subject.actor, person.actor), subject.first, person.last, "each")
        for person in group
        if person.actor.id != subject.actor.id and _sides_apart([subject, person])[1:]
    ]


def _groups(parsed: Parsed, persons: Sequence[_Person]) -> list[list[_Person]]:
    """Maximal runs of persons joined directly: "A, B and C", "A with B", "A–B", or one plural reference."""
    joins = [False] * len(persons)  # joins[n]: person n belongs with person n - 1
    for number in range(len(persons) - 1, 0, -1):
        left, right = persons[number - 1], persons[number]
        listed = number + 1 < len(persons) and joins[number + 1] and _comma(parsed, left, right)
        joins[number] = left.resolved is right.resolved or _joined(parsed, left, right) or listed
    groups: list[list[_Person]] = []
    for person, join in zip(persons, joins, strict=True):
        if join:
            groups[-1].append(person)
        else:
            groups.append([person])
    return [group for group in groups if len(group) > 1]


def _comma(parsed: Parsed, left: _Person, right: _Person) -> bool:
    """Whether nothing but a comma stands between two persons, as in a list."""
    between = parsed.text[parsed.tokens[left.last - 1].end : parsed.tokens[right.first].start]
    return right.first - left.last == 0 and between.strip() in (",", "،", "、", "，")


def _joined(parsed: Parsed, left: _Person, right: _Person) -> bool:
    gap = right.first - left.last
    between = parsed.text[parsed.tokens[left.last - 1].end : parsed.tokens[right.first].start]
    mark = between.strip()
    if gap < 0:
        return False
    if gap == 0:
        if mark in ("-", "–", "—", "/", "‑", "•", "&", "、", "・", "－", "と"):
            return True
        clitic = right.resolved.reference.prefix
        return (
            (bool(right.links & {"and", "with"}) and (bool(clitic) or bool(left.links & {"with"})))
            or (
                # "Putin'le Erdoğan", "Erdoğan, Putin'le": a suffix that says with
                bool(parsed.pack.link_suffixes.get(left.resolved.reference.suffix, frozenset()) & {"with", "and"})
            )
            or (mark in (",", "،") and bool(right.links & {"with"}))
        )
    if gap > 3 or any(character in between for character in '.;:!?؛؟«»"“”()'):
        return False
    linked = {hit.payload.value for hit in parsed.within(left.last, right.first, "link")}
    others = [
        at
        for at in range(left.last, right.first)
        if not parsed.within(at, at + 1, "link") and len(parsed.tokens[at].fold) > 3
    ]
    return bool(linked & {"and", "with"}) and not linked & {"about"} and not others


def _around_triggers(
    parsed: Parsed, persons: Sequence[_Person], groups: Sequence[Sequence[_Person]], found: Sequence[Trigger]
) -> list[Linked]:
    """Persons right before and right after a trigger that is itself the link.

    "Erdoğan telephoned Putin", "Sisi'yi ağırlayan Putin", "Erdoğan met Aliyev and Pashinyan" (two meetings).
    """
    result: list[Linked] = []
    for trigger in found:
        if trigger.kind in (Kind.UNSPECIFIED, Kind.MULTILATERAL):
            continue
        before = [p for p in persons if 0 <= trigger.first - p.last <= 1 and not _barred(parsed, p.last, trigger.first)]
        after = [p for p in persons if 0 <= p.first - trigger.last <= 1 and not _barred(parsed, trigger.last, p.first)]
        if not before or not after or "and" in after[0].links:
            continue
        subject, objects = before[-1], [after[0]]
        if subject.links & {"about"}:
            continue
        for group in groups:
            if after[0] in group:
                objects = [person for person in group if person.first >= trigger.last]
            if subject in group and trigger.kind is not Kind.MESSAGE:
                subject = group[-1]
        for person in objects:
            pair = _sides_apart([subject, person])
            if len(pair) == 2:
                result.append(
                    Linked((pair[0].actor, pair[1].actor), subject.first, person.last, "around the verb", trigger)
                )
    return result


def _barred(parsed: Parsed, left: int, right: int) -> bool:
    between = parsed.text[parsed.tokens[left - 1].end : parsed.tokens[right].start] if left <= right else ""
    return any(mark in between for mark in ".,;:،؛!?()")


def _sides_apart(group: Sequence[_Person]) -> list[_Person]:
    """One person a side, the first named; companions of the same side are no party of their own."""
    kept: list[_Person] = []
    sides: set[str] = set()
    for person in group:
        side = person.actor.side or person.actor.id
        if side not in sides:
            sides.add(side)
            kept.append(person)
    return kept


def _partner_of_group(group: Sequence[_Person], persons: Sequence[_Person], found: Sequence[Trigger]) -> _Person | None:
    """ "Macron and Merkel held a call with Putin": the one the group was in contact with, with a trigger between."""
    members = {person.actor.id for person in group}
    for person in persons:
        if person.actor.id in members or "with" not in person.links:
            continue
        if any(group[-1].last <= trigger.first and trigger.last <= person.first for trigger in found):
            return person
    return None


def _subject_for(person: _Person, persons: Sequence[_Person], groups: Sequence[Sequence[_Person]]) -> _Person | None:
    """Who was in contact with `person`: the nearest unlinked one before, else the nearest after."""
    side = person.actor.side or person.actor.id
    able = [
        other
        for other in persons
        if (other.actor.side or other.actor.id) != side and not other.links & {"about", "by", "between"}
    ]
    free = [other for other in able if not other.links & {"with", "to", "of"}] or able
    before = [other for other in free if other.last <= person.first]
    if before:
        return before[-1]
    after = [other for other in free if other.first >= person.last]
    return after[0] if after else None


def _beside_trigger(parsed: Parsed, persons: Sequence[_Person], found: Sequence[Trigger]) -> list[Linked]:
    """Exactly two persons of two sides near one trigger: "Erdoğan telephoned Putin", "استقبل بوتين أردوغان"."""
    distinct: dict[str, _Person] = {}
    for person in persons:
        if not person.links & {"about"}:
            distinct.setdefault(person.actor.id, person)
    members = _sides_apart(list(distinct.values()))
    if len(members) != 2 or len(distinct) != 2:
        return []
    one, other = members
    near = [
        trigger
        for trigger in found
        if min(trigger.distance(one.first, one.last), trigger.distance(other.first, other.last)) <= parsed.reach(REACH)
    ]
    if not near:
        return []
    return [Linked((one.actor, other.actor), min(one.first, other.first), max(one.last, other.last), "beside")]
