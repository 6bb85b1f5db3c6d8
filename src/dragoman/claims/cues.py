"""Cues: the words of a passage that attribute something to someone, each with the speaker it belongs to.

A cue is a verb or noun of saying, an *according to*, or a colon behind a name. `subjects` tells whose it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from dragoman.actors.resolve import Resolved
from dragoman.claims.clauses import LONG_QUOTE, Clauses, subject_like, within_reference
from dragoman.claims.subjects import subject
from dragoman.claims.unnamed import Subject
from dragoman.claims.voices import Voices, find_voices
from dragoman.languages.lexicon import longest
from dragoman.languages.parse import Parsed, Passage

SOURCE_REACH: Final = 4
"""Words between "according to" and the source it names, at most."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of saying: tokens `[first, last)`, the act, and the index of the reference that speaks (None: not named).

    `source` marks *according to* and the like, whose speaker reports rather than acts. `subject` is how a speaker that
    is not named is referred to: pronoun, both, statement, joint, stranger, passive, or "" for none.
    """

    first: int
    last: int
    act: str
    speaker: int | None
    source: bool = False
    subject: str = ""


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
    found = _sources(clauses)
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
    found.extend(_colons(clauses))
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


def _sources(clauses: Clauses) -> list[Cue]:
    """ "According to X", "X'e göre": the sources a passage names."""
    parsed, passage, resolved, able = clauses.parsed, clauses.passage, clauses.resolved, clauses.able
    found: list[Cue] = []
    for hit in parsed.within(passage.first, passage.last, "attribution"):
        if parsed.text[parsed.tokens[hit.last - 1].end :][:1] == "-":
            continue  # "segunda-feira" is no "segundo"
        if hit.payload.value == "before":
            if any(
                other.payload.value == "pronoun" and other.first == hit.first and other.last > hit.last
                for other in parsed.within(hit.first, passage.last, "attribution")
            ):
                continue  # "Podle něj Putin přijede": according to him
            if hit.first == passage.first and any(
                other.payload.value == "continues" and other.first == hit.first
                for other in parsed.within(hit.first, hit.last, "attribution")
            ):
                continue  # "كما أكد بوتين" opens a sentence: he also affirmed
            behind = [
                n
                for n in able
                if 0 <= resolved[n].reference.first - hit.last <= _reach(resolved[n])
                and not clauses.broken(hit.last, resolved[n].reference.first)
                and _names_the_source(clauses, hit.last, resolved[n].reference.first)
            ]
            if behind:
                found.append(Cue(hit.first, hit.last, "states", behind[0], source=True))
            elif clauses.voices.within(hit.last, min(hit.last + 3, passage.last), "joint"):
                found.append(Cue(hit.first, hit.last, "states", None, source=True, subject="joint"))
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
                if 0 <= hit.first - resolved[n].reference.last <= (0 if _is_state(resolved[n]) else SOURCE_REACH)
                and not clauses.broken(resolved[n].reference.last, hit.first)
            ]
            if ahead and resolved[ahead[-1]].actors[0].kind == "person" and _verb(clauses, hit.first, hit.last):
                continue  # "Michel wrote that": he says it, he is no source
            if ahead:
                found.append(Cue(hit.first, hit.last, "states", ahead[-1], source=True))
            elif clauses.voices.within(max(hit.first - 3, passage.first), hit.last, "joint"):
                found.append(Cue(hit.first, hit.last, "states", None, source=True, subject="joint"))
    kept: list[Cue] = []
    for cue in sorted(found, key=lambda cue: (cue.first - cue.last, cue.first)):
        if not any(other.first < cue.last and cue.first < other.last for other in kept):
            kept.append(cue)
    return kept


def _verb(clauses: Clauses, first: int, last: int) -> bool:
    """Whether words of attribution are a verb of saying as well."""
    return any(hit.payload.value != "not" for hit in clauses.parsed.within(first, last, "speech"))


def _names_the_source(clauses: Clauses, start: int, end: int) -> bool:
    """ "وفقا لقرارات مؤتمر برلين وقرار مجلس الأمن": what accords with a resolution was not said by the Council."""
    if clauses.parsed.pack.cased:
        return True
    statements = clauses.parsed.within(start, end, "attribution")
    return all(
        any(hit.first <= at < hit.last for hit in statements) or clauses.parsed.within(at, at + 1, "link")
        or clauses.voices.within(at, at + 1, "stranger") for at in range(start, end)
    )  # fmt: skip


def _is_state(one: Resolved) -> bool:
    return one.actors[0].kind == "state"


def _reach(one: Resolved) -> int:
    return 1 if _is_state(one) else SOURCE_REACH


def _colons(clauses: Clauses) -> list[Cue]:
    """ "Путин: …", "Cumhurbaşkanı Erdoğan:": a name right before a colon at the head of the passage.

    In "Байдън към Путин: …" it is the one before the small word who speaks.
    """
    parsed, passage, resolved = clauses.parsed, clauses.passage, clauses.resolved
    for number in clauses.able:
        reference = resolved[number].reference
        following = parsed.text[parsed.tokens[reference.last - 1].end :][:2].lstrip("'’")
        if resolved[number].actors[0].kind == "state" and reference.first > passage.first:
            continue
        if reference.first - passage.first > SOURCE_REACH:
            continue
        if following[:1] not in (":", "："):
            colon = _after_contact(clauses, reference.last)
            if colon is not None and subject_like(parsed, resolved[number], passage.first):
                return [Cue(colon - 1, colon, "states", number)]
            continue
        opening = [n for n in clauses.able if resolved[n].reference.last <= reference.first]
        if not opening and subject_like(parsed, resolved[number], passage.first):
            return [Cue(reference.last - 1, reference.last, "states", number)]
        if (
            opening
            and not subject_like(parsed, resolved[number], passage.first)
            and reference.first - resolved[opening[0]].reference.last == 1
        ):
            return [Cue(reference.last - 1, reference.last, "states", opening[0])]
        return []
    return []


def _after_contact(clauses: Clauses, start: int) -> int | None:
    """Where the colon of "Erdoğan in a call with Putin: …", "پزشکیان در گفتگوی تلفنی با اردوغان: …" stands."""
    parsed, passage = clauses.parsed, clauses.passage
    ahead = range(start + 1, min(start + CONTACT_REACH, passage.last))
    end = next((at for at in ahead if clauses.between(at, at).lstrip("'’")[:1] in (":", "：")), None)
    if end is None or parsed.within(start, end, "speech") or not parsed.within(start, end, "contact"):
        return None
    return None if any(mark in clauses.between(start, end) for mark in ";.?!") else end


CONTACT_REACH: Final = 12
"""Words between a name at the head of a line and the colon behind the contact it spoke in, at most."""
