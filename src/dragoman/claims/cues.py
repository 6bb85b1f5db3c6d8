"""Cues: the words of a passage that attribute something to someone, each with the speaker it belongs to.

A cue is a verb or noun of saying, an *according to*, or a colon behind a name. Its speaker is the subject-like
reference next to it; small words that make a reference an object ("with", "to", "about", Turkish case suffixes) bar it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dragoman.actors.resolve import Resolved
from dragoman.contacts.parties import links_before
from dragoman.languages.lexicon import longest
from dragoman.languages.parse import Parsed, Passage

NEAR_AFTER: Final = 3
"""Words between a verb of saying and a subject behind it, at most: "заяви вчера президентът Радев"."""

SOURCE_REACH: Final = 4
"""Words between "according to" and the source it names, at most."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of saying: tokens `[first, last)`, the act, and the index of the reference that speaks (None: not named).

    `source` marks *according to* and the like, whose speaker reports rather than acts. `subject` is how a speaker that is
    not named is referred to: pronoun, both, statement, passive, or "" for none.
    """

    first: int
    last: int
    act: str
    speaker: int | None
    source: bool = False
    subject: str = ""


def cues(parsed: Parsed, passage: Passage, resolved: Sequence[Resolved]) -> list[Cue]:
    """The cues of a passage in order, those of one clause and speaker once."""
    able = [number for number, one in enumerate(resolved) if can_speak(one)]
    found: list[Cue] = []
    found.extend(_sources(parsed, passage, resolved, able))
    taken = [(cue.first, cue.last) for cue in found]
    hits = parsed.within(passage.first, passage.last, "speech")
    barred = [hit for hit in hits if hit.payload.value == "not"]
    verbs = longest(
        hit
        for hit in hits
        if hit.payload.value != "not"
        and not any(bar.first <= hit.first and hit.last <= bar.last for bar in barred)
        and not any(first <= hit.first < last for first, last in taken)
        and not _inside_reference(hit.first, hit.last, resolved)
    )
    for place, hit in enumerate(verbs):
        if place and verbs[place - 1].first == hit.first and verbs[place - 1].last == hit.last:
            continue
        before = verbs[place - 1].last if place else passage.first
        after = next((other.first for other in verbs[place + 1 :] if other.first >= hit.last), passage.last)
        if _is_passive(parsed, hit.first, hit.last):
            found.append(Cue(hit.first, hit.last, hit.payload.value, None, subject="passive"))
            continue
        speaker = _subject(parsed, passage, resolved, able, hit.first, hit.last, before, after)
        if speaker is not None and resolved[speaker].actors[0].kind == "state":
            near = (
                abs(hit.first - resolved[speaker].reference.last) <= 1 or resolved[speaker].reference.first == hit.last
            )
            if not near or hit.payload.value not in _SAID_BY_STATES or any(cue.speaker is not None for cue in found):
                # "Erdogan emphasised that Turkey supports …": what a state does is no word of its own.
                continue
        subject = "" if speaker is not None else _unnamed(parsed, passage, hit.first, before)
        if speaker is None and not subject and _stranger(parsed, passage, hit.first, hit.last):
            continue
        found.append(Cue(hit.first, hit.last, hit.payload.value, speaker, subject=subject))
    found.extend(_colons(parsed, passage, resolved, able))
    return sorted(found, key=lambda cue: cue.first)


_SAID_BY_STATES: Final = frozenset(
    {
        "states",
        "urges",
        "accuses",
        "denies",
        "warns",
        "condemns",
        "rejects",
        "proposes",
        "informs",
        "congratulates",
    }
)


def can_speak(one: Resolved) -> bool:
    """Whether a reference can be a speaker: a person, an institution, or a place-name that stands for a government."""
    if not one.actors or len(one.actors) > 1:
        return False
    if one.how == "adjective":
        return False
    actor = one.actors[0]
    return actor.kind in ("person", "office", "institution", "organisation", "agency", "group", "state")


def _is_passive(parsed: Parsed, first: int, last: int) -> bool:
    """ "kaydedildi", "беше подчертано": nobody in the sentence says it; the statement that is being told does."""
    return any(
        hit.payload.value == "passive" and hit.first < last and first < hit.last
        for hit in parsed.within(max(first - 2, 0), min(last + 2, len(parsed.tokens)), "attribution")
    )


def _bare_state(one: Resolved) -> bool:
    return one.actors[0].kind == "state"


def _inside_reference(first: int, last: int, resolved: Sequence[Resolved]) -> bool:
    return any(one.reference.first <= first and last <= one.reference.last for one in resolved)


def _sources(parsed: Parsed, passage: Passage, resolved: Sequence[Resolved], able: Sequence[int]) -> list[Cue]:
    found: list[Cue] = []
    for hit in parsed.within(passage.first, passage.last, "attribution"):
        if hit.payload.value == "before":
            behind = [
                n
                for n in able
                if 0 <= resolved[n].reference.first - hit.last <= (1 if _bare_state(resolved[n]) else SOURCE_REACH)
                and not _broken(parsed, hit.last, resolved[n].reference.first)
            ]
            if behind:
                found.append(Cue(hit.first, hit.last, "states", behind[0], source=True))
            elif any(
                other.payload.value == "statement"
                for other in parsed.within(hit.last, min(hit.last + 3, passage.last), "attribution")
            ):
                # "according to the readout": whose it is has been said before
                found.append(Cue(hit.first, hit.last, "states", None, source=True, subject="statement"))
        elif hit.payload.value == "after":
            ahead = [
                n
                for n in able
                if 0 <= hit.first - resolved[n].reference.last <= (0 if _bare_state(resolved[n]) else SOURCE_REACH)
                and not _broken(parsed, resolved[n].reference.last, hit.first)
            ]
            if ahead:
                found.append(Cue(hit.first, hit.last, "states", ahead[-1], source=True))
    kept: list[Cue] = []
    for cue in sorted(found, key=lambda cue: (cue.first - cue.last, cue.first)):
        if not any(other.first < cue.last and cue.first < other.last for other in kept):
            kept.append(cue)
    return kept


def _colons(parsed: Parsed, passage: Passage, resolved: Sequence[Resolved], able: Sequence[int]) -> list[Cue]:
    """ "Путин: …", "Cumhurbaşkanı Erdoğan:": a name right before a colon at the head of the passage."""
    for number in able:
        reference = resolved[number].reference
        following = parsed.text[parsed.tokens[reference.last - 1].end :][:2].lstrip("'’")
        if resolved[number].actors[0].kind == "state" and reference.first > passage.first:
            continue
        if following[:1] in (":", "：") and reference.first - passage.first <= 4:
            return [Cue(reference.last - 1, reference.last, "states", number)]
    return []


def _subject(
    parsed: Parsed,
    passage: Passage,
    resolved: Sequence[Resolved],
    able: Sequence[int],
    first: int,
    last: int,
    before: int,
    after: int,
) -> int | None:
    ahead = [
        n for n in able if resolved[n].reference.last <= first and subject_like(parsed, resolved[n], passage.first)
    ]
    behind = [
        n
        for n in able
        if 0 <= resolved[n].reference.first - last <= NEAR_AFTER
        and resolved[n].reference.last <= max(after, last + NEAR_AFTER)
        and subject_like(parsed, resolved[n], passage.first, postposed=True)
        and not _broken(parsed, last, resolved[n].reference.first)
    ]
    if _pronoun_beside(parsed, passage, first, last):
        return None
    gap_ahead = first - resolved[ahead[-1]].reference.last if ahead else 99
    gap_behind = resolved[behind[0]].reference.first - last if behind else 99
    if behind and (gap_behind < gap_ahead or not ahead):
        return behind[0]
    if not ahead:
        return None
    nearest = ahead[-1]
    if len(ahead) > 1 and _coordinated(parsed, resolved[ahead[-2]], resolved[nearest]) and gap_ahead <= 4:
        return None
    same_clause = [n for n in ahead if resolved[n].reference.first >= before]
    if same_clause:
        # In "Putin told Erdogan that …" the first of the clause is the subject; of "X's envoy" the last.
        return nearest if gap_ahead <= 3 else same_clause[0]
    # "Putin praised … and called for …": the verb shares the subject of the clause before.
    return nearest if not _unnamed(parsed, passage, first, before) else None


def _coordinated(parsed: Parsed, left: Resolved, right: Resolved) -> bool:
    """ "Putin and Erdogan have discussed": neither speaks alone."""
    first, last = left.reference.last, right.reference.first
    if not 0 <= last - first <= 2 or right.actors[0].kind not in ("person", "office"):
        return False
    if any(hit.payload.value == "and" for hit in parsed.within(first, last, "link")):
        return True
    return bool(right.reference.prefix) and any(
        "and" in links
        for clitic, links in parsed.pack.link_prefixes.items()
        if right.reference.prefix.startswith(clitic)
    )


def _broken(parsed: Parsed, left: int, right: int) -> bool:
    between = parsed.text[parsed.tokens[left - 1].end : parsed.tokens[right].start]
    return any(mark in between for mark in ",;:،؛")


def subject_like(parsed: Parsed, one: Resolved, start: int, *, postposed: bool = False) -> bool:
    """Whether a reference may be a subject: no case suffix, no clitic or small word that makes it an object."""
    reference = one.reference
    if reference.suffix or reference.oblique:
        return False
    links = links_before(parsed, one, start)
    barring = {"with", "about", "between", "to", "of", "by", "from"}
    if postposed:
        # "the Kremlin said" is never "said of the Kremlin", but Bulgarian passives say "съобщено от Кремъл".
        barring = {"with", "about", "between", "to", "of"}
    if one.actors and one.actors[0].kind == "state" and (links or _in_place(parsed, reference.first, start)):
        return False
    return not links & barring


def _in_place(parsed: Parsed, first: int, start: int) -> bool:
    """ "в Малайзии", "in Syria": where something happens, not who says it."""
    return first > start and any(hit.payload.value == "in" for hit in parsed.within(first - 1, first, "link"))


def _pronoun_beside(parsed: Parsed, passage: Passage, first: int, last: int) -> bool:
    """ "Israel, he added, must …": a pronoun right beside the verb is its subject."""
    start, end = max(first - 2, passage.first), min(last + 1, passage.last)
    return any(
        hit.payload.value == "pronoun" and hit.first >= start for hit in parsed.within(start, end, "attribution")
    )


def _stranger(parsed: Parsed, passage: Passage, first: int, last: int) -> bool:
    """ "…, the National Antiterrorism Committee says": someone is named right beside the verb whom nobody knows."""
    if not parsed.pack.cased:
        return False
    tokens = parsed.tokens
    before = first - 1 > passage.first and tokens[first - 1].capital and tokens[first - 1].end + 2 > tokens[first].start
    after = last < passage.last and tokens[last].capital and tokens[last - 1].end + 2 > tokens[last].start
    return before or after


def _unnamed(parsed: Parsed, passage: Passage, first: int, before: int) -> str:
    """How a subject without a name is referred to between `before` and the cue."""
    start = max(before, passage.first)
    if _pronoun_beside(parsed, passage, first, first + 1):
        return "pronoun"
    behind = parsed.within(first + 1, min(first + 3, passage.last), "attribution")
    for hit in behind:
        # Verb first: "وأوضح البيان أن", "подчертават двамата президенти"
        if hit.payload.value in ("statement", "both") and hit.first == first + 1:
            return hit.payload.value
    values = {
        hit.payload.value
        for hit in parsed.within(start, first, "attribution")
        if hit.payload.value in ("pronoun", "both", "statement")
    }
    for value in ("both", "statement", "pronoun"):
        if value in values:
            return value
    return ""
