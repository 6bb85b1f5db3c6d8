"""Boundaries: where one statement of a passage ends and the next begins, and which is told within another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dragoman.actors.resolve import Resolved
from dragoman.claims.clauses import conjunction
from dragoman.claims.cue import Cue
from dragoman.claims.edges import SHORTEST
from dragoman.languages.parse import Parsed, Passage

SPEAKER_REACH: Final = 3
"""Words between a cue and its speaker within which the two are one phrase, cut from what is said together."""


THAT_REACH: Final = 7
"""Words between a cue and its *that*, at most: "told local officials at home on Friday that"."""


THAT_COMMAS: Final = 2
"""Commas between them, at most: "ذكر الكرملين، في بيان رسمي، إن"."""


CLAUSE: Final = 8
"""Words from a conjunction behind a comma to the verb of its clause, at most."""


def parts(parsed: Parsed, references: Sequence[Resolved], cue: Cue, other: Cue, start: int, high: int) -> bool:
    """Whether a later cue begins a statement of its own rather than being part of what is said.

    "…, and called for", "، مضيفا أن", ", сообщает X" do; in "said he had asked them to" the second verb is told.
    """
    if other.source:
        return True
    if nested(parsed, references, cue, other):
        return False
    behind = parsed.between(start, start)
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
        "and" in parsed.pack.link_prefixes.get(one.prefix, ())
        for one in parsed.pack.variants(parsed.tokens[start].fold)
        if one.prefix
    )
    return (joined or clitic) and other.subject != "pronoun"


def clause_start(parsed: Parsed, high: int, start: int) -> int:
    """Where the clause of a verb at `start` begins: "…, and several senators complained" at *and*; else `start`."""
    low = max(high + SHORTEST, start - CLAUSE)
    for at in range(start - 1, low - 1, -1):
        if parsed.within(at, at + 1, "attribution") and any(
            hit.payload.value == "that" for hit in parsed.within(at, at + 1, "attribution")
        ):
            return start
        before = parsed.between(at, at).strip()
        if before in (",", ";") and parsed.pack.cased:
            joins = conjunction(parsed, at) or any(
                hit.payload.value == "and" for hit in parsed.within(at, at + 1, "link")
            )
            return at if joins else start
        if before:
            return start
    return start


def nested(parsed: Parsed, references: Sequence[Resolved], outer: Cue, inner: Cue) -> bool:
    """Whether `inner` is told by `outer`: "The spokesman said that Putin had stressed", nothing standing between."""
    _, high = with_speaker(parsed, references, outer)
    start, _ = with_speaker(parsed, references, inner)
    if inner.speaker is None and inner.subject == "both" and start >= high:
        # "Ushakov added that the two presidents had agreed"
        that = that_behind(parsed, high, start)
        return that is not None and start - that <= THAT_REACH
    if inner.speaker is None or inner.speaker == outer.speaker or start < high:
        return False
    if outer.speaker is None and outer.subject not in ("statement", "pronoun", ""):
        return False
    that = that_behind(parsed, high, start)
    if that is not None:
        high = that
    elif parsed.between(high, start).strip() not in ("", ":", "«", '"', "“"):
        return False
    return start - high <= 1


def that_behind(parsed: Parsed, start: int, end: int) -> int | None:
    """Where what is said begins behind a *that* near the cue; None without one."""
    limit = min(start + THAT_REACH, end)
    for hit in parsed.within(start, limit, "attribution"):
        if hit.payload.value != "that":
            continue
        between = parsed.between(start, hit.first)
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


def inserted(parsed: Parsed, passage: Passage, found: Sequence[Cue], start: int, end: int) -> bool:
    """Whether a source stands between two commas and the sentence goes on: "ideas that, as Washington says, meet …"."""
    if passage.last - end < SHORTEST or end >= len(parsed.tokens):
        return False
    before = parsed.between(start, start).strip()
    after = parsed.between(end, end).strip()
    joins = any(hit.payload.value == "and" for hit in parsed.within(end, end + 1, "link"))
    told = any(end <= cue.first <= end + SHORTEST for cue in found)
    return before in (",", "،") and after in (",", "،") and not joins and not told


def with_speaker(parsed: Parsed, references: Sequence[Resolved], cue: Cue) -> tuple[int, int]:
    """Tokens of a cue, and of its speaker where that stands beside it, with an apposition to him."""
    if cue.speaker is None:
        return cue.first, cue.last
    named = references[cue.speaker].reference
    reach = 0 if parsed.pack.verb_last and named.last <= cue.first else SPEAKER_REACH
    first, last = cue.first, cue.last
    # "Erdogan said, underscoring Turkey's fight": he stands beside the verb before, whose words end there
    another = any(hit.payload.value != "not" for hit in parsed.within(named.last, cue.first, "speech"))
    if min(abs(named.first - cue.last), abs(cue.first - named.last)) <= reach and not another:
        first, last = min(cue.first, named.first), max(cue.last, named.last)
    actor = references[cue.speaker].actor
    for one in references[cue.speaker + 1 :]:
        # "المتحدث باسم الرئاسة الروسية، دميتري بيسكوف،": office and name of one man
        if one.reference.first == last and one.actor is not None and actor is not None and one.actor.id == actor.id:
            last = one.reference.last
    return first, last
