"""Beside: two persons near one trigger whom no small word links: "Erdoğan telephoned Putin", "استقبل بوتين أردوغان"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dragoman.contacts.persons import PartyPerson, sides_apart
from dragoman.contacts.triggers import Trigger
from dragoman.languages.parse import Parsed
from dragoman.model import Kind

REACH: Final = 14
"""Words between a trigger and the nearer of the two, at most."""

NEAR: Final = 2
"""The same where words of saying or the end of a sentence stand in between."""


def beside_trigger(
    parsed: Parsed, persons: Sequence[PartyPerson], found: Sequence[Trigger], first: int, last: int
) -> list[PartyPerson]:
    """The two persons of two sides of a passage, where exactly two stand near one of its triggers; else nobody.

    Args:
        parsed: the parsed text.
        persons: the persons of the passage.
        found: its triggers.
        first, last: its tokens `[first, last)`.
    """
    distinct: dict[str, PartyPerson] = {}
    for person in persons:
        if not person.links & {"about"}:
            distinct.setdefault(person.actor.id, person)
    members = sides_apart(list(distinct.values()))
    if len(members) != 2 or len(distinct) != 2:
        return []
    near = [
        trigger
        for trigger in found
        if min(trigger.distance(one.first, one.last) for one in members) <= parsed.reach(REACH)
        and not _apart(parsed, trigger, members)
    ]
    if all(trigger.kind is Kind.VISIT for trigger in near) and not visits(parsed, members, first, last):
        return []
    return members if near else []


def _apart(parsed: Parsed, trigger: Trigger, members: Sequence[PartyPerson]) -> bool:
    """Whether the two or the trigger stand in different sentences, or one only says something about the other.

    "Trump said that he would take a firmer stand than May in the negotiations": *that* cuts Trump off from the rest.
    """
    one, other = sorted(members, key=lambda member: member.first)
    if all("with" in member.links for member in members) and not parsed.pack.postpositions and parsed.pack.cased:
        return True  # "had telephoned with Merz and spoken with Putin": somebody else had
    left, right = min(one.first, trigger.first), max(other.last, trigger.last)
    for at in range(left + 1, right):
        between = parsed.between(at, at)
        if (":" in between or ";" in between) and one.last <= at <= other.first:
            return True  # "Zaev: We change the name, Tsipras: The solution is …"
        if (
            between.strip(" \u00a0»”\"'") == "."
            and parsed.tokens[at].capital
            and len(parsed.tokens[at - 1].fold) > LONG
        ):
            return True
    if trigger.distance(other.first, other.last) <= NEAR and other.first >= trigger.last:
        return False  # "Lavrov said he had met Kerry"
    that = [hit for hit in parsed.within(one.last, other.first, "attribution") if hit.payload.value == "that"]
    return parsed.pack.cased and bool(that) and trigger.first >= that[0].last


LONG: Final = 3
"""Letters from which a word before a full stop is no abbreviation."""


def visits(parsed: Parsed, members: Sequence[PartyPerson], first: int, last: int) -> bool:
    """Whether the state a passage names as visited is a party's; "Biden, visiting Poland, said Putin …" is no visit."""
    named = {hit.payload.value for hit in parsed.within(first, last, "state") if hit.payload.form != "adjective"}
    return not named or bool(named & {member.side for member in members})
