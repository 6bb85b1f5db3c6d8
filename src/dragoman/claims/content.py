"""Contents: what is said at a cue, as the exact stretch of the passage.

The stretch begins behind *that*, a colon or an opening quotation mark where there is one, else right behind cue and
speaker, or before the verb in languages that put it last. It ends where the next statement begins. Who is spoken to,
"reporters" and "also" are no part of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dragoman.actors.resolve import Resolved
from dragoman.claims.boundaries import clause_start, inserted, nested, parts, that_behind, with_speaker
from dragoman.claims.clauses import LONG_QUOTE
from dragoman.claims.cue import Cue
from dragoman.claims.edges import QUOTATION_MARKS, SHORTEST, SHORTEST_OF_TELLING, clean, shortest
from dragoman.languages.parse import Parsed, Passage
from dragoman.spans import Span

QUOTED_SHARE: Final = 0.6
"""Share of a content that must stand in quotation marks for the claim to be a quotation."""

SHORT_QUOTE: Final = 12
"""Letters up to which what stands in marks is a word taken up, however short the content."""


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
        elif other.source and inserted(parsed, passage, found, start, end):
            continue
        elif start >= high and parts(parsed, references, cue, other, start, high):
            ends.append((start if other.source else clause_start(parsed, high, start), other.source))
        elif start >= high and other.subject in _UNNAMED:
            opening = clause_start(parsed, high, start)
            if opening < start and not nested(parsed, references, cue, other):
                ends.append((opening, False))
    right = min((end for end, _ in ends), default=right)
    spoken = _spoken_before(parsed, left, low)
    that = (
        None
        if spoken
        else that_behind(parsed, high, min((end for end, source in ends if not source), default=passage.last))
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
    if before in told and not (spoken or parsed.pack.verb_last):
        # a quotation that ends further off is somebody else's
        told.remove(before)
    if after in told and parsed.pack.verb_last and not _colon(parsed, high):
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
    elif parsed.pack.verb_last and before[1] - before[0] >= SHORTEST_OF_TELLING:
        start, end = before
    elif after[1] - after[0] >= shortest(parsed, cue) and not (after[1] - after[0] < (before[1] - before[0]) // 3):
        start, end = after
    else:
        start, end = max((before, after), key=lambda side: side[1] - side[0])
    if (start, end) == before and parsed.pack.cased and not parsed.pack.verb_last and not _turned(parsed, low):
        # "because Zelensky had asked him to": what stands before verb and subject is said only where a comma parts them
        return None
    return clean(parsed, passage, start, end, shortest(parsed, cue))


def _trailing(parsed: Parsed, passage: Passage, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """ "The talks went well, Ushakov said on a hastily arranged call.": where he said it is not what he said."""
    if not parsed.pack.cased or parsed.pack.verb_last or after[0] >= after[1]:
        return False
    places = {"in", "to", "with", "from", "about"}
    behind, opening = (
        any(hit.payload.value in places for hit in parsed.within(at, at + 1, "link")) for at in (after[0], before[0])
    )
    long = before[1] - before[0] >= max(TRAILED, (after[1] - after[0]) // 2)
    return behind and not opening and long and before[0] == passage.first and _turned(parsed, before[1])


TRAILED: Final = 6
"""Words before a comma, cue and speaker from which they are what is said, where a place or a listener follows."""


def _colon(parsed: Parsed, high: int) -> bool:
    """Whether a colon stands behind token `high - 1`."""
    return high < len(parsed.tokens) and ":" in parsed.between(high, high)


def _spoken_before(parsed: Parsed, left: int, low: int) -> bool:
    """ "“…”, каза Радев, попитан как": a quotation right before the cue is what was said."""
    if low <= left:
        return False
    at = parsed.tokens[low].start
    for quote in parsed.quotes:
        if not _from(parsed, left, quote) or quote.end > at:
            continue
        if not parsed.said(quote, LONG_QUOTE) and not _opens_line(parsed, quote):
            continue
        near = len(parsed.text[quote.end : at].strip(_AROUND).split()) <= BETWEEN
        said = any(parsed.span(hit.first, hit.last).start >= quote.end for hit in parsed.within(left, low, "speech"))
        if near and not said:
            return True
    return False


def _from(parsed: Parsed, left: int, quote: Span) -> bool:
    """Whether a quotation begins at token `left` or behind it."""
    before = parsed.text[quote.start : parsed.tokens[left].start]
    return not before.strip(QUOTATION_MARKS + "'")


def _opens_line(parsed: Parsed, quote: Span) -> bool:
    """ "« La paix est possible », écrit Trump": short as it is, what opens a paragraph and stands in marks was said."""
    words = quote.of(parsed.text).strip(QUOTATION_MARKS).split()
    opens = quote.start == 0 or parsed.text[quote.start - 1] == "\n"
    return opens and len(words) >= SHORTEST - 1 and parsed.text[quote.end : quote.end + 3].lstrip()[:1] in _PARTING


_PARTING: Final = (",", "-", "–", "—")


_AROUND: Final = "»”\"“’' ,.!?–—-"


BETWEEN: Final = 2
"""Words between a quotation and the verb, at most: "«…», — так он сказал об атмосфере"."""


def _turned(parsed: Parsed, low: int) -> bool:
    """Whether a comma, a dash or a closing quotation mark stands before a cue and its speaker: "…, said Putin"."""
    for at in range(low, max(low - TITLE_REACH, 0), -1):
        if at < low and len(parsed.tokens[at].fold) > 3 and not parsed.tokens[at].capital:
            return False
        between = parsed.between(at, at)
        if any(mark in between for mark in ',;–—»”“"!?…') or " - " in between:
            return True
    return False


TITLE_REACH: Final = 6
"""Words of an office before a name, at most: "…, Russian Presidential Spokesman Dmitry Peskov said"."""


_UNNAMED: Final = frozenset({"stranger", "host", "guest", "aide", "both", "joint", "statement"})


def around(parsed: Parsed, passage: Passage, references: Sequence[Resolved], marks: Sequence[Cue]) -> Span | None:
    """The longer side of a passage beside its "according to X"."""
    if not marks:
        return None
    first, last = with_speaker(parsed, references, marks[0])
    before, after = (passage.first, first), (last, passage.last)
    start, end = max((before, after), key=lambda side: side[1] - side[0])
    return clean(parsed, passage, start, end)


def _addressed_until(parsed: Parsed, references: Sequence[Resolved], cue: Cue, start: int, end: int) -> int:
    """Where the one who is spoken to ends, right behind a cue: "urged Putin to stop", "обвинила Киев в срыве".

    Only where something is said to be said, asked or done to him behind: "praised Putin" keeps him.
    """
    if cue.subject == "pronoun" and any(
        hit.payload.value == "pronoun" and hit.last > hit.first + 1
        for hit in parsed.within(cue.first, cue.last, "attribution")
    ):
        return start  # "Według niego Putin chce pokoju": nobody is spoken to
    if cue.act in _ADDRESSING and end - start > SHORTEST and _him(parsed, start):
        return start + 1
    for one in references:
        at = one.reference.last
        if one.reference.first != start or end - at < SHORTEST or not one.actors:
            continue
        if parsed.pack.verb_last or not (one.reference.person_like or parsed.pack.cases):
            continue
        if parsed.between(start, start).strip():
            continue
        behind = parsed.between(at, at).strip()
        if behind not in ("", ",") or one.how == "adjective":
            continue
        joined = any(hit.payload.value == "and" for hit in parsed.within(at, at + 1, "link"))
        if joined or parsed.within(at, at + 1, "speech"):
            continue
        return at
    return start


_ADDRESSING: Final = frozenset({"thanks", "urges", "invites", "congratulates", "condoles", "warns", "informs"})
"""Acts that somebody is the object of."""


def _him(parsed: Parsed, at: int) -> bool:
    """ "thanked him for", "благодари му за": a short word between a verb and a small word is who is spoken to."""
    token = parsed.tokens[at]
    return (
        parsed.pack.cased
        and not parsed.pack.verb_last
        and not token.capital
        and len(token.fold) <= HIM
        and not parsed.text[parsed.tokens[at - 1].end : token.start].strip()
        and not parsed.text[token.end : parsed.tokens[at + 1].start].strip()
        and not parsed.within(at, at + 1, "link")
        and not parsed.within(at, at + 1, "attribution")
        and any(hit.payload.value in ("about", "to", "of") for hit in parsed.within(at + 1, at + 2, "link"))
    )


HIM: Final = 4
"""Letters of a pronoun, at most: him, them, ему, ihnen is longer."""


def _holds_quote(parsed: Parsed, side: tuple[int, int]) -> bool:
    if side[1] - side[0] < SHORTEST:
        return False
    span = parsed.span(*side)
    return any(
        _from(parsed, side[0], quote) and quote.end <= span.end + 3 and parsed.said(quote, LONG_QUOTE)
        for quote in parsed.quotes
        if quote.overlaps(span)
    )


def quotation(parsed: Parsed, told: Span) -> Span | None:
    """The quotation that makes up most of `told`, without its marks; None where the words are reported."""
    for quote in parsed.quotes:
        if quote.overlaps(told):
            start, end = max(quote.start, told.start), min(quote.end, told.end)
            long = parsed.said(Span(start, end), SHORT_QUOTE) or end - start >= len(told) - 1
            if (end - start) >= QUOTED_SHARE * len(told) and long:
                marks = QUOTATION_MARKS + "," * quote.of(parsed.text).startswith(",,")
                marks += "'" * quote.of(parsed.text).startswith(("'", ",,"))
                inner = quote.of(parsed.text).strip(marks)
                at = parsed.text.find(inner, quote.start)
                return Span(at, at + len(inner))
    return None
