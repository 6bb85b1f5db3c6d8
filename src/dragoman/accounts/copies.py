"""Articles that are copies of each other: reprints and rewrites of one text count as one origin."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from rensa import RMinHash, RMinHashLSH

from dragoman.languages.tokens import fold
from dragoman.model import Article

PERMUTATIONS: Final = 128
BANDS: Final = 32
SHINGLE: Final = 3
"""Words of a shingle; longer ones lose rewrites that replace every fifth word."""
COPY: Final = 0.35
"""Jaccard of shingles from which two texts are one. Two authors on one statement share quotations: under .2."""
CONTAINED: Final = 0.70
"""Share of the shorter text's shingles that the longer has: a cut reprint."""


def copies(articles: Iterable[Article]) -> dict[str, str]:
    """For every article id the id of the group it belongs to: the smallest article id among its copies.

    MinHash (Broder 1997) over word shingles proposes, the exact Jaccard decides.
    """
    shingled = {article.id: shingles(article.text) for article in articles}
    order = sorted(shingled)
    group = {one: one for one in order}
    for a, b in _candidates({one: shingled[one] for one in order if shingled[one]}):
        if group[a] != group[b] and is_copy(shingled[a], shingled[b]):
            keep, drop = sorted((group[a], group[b]))
            group = {one: keep if its == drop else its for one, its in group.items()}
    return group


def is_copy(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two sets of shingles come from one text."""
    both = len(a & b)
    return both >= COPY * len(a | b) or both >= CONTAINED * min(len(a), len(b))


def shingles(text: str) -> frozenset[str]:
    """Runs of three words of a text, without case, marks and punctuation."""
    words = ["".join(char for char in fold(word) if char.isalnum()) for word in text.split()]
    words = [word for word in words if word]
    return frozenset(" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))


FEW: Final = 40
"""Articles up to which every pair is looked at."""


def _candidates(shingled: dict[str, frozenset[str]]) -> list[tuple[str, str]]:
    order = list(shingled)
    if len(order) <= FEW:
        return [(a, b) for at, a in enumerate(order) for b in order[at + 1 :]]
    index = RMinHashLSH(threshold=COPY, num_perm=PERMUTATIONS, num_bands=BANDS)
    hashes = []
    for place, one in enumerate(order):
        minhash = RMinHash(num_perm=PERMUTATIONS, seed=1)
        minhash.update(sorted(shingled[one]))
        hashes.append(minhash)
        index.insert(place, minhash)
    return sorted(
        (order[place], order[other])
        for place, minhash in enumerate(hashes)
        for other in index.query(minhash)
        if place < other
    )
