"""Carried parties: who a passage with one person means by the subject it leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dragoman.actors.resolve import Resolved
from dragoman.actors.strangers import Stranger
from dragoman.contacts.links import links_before
from dragoman.contacts.own_trigger import broken
from dragoman.contacts.parties import Linked
from dragoman.contacts.persons import can_be_party, groups_of, party_persons, sides_apart
from dragoman.contacts.triggers import Trigger
from dragoman.languages.parse import Parsed, Passage
from dragoman.model import Actor, Kind


def carried(
    parsed: Parsed,
    references: Sequence[Resolved],
    recent: Sequence[Actor],
    passage: Passage,
    spoken: Sequence[Trigger],
    unknown: Sequence[Stranger] = (),
) -> list[Linked]:
    """ "Обсудил с Эрдоганом…" after a sentence on Putin: the subject is the one just spoken of.

    So is the other in "واستقبله الرئيس تبون", "He was received by President Tebboune".

    Args:
        parsed: the parsed text.
        references: the resolved references of the passage.
        recent: whom the text spoke of last, the subject first.
        passage: the passage.
        spoken: its triggers.
        unknown: the names in it that nobody can look up.
    """
    persons = [one for one in references if one.actor is not None and can_be_party(one)]
    if not recent or not persons or _somebody_else(parsed, persons, passage, spoken, unknown):
        return []
    if len({one.actor for one in persons}) > 1:
        return _guests(parsed, references, recent, passage)
    named = persons[0].reference
    received = any(one.kind is Kind.MEETING and one.distance(named.first, named.last) <= 1 for one in spoken)
    if not received and "with" not in links_before(parsed, persons[0], passage.first):
        return []
    actor = persons[0].actor
    partner = next((one for one in recent if actor is not None and one.side != actor.side), None)
    if actor is None or partner is None:
        return []
    reference = persons[0].reference
    return [Linked((partner, actor), reference.first, reference.last, "carried")]


REACH: Final = 3
"""Words between an office and the name of a stranger who holds it, at most: "министъра за Брекзит Дейвид Дейвис"."""


def _somebody_else(
    parsed: Parsed,
    persons: Sequence[Resolved],
    passage: Passage,
    spoken: Sequence[Trigger],
    unknown: Sequence[Stranger],
) -> bool:
    """Whether the passage has another subject: a name nobody knows, or none at all where verbs need one."""
    if any(subject_like(parsed, one, passage) and one.first < persons[0].reference.first for one in unknown):
        return True
    last = persons[-1].reference.last
    if any(0 <= one.first - last <= REACH and not broken(parsed, last, one.first) for one in unknown):
        return True
    if parsed.pack.drops_subject or parsed.pack.cases or parsed.pack.postpositions or not parsed.pack.cased:
        return False
    if any(one.first == passage.first for one in spoken):
        return False  # "Discussed the budget with Scholz."
    small = [hit for kind in ("attribution", "link") for hit in parsed.within(passage.first, passage.last, kind)]
    return not any(hit.payload.value in ("pronoun", "own", "it") for hit in small)


def subject_like(parsed: Parsed, one: Stranger, passage: Passage) -> bool:
    """Whether no small word stands before a name, so that it may be a subject."""
    before = parsed.within(max(one.first - 1, passage.first), one.first, "link")
    return not {hit.payload.value for hit in before} - {"and", "own"} and not parsed.tokens[one.last - 1].suffix


def _guests(parsed: Parsed, references: Sequence[Resolved], recent: Sequence[Actor], passage: Passage) -> list[Linked]:
    """ "Talks were held with Erdoğan and Modi": each of them with the one just spoken of."""
    persons = party_persons(parsed, references, passage.first)
    groups = groups_of(parsed, persons)
    if len(groups) != 1 or len(groups[0]) != len(persons) or "with" not in persons[0].links:
        return []
    if parsed.pack.postpositions or any(person.plural for person in persons):
        return []
    subject = recent[0]
    return [
        Linked((subject, person.actor), person.first, person.last, "each")
        for person in sides_apart(persons)
        if person.side != subject.side
    ]
