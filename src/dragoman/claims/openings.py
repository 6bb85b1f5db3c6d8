"""Whom a sentence is about: the persons it opens with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dragoman.actors.resolve import Resolved
from dragoman.claims.clauses import subject_like
from dragoman.languages.parse import Parsed, Passage
from dragoman.model import Actor


def sentence_subjects(parsed: Parsed, passage: Passage, resolved: Sequence[Resolved]) -> tuple[Actor | None, ...]:
    """The persons whom a sentence is about in which nobody speaks: those it opens with; several where they are joined.

    One of them is None where nobody knows him.

    "Barack Obama picked up the telephone and called Hassan Rouhani" is about Obama, "Putin and Erdogan met" about two.
    """
    found: list[Resolved] = []
    for one in resolved:
        known = one.actor is not None and one.actor.kind == "person"
        if not (known or (one.reference.person_like and not one.actors)):
            continue
        if not subject_like(parsed, one, passage.first, postposed=bool(found)):
            continue
        if found:
            if _joined(parsed, found[-1], one):
                found.append(one)
            break
        quoted = any(quote.overlaps(one.reference.span) for quote in parsed.quotes)
        if one.reference.first - passage.first > OPENING or quoted:
            break
        found.append(one)
    return tuple(one.actor for one in found)


def _joined(parsed: Parsed, left: Resolved, right: Resolved) -> bool:
    """ "Putin and Erdogan": one small word between them."""
    first, last = left.reference.last, right.reference.first
    joined = any(hit.payload.value == "and" for hit in parsed.within(first, last, "link"))
    clitic = bool(right.reference.prefix) and first == last
    return last - first <= 1 and (joined or clitic) and left.actor != right.actor


OPENING: Final = 1
"""Words before the subject of a sentence, at most: "Then Obama called …", but "Petrovsky called Obama"."""
