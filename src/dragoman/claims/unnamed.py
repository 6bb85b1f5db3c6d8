"""Subjects without a name: pronouns, "the two leaders", "the statement", and strangers nobody can look up.

Somebody who stands nearer to a verb but whom nobody knows ("a senior official said") keeps it from falling to the
next name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dragoman.claims.clauses import ADJACENT, Clauses, verb_first, within_known, within_reference
from dragoman.claims.voices import STRANGERS, Voices
from dragoman.languages.parse import Parsed, Passage

ATTACHED: Final = 3
"""Words between a stranger and the institution he speaks for: "an aide to the president at the Elysee"."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Who speaks at a verb: the index of a reference, or how the unnamed one is referred to.

    `how` is "" (named, or nothing found), pronoun, both, statement, joint, stranger, or shared (the subject of the
    verb before).
    """

    speaker: int | None = None
    how: str = ""


def pronoun_beside(parsed: Parsed, passage: Passage, first: int, last: int) -> str:
    """ "Israel, he added, must …", "добави той.": a pronoun right beside the verb is its subject: pronoun or it, or "".

    Behind the verb it must end the clause: in "Putin said he would" it begins what was said.
    """
    start, end = max(first - 2, passage.first), min(last + 1, passage.last)
    for hit in parsed.within(start, end, "attribution"):
        if hit.payload.value not in ("pronoun", "it"):
            continue
        if hit.first < last and (hit.payload.value == "pronoun" or hit.last == first):
            return hit.payload.value
        following = parsed.text[parsed.tokens[hit.last - 1].end : passage.span.end].lstrip()
        if parsed.pack.cased and hit.first >= last and (not following or following[0] in ',.;:!?–—-»”"'):
            return hit.payload.value
    return ""


def unnamed_subject(parsed: Parsed, passage: Passage, voices: Voices, first: int, last: int, before: int) -> str:
    """How a subject without a name is referred to between `before` and the verb, or right behind it."""
    start = max(before, passage.first)
    if voices.within(start, first, "joint") or voices.within(last, min(last + 2, passage.last), "joint"):
        return "joint"
    for hit in parsed.within(last, min(last + 3, passage.last), "attribution"):
        # Verb first: "وأوضح البيان أن", "подчертават двамата президенти"
        if hit.payload.value in ("statement", "both") and hit.first == last:
            return hit.payload.value
    verb = parsed.span(first, last)
    closed = [quote for quote in parsed.quotes if not quote.overlaps(verb)]
    values = {
        hit.payload.value
        for hit in parsed.within(start, first, "attribution")
        if not any(quote.overlaps(parsed.span(hit.first, hit.last)) for quote in closed)
    }
    for value in ("both", "statement", "pronoun"):
        if value in values:
            return value
    return ""


def stranger_before(clauses: Clauses, start: int, first: int) -> Subject | None:
    """Somebody between `start` and the verb whom nobody can look up, with the institution he is said to belong to."""
    found = [
        hit for hit in clauses.voices.within(max(start, clauses.passage.first), first, *STRANGERS)
        if not within_reference(clauses, hit.first) and not an_object(clauses, hit.first)
        and with_name(clauses, hit.first, hit.last) is None
    ]  # fmt: skip
    if not found:
        return None
    nearest = found[-1]
    if clauses.parsed.pack.verb_last or verb_first(clauses.parsed.pack):
        if first - nearest.last > ADJACENT and not clauses.between(nearest.last, nearest.last).strip():
            return None
    elif first - nearest.last > ATTACHED * 2:
        return None
    if nearest.payload.value != "stranger":
        return Subject(how=nearest.payload.value)
    return attached(clauses, nearest.last, first, nearest.first)


def segment_start(clauses: Clauses, before: int, first: int) -> int:
    """Where the stretch between clause marks begins that the verb stands in."""
    at = first
    while at > before and not clauses.broken(at, at):
        at -= 1
    return at


def with_name(clauses: Clauses, first: int, last: int) -> int | None:
    """ "analyst Sara Lee", "Sara Lee, an analyst": the name that stands beside a word for a stranger."""
    for number in clauses.able:
        reference = clauses.resolved[number].reference
        if clauses.resolved[number].how != "stranger":
            continue
        ahead = 0 <= first - reference.last <= 2 and clauses.broken(reference.last, reference.last)
        if ahead or (reference.first == last and not clauses.between(last, last).strip()):
            return number
    return None


def an_object(clauses: Clauses, at: int) -> bool:
    """ "told reporters", "with experts": a small word before makes the stranger no subject."""
    return at > clauses.passage.first and any(
        clauses.linked(at - 1, link) for link in ("with", "to", "about", "of", "by", "between", "from", "in")
    )


def attached(clauses: Clauses, end: int, limit: int, start: int | None = None) -> Subject:
    """A stranger as speaker: his institution where it stands right beside him, else nobody."""
    for number in clauses.able:
        one = clauses.resolved[number]
        if one.actors[0].kind != "institution":
            continue
        gap = one.reference.first - end
        near = 0 <= gap <= ATTACHED * 2 and one.reference.last <= limit and not clauses.broken(end, one.reference.first)
        before = (
            start is not None and 0 <= start - one.reference.last <= 1 and not clauses.broken(one.reference.last, start)
        )
        if near or before:
            return Subject(number, "aide")
    return Subject(how="stranger")


def nameless_capital(clauses: Clauses, first: int, last: int, *, behind: bool = True) -> bool:
    """ "…, the National Antiterrorism Committee says": someone is named right beside the verb whom nobody knows.

    `behind` tells whether he may stand behind it: in "Oskarżył Zachód" it is who is accused.
    """
    parsed, passage = clauses.parsed, clauses.passage
    if not parsed.pack.cased:
        return False
    tokens = parsed.tokens
    before = first - 1 > passage.first or (first - 1 == passage.first and not parsed.pack.drops_subject)
    before = before and tokens[first - 1].capital and tokens[first - 1].end + 2 > tokens[first].start
    before = before and not parsed.within(first - 1, first, "attribution")
    after = behind and last < passage.last and tokens[last].capital and tokens[last - 1].end + 2 > tokens[last].start
    return (before and not within_reference(clauses, first - 1)) or (after and not within_reference(clauses, last))


def nameless_opening(clauses: Clauses, first: int) -> bool:
    """ "While Sanders backs Clinton, Devine suggested that": a name nobody knows opens the verb's own clause."""
    at = _capitals(clauses, first)
    return at < first and at > clauses.passage.first and clauses.broken(at, at)


