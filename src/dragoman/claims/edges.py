"""Edges: a stretch without what only leads into or out of it, and how short it may be."""

from __future__ import annotations

from typing import Final

from dragoman.claims.cue import Cue
from dragoman.languages.marks import DASHES
from dragoman.languages.parse import Parsed, Passage
from dragoman.spans import Span

SHORTEST: Final = 3
"""Words a content must have to be a claim."""


SHORTEST_OF_TELLING: Final = 2
"""The same behind a verb that says much itself, and in languages that say it in long words."""


TELLING: Final = frozenset({"denies", "rejects", "condemns", "supports"})
"""Acts whose verb needs no more than its object."""


def shortest(parsed: Parsed, cue: Cue | None = None) -> int:
    """Words a content must have to be a claim: fewer in languages of long words, and where the act says much.

    "tarafları itidale çağırdı", "desmintió esa información".
    """
    short = parsed.pack.verb_last or (cue is not None and cue.act in TELLING)
    return SHORTEST_OF_TELLING if short else SHORTEST


def clean(parsed: Parsed, passage: Passage, start: int, end: int, least: int = SHORTEST) -> Span | None:
    """The stretch without *that* and orphaned *and* at its edges; None where too little is left."""
    start = _opened(parsed, start, end)
    end = _closed(parsed, start, end)
    if end - start < least:
        return None
    left, right = parsed.tokens[start].start, parsed.tokens[end - 1].end
    limit = min(passage.span.end, parsed.tokens[end].start if end < len(parsed.tokens) else len(parsed.text))
    # A mark belongs to what it opens or closes.
    told = Span(left, right)
    for quote in parsed.quotes:
        if quote.overlaps(told):
            if quote.start < left and not parsed.text[quote.start : left].strip(QUOTATION_MARKS):
                left = max(quote.start, passage.span.start)
            if right < quote.end <= passage.span.end and not parsed.text[right : quote.end].strip(_ENDING):
                right = quote.end
    while right < limit and parsed.text[right] in _CLOSING:
        right += 1
    while left > passage.span.start and parsed.text[left - 1] in _OPENING:
        left -= 1
    return Span(left, right)


QUOTATION_MARKS: Final = ' \u00a0\u202f"“”«»„‟‘’‚‹›「」『』' + DASHES
"""The marks around a quotation, the dash that opens one, and the spaces the French set inside."""


_ENDING: Final = QUOTATION_MARKS + "',.!?…。！？؟،।"


_CLOSING: Final = frozenset("%)）》")


_OPENING: Final = frozenset("(（《")


def _opened(parsed: Parsed, start: int, end: int) -> int:
    """Without a *that* at the head, nor a particle that marks the subject before it (Japanese は, が)."""
    for hit in parsed.within(start, min(start + 2, end), "link"):
        if hit.first == start and hit.payload.value == "subject" and hit.last < end:
            start = hit.last
    for hit in parsed.within(start, min(start + 3, end), "attribution"):
        if hit.first == start and hit.payload.value == "that" and hit.last < end:
            return hit.last
    if end - start > SHORTEST and parsed.pack.verb_last and parsed.text[parsed.tokens[start].end :][:1] != ",":
        # "… belirtti ve tahıl konusundaki …": what joins it to the statement before
        joined = [hit for hit in parsed.within(start, start + 1, "link") if hit.payload.value == "and"]
        if joined and len(parsed.tokens[start].fold) <= 2:
            return joined[0].last
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
            gap = parsed.between(at, at)
            loose = all(len(parsed.tokens[one].fold) <= 5 and not parsed.tokens[one].capital for one in range(at, end))
            if gap.strip() in (",", "،", ";") and loose and _goes_on(parsed, end):
                return at
    return end


def _goes_on(parsed: Parsed, end: int) -> bool:
    between = parsed.between(end, end)
    return not between.strip()
