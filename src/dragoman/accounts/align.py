"""Claims of one contact put together that say the same thing, across articles, languages and sides.

Embeddings, freed of their language, propose: two claims must be each other's best between two accounts, by a margin.
Symbols dispose: other numbers for the same thing, a denial beside an assertion, or accusations from two sides are
never the same claim, however alike they sound ("denied" and "confirmed" are .867 alike to the model).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from dragoman.encoders import Centred, Vectors
from dragoman.languages.tokens import tokenize
from dragoman.matching.evidence import numbers
from dragoman.model import Claim

SAME: Final = 0.34
"""Centred cosine from which mutually best claims are the same; 57 pairs on one topic with other content reach .33."""
SAME_BACKED: Final = 0.26
"""The same where both name the same number or act alike on the same addressee."""
ONE_LANGUAGE: Final = 0.10
"""Added within one language, where set phrases alone are alike."""
TWO_SIDES: Final = 0.04
"""Added between two sides: that both say the same is the stronger statement."""
MARGIN: Final = 0.03
WITHIN_GROUP: Final = 0.22
"""Mean likeness that two groups must have to become one: a chain of neighbours is not one claim."""

REPEATED: Final = 0.72
"""Cosine from which two claims of one side are one told twice, whatever else is alike: the title says what the lead
says again, seven rewrites say what the first said."""
CONTAINED: Final = 0.80
"""Share of the words of the shorter claim that the longer has, from which one article says one thing twice."""

REPEAT: Final = -1.0
"""Stands for the likeness of claims that repeat each other: they are put together last, as they are."""

DENYING: Final = frozenset({"denies", "rejects"})
DENIAL: Final = 0.13
"""Cosine from which a denial speaks of the other side's claim: negation itself pushes the vectors apart."""
REJECTION: Final = 0.24
"""The same for a rejection, which is as often of a demand or of a question ("refused to give details")."""
BLAME: Final = 0.22
"""Cosine from which two accusations from two sides are of the same matter."""


@dataclass(frozen=True, slots=True)
class Voiced:
    """A claim with the side whose account it is part of."""

    claim: Claim
    side: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """`groups` of claims that say the same, each claim in one; `against` are pairs that cannot both hold, with why."""

    groups: tuple[tuple[Voiced, ...], ...]
    against: tuple[tuple[Voiced, Voiced, str], ...]


def align(voiced: Sequence[Voiced], encoder: Centred | None) -> Alignment:
    """Group the claims of a contact and find those that contradict each other.

    Args:
        voiced: claims with their sides; order plays no part.
        encoder: None groups nothing but claims with the same words.
    """
    items = sorted(voiced, key=lambda one: one.claim.id)
    if not items:
        return Alignment((), ())
    likeness = _likeness(items, encoder)
    found = [numbers(one.claim.text) for one in items]
    against: list[tuple[Voiced, Voiced, str]] = []
    edges: list[tuple[float, int, int]] = []
    best = _best_elsewhere(items, likeness)
    for i in range(len(items)):
        for j in range(i + 1, len(items)):
            value = float(likeness[i, j])
            why = _contradiction(items[i], items[j], value, found[i], found[j], mutual=(i, j) in best)
            if why:
                against.append((items[i], items[j], why))
                continue
            if _repeats(items[i], items[j], value):
                edges.append((REPEAT, i, j))
                continue
            needed = _needed(items[i], items[j], same_number=bool(found[i] & found[j]))
            if (i, j) in best and value >= needed and _apart(items[i].claim, items[j].claim):
                edges.append((value, i, j))
    return Alignment(_groups(items, edges, likeness), tuple(against))


def _likeness(items: Sequence[Voiced], encoder: Centred | None) -> Vectors:
    if encoder is None:
        texts = [" ".join(one.claim.text.split()) for one in items]
        return np.array([[float(a == b) for b in texts] for a in texts], dtype=np.float32)
    vectors = encoder.encode([one.claim.text for one in items], [one.claim.language for one in items])
    found: Vectors = vectors @ vectors.T
    return found


