"""Finding claims: an article's statements with their speakers, carried over following sentences as readers do.

The last person and the last institution that spoke stay in mind. "He added", "according to the statement" and a
quotation that stands alone go on with them; a new speaker, a heading with a colon, or a paragraph in which nobody
says anything ends it. An institution's statement that tells what its leader said is the institution's claim, with the
leader as its voice; an agency or outlet is a relay, not a speaker, wherever someone else can be named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from dragoman.actors.resolve import Resolved
from dragoman.claims.boundaries import nested
from dragoman.claims.content import content, quotation
from dragoman.claims.cue import Cue
from dragoman.claims.cues import cues
from dragoman.claims.described import aide, described, same, unnamed
from dragoman.claims.drafts import GENERIC, Draft, claim_of, merged
from dragoman.claims.floor import Floor, answers_for, floor_of, is_official
from dragoman.claims.headings import heading
from dragoman.claims.openings import sentence_subjects
from dragoman.claims.outsiders import with_outsiders
from dragoman.claims.silent import before_source, told_before, without_cue
from dragoman.claims.voices import JOINT, Voices, find_voices
from dragoman.languages.parse import Parsed, Passage
from dragoman.model import Actor, Article, Claim, ContactReport, Role
from dragoman.spans import Span


def find_claims(
    article: Article, parsed: Parsed, resolved: Sequence[Sequence[Resolved]], reports: Sequence[ContactReport]
) -> tuple[Claim, ...]:
    """The claims of an article, in order.

    Args:
        article: the article; its relays are carriers of everything in it.
        parsed: its parsed text.
        resolved: its resolved references, passage by passage.
        reports: its contact reports; a claim joins the one it is told under, if its speaker's side is a party.
    """
    floor = floor_of(article, reports, parsed, resolved)
    resolved = with_outsiders(parsed, resolved)
    voices = find_voices(parsed)
    drafts: list[Draft] = []
    for passage, references in zip(parsed.passages, resolved, strict=True):
        if passage.role is Role.DATELINE:
            continue
        found = _of_passage(parsed, passage, references, floor, voices, article.id)
        drafts.extend(told_before(parsed, passage, references, voices, drafts, found, floor))
    drafts = [replace(draft, speaker=floor.body(draft.speaker)) if draft.speaker else draft for draft in drafts]
    return tuple(claim_of(article, parsed, draft, reports) for draft in drafts)


def _of_passage(
    parsed: Parsed, passage: Passage, references: Sequence[Resolved], floor: Floor, voices: Voices, article: str
) -> list[Draft]:
    found = cues(parsed, passage, references, voices)
    source, carriers = _sources(found, references, floor)
    if source is None and any(cue.source and cue.subject == "joint" for cue in found):
        source = JOINT
    if source is None and floor.open_at(passage.paragraph) and any(cue.source and cue.speaker is None for cue in found):
        source = floor.issuer
    if carriers or source is not None:
        floor.relays = tuple(dict.fromkeys(carriers)) or (floor.relays if source == floor.issuer else ())
    if source is not None:
        floor.heard = passage.paragraph
        floor.take(source)
        floor.issuer = source
    if passage.role is Role.BODY:
        named = heading(parsed, passage, references, voices, found)
        if named is not None:
            floor.hand_over(named, passage.paragraph)
            return []
    drafts: list[Draft] = []
    strangers: list[Draft] = []  # theirs keep nobody's statement going
    acting = [cue for cue in found if not cue.source]
    floor.aide = aide(parsed, passage, references, voices) or floor.aide
    tellers: dict[Cue, Actor] = {}
    for cue in acting:
        draft = _draft(parsed, passage, references, found, acting, cue, source, floor, tellers)
        if draft is None and cue.subject == "stranger" and cue.speaker is None:
            other = _of_stranger(parsed, passage, references, found, cue, floor, voices, article)
            strangers.extend([other] if other is not None else [])
        if draft is not None:
            drafts.append(draft)
    if not acting:
        draft = without_cue(parsed, passage, references, found, source, floor)
        if draft is not None:
            drafts.append(draft)
    elif source is not None:
        drafts.extend(before_source(parsed, passage, references, found, source, floor))
    if drafts:
        floor.heard = passage.paragraph
    elif not floor.open_at(passage.paragraph):
        floor.close()
    floor.subjects = () if found or passage.role is not Role.BODY else sentence_subjects(parsed, passage, references)
    return merged([*drafts, *strangers])


def _sources(found: Sequence[Cue], references: Sequence[Resolved], floor: Floor) -> tuple[Actor | None, list[str]]:
    """Who answers for the passage besides its subject: an institution named as source, and the carriers.

    "According to the Russian side, Putin said" is its statement; "what was announced in Washington" names a place.
    """
    source: Actor | None = None
    carriers: list[str] = []
    for cue in found:
        one = references[cue.speaker] if cue.speaker is not None else None
        if one is None or one.actor is None:
            continue
        if one.actor.kind == "agency":
            carriers.append(one.actor.name)
        elif cue.source:
            source = source or (one.actor if one.reference.capital else floor.body(one.actor))
    return source, carriers


def _teller(
    parsed: Parsed, references: Sequence[Resolved], acting: Sequence[Cue], cue: Cue, tellers: Mapping[Cue, Actor]
) -> Actor | None:
    """Who tells of a statement in the same passage: "The Kremlin said Putin had stressed", "…, the Kremlin said"."""
    place = acting.index(cue)
    for other in (*reversed(acting[:place]), *acting[place + 1 :]):
        actor = references[other.speaker].actor if other.speaker is not None else tellers.get(other)
        if actor is None or actor.kind == "agency" or (other.speaker is not None and other.speaker == cue.speaker):
            continue
        if nested(parsed, references, other, cue):
            return actor
        closing = (
            other is acting[-1]
            and not parsed.pack.verb_last
            and other.first > cue.last
            and _closes(parsed, references, other)
        )
        if is_official(actor) and (closing or (actor.kind == "institution" and other is acting[0] is not cue
                                               and cue.subject == "")) and cue.speaker is not None:  # fmt: skip
            own = references[cue.speaker].actor
            if own is not None and own.kind in ("person", "office") and not is_official(own):
                return actor
    return None


def _closes(parsed: Parsed, references: Sequence[Resolved], cue: Cue) -> bool:
    """Whether a cue with its speaker ends the sentence: "…, the Kremlin said."."""
    first = min(cue.first, references[cue.speaker].reference.first if cue.speaker is not None else cue.first)
    last = max(cue.last, references[cue.speaker].reference.last if cue.speaker is not None else 0)
    if first and len(parsed.tokens[first - 1].fold) <= 3 and not parsed.tokens[first - 1].capital:
        first -= 1  # "…, the Kremlin said"
    before = parsed.text[: parsed.tokens[first].start].rstrip()[-1:]
    following = parsed.text[parsed.tokens[last - 1].end :].lstrip(" ")[:1]
    return before in (",", "،", "—", "–") and following in ("", ",", ".", "،", "\n")


def _draft(
    parsed: Parsed,
    passage: Passage,
    references: Sequence[Resolved],
    found: Sequence[Cue],
    acting: Sequence[Cue],
    cue: Cue,
    source: Actor | None,
    floor: Floor,
    tellers: dict[Cue, Actor],
) -> Draft | None:
    actor = references[cue.speaker].actor if cue.speaker is not None else None
    source = _teller(parsed, references, acting, cue, tellers) or source
    speaker, voice = answers_for(
        actor, cue, source, floor, passage.paragraph,
        drops_subject=parsed.pack.drops_subject, opens=_opens(parsed, passage, cue),
    )  # fmt: skip
    floor.strangers = cue.subject == "stranger"
    floor.subjects = ()
    if speaker is not None:
        tellers[cue] = speaker
    if cue.subject in floor.met:
        floor.take(floor.met[cue.subject])
    if actor is not None:
        floor.take(actor)
        if is_official(actor):
            # "They spoke on Friday, the Kremlin said.": it goes on, though nothing is claimed yet
            floor.heard = passage.paragraph
    elif speaker is JOINT:
        floor.take(JOINT)
    if voice is not None and speaker is not None and speaker.kind == "person":
        # "According to Ushakov, Putin complained. He added": the one who tells it
        floor.take(speaker)
    if speaker is None or (cue.act == "discusses" and (speaker == floor.official or (
        speaker.kind in ("person", "office") and voice is None and not is_official(speaker)
    ))):  # fmt: skip
        # "Putin discussed Syria with Erdogan" is the outlet's telling, nobody's word; in a readout, its list of topics.
        return None
    told = content(parsed, passage, references, found, cue)
    if told is None:
        return None
    quote = quotation(parsed, told)
    act = _act(parsed, cue, told)
    if speaker is JOINT and act in GENERIC:
        act = "agrees"  # what both sides put into one statement they have agreed on
    return Draft(
        passage, quote or told, parsed.span(cue.first, cue.last), act, speaker, voice,
        _addressee(references, cue, speaker, voice), floor.relays, quote is not None,
    )  # fmt: skip


def _of_stranger(
    parsed: Parsed, passage: Passage, references: Sequence[Resolved], found: Sequence[Cue], cue: Cue, floor: Floor,
    voices: Voices, article: str,
) -> Draft | None:  # fmt: skip
    """What somebody without a name says; "the aide" is who was one of the Elysee's before."""
    words = unnamed(parsed, passage, references, found, cue)
    if words is None:
        return None
    said, quoted = words
    speaker = same(parsed, passage, voices, cue, floor.aide) if floor.open_at(passage.paragraph) else None
    speaker = speaker or described(parsed, passage, references, voices, cue, article)
    if speaker is None:
        return None
    at = parsed.span(cue.first, cue.last)
    return Draft(passage, said, at, _act(parsed, cue, said), speaker, relays=floor.relays, quoted=quoted)