def nameless_before_aside(clauses: Clauses, mate: int, first: int) -> bool:
    """ "Reid, who endorsed Clinton in February, said": the aside hangs on a name nobody knows."""
    start = clauses.resolved[mate].reference.first
    if not clauses.broken(first, first) or not clauses.passage.first < start:
        return False
    opening = segment_start(clauses, clauses.passage.first, start)
    if not clauses.passage.first < opening < start or clauses.parsed.tokens[opening].capital:
        return False
    known = any(clauses.resolved[n].reference.last <= start for n in clauses.able if n != mate)
    return not known and _capitals(clauses, opening) < opening


def _capitals(clauses: Clauses, end: int) -> int:
    """Where the words with capitals before token `end` begin that are no reference, small word or time; else `end`."""
    parsed, passage = clauses.parsed, clauses.passage
    if not parsed.pack.cased or parsed.pack.nouns_capital or parsed.pack.verb_last:
        return end
    at = end
    while at > passage.first and parsed.tokens[at - 1].capital:
        if at < end and clauses.between(at, at).strip(" ."):
            break
        at -= 1
    inside = range(at, end)
    named = any(within_known(clauses, one) or _spoken_for(parsed, one) for one in inside)
    beside = at > passage.first and parsed.within(at - 1, at, "link") and not clauses.broken(at, at)
    return end if named or beside else at


def _spoken_for(parsed: Parsed, at: int) -> bool:
    """Whether a token is known for something else than a name: a small word, a state, a place, an office."""
    return any(parsed.within(at, at + 1, kind) for kind in ("link", "attribution", "state", "place", "office"))


def unknown_behind(clauses: Clauses, last: int) -> bool:
    """ "وأكد المجتمعون أن": an Arabic verb, a noun with its article whom nobody knows, and what he said."""
    parsed, passage = clauses.parsed, clauses.passage
    if not verb_first(parsed.pack) or last >= passage.last or not parsed.tokens[last].fold.startswith("ال"):
        return False
    that = next((hit.first for hit in parsed.within(last + 1, min(last + UNKNOWN, passage.last), "attribution")
                 if hit.payload.value == "that"), None)  # fmt: skip
    return that is not None and not any(parsed.within(at, at + 1, "link") for at in range(last, that))


UNKNOWN: Final = 5
"""Words between an Arabic verb and its *that* among which an unknown subject may stand."""


def feminine(clauses: Clauses, first: int) -> bool:
    """ "ودعت": an Arabic verb in the feminine without a subject is a body's, not the man's who spoke before."""
    word = clauses.parsed.tokens[first].fold
    return verb_first(clauses.parsed.pack) and len(word) > 2 and word.endswith("ت")


def open_beside(clauses: Clauses, first: int, last: int) -> bool:
    """A reference right before the verb that nobody could be found for is still its subject."""
    return any(
        not one.actors
        and (0 <= first - one.reference.last <= 1 or _right_behind(clauses, last, one.reference.first))
        and one.reference.person_like
        and not one.reference.suffix
        for one in clauses.resolved
    )


def _right_behind(clauses: Clauses, last: int, start: int) -> bool:
    """Whether a reference begins behind the verb, or behind an article there: "δήλωσε ο εκπρόσωπος"."""
    if not 0 <= start - last <= 1 or "," in clauses.between(last, start):
        return False
    tokens = clauses.parsed.tokens
    return start == last or (len(tokens[last].fold) <= 3 and not tokens[last].capital)
