"""Finding claims: an article's statements with their speakers, carried over following sentences as readers do.

The last person and the last institution that spoke stay in mind. "He added", "according to the statement" and a
quotation that stands alone go on with them; a new speaker, a heading with a colon, or a paragraph in which nobody
says anything ends it. An institution's statement that tells what its leader said is the institution's claim, with the
leader as its voice; an agency or outlet is a relay, not a speaker, wherever someone else can be named.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dragoman.actors.registry import load_registry
from dragoman.actors.resolve import Resolved
from dragoman.claims.cues import Cue, can_speak, cues
from dragoman.languages.parse import Parsed, Passage
from dragoman.model import Actor, Article, Claim, ContactReport, Role
from dragoman.spans import Span

SHORTEST: Final = 3
"""Words a content must have to be a claim."""

SILENCE: Final = 2
"""Paragraphs without anybody speaking after which a statement is over."""


@dataclass(slots=True)
class _Floor:
    """Who has the floor: the last person, the institution whose statement is told, the carriers named."""

    person: Actor | None = None
    issuer: Actor | None = None
    relays: tuple[str, ...] = ()
    heading: Actor | None = None
    official: Actor | None = None
    heard: int = -99

    def open_at(self, paragraph: int) -> bool:
        return self.official is not None or paragraph - self.heard <= SILENCE


@dataclass(frozen=True, slots=True)
class _Draft:
    passage: Passage
    content: Span
    cue: Span | None
    act: str
    speaker: Actor | None
    voice: Actor | None
    addressee: Actor | None
    relays: tuple[str, ...]
    quoted: bool


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
    floor = _Floor(official=_official(article))
    floor.issuer = floor.official
    drafts: list[_Draft] = []
    for passage, references in zip(parsed.passages, resolved, strict=True):
        if passage.role is Role.DATELINE:
            continue
        drafts.extend(_of_passage(parsed, passage, references, floor))
    return tuple(_claim(article, parsed, draft, reports) for draft in drafts)


def _of_passage(parsed: Parsed, passage: Passage, references: Sequence[Resolved], floor: _Floor) -> list[_Draft]:
    found = cues(parsed, passage, references)
    source, carriers = _sources(found, references)
    if carriers:
        floor.relays = tuple(dict.fromkeys(carriers))
    if source is None and floor.open_at(passage.paragraph) and any(cue.source and cue.speaker is None for cue in found):
        source = floor.issuer
    if source is not None:
        floor.issuer, floor.heard = source, passage.paragraph
    if passage.role is Role.BODY and _is_heading(parsed, passage, references):
        speaker = next(one.actor for one in references if can_speak(one))
        floor.heading, floor.person, floor.heard = speaker, speaker, passage.paragraph
        return []
    drafts: list[_Draft] = []
    acting = [cue for cue in found if not cue.source]
    for place, cue in enumerate(acting):
        draft = _draft(parsed, passage, references, found, acting, place, cue, source, floor)
        if draft is not None:
            drafts.append(draft)
    if not acting:
        draft = _without_cue(parsed, passage, references, found, source, floor)
        if draft is not None:
            drafts.append(draft)
    if drafts:
        floor.heard = passage.paragraph
    elif not floor.open_at(passage.paragraph):
        floor.person = floor.issuer = floor.heading = None
    return _merged(drafts)


def _official(article: Article) -> Actor | None:
    """Who speaks on a page that an official body put out itself: every sentence of it is that body's."""
    publisher = article.publisher
    if publisher is None or publisher.kind != "official":
        return None
    registry = load_registry()
    for institution in registry.institutions.values():
        if institution.name == publisher.name:
            return registry.institution_actor(institution.id)
    slug = publisher.name.lower().replace(" ", "-")
    return Actor(f"institution:{slug}", "institution", publisher.name, publisher.country)


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
        elif cue.source or (actor.kind == "institution" and len(found) > 1):
            source = source or actor
    return source, carriers


LONGEST_HEADING: Final = 7
"""Words of a line that ends with a colon and hands the following lines to the one it names, at most."""


def _is_heading(parsed: Parsed, passage: Passage, references: Sequence[Resolved]) -> bool:
    """ "Putin'in sözleri:" or "Cumhurbaşkanı Erdoğan:" on a line of its own: the lines that follow are theirs."""
    if not passage.span.of(parsed.text).endswith((":", "：")) or passage.last - passage.first > LONGEST_HEADING:
        return False
    return sum(can_speak(one) for one in references) == 1