def _best_elsewhere(items: Sequence[Voiced], likeness: Vectors) -> set[tuple[int, int]]:
    """Pairs `i < j` that are each other's best between their two accounts, by a margin on both ways.

    An account here is what one article gives of one side: two claims of it are two claims.
    """
    buckets: dict[tuple[str, str], list[int]] = {}
    for place, one in enumerate(items):
        buckets.setdefault(_bucket(one), []).append(place)
    found: set[tuple[int, int]] = set()
    keys = sorted(buckets)
    for at, first in enumerate(keys):
        for second in keys[at + 1 :]:
            rows, columns = buckets[first], buckets[second]
            part = likeness[np.ix_(rows, columns)]
            for r, row in enumerate(rows):
                c = int(part[r].argmax())
                if int(part[:, c].argmax()) == r and _clear(part[r], c) and _clear(part[:, c], r):
                    found.add((min(row, columns[c]), max(row, columns[c])))
    return found


def _bucket(one: Voiced) -> tuple[str, str]:
    return one.claim.article, one.side


def _apart(a: Claim, b: Claim) -> bool:
    """Whether two claims are different words: one sentence read for two speakers is not two sides saying the same."""
    return a.article != b.article or not a.span.overlaps(b.span)


def _repeats(a: Voiced, b: Voiced, value: float) -> bool:
    """Whether one side says in both the same in nearly the same words."""
    if a.side != b.side or (a.claim.act in DENYING) != (b.claim.act in DENYING):
        return False
    if a.claim.article != b.claim.article:
        return value >= REPEATED and numbers(a.claim.text) == numbers(b.claim.text)
    first, second = (frozenset(token.fold for token in tokenize(one.claim.text)) for one in (a, b))
    small, large = sorted((first, second), key=len)
    return len(small) >= FEWEST and len(small & large) >= CONTAINED * len(small)


FEWEST: Final = 4
"""Words of a claim from which what it shares with another is no accident."""


def _clear(values: Vectors, at: int) -> bool:
    others = np.delete(values, at)
    return not others.size or float(values[at] - others.max()) >= MARGIN


def _needed(a: Voiced, b: Voiced, *, same_number: bool) -> float:
    backed = same_number or (
        a.claim.act == b.claim.act
        and a.claim.act not in ("states", "discusses")
        and a.claim.addressee is not None
        and b.claim.addressee is not None
        and a.claim.addressee.id == b.claim.addressee.id
    )
    needed = SAME_BACKED if backed else SAME
    if a.claim.language == b.claim.language:
        needed += ONE_LANGUAGE
    return needed + (TWO_SIDES if a.side != b.side else 0.0)


def _contradiction(
    a: Voiced, b: Voiced, value: float, first: frozenset[str], second: frozenset[str], *, mutual: bool
) -> str | None:
    """Why two claims cannot both hold; None where nothing says so."""
    if a.side == b.side or not _apart(a.claim, b.claim):
        return None
    denying = (a.claim.act in DENYING) != (b.claim.act in DENYING)
    outright = "denies" in (a.claim.act, b.claim.act)
    if denying and mutual and value >= (DENIAL if outright else REJECTION):
        return "one side denies or rejects what the other tells"
    if a.claim.act == b.claim.act == "accuses" and value >= BLAME:
        return "each side puts the blame elsewhere"
    if mutual and value >= SAME and len(first) == len(second) == 1 and first != second:
        return f"the sides give different numbers: {min(first)} and {min(second)}"
    return None


def _groups(
    items: Sequence[Voiced], edges: list[tuple[float, int, int]], likeness: Vectors
) -> tuple[tuple[Voiced, ...], ...]:
    group = {place: [place] for place in range(len(items))}
    for value, i, j in sorted(edges, key=lambda edge: (-edge[0], edge[1], edge[2])):
        a, b = group[i], group[j]
        if a is b:
            continue
        # Two claims of one side in one article are two claims, unless the one repeats the other.
        if value > REPEAT and {_bucket(items[place]) for place in a} & {_bucket(items[place]) for place in b}:
            continue
        if value > REPEAT and float(likeness[np.ix_(a, b)].mean()) < WITHIN_GROUP:
            continue
        a.extend(b)
        for place in b:
            group[place] = a
    seen: dict[int, list[int]] = {id(members): members for members in group.values()}
    ordered = sorted((sorted(members) for members in seen.values()), key=lambda members: members[0])
    return tuple(tuple(items[place] for place in members) for members in ordered)
