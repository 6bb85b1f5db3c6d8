"""Comparing stretches of text and names of persons, as a careful reader would let them pass."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dragoman.actors.spellings import skeleton
from dragoman.languages.tokens import fold, tokenize

# Given names and titles that two different people share too easily to tell them by.
_COMMON = """
vladimir mohammed muhammad mohammad joe john donald emmanuel angela sergei wang kim abdullah ahmed ali
president minister ministry foreign prime king the of al el bin abu office presidency government defence
"""
_SHARED = frozenset(map(skeleton, _COMMON.split()))


def words(text: str) -> list[str]:
    return [token.fold for token in tokenize(text)]


def overlap(have: Sequence[str], want: Sequence[str]) -> tuple[float, float]:
    """Precision and recall of the words of `have` against those of `want`, each word counted as often as it stands."""
    common = sum((Counter(have) & Counter(want)).values())
    return (common / len(have) if have else 0.0), (common / len(want) if want else 0.0)


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def place(text: str, snippet: str, start: int = 0) -> tuple[int, int] | None:
    """Where `snippet` stands in `text`, whatever the white space between its words."""
    pattern = r"\s+".join(map(re.escape, snippet.split()))
    found = re.compile(pattern).search(text, start)
    return found.span() if found else None


def same_name(one: str, other: str) -> bool:
    """Whether two English names are of the same actor: equal, or they share a part that is not a common given name."""
    if fold(one) == fold(other):
        return True
    return bool(_parts(one) & _parts(other))


def _parts(name: str) -> set[str]:
    parts = {skeleton(word) for word in re.split(r"[\s-]+", name) if word}
    return {part for part in parts - _SHARED if len(part) > 1}


def same_speaker(one: str, other: str) -> bool:
    """Speakers are persons or institutions: "Russian foreign ministry" is not "Turkish foreign ministry"."""
    if fold(one) == fold(other):
        return True
    return same_name(one, other) and ("ministry" in fold(one)) == ("ministry" in fold(other))