def _draft(
    parsed: Parsed,
    passage: Passage,
    references: Sequence[Resolved],
    found: Sequence[Cue],
    acting: Sequence[Cue],
    place: int,
    cue: Cue,
    source: Actor | None,
    floor: _Floor,
) -> _Draft | None:
    actor = references[cue.speaker].actor if cue.speaker is not None else None
    speaker, voice = _speaker(parsed, actor, cue, source, floor, passage)
    if actor is not None and actor.kind != "agency":
        if actor.kind in ("person", "office"):
            floor.person = actor
        else:
            floor.issuer = actor
        if floor.heading is not None and actor != floor.heading:
            floor.heading = None
    if speaker is None or (cue.act == "discusses" and speaker.kind in ("person", "office") and voice is None
                           and not (speaker.office or "").startswith("Spokesperson")):  # fmt: skip
        # "Putin discussed Syria with Erdogan" is the outlet's telling, nobody's word.
        return None
    content = _content(parsed, passage, references, found, acting, place, cue)
    if content is None:
        return None
    quote = _quote(parsed, content)
    return _Draft(
        passage,
        quote or content,
        parsed.span(cue.first, cue.last),
        cue.act,
        speaker,
        voice,
        _addressee(parsed, references, cue, speaker, voice),
        floor.relays,
        quote is not None,
    )


def _speaker(
    parsed: Parsed, actor: Actor | None, cue: Cue, source: Actor | None, floor: _Floor, passage: Passage
) -> tuple[Actor | None, Actor | None]:
    """Speaker and voice of one cue."""
    if actor is not None and actor.kind == "agency":
        return None, None
    if actor is not None:
        if source is not None and source != actor and source.kind != "agency":
            same_side = source.side is None or actor.side is None or source.side == actor.side
            official = source.kind == "institution" or (source.office or "").startswith("Spokesperson")
            if official and actor.kind in ("person", "office"):
                return source, actor
            if not same_side:
                return source, actor
        return actor, None
    if source is not None:
        return source, None
    if cue.subject == "statement" and floor.issuer is not None:
        return floor.issuer, None
    if cue.subject == "passive":
        return (floor.issuer, None) if floor.open_at(passage.paragraph) else (None, None)
    if cue.subject == "both":
        return (floor.issuer, None) if floor.open_at(passage.paragraph) else (None, None)
    if not floor.open_at(passage.paragraph):
        return None, None
    if cue.subject == "pronoun":
        return (floor.person or floor.issuer), None
    if not parsed.pack.drops_subject and cue.first > passage.first + 1:
        # A verb without a subject of its own in a language that always has one is somebody's we did not recognise.
        return None, None
    return (floor.person or floor.issuer), None


def _without_cue(
    parsed: Parsed,
    passage: Passage,
    references: Sequence[Resolved],
    found: Sequence[Cue],
    source: Actor | None,
    floor: _Floor,
) -> _Draft | None:
    """A passage in which nobody is said to speak: with a source, under a heading, or a quotation that goes on."""
    text = passage.span
    if source is not None:
        marks = [cue for cue in found if cue.source]
        content = _around(parsed, passage, references, marks)
        if content is not None:
            return _Draft(passage, content, parsed.span(marks[0].first, marks[0].last), "states", source, None, None,
                          floor.relays, False)  # fmt: skip
        return None
    if floor.heading is not None and floor.open_at(passage.paragraph) and passage.last - passage.first >= SHORTEST:
        return _Draft(passage, text, None, "states", floor.heading, None, None, floor.relays, True)
    if floor.official is not None and passage.role is Role.BODY and passage.last - passage.first > SHORTEST:
        return _Draft(passage, text, None, "states", floor.official, None, None, floor.relays, False)
    speaker = floor.person or floor.issuer
    if speaker is not None and floor.open_at(passage.paragraph):
        quote = _quote(parsed, text)
        if quote is not None:
            return _Draft(passage, quote, None, "states", speaker, None, None, floor.relays, True)
    return None


def _around(
    parsed: Parsed, passage: Passage, references: Sequence[Resolved], marks: Sequence[Cue]
) -> Span | None:
    """The longer side of a passage beside its "according to X"."""
    if not marks:
        return None
    first, last = _with_speaker(references, marks[0])
    before, after = (passage.first, first), (last, passage.last)
    start, end = max((before, after), key=lambda side: side[1] - side[0])
    return _clean(parsed, passage, start, end)


