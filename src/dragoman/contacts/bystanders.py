"""Bystanders: names and words that look like a party or a contact, and are told not to be.

"the Biden administration", "администрация Байдена" is nobody who met; "called Obama an idiot" is no telephone call;
"welcomed Trump's decision" is no reception.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from dragoman.actors.resolve import Resolved
from dragoman.contacts.triggers import CALLS, Trigger
from dragoman.languages.marks import HYPHENS
from dragoman.languages.parse import Parsed, Passage
from dragoman.model import Kind

QUOTES: Final = frozenset("\"'“„«‘")
OCCASION_REACH: Final = 5
"""Words of "ahead of the coming summit", at most."""


def present(parsed: Parsed, references: Sequence[Resolved], passage: Passage) -> list[Resolved]:
    """The references of a passage without the names that only tell whose people somebody is."""
    owners = {left.reference.first for left, right in pairwise(references) if _owns(parsed, left, right)}
    return [one for one in references if not _entourage(parsed, one, passage) and one.reference.first not in owners]


def _owns(parsed: Parsed, one: Resolved, man: Resolved) -> bool:
    """Whether a name only tells whose office the next reference names: "埃尔多安的发言人", "Putin'in danışmanı"."""
    left, right = one.reference, man.reference
    if not left.names or left.body is not None or not right.roles or "counterpart" in right.roles or right.plural:
        return False
    pack = parsed.pack
    if left.last == right.first:
        return bool(left.suffix) and "of" in pack.link_suffixes.get(left.suffix, ()) and _unparted(parsed, left.last)
    if not pack.spaced and right.first - left.last == 1 and "spokesperson" in right.roles:
        return _unparted(parsed, left.last)  # 的 has no meaning of its own in the pack
    return (pack.titles_follow or pack.postpositions) and all(
        any(hit.payload.value == "of" for hit in parsed.within(at, at + 1, "link"))
        for at in range(left.last, right.first)
    )


def _unparted(parsed: Parsed, at: int) -> bool:
    return not parsed.between(at, at).strip()


def _entourage(parsed: Parsed, one: Resolved, passage: Passage) -> bool:
    """Whether words such as *administration* or *campaign* stand right behind a bare name, or right before it."""
    reference = one.reference
    if not reference.names or reference.body is not None:
        return False
    if reference.last < passage.last and _noun(parsed, reference.last):
        between = parsed.between(reference.last, reference.last).strip()
        return not between or between in HYPHENS
    at = reference.first
    while at > passage.first and any(hit.payload.value == "of" for hit in parsed.within(at - 1, at, "link")):
        at -= 1
    if at == passage.first or parsed.between(at, at).strip():
        return False
    # "сторонники Трампа" and "إدارة ترامب" need no *of*; in "during the campaign Trump met …" nothing belongs together
    genitive = parsed.pack.cases or not parsed.pack.cased
    return (at < reference.first or genitive) and _noun(parsed, at - 1)


def _noun(parsed: Parsed, at: int) -> bool:
    return any(hit.payload.value == "entourage" for hit in parsed.within(at, at + 1, "link"))


def telling(parsed: Parsed, spoken: Sequence[Trigger], references: Sequence[Resolved]) -> list[Trigger]:
    """The triggers of a passage without those whose object shows that they mean something else."""
    persons = [one for one in references if one.reference.person_like]
    return [one for one in spoken if not any(_not_met(parsed, one, person) for person in persons)]


def _not_met(parsed: Parsed, trigger: Trigger, person: Resolved) -> bool:
    reference = person.reference
    before = parsed.within(max(trigger.first - 1, 0), trigger.first, "link")
    noun = any(hit.payload.value in ("own", "article") for hit in before)  # "after his call Putin's office said"
    if reference.first != trigger.last or noun or parsed.pack.postpositions:
        return False
    if parsed.text[parsed.tokens[trigger.last - 1].end : reference.span.start].strip():
        return False
    if trigger.kind in CALLS | {Kind.MEETING} and parsed.tokens[reference.last - 1].suffix:
        # "welcomed Trump's decision", "met Putin's envoy", "called Cruz's idea stupid"
        return True
    if trigger.kind is not Kind.PHONE_CALL or reference.last >= len(parsed.tokens):
        return False
    # "calling President Assad a murderer", "called Yanukovych, a former …, an outstanding …", 'called Cruz "the …"'
    between = parsed.between(reference.last, reference.last).strip()
    follows = parsed.within(reference.last, reference.last + 1, "link")
    named = between in ("", ",") and any(hit.payload.value == "article" for hit in follows)
    return named or between in QUOTES


def without_occasions(parsed: Parsed, spoken: Sequence[Trigger]) -> list[Trigger]:
    """The triggers but for summits that only date another contact: "Ahead of the summit, Putin held separate talks"."""

    def occasion(one: Trigger) -> bool:
        cues = parsed.within(max(one.first - OCCASION_REACH, 0), one.last, "status")
        return one.kind is Kind.MULTILATERAL and any(
            hit.last >= one.last and hit.payload.value == "planned" for hit in cues
        )

    others = [one for one in spoken if not occasion(one)]
    return others if any(one.kind is not Kind.MULTILATERAL for one in others) else list(spoken)
