"""Parties: which of the persons a passage names are told to have been in contact with one another.

Small words decide: "A and B", "A … with B", "between A and B", "a letter from A to B", "A's call with B", "A–B".
Persons whom nothing links (the one who reports it, the one talked about) are no parties.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from dragoman.actors.resolve import Resolved
from dragoman.contacts.beside import beside_trigger, visits
from dragoman.contacts.persons import PartyPerson, comma_between, groups_of, party_persons, sides_apart
from dragoman.contacts.triggers import CALLS, Trigger
from dragoman.languages.marks import BREAKS, COMMAS
from dragoman.languages.parse import Parsed
from dragoman.model import Actor, Kind


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
    summit = any(trigger.kind is Kind.MULTILATERAL for trigger in found)
    persons = party_persons(parsed, resolved, first, with_companions=summit)
    groups = groups_of(parsed, persons) or (_bare_list(parsed, persons) if summit else [])
    result = _around_triggers(parsed, persons, groups, found)
    used = {actor.id for linked in result for actor in linked.actors}
    for group in groups:
        members = sides_apart(group)
        if len(members) < 2 or {member.actor.id for member in members} <= used:
            continue
        each = _one_by_one(parsed, group, persons, found)
        if each or _counterparts(group) or _addressees(group, found):
            # "He had met his Omani and Danish counterparts", "sends cards to Chinese, Russian leaders": never with
            # each other
            result.extend(each)
            used.update(actor.id for linked in each for actor in linked.actors)
            continue
        if found and all(trigger.kind is Kind.VISIT for trigger in found) and not visits(parsed, members, first, last):
            # "Коща и Калас посетиха Киев": they travel together, the visit is to somebody else
            continue
        extra = _partner_of_group(group, persons, found) or _host(group, persons, found)
        if extra is None and found and _guests_only(parsed, group, persons):
            return []
        together = [*group, extra] if extra is not None else list(group)
        result.append(_linked(sides_apart(together), together, "together"))
        used.update(person.actor.id for person in together)
    for person in persons:
        from_caller = _calls_from(parsed, person, found)
        if person.actor.id in used or not (person.links & {"with", "to", "between"} or from_caller):
            continue
        if not found and not person.links & {"with", "between"}:
            continue  # "his attitude to Putin": *to* links nobody without words of contact
        listed = _listed_guests(parsed, person, persons)
        if listed:
            result.extend(listed)
            used.update(actor.id for linked in listed for actor in linked.actors)
            continue
        partner = _subject_for(person, persons)
        if partner is not None:
            result.append(_linked([partner, person], [partner, person], "with"))
            used.add(person.actor.id)
    if not result or all(len(linked.actors) > 2 for linked in result):
        two = beside_trigger(parsed, [person for person in persons if not person.plural], found, first, last)
        if two:
            result.append(_linked(two, two, "beside"))
    return result


def _bare_list(parsed: Parsed, persons: Sequence[PartyPerson]) -> list[list[PartyPerson]]:
    """ "푸틴, 에르도안, 라이시 대통령은 테헤란에서 3자 회담을 열었다": a summit of three whom only commas join."""
    listed = all(comma_between(parsed, left, right) for left, right in pairwise(persons))
    return [list(persons)] if len(persons) > 2 and listed else []


def _host(group: Sequence[PartyPerson], persons: Sequence[PartyPerson], found: Sequence[Trigger]) -> PartyPerson | None:
    """ "Biden will host Kishida and Yoon for a trilateral summit": the host is one of them."""
    if not any(trigger.kind is Kind.MULTILATERAL for trigger in found) or any(person.plural for person in group):
        return None
    subject = _subject_for(group[0], [person for person in persons if person not in group])
    if subject is not None and "subject" in subject.links and "with" in group[-1].links:
        return subject  # "박진 장관은 블링컨 장관, 하야시 외무상과 3자 회담을 했다"
    between = subject is not None and any(
        subject.last <= trigger.first and trigger.last <= group[0].first for trigger in found
    )
    return subject if between else None


FROM_REACH: Final = 3
"""Words between a call or letter and the one it came from, at most: "received a phone call today from X"."""


def _calls_from(parsed: Parsed, person: PartyPerson, found: Sequence[Trigger]) -> bool:
    """ "تلقى ولي العهد اتصالا هاتفيا من الرئيس", "a letter from X": who called or wrote is as good as called with."""
    if "from" not in person.links:
        return False
    before = [
        one
        for one in found
        if one.kind in CALLS | {Kind.MESSAGE} and 0 < person.first - one.last <= parsed.reach(FROM_REACH)
    ]
    return bool(before) and not parsed.within(before[-1].last, person.first, "speech")


def _linked(members: Sequence[PartyPerson], span: Sequence[PartyPerson], how: str) -> Linked:
    actors = tuple(dict.fromkeys(person.actor for person in members))
    return Linked(actors, min(one.first for one in span), max(one.last for one in span), how)


def _counterparts(group: Sequence[PartyPerson]) -> bool:
    return all(one.resolved is group[0].resolved and "counterpart" in one.resolved.reference.roles for one in group)


def _guests_only(parsed: Parsed, group: Sequence[PartyPerson], persons: Sequence[PartyPerson]) -> bool:
    """ "Talks were held with Erdoğan and Modi": with somebody the sentence leaves out, not with each other."""
    if parsed.pack.postpositions or "with" not in group[0].links or group[0].links & {"between", "and"}:
        return False
    return all(person in group for person in persons)


def _addressees(group: Sequence[PartyPerson], found: Sequence[Trigger]) -> bool:
    message = bool(found) and all(trigger.kind is Kind.MESSAGE for trigger in found)
    return message and bool(group[0].links & {"to"})


def _one_by_one(
    parsed: Parsed, group: Sequence[PartyPerson], persons: Sequence[PartyPerson], found: Sequence[Trigger]
) -> list[Linked]:
    """ "Шойгу провёл переговоры с Лекорню, Акаром и Уоллесом": a contact with each of those behind the one *with*."""
    if any(trigger.kind is Kind.MULTILATERAL for trigger in found):
        return []
    guests: Sequence[PartyPerson] = group
    if parsed.pack.postpositions and len(group) > 2 and "with" in group[-1].links and comma_between(parsed, *group[:2]):
        # "Erdoğan, Ruhani ve Salih ile birer telefon görüşmesi gerçekleştirdi"
        subject, guests = group[0], group[1:]
    elif group[-1 if parsed.pack.postpositions else 0].links & {"with", "to"}:
        # In "Putin ile Zelenskiy" the word behind the first joins the two; only behind the last it brings in a third.
        found_subject = _subject_for(group[0], [person for person in persons if person not in group])
        if found_subject is None or found_subject.first > group[0].first:
            return []
        subject = found_subject
    else:
        return []
    return [
        _linked([subject, guest], [subject, guest], "each")
        for guest in guests
        if len(sides_apart([subject, guest])) == 2
    ]


def _around_triggers(
    parsed: Parsed, persons: Sequence[PartyPerson], groups: Sequence[Sequence[PartyPerson]], found: Sequence[Trigger]
) -> list[Linked]:
    """Persons right before and right after a trigger that is itself the link.

    "Erdoğan telephoned Putin", "Sisi'yi ağırlayan Putin", "Erdoğan met Aliyev and Pashinyan" (two meetings).
    """
    result: list[Linked] = []
    summit = any(trigger.kind is Kind.MULTILATERAL for trigger in found)
    for trigger in found:
        if trigger.kind in (Kind.UNSPECIFIED, Kind.MULTILATERAL):
            continue
        before = [p for p in persons if 0 <= trigger.first - p.last <= 1 and not _barred(parsed, p.last, trigger.first)]
        after = [p for p in persons if 0 <= p.first - trigger.last <= 1 and not _barred(parsed, trigger.last, p.first)]
        if not before or not after or "and" in after[0].links:
            continue
        if parsed.within(before[-1].last, trigger.first, "speech"):
            continue  # "لاوروف گفت دیدار پوتین و ترامپ": who speaks of a meeting
        subject, objects = before[-1], [after[0]]
        turned = "with" in subject.links and "with" not in after[0].links and not parsed.pack.postpositions
        if turned or subject.links & {"about"}:
            continue  # "Nach einem Gespräch mit Putin telefonierte Macron mit Selenskyj"
        together = [subject]
        for group in groups:
            if after[0] in group:
                objects = [person for person in group if person.first >= trigger.last]
            if subject in group and trigger.kind is not Kind.MESSAGE:
                together = [person for person in group if person.last <= trigger.first]
        if len(objects) > 1 and summit:
            continue  # "Biden will host Kishida and Yoon for a trilateral summit" is one contact of three
        if len(sides_apart(together)) > 1 and not together[0].links - {"and", "own"}:
            # "Macron and Scholz called Zelensky": one call of three
            objects = objects[:1]
            members = sides_apart([*together, *objects])
            result.append(replace(_linked(members, [*together, *objects], "together"), trigger=trigger))
            continue
        how = "around the verb" if len(objects) == 1 else "each"
        for person in objects:
            if len(sides_apart([subject, person])) == 2:
                result.append(replace(_linked([subject, person], [subject, person], how), trigger=trigger))
    return result


def _barred(parsed: Parsed, left: int, right: int) -> bool:
    between = parsed.between(left, right) if left <= right else ""
    return any(mark in BREAKS or mark in COMMAS for mark in between)


def _partner_of_group(
    group: Sequence[PartyPerson], persons: Sequence[PartyPerson], found: Sequence[Trigger]
) -> PartyPerson | None:
    """ "Macron and Merkel held a call with Putin": the one the group was in contact with, with a trigger between."""
    members = {person.actor.id for person in group}
    for person in persons:
        if person.actor.id in members or "with" not in person.links:
            continue
        if any(group[-1].last <= trigger.first and trigger.last <= person.first for trigger in found):
            return person
    return None


def _listed_guests(parsed: Parsed, last: PartyPerson, persons: Sequence[PartyPerson]) -> list[Linked]:
    """ "Erdoğan, sabah Nijerya Cumhurbaşkanı Buhari, ardından Somali Cumhurbaşkanı Farmajo ile görüştü": each guest."""
    before = [one for one in persons if one.last <= last.first and not one.links & {"with", "to", "of", "about"}]
    if not parsed.pack.postpositions or len(before) < 2:
        return []
    if any(parsed.text[parsed.tokens[one.last - 1].end :][:1] not in COMMAS for one in before):
        return []
    subject, guests = before[0], [*before[1:], last]
    return [
        _linked([subject, guest], [subject, guest], "each")
        for guest in guests
        if len(sides_apart([subject, guest])) == 2
    ]


def _subject_for(person: PartyPerson, persons: Sequence[PartyPerson]) -> PartyPerson | None:
    """Who was in contact with `person`: the nearest unlinked one before, else the nearest after."""
    able = [other for other in persons if other.side != person.side and not other.links & {"about", "by", "between"}]
    free = [other for other in able if not other.links & {"with", "to", "of"}]
    # "had telephoned with Merz and spoken with Putin": two that somebody else was in contact with
    free = free or [other for other in able if not ("with" in other.links and "with" in person.links)]
    before = [other for other in free if other.last <= person.first]
    if before:
        return before[-1]
    after = [other for other in free if other.first >= person.last]
    return after[0] if after else None