def _content(
    parsed: Parsed,
    passage: Passage,
    references: Sequence[Resolved],
    found: Sequence[Cue],
    acting: Sequence[Cue],
    place: int,
    cue: Cue,
) -> Span | None:
    """What is said: the longest stretch beside cue and speaker, up to the neighbouring cues' own words."""
    low, high = _with_speaker(references, cue)
    for one in references:
        if one.reference.first == high and one.reference.person_like and len(acting) == 1:
            # "urged Putin to stop", "أبلغ لافروف نظيره التركي أن": who is spoken to is no part of what is said
            high = one.reference.last
    left, right = passage.first, passage.last
    for other in found:
        if other is cue:
            continue
        start, end = _with_speaker(references, other)
        if end <= low:
            left = max(left, end)
        elif start >= high and (other.speaker is not None or other.source):
            right = min(right, start)
    before, after = (left, low), (high, right)
    if cue.speaker is not None and references[cue.speaker].reference.last < low:
        # Verb-final: "Erdoğan, … gerektiğini söyledi": what is said stands between speaker and verb.
        before = (max(left, references[cue.speaker].reference.last), low)
    told = [side for side in (before, after) if _holds_quote(parsed, side)]
    if len(told) == 1:
        # “No one …,” Erdoğan told reporters, in a clear reference to …: the quotation is what was said
        return _clean(parsed, passage, *told[0])
    closed = parsed.text[parsed.tokens[high - 1].end :].lstrip('"»”’ ')[:1] in (",", ".", "،", "")
    if (
        after[1] - after[0] >= SHORTEST
        and not (closed and before[1] - before[0] >= SHORTEST)
        and not (after[1] - after[0] < (before[1] - before[0]) // 3)
    ):
        start, end = after
    else:
        start, end = max((before, after), key=lambda side: side[1] - side[0])
    return _clean(parsed, passage, start, end)


def _clean(parsed: Parsed, passage: Passage, start: int, end: int) -> Span | None:
    """The stretch without a leading *that*, marks and white space at its edges; None where too little is left."""
    for hit in parsed.within(start, min(start + 3, end), "attribution"):
        if hit.payload.value == "that" and hit.first == start:
            start = hit.last
    if end - start < SHORTEST:
        return None
    left, right = parsed.tokens[start].start, parsed.tokens[end - 1].end
    limit = min(passage.span.end, parsed.tokens[end].start if end < len(parsed.tokens) else len(parsed.text))
    # A closing mark belongs to what it closes.
    while right < limit and parsed.text[right] in "»”%)":
        right += 1
    while left > passage.span.start and parsed.text[left - 1] in "«“„(":
        left -= 1
    return Span(left, right)


SPEAKER_REACH: Final = 3
"""Words between a cue and its speaker within which the two are one phrase, cut from what is said together."""


def _with_speaker(references: Sequence[Resolved], cue: Cue) -> tuple[int, int]:
    """Tokens of a cue, and of its speaker where that stands beside it."""
    if cue.speaker is None:
        return cue.first, cue.last
    named = references[cue.speaker].reference
    if min(abs(named.first - cue.last), abs(cue.first - named.last)) <= SPEAKER_REACH:
        return min(cue.first, named.first), max(cue.last, named.last)
    return cue.first, cue.last


def _holds_quote(parsed: Parsed, side: tuple[int, int]) -> bool:
    if side[1] - side[0] < SHORTEST:
        return False
    span = parsed.span(*side)
    return any(span.start <= quote.start + 1 and quote.end <= span.end + 3 and len(quote) > 25 for quote in parsed.quotes)


QUOTED_SHARE: Final = 0.6
"""Share of a content that must stand in quotation marks for the claim to be a quotation."""


def _quote(parsed: Parsed, content: Span) -> Span | None:
    for quote in parsed.quotes:
        if quote.overlaps(content):
            start, end = max(quote.start, content.start), min(quote.end, content.end)
            if (end - start) >= QUOTED_SHARE * len(content) and (end - start) > 12:
                inner = quote.of(parsed.text).strip(' "“”«»„‘’')
                at = parsed.text.find(inner, quote.start)
                return Span(at, at + len(inner))
    return None


def _addressee(
    parsed: Parsed, references: Sequence[Resolved], cue: Cue, speaker: Actor | None, voice: Actor | None
) -> Actor | None:
    for one in references:
        actor = one.actor
        if (
            actor is not None
            and actor not in (speaker, voice)
            and actor.kind == "person"
            and 0 <= one.reference.first - cue.last <= 2
        ):
            return actor
    return None


def _merged(drafts: Sequence[_Draft]) -> list[_Draft]:
    """Drafts without those whose content another draft of the same speaker covers."""
    kept: list[_Draft] = []
    for draft in drafts:
        if any(other.content.contains(draft.content) and other.speaker == draft.speaker for other in kept):
            continue
        kept = [
            other for other in kept if not (draft.content.contains(other.content) and other.speaker == draft.speaker)
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
        report=_report_of(draft, reports),
    )


def _report_of(draft: _Draft, reports: Sequence[ContactReport]) -> str | None:
    """The report a claim belongs to: told under it, by one of its sides.

    Where an article tells of two contacts of the same parties one after the other, a claim belongs to the one whose
    telling began last before it; a contact mentioned in passing takes the claims of its own passage only.
    """
    sides = {actor.side for actor in (draft.speaker, draft.voice) if actor is not None}
    able = [report for report in reports if sides & {party.side for party in report.parties} or report.main]
    inside = [
        report
        for report in able
        if not report.main and any(draft.passage.span.overlaps(span) for span in (report.span,))
    ]
    mains = [report for report in able if report.main]
    told = [
        report
        for report in able
        if not report.main and len(report.evidence) >= 1 and report.span.start <= draft.content.start
    ]
    if told:
        latest = max(told, key=lambda report: report.span.start)
        if not mains or latest.span.start > mains[0].span.start:
            return latest.id
    if mains:
        return mains[0].id
    return inside[0].id if inside else None
