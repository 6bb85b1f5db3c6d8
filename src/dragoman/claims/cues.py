"""Cues: the words of a passage that attribute something to someone, each with the speaker it belongs to.

A cue is a verb or noun of saying; *according to* and colons behind a name are those of `sources`. `subjects` tells
whose a verb is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dragoman.actors.resolve import Resolved
from dragoman.claims.clauses import LONG_QUOTE, Clauses, within_reference
from dragoman.claims.cue import Cue
from dragoman.claims.sources import colons, sources
from dragoman.claims.subjects import subject
from dragoman.claims.unnamed import Subject
from dragoman.claims.voices import Voices, find_voices
from dragoman.languages.lexicon import longest
from dragoman.languages.parse import Parsed, Passage


def cues(parsed: Parsed, passage: Passage, resolved: Sequence[Resolved], voices: Voices | None = None) -> list[Cue]:
    """The cues of a passage in order, those of one clause and speaker once.

    Args:
        parsed: the parsed text.
        passage: the passage.
        resolved: its resolved references.
        voices: the unnamed speakers of the text, where they have been found already.
    """
    voices = voices or find_voices(parsed)
    able = [number for number, one in enumerate(resolved) if can_speak(one) or _is_side(one, voices)]
    clauses = Clauses(parsed, passage, resolved, able, voices)
    found = sources(clauses)
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
        and not _embedded(clauses, hit.last)
        and not _possessed(clauses, hit.first)
        and not _in_quotation(clauses, hit.first, hit.last)
    )
    before = passage.first
    previous: Cue | None = None
    outer: Cue | None = None
    for place, hit in enumerate(verbs):
        if place and verbs[place - 1].first == hit.first and verbs[place - 1].last == hit.last:
            continue
        after = next((other.first for other in verbs[place + 1 :] if other.first >= hit.last), passage.last)
        cue = Cue(hit.first, hit.last, hit.payload.value, None)
        agent = _agent(clauses, hit.last)
        if agent is not None:
            before = hit.last
            if cue.act in ("states", "informs"):
                found.append(replace(cue, speaker=agent, source=True))
            continue
        who = Subject()
        if _is_passive(parsed, hit.first, hit.last):
            previous = replace(cue, subject="passive")
        else:
            who = subject(clauses, hit.first, hit.last, before, after)
            if who.how == "both" and voices.within(hit.last, min(hit.last + JOINTLY, passage.last), "joint"):
                who = Subject(how="joint")
            if who.how == "shared" and cue.act == "agrees" and outer is not None and outer.act != "agrees":
                # "Путин отметил …; условились продолжать контакты": it takes two to agree.
                previous = replace(cue, subject="both")
            elif who.how == "shared":
                # "сообщил, что лидеры согласовали …, и добавил": what is told has subjects of its own.
                shared = outer or previous
                previous = replace(cue, speaker=shared.speaker, subject=shared.subject) if shared else cue
            else:
                previous = replace(cue, speaker=who.speaker, subject=who.how)
        if outer is None or who.how == "shared" or not _told(clauses, outer, previous):
            outer = previous
        before = hit.last
        if previous.speaker is not None and not _says(resolved[previous.speaker], previous, found):
            continue
        found.append(previous)
    found.extend(colons(clauses))
    return sorted(found, key=lambda cue: cue.first)


JOINTLY: Final = 6
"""Words behind "the two sides announced" within which "in a joint statement" may stand."""


def _agent(clauses: Clauses, last: int) -> int | None:
    """ "revealed by the Turkish presidency", "annoncé par le Kremlin": the institution that tells it.

    Where the small word also means *from* ("asked of Putin"), it names no agent.
    """
    values = {hit.payload.value for hit in clauses.parsed.within(last, min(last + 2, clauses.passage.last), "link")
              if hit.first == last}  # fmt: skip
    if values != {"by"} or not clauses.parsed.pack.cased:
        return None
    for number in clauses.able:
        one = clauses.resolved[number]
        if 1 <= one.reference.first - last <= 2 and one.actors[0].kind in ("institution", "agency"):
            return number
    return None


def _told(clauses: Clauses, outer: Cue, inner: Cue) -> bool:
    """Whether a *that* stands between two cues, so that the second is part of what the first says."""
    return any(hit.payload.value == "that" for hit in clauses.parsed.within(outer.last, inner.first, "attribution"))


_SAID_BY_STATES: Final = frozenset(
    {"states", "urges", "accuses", "denies", "warns", "condemns", "rejects", "proposes", "informs", "congratulates"}
)


def _says(one: Resolved, cue: Cue, found: Sequence[Cue]) -> bool:
    """ "Erdogan emphasised that Turkey supports …": what a state does is no word of its own."""
    if one.actors[0].kind != "state":
        return True
    near = abs(cue.first - one.reference.last) <= 1 or one.reference.first == cue.last
    near = near or (one.how in ("adjective", "metonym") and cue.subject == "side")
    return near and cue.act in _SAID_BY_STATES and not any(other.speaker is not None for other in found)


def can_speak(one: Resolved) -> bool:
    """Whether a reference can be a speaker: a person, an institution, or a place-name that stands for a government."""
    if len(one.actors) != 1 or one.how == "adjective":
        return False
    return one.actors[0].kind in ("person", "office", "institution", "organisation", "agency", "group", "state")


def _is_side(one: Resolved, voices: Voices) -> bool:
    """ "The Turkish side", "الجانب التركي": an adjective of state beside a word for a side speaks for the state."""
    if one.how != "adjective" or len(one.actors) != 1:
        return False
    first, last = one.reference.first, one.reference.last
    return bool(voices.within(last, last + 1, "side") or voices.within(first - 1, first, "side"))


def _is_passive(parsed: Parsed, first: int, last: int) -> bool:
    """ "kaydedildi", "беше подчертано": nobody in the sentence says it; the statement that is being told does."""
    return any(
        hit.payload.value == "passive" and hit.first < last and first < hit.last
        for hit in parsed.within(max(first - 2, 0), min(last + 2, len(parsed.tokens)), "attribution")
    )


def _inside_reference(first: int, last: int, resolved: Sequence[Resolved]) -> bool:
    return any(one.reference.first <= first and last <= one.reference.last for one in resolved)


def _embedded(clauses: Clauses, last: int) -> bool:
    """Whether a verb form stands before a noun it describes, where the verb comes last (Turkish).

    In "doğrulanabilir adımlar atması" and "isteyen yönetime" nobody says anything; before a person ("belirten Fidan"),
    a comma, a *that* ("deyib ki"), *and* or another verb of saying ("ifade ederek … söyledi") somebody does.
    """
    parsed, passage = clauses.parsed, clauses.passage
    if not parsed.pack.converbs or last >= passage.last:
        return False
    shares = parsed.tokens[last - 1].fold.endswith(parsed.pack.converbs)
    if clauses.between(last, last).strip() or (clauses.linked(last, "and") and shares):
        return False
    if any(hit.payload.value == "that" for hit in parsed.within(last, last + 1, "attribution")):
        return False
    if any(one.reference.first == last and one.reference.person_like for one in clauses.resolved):
        return False
    if any(
        0 <= one.reference.first - last <= 1 and one.actor is not None and not one.reference.suffix
        and one.actor.kind != "state" for one in clauses.resolved
    ):  # fmt: skip
        return False
    return not shares


def _possessed(clauses: Clauses, first: int) -> bool:
    """ "Turkey's continued fight": behind a genitive a participle describes; Turkish says so who spoke."""
    if clauses.parsed.pack.verb_last or first <= clauses.passage.first:
        return False
    return bool(clauses.parsed.tokens[first - 1].suffix) and within_reference(clauses, first - 1)


def _in_quotation(clauses: Clauses, first: int, last: int) -> bool:
    """Whether a verb stands inside a longer quotation that is only part of the passage: it is told, not telling."""
    span = clauses.parsed.span(first, last)
    passage = clauses.passage.span
    return any(
        quote.start <= span.start
        and span.end <= quote.end
        and clauses.parsed.said(quote, LONG_QUOTE)
        and len(quote) < len(passage) - 3
        for quote in clauses.parsed.quotes
    )
