"""Finding what a decision is about after its page was read anew: by id, else by its words at the same source."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Final, TypeVar

from dragoman.decisions.records import Anchor
from dragoman.model import Article, Claim, ContactReport

MOST: Final = 400
"""Characters of a span's words that an anchor keeps."""
LEAST: Final = 12
"""Characters from which words that lie within others are no accident."""

T = TypeVar("T")


def digest(words: str) -> str:
    """What the words of a span are known by, white space aside."""
    return hashlib.sha256(_plain(words).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def anchor_of(found: ContactReport | Claim, article: Article, source: str) -> Anchor:
    """The anchor of a report or claim of an article whose page was met at `source`."""
    words = found.span.of(article.text)
    return Anchor(found.id, source, digest(words), _plain(words)[:MOST], beside(found))


def beside(found: ContactReport | Claim) -> tuple[str, ...]:
    """What tells a report or claim from others at the same words."""
    if isinstance(found, ContactReport):
        return tuple(sorted({party.id for party in found.parties}))
    return (found.speaker.id,) if found.speaker is not None else ()


def find(anchor: Anchor, candidates: Iterable[Anchor]) -> str | None:
    """The id an anchored report or claim has now; None where it is gone, or where more than one may be meant.

    Args:
        anchor: as it was decided about.
        candidates: the reports, or the claims, of pages met at `anchor.source`, and the one with `anchor.id`.
    """
    listed = list(candidates)
    if any(one.id == anchor.id for one in listed):
        return anchor.id
    there = [one for one in listed if one.source == anchor.source]
    # Another version of the page with the very words, then rules that read a stretch of it longer or shorter; a
    # report's words are often few ("phone call"), so that the same parties must be there too.
    same = [one for one in there if one.digest == anchor.digest]
    return _only(anchor, same) or _only(anchor, [one for one in there if _within(one, anchor)])


def _only(anchor: Anchor, found: Sequence[Anchor]) -> str | None:
    alike = [one for one in found if one.beside == anchor.beside]
    if len(found) == 1 and (alike or len(anchor.words) >= LEAST):
        return found[0].id
    return alike[0].id if len(alike) == 1 else None


def _within(one: Anchor, other: Anchor) -> bool:
    small, large = sorted((one.words, other.words), key=len)
    return small in large and (len(small) >= LEAST or one.beside == other.beside)


def _plain(words: str) -> str:
    return " ".join(words.split())
