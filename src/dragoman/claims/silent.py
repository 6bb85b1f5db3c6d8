"""Statements without a verb of saying of their own: under a heading, beside a source, told of by the next sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dragoman.actors.resolve import Resolved
from dragoman.claims.clauses import subject_like
from dragoman.claims.content import around, quotation
from dragoman.claims.cue import Cue
from dragoman.claims.cues import can_speak, cues
from dragoman.claims.drafts import GENERIC, Draft
from dragoman.claims.edges import SHORTEST, clean
from dragoman.claims.floor import Floor
from dragoman.claims.voices import Voices
from dragoman.languages.parse import Parsed, Passage
from dragoman.model import Actor, Role

BESIDE_QUOTE: Final = 3
"""Words between a quotation and the name of the one it belongs to, where the verb between is not known."""


CLAUSE: Final = 5
"""Words before a source from which they are a sentence."""


BACK_REACH: Final = 4
"""Words between "об этом" at the head of a sentence and its verb, at most."""


def without_cue(
    parsed: Parsed,
    passage: Passage,
    references: Sequence[Resolved],
    found: Sequence[Cue],
    source: Actor | None,
    floor: Floor,
) -> Draft | None:
    """A passage in which nobody is said to speak: with a source, under a heading, or a quotation that goes on."""
    text = passage.span
    if source is not None:
        marks = [cue for cue in found if cue.source]
        told = around(parsed, passage, references, marks)
        if told is None:
            return None
        quote = quotation(parsed, told)
        return Draft(
            passage, quote or told, parsed.span(marks[0].first, marks[0].last), "states", source, relays=floor.relays,
            quoted=quote is not None,
        )  # fmt: skip
    words = passage.last - passage.first
    if floor.heading is not None and floor.open_at(passage.paragraph) and words >= SHORTEST:
        return Draft(passage, text, None, "states", floor.heading, relays=floor.relays,
                      quoted=floor.heading.kind == "person")  # fmt: skip
    if any(text.overlaps(span) for span in floor.contact) and quotation(parsed, text) is None:
        # "A telephone conversation took place": that is the contact, nothing said in it
        return None
    if floor.official is not None and passage.role is Role.BODY and words > SHORTEST:
        return Draft(passage, text, None, "states", floor.official, relays=floor.relays)
    quote = quotation(parsed, text)
    if quote is None:
        return None
    beside = [one for one in references if can_speak(one) and not quote.overlaps(one.reference.span)]
    if beside:
        # “Нищо такова няма”, отсече Песков: the verb is unknown, the name behind the quotation is not.
        one = beside[0]
        between = parsed.text[quote.end : one.reference.span.start]
        near = one.reference.span.start >= quote.end and len(between.split()) <= BESIDE_QUOTE
        if (
            near
            and len(beside) == 1
            and one.actor is not None
            and one.actor.kind == "person"
            and subject_like(parsed, one, passage.first, postposed=True)
        ):
            floor.take(one.actor)
            return Draft(passage, quote, None, "states", one.actor, relays=floor.relays, quoted=True)
        return None
    speaker = floor.last or floor.issuer
    if speaker is not None and floor.open_at(passage.paragraph) and not floor.strangers:
        return Draft(passage, quote, None, "states", speaker, relays=floor.relays, quoted=True)
    return None


def before_source(
    parsed: Parsed,
    passage: Passage,
    references: Sequence[Resolved],
    found: Sequence[Cue],
    source: Actor,
    floor: Floor,
) -> list[Draft]:
    """ "The call was at Moscow's request, according to the Kremlin, which said …": what stands before the source."""
    mark = next(
        (cue for cue in found if cue.source and cue.speaker is not None and references[cue.speaker].actor == source),
        None,
    )
    if mark is None or parsed.pack.verb_last or any(cue.first < mark.first for cue in found):
        return []
    told = clean(parsed, passage, passage.first, mark.first, CLAUSE)
    if told is None or "," not in parsed.text[told.end : parsed.tokens[mark.first].start]:
        return []
    return [Draft(passage, told, parsed.span(mark.first, mark.last), "states", source, relays=floor.relays)]


def told_before(
    parsed: Parsed,
    passage: Passage,
    references: Sequence[Resolved],
    voices: Voices,
    earlier: Sequence[Draft],
    found: Sequence[Draft],
    floor: Floor,
) -> list[Draft]:
    """ "Об этом сообщила пресс-служба Кремля.", "Това заяви президентът.": who said the sentence before.

    Such a sentence says nothing of its own at that verb; its further statements stand.
    """
    points_back = any(hit.first == passage.first for hit in voices.within(passage.first, passage.last, "back"))
    if not points_back or not passage.number:
        return list(found)
    before = parsed.passages[passage.number - 1]
    for cue in cues(parsed, passage, references, voices):
        actor = references[cue.speaker].actor if cue.speaker is not None else None
        if actor is None or actor.kind == "agency" or cue.first - passage.first > BACK_REACH:
            continue
        at = parsed.span(cue.first, cue.last)
        rest = [draft for draft in found if draft.cue != at]
        if before.role is not Role.BODY or any(draft.passage == before for draft in earlier):
            return rest
        told = parsed.span(before.first, before.last)
        quote = quotation(parsed, told)
        act = cue.act if cue.act in GENERIC else "states"
        return [Draft(before, quote or told, at, act, actor, relays=floor.relays, quoted=quote is not None), *rest]
    return list(found)