def _opens(parsed: Parsed, passage: Passage, cue: Cue) -> bool:
    """Whether a cue stands at the head of its passage, or right behind the quotation there."""
    if cue.first <= passage.first + 1:
        return True
    at = parsed.tokens[cue.first].start
    quotes = (quote for quote in parsed.quotes if quote.start <= passage.span.start + 1 < quote.end <= at)
    return any(not parsed.text[quote.end : at].strip(" ,\u00a0–—-") for quote in quotes)


OPENING: Final = 4
"""Words from the start of a content among which a more specific act may stand: "that the leaders agreed to"."""


def _act(parsed: Parsed, cue: Cue, told: Span) -> str:
    """The act of the cue; where that only says that something was said, the act what is said begins with."""
    if cue.act not in GENERIC:
        return cue.act
    for hit in parsed.within(cue.last, len(parsed.tokens), "speech"):
        span = parsed.span(hit.first, hit.last)
        if span.start >= told.end:
            break
        words = len(parsed.text[told.start : span.start].split())
        if (
            span.start >= told.start
            and not parsed.quoted(span)
            and words <= OPENING
            and hit.payload.value in ("agrees", "pledges", "urges")
        ):
            return hit.payload.value
    return cue.act


def _addressee(references: Sequence[Resolved], cue: Cue, speaker: Actor | None, voice: Actor | None) -> Actor | None:
    last = cue.last
    if cue.speaker is not None and references[cue.speaker].reference.first >= cue.last:
        last = references[cue.speaker].reference.last
    for one in references:
        actor = one.actor
        if (
            actor is not None
            and actor not in (speaker, voice)
            and actor.kind == "person"
            and 0 <= one.reference.first - last <= 2
        ):
            return actor
    return None
