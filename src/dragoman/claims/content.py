"""Contents: what is said at a cue, as the exact stretch of the passage.

The stretch begins behind *that*, a colon or an opening quotation mark where there is one, else right behind cue and
speaker, or before the verb in languages that put it last. It ends where the next statement begins. Who is spoken to,
"reporters" and "also" are no part of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dragoman.actors.resolve import Resolved
from dragoman.claims.clauses import conjunction
from dragoman.claims.cues import Cue
from dragoman.languages.parse import Parsed, Passage
from dragoman.spans import Span

SHORTEST: Final = 3
"""Words a content must have to be a claim."""

SHORTEST_OF_TELLING: Final = 2
"""The same behind a verb that says much itself, and in languages that say it in long words."""

TELLING: Final = frozenset({"denies", "rejects", "condemns", "supports"})
"""Acts whose verb needs no more than its object."""

SPEAKER_REACH: Final = 3
"""Words between a cue and its speaker within which the two are one phrase, cut from what is said together."""

THAT_REACH: Final = 7
"""Words between a cue and its *that*, at most: "told local officials at home on Friday that"."""

THAT_COMMAS: Final = 2
"""Commas between them, at most: "ذكر الكرملين، في بيان رسمي، إن"."""

QUOTED_SHARE: Final = 0.6
"""Share of a content that must stand in quotation marks for the claim to be a quotation."""


def content(
    parsed: Parsed, passage: Passage, references: Sequence[Resolved], found: Sequence[Cue], cue: Cue
) -> Span | None:
    """What is said at `cue`; None where too little is left to be a claim.

    Args:
        parsed: the parsed text.
        passage: the cue's passage.
        references: its resolved references.
        found: all cues of the passage, `cue` among them.
        cue: the cue.
    """
    low, high = with_speaker(parsed, references, cue)
    left, right = passage.first, passage.last
    ends: list[tuple[int, bool]] = []
    for other in found:
        if other is cue:
            continue
        start, end = with_speaker(parsed, references, other)
        if end <= low:
            left = max(left, end)
        elif other.source and _inserted(parsed, passage, found, start, end):
            continue
        elif start >= high and _parts(parsed, references, cue, other, start, high):
            ends.append((start if other.source else _clause_start(parsed, high, start), other.source))
        elif start >= high and other.subject in _UNNAMED:
            opening = _clause_start(parsed, high, start)
            if opening < start and not nested(parsed, references, cue, other):
                ends.append((opening, False))
    right = min((end for end, _ in ends), default=right)
    spoken = _spoken_before(parsed, left, low)
    that = (
        None if spoken else _that(parsed, high, min((end for end, source in ends if not source), default=passage.last))
    )
    if that is not None:
        # "أعلنت الرئاسة في بيان نشره الكرملين أن": a source between a verb and its *that* ends nothing
        right = min((end for end, _ in ends if end > that), default=passage.last)
    if that is not None:
        return clean(parsed, passage, that, right, shortest(parsed, cue))
    high = _addressed_until(parsed, references, cue, high, right)
    before, after = (left, low), (high, right)
    if cue.speaker is not None and references[cue.speaker].reference.last < low:
        # Verb-final: "Erdoğan, … gerektiğini söyledi": what is said stands between speaker and verb.
        before = (max(left, references[cue.speaker].reference.last), low)
    told = [side for side in (before, after) if _holds_quote(parsed, side)]
    if before in told and not (spoken or parsed.pack.postpositions):
        # a quotation that ends further off is somebody else's
        told.remove(before)
    if after in told and parsed.pack.postpositions and not _colon(parsed, high):
        told.remove(after)
    if len(told) == 1:
        # “No one …,” Erdoğan told reporters, in a clear reference to …: the quotation is what was said
        return clean(parsed, passage, *told[0], shortest(parsed, cue))
    following = parsed.text[parsed.tokens[high - 1].end : passage.span.end].lstrip('"»”’ ')[:1]
    closed = following in (",", ".", "،", "") or _trailing(parsed, passage, before, after)
    if closed and before[1] - before[0] >= shortest(parsed, cue):
        start, end = before
    elif following == ":" and right - high >= SHORTEST:
        start, end = after
    elif parsed.pack.postpositions and before[1] - before[0] >= SHORTEST_OF_TELLING:
        start, end = before
    elif after[1] - after[0] >= shortest(parsed, cue) and not (after[1] - after[0] < (before[1] - before[0]) // 3):
        start, end = after
    else:
        start, end = max((before, after), key=lambda side: side[1] - side[0])
    if (start, end) == before and parsed.pack.cased and not parsed.pack.postpositions and not _turned(parsed, low):
        # "because Zelensky had asked him to": what stands before verb and subject is said only where a comma parts them
        return None
    return clean(parsed, passage, start, end, shortest(parsed, cue))


def _trailing(parsed: Parsed, passage: Passage, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """ "The talks went well, Ushakov said on a hastily arranged call.": where he said it is not what he said."""
    if not parsed.pack.cased or parsed.pack.postpositions or after[0] >= after[1]:
        return False
    places = {"in", "to", "with", "from", "about"}
    behind, opening = (
        any(hit.payload.value in places for hit in parsed.within(at, at + 1, "link")) for at in (after[0], before[0])
    )
    long = before[1] - before[0] >= max(TRAILED, (after[1] - after[0]) // 2)
    return behind and not opening and long and before[0] == passage.first and _turned(parsed, before[1])


TRAILED: Final = 6
"""Words before a comma, cue and speaker from which they are what is said, where a place or a listener follows."""


def _inserted(parsed: Parsed, passage: Passage, found: Sequence[Cue], start: int, end: int) -> bool:
    """Whether a source stands between two commas and the sentence goes on: "ideas that, as Washington says, meet …"."""
    if passage.last - end < SHORTEST or end >= len(parsed.tokens):
        return False
    before = parsed.text[parsed.tokens[start - 1].end : parsed.tokens[start].start].strip()
    after = parsed.text[parsed.tokens[end - 1].end : parsed.tokens[end].start].strip()
    joins = any(hit.payload.value == "and" for hit in parsed.within(end, end + 1, "link"))
    told = any(end <= cue.first <= end + SHORTEST for cue in found)
    return before in (",", "،") and after in (",", "،") and not joins and not told


def _colon(parsed: Parsed, high: int) -> bool:
    """Whether a colon stands behind token `high - 1`."""
    return high < len(parsed.tokens) and ":" in parsed.text[parsed.tokens[high - 1].end : parsed.tokens[high].start]


def _spoken_before(parsed: Parsed, left: int, low: int) -> bool:
    """ "“…”, каза Радев, попитан как": a quotation right before the cue is what was said."""
    if low <= left:
        return False
    at = parsed.tokens[low].start
    for quote in parsed.quotes:
        if len(quote) <= LONG_QUOTE or quote.start < parsed.tokens[left].start - 1 or quote.end > at:
            continue
        near = len(parsed.text[quote.end : at].strip(_AROUND).split()) <= BETWEEN
        said = any(parsed.span(hit.first, hit.last).start >= quote.end for hit in parsed.within(left, low, "speech"))
        if near and not said:
            return True
    return False


LONG_QUOTE: Final = 25
"""Characters from which a quotation is a sentence rather than a word taken up."""

_AROUND: Final = "»”\"“’' ,.!?–—-"

BETWEEN: Final = 2
"""Words between a quotation and the verb, at most: "«…», — так он сказал об атмосфере"."""


def _turned(parsed: Parsed, low: int) -> bool:
    """Whether a comma, a dash or a closing quotation mark stands before a cue and its speaker: "…, said Putin"."""
    for at in range(low, max(low - TITLE_REACH, 0), -1):
        if at < low and len(parsed.tokens[at].fold) > 3 and not parsed.tokens[at].capital:
            return False
        between = parsed.text[parsed.tokens[at - 1].end : parsed.tokens[at].start]
        if any(mark in between for mark in ',;–—»”“"!?…') or " - " in between:
            return True
    return False


TITLE_REACH: Final = 6
"""Words of an office before a name, at most: "…, Russian Presidential Spokesman Dmitry Peskov said"."""


def shortest(parsed: Parsed, cue: Cue | None = None) -> int:
    """Words a content must have to be a claim: fewer in languages of long words, and where the act says much.

    "tarafları itidale çağırdı", "desmintió esa información".
    """
    short = parsed.pack.postpositions or (cue is not None and cue.act in TELLING)
    return SHORTEST_OF_TELLING if short else SHORTEST


def _parts(parsed: Parsed, references: Sequence[Resolved], cue: Cue, other: Cue, start: int, high: int) -> bool:
    """Whether a later cue begins a statement of its own rather than being part of what is said.

    "…, and called for", "، مضيفا أن", ", сообщает X" do; in "said he had asked them to" the second verb is told.
    """
    if other.source:
        return True
    if nested(parsed, references, cue, other):
        return False
    behind = parsed.text[parsed.tokens[start - 1].end : parsed.tokens[start].start]
    joined = any(mark in behind for mark in ",،;؛") or any(
        hit.payload.value == "and" for hit in parsed.within(start - 1, start, "link")
    )
    if not joined and start - high > 1 and conjunction(parsed, start - 1):
        joined = True
    if other.speaker is not None and (
        other.speaker != cue.speaker or references[other.speaker].reference.first >= high
    ):
        return True
    if parsed.pack.cased:
        return joined and start - high >= 1
    # Arabic writes *and* as a clitic: "وأكد", "مضيفا"
    clitic = any(
        "and" in parsed.pack.link_prefixes.get(prefix, ())
        for _, prefix, _ in parsed.pack.variants(parsed.tokens[start].fold)
        if prefix
    )
    return (joined or clitic) and other.subject != "pronoun"


_UNNAMED: Final = frozenset({"stranger", "host", "guest", "aide", "both", "joint", "statement"})


def _clause_start(parsed: Parsed, high: int, start: int) -> int:
    """Where the clause of a verb at `start` begins: "…, and several senators complained" at *and*; else `start`."""
    low = max(high + SHORTEST, start - CLAUSE)
    for at in range(start - 1, low - 1, -1):
        if parsed.within(at, at + 1, "attribution") and any(
            hit.payload.value == "that" for hit in parsed.within(at, at + 1, "attribution")
        ):
            return start
        before = parsed.text[parsed.tokens[at - 1].end : parsed.tokens[at].start].strip()
        if before in (",", ";") and parsed.pack.cased:
            joins = conjunction(parsed, at) or any(
                hit.payload.value == "and" for hit in parsed.within(at, at + 1, "link")
            )
            return at if joins else start
        if before:
            return start
    return start


CLAUSE: Final = 8
"""Words from a conjunction behind a comma to the verb of its clause, at most."""


def nested(parsed: Parsed, references: Sequence[Resolved], outer: Cue, inner: Cue) -> bool:
    """Whether `inner` is told by `outer`: "The spokesman said that Putin had stressed", nothing standing between."""
    _, high = with_speaker(parsed, references, outer)
    start, _ = with_speaker(parsed, references, inner)
    if inner.speaker is None and inner.subject == "both" and start >= high:
        # "Ushakov added that the two presidents had agreed"
        that = _that(parsed, high, start)
        return that is not None and start - that <= THAT_REACH
    if inner.speaker is None or inner.speaker == outer.speaker or start < high:
        return False
    if outer.speaker is None and outer.subject not in ("statement", "pronoun", ""):
        return False
    that = _that(parsed, high, start)
    if that is not None:
        high = that
    elif parsed.text[parsed.tokens[high - 1].end : parsed.tokens[start].start].strip() not in ("", ":", "«", '"', "“"):
        return False
    return start - high <= 1


def _that(parsed: Parsed, start: int, end: int) -> int | None:
    """Where what is said begins behind a *that* near the cue; None without one."""
    limit = min(start + THAT_REACH, end)
    for hit in parsed.within(start, limit, "attribution"):
        if hit.payload.value != "that":
            continue
        between = parsed.text[parsed.tokens[start - 1].end : parsed.tokens[hit.first].start]
        if any(mark in between for mark in '.;:؛«»“”"') or between.count(",") + between.count("،") > THAT_COMMAS:
            return None
        if hit.first > start and not _passed_over(parsed, start, hit.first, between):
            return None
        return hit.last
    return None


def _passed_over(parsed: Parsed, start: int, end: int, between: str) -> bool:
    """Whether what stands between a cue and *that* may be an addressee or a time, no object that *that* describes."""
    if parsed.pack.cased and "," in between.rstrip()[-1:]:
        # Russian что and Bulgarian че behind their comma hardly ever describe a noun.
        return True
    if not parsed.pack.cased:
        # "شدد على ضرورة أن": what is stressed stands before أن; "أبلغ نظيره التركي أن": the addressee does
        links = {hit.first for hit in parsed.within(start, end, "link")}
        return start not in links or links >= set(range(start, end)) or _addressed(parsed, start, end)
    return end - start <= THAT_REACH - 1


def _addressed(parsed: Parsed, start: int, end: int) -> bool:
    return any(parsed.within(start, end, category) for category in ("office", "institution"))


def around(parsed: Parsed, passage: Passage, references: Sequence[Resolved], marks: Sequence[Cue]) -> Span | None:
    """The longer side of a passage beside its "according to X"."""
    if not marks:
        return None
    first, last = with_speaker(parsed, references, marks[0])
    before, after = (passage.first, first), (last, passage.last)
    start, end = max((before, after), key=lambda side: side[1] - side[0])
    return clean(parsed, passage, start, end)


def clean(parsed: Parsed, passage: Passage, start: int, end: int, least: int = SHORTEST) -> Span | None:
    """The stretch without *that* and orphaned *and* at its edges; None where too little is left."""
    start = _opened(parsed, start, end)
    end = _closed(parsed, start, end)
    if end - start < least:
        return None
    left, right = parsed.tokens[start].start, parsed.tokens[end - 1].end
    limit = min(passage.span.end, parsed.tokens[end].start if end < len(parsed.tokens) else len(parsed.text))
    # A closing mark belongs to what it closes.
    while right < limit and parsed.text[right] in _CLOSING:
        right += 1
    while left > passage.span.start and parsed.text[left - 1] in _OPENING:
        left -= 1
    return Span(left, right)


_CLOSING: Final = frozenset("»”%)」』）》")
_OPENING: Final = frozenset("«“„(「『（《")


def _opened(parsed: Parsed, start: int, end: int) -> int:
    """Without a *that* at the head, nor a particle that marks the subject before it (Japanese は, が)."""
    for hit in parsed.within(start, min(start + 2, end), "link"):
        if hit.first == start and hit.payload.value == "subject" and hit.last < end:
            start = hit.last
    for hit in parsed.within(start, min(start + 3, end), "attribution"):
        if hit.first == start and hit.payload.value == "that" and hit.last < end:
            return hit.last
    return start


def _addressed_until(parsed: Parsed, references: Sequence[Resolved], cue: Cue, start: int, end: int) -> int:
    """Where the one who is spoken to ends, right behind a cue: "urged Putin to stop", "обвинила Киев в срыве".

    Only where something is said to be said, asked or done to him behind: "praised Putin" keeps him.
    """
    for one in references:
        at = one.reference.last
        if one.reference.first != start or end - at < SHORTEST or not one.actors:
            continue
        if parsed.pack.postpositions or not (one.reference.person_like or parsed.pack.cases):
            continue
        if parsed.text[parsed.tokens[start - 1].end : parsed.tokens[start].start].strip():
            continue
        behind = parsed.text[parsed.tokens[at - 1].end : parsed.tokens[at].start].strip()
        if behind not in ("", ",") or one.how == "adjective":
            continue
        joined = any(hit.payload.value == "and" for hit in parsed.within(at, at + 1, "link"))
        if joined or parsed.within(at, at + 1, "speech"):
            continue
        return at
    return start


def _closed(parsed: Parsed, start: int, end: int) -> int:
    """Take off a conjunction, and up to two words behind a last comma, that lead to the next statement."""
    for _ in range(2):
        if end - start > SHORTEST and any(
            hit.payload.value in ("and", "own") for hit in parsed.within(end - 1, end, "link")
        ):
            end -= 1
    for back in (1, 2):
        at = end - back
        if at - start >= SHORTEST and end < len(parsed.tokens):
            gap = parsed.text[parsed.tokens[at - 1].end : parsed.tokens[at].start]
            loose = all(len(parsed.tokens[one].fold) <= 5 and not parsed.tokens[one].capital for one in range(at, end))
            if gap.strip() in (",", "،", ";") and loose and _goes_on(parsed, end):
                return at
    return end


def _goes_on(parsed: Parsed, end: int) -> bool:
    between = parsed.text[parsed.tokens[end - 1].end : parsed.tokens[end].start]
    return not between.strip()


def with_speaker(parsed: Parsed, references: Sequence[Resolved], cue: Cue) -> tuple[int, int]:
    """Tokens of a cue, and of its speaker where that stands beside it, with an apposition to him."""
    if cue.speaker is None:
        return cue.first, cue.last
    named = references[cue.speaker].reference
    reach = 0 if parsed.pack.postpositions and named.last <= cue.first else SPEAKER_REACH
    first, last = cue.first, cue.last
    if min(abs(named.first - cue.last), abs(cue.first - named.last)) <= reach:
        first, last = min(cue.first, named.first), max(cue.last, named.last)
    actor = references[cue.speaker].actor
    for one in references[cue.speaker + 1 :]:
        # "المتحدث باسم الرئاسة الروسية، دميتري بيسكوف،": office and name of one man
        if one.reference.first == last and one.actor is not None and actor is not None and one.actor.id == actor.id:
            last = one.reference.last
    return first, last


def _holds_quote(parsed: Parsed, side: tuple[int, int]) -> bool:
    if side[1] - side[0] < SHORTEST:
        return False
    span = parsed.span(*side)
    return any(
        span.start <= quote.start + 1 and quote.end <= span.end + 3 and len(quote) > 25 for quote in parsed.quotes
    )


def quotation(parsed: Parsed, told: Span) -> Span | None:
    """The quotation that makes up most of `told`, without its marks; None where the words are reported."""
    for quote in parsed.quotes:
        if quote.overlaps(told):
            start, end = max(quote.start, told.start), min(quote.end, told.end)
            if (end - start) >= QUOTED_SHARE * len(told) and (end - start) > 12:
                inner = quote.of(parsed.text).strip(' "“”«»„‘’')
                at = parsed.text.find(inner, quote.start)
                return Span(at, at + len(inner))
    return None
