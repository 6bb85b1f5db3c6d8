"""Finding claims: an article's statements with their speakers, carried over following sentences as readers do.

The last person and the last institution that spoke stay in mind. "He added", "according to the statement" and a
quotation that stands alone go on with them; a new speaker, a heading with a colon, or a paragraph in which nobody
says anything ends it. An institution's statement that tells what its leader said is the institution's claim, with the
leader as its voice; an agency or outlet is a relay, not a speaker, wherever someone else can be named.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from dragoman.actors.resolve import Resolved
from dragoman.claims.boundaries import nested
from dragoman.claims.clauses import subject_like
from dragoman.claims.content import around, content, quotation
from dragoman.claims.cues import Cue, can_speak, cues
from dragoman.claims.edges import SHORTEST, clean
from dragoman.claims.floor import Floor, answers_for, floor_of, is_official
from dragoman.claims.headings import heading
from dragoman.claims.reports import report_of
from dragoman.claims.subjects import sentence_subjects
from dragoman.claims.voices import JOINT, Voices, find_voices
from dragoman.languages.parse import Parsed, Passage
from dragoman.model import Actor, Article, Claim, ContactReport, Role
from dragoman.spans import Span

GENERIC: Final = frozenset({"states", "informs"})
"""Acts that say only that something was said: what is said may tell a more specific one."""

BESIDE_QUOTE: Final = 3
"""Words between a quotation and the name of the one it belongs to, where the verb between is not known."""


@dataclass(frozen=True, slots=True)
class _Draft:
    passage: Passage
    content: Span
    cue: Span | None
    act: str
    speaker: Actor | None
    voice: Actor | None = None
    addressee: Actor | None = None
    relays: tuple[str, ...] = ()
    quoted: bool = False


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
    voices = find_voices(parsed)
    drafts: list[_Draft] = []
    for passage, references in zip(parsed.passages, resolved, strict=True):
        if passage.role is Role.DATELINE:
            continue
        found = _of_passage(parsed, passage, references, floor, voices)
        drafts.extend(_told_before(parsed, passage, references, voices, drafts, found, floor))
    drafts = [replace(draft, speaker=floor.body(draft.speaker)) if draft.speaker else draft for draft in drafts]
    return tuple(_claim(article, parsed, draft, reports) for draft in drafts)


def _of_passage(
    parsed: Parsed, passage: Passage, references: Sequence[Resolved], floor: Floor, voices: Voices
) -> list[_Draft]:
    found = cues(parsed, passage, references, voices)
    source, carriers = _sources(found, references)
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
    drafts: list[_Draft] = []
    acting = [cue for cue in found if not cue.source]
    tellers: dict[Cue, Actor] = {}
    for cue in acting:
        draft = _draft(parsed, passage, references, found, acting, cue, source, floor, tellers)
        if draft is not None:
            drafts.append(draft)
    if not acting:
        draft = _without_cue(parsed, passage, references, found, source, floor)
        if draft is not None:
            drafts.append(draft)
    elif source is not None:
        drafts.extend(_before_source(parsed, passage, references, found, source, floor))
    if drafts:
        floor.heard = passage.paragraph
    elif not floor.open_at(passage.paragraph):
        floor.close()
    floor.subjects = () if found or passage.role is not Role.BODY else sentence_subjects(parsed, passage, references)
    return _merged(drafts)


def _before_source(
    parsed: Parsed,
    passage: Passage,
    references: Sequence[Resolved],
    found: Sequence[Cue],
    source: Actor,
    floor: Floor,
) -> list[_Draft]:
    """ "The call was at Moscow's request, according to the Kremlin, which said …": what stands before the source."""
    mark = next(
        (cue for cue in found if cue.source and cue.speaker is not None and references[cue.speaker].actor == source),
        None,
    )
    if mark is None or parsed.pack.postpositions or any(cue.first < mark.first for cue in found):
        return []
    told = clean(parsed, passage, passage.first, mark.first, CLAUSE)
    if told is None or "," not in parsed.text[told.end : parsed.tokens[mark.first].start]:
        return []
    return [_Draft(passage, told, parsed.span(mark.first, mark.last), "states", source, relays=floor.relays)]


CLAUSE: Final = 5
"""Words before a source from which they are a sentence."""


def _told_before(
    parsed: Parsed,
    passage: Passage,
    references: Sequence[Resolved],
    voices: Voices,
    earlier: Sequence[_Draft],
    found: Sequence[_Draft],
    floor: Floor,
) -> list[_Draft]:
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
        return [_Draft(before, quote or told, at, act, actor, relays=floor.relays, quoted=quote is not None), *rest]
    return list(found)


BACK_REACH: Final = 4
"""Words between "об этом" at the head of a sentence and its verb, at most."""


def _sources(found: Sequence[Cue], references: Sequence[Resolved]) -> tuple[Actor | None, list[str]]:
    """Who answers for the passage besides its subject: an institution named as source, and the carriers."""
    source: Actor | None = None
    carriers: list[str] = []
    for cue in found:
        actor = references[cue.speaker].actor if cue.speaker is not None else None
        if actor is None:
            continue
        if actor.kind == "agency":
            carriers.append(actor.name)
        elif cue.source:
            source = source or actor
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
            and not parsed.pack.postpositions
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
) -> _Draft | None:
    actor = references[cue.speaker].actor if cue.speaker is not None else None
    source = _teller(parsed, references, acting, cue, tellers) or source
    speaker, voice = answers_for(
        actor, cue, source, floor, passage.paragraph,
        drops_subject=parsed.pack.drops_subject, opens=cue.first <= passage.first + 1,
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
    return _Draft(
        passage, quote or told, parsed.span(cue.first, cue.last), act, speaker, voice,
        _addressee(references, cue, speaker, voice), floor.relays, quote is not None,
    )  # fmt: skip


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


def _without_cue(
    parsed: Parsed,
    passage: Passage,
    references: Sequence[Resolved],
    found: Sequence[Cue],
    source: Actor | None,
    floor: Floor,
) -> _Draft | None:
    """A passage in which nobody is said to speak: with a source, under a heading, or a quotation that goes on."""
    text = passage.span
    if source is not None:
        marks = [cue for cue in found if cue.source]
        told = around(parsed, passage, references, marks)
        if told is None:
            return None
        return _Draft(passage, told, parsed.span(marks[0].first, marks[0].last), "states", source, relays=floor.relays)
    words = passage.last - passage.first
    if floor.heading is not None and floor.open_at(passage.paragraph) and words >= SHORTEST:
        return _Draft(passage, text, None, "states", floor.heading, relays=floor.relays,
                      quoted=floor.heading.kind == "person")  # fmt: skip
    if any(text.overlaps(span) for span in floor.contact) and quotation(parsed, text) is None:
        # "A telephone conversation took place": that is the contact, nothing said in it
        return None
    if floor.official is not None and passage.role is Role.BODY and words > SHORTEST:
        return _Draft(passage, text, None, "states", floor.official, relays=floor.relays)
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
            return _Draft(passage, quote, None, "states", one.actor, relays=floor.relays, quoted=True)
        return None
    speaker = floor.last or floor.issuer
    if speaker is not None and floor.open_at(passage.paragraph) and not floor.strangers:
        return _Draft(passage, quote, None, "states", speaker, relays=floor.relays, quoted=True)
    return None


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


def _merged(drafts: Sequence[_Draft]) -> list[_Draft]:
    """Drafts without those whose content another draft of the same speaker covers.

    Where an official tells what his leader said, the leader's inner statement stands and the outer frame goes.
    """
    kept: list[_Draft] = []
    for draft in drafts:
        frame = [other for other in drafts if other.voice and not draft.voice and other.speaker == draft.speaker]
        if any(draft.content.overlaps(other.content) for other in frame):
            continue
        if any(other.content.contains(draft.content) and other.speaker == draft.speaker
               and not draft.voice for other in kept):  # fmt: skip
            continue
        kept = [
            other
            for other in kept
            if not (
                other.speaker == draft.speaker
                and (draft.content.contains(other.content) or (draft.voice and other.content.contains(draft.content)))
            )
        ] + [draft]
    return kept


def _claim(article: Article, parsed: Parsed, draft: _Draft, reports: Sequence[ContactReport]) -> Claim:
    text = draft.content.of(parsed.text)
    speaker = draft.speaker
    identity = (
        f"{article.id}\n{draft.content.start}\n{draft.content.end}\n{speaker.id if speaker else '-'}\n{draft.act}"
    )
    return Claim(
        id=hashlib.sha256(identity.encode()).hexdigest()[:16],
        article=article.id,
        span=draft.content,
        text=text,
        language=article.language,
        speaker=speaker,
        act=draft.act,
        cue=draft.cue.of(parsed.text) if draft.cue else "",
        cue_span=draft.cue,
        quoted=draft.quoted,
        voice=draft.voice,
        addressee=draft.addressee,
        relays=tuple(dict.fromkeys((*draft.relays, *article.relays))),
        report=report_of(draft.passage, draft.content, (draft.speaker, draft.voice), reports),
    )
