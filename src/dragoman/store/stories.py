"""Two versions of a page beside each other: which story became which, which words are gone, what took their place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Final

from dragoman.model import Article, Claim

SAME_STORY: Final = 0.3
"""Share of the shorter story's lines or runs of words that the other must have to be the same story, changed.

A story that is updated keeps most of its sentences; two stories of one outlet share a formula or two.
"""
REWORDED: Final = 0.5
"""From this share of common words on, a claim of the same speaker has taken a withdrawn one's place.

"for an immediate ceasefire in Syria" and "for a ceasefire in Syria as soon as possible" share .53; sentences that only
have a few small words in common stay below .35.
"""
_RUN: Final = 4
_WORD: Final = re.compile(r"\w+")


def partners(old: Iterable[Article], new: Iterable[Article]) -> dict[str, Article]:
    """The article of the new version that each old one became, by the old one's id."""
    found: dict[str, Article] = {}
    free = list(new)
    for one in old:
        weighed = [(_likeness(one, other), other) for other in free]
        score, best = max(weighed, key=lambda pair: (pair[0], -pair[1].number), default=(0.0, None))
        if best is not None and score >= SAME_STORY:
            found[one.id] = best
            free.remove(best)
    return found


def _likeness(one: Article, other: Article) -> float:
    """Share of the runs of words of the shorter text that the other has, in 0..1; 1 for texts of the same words."""
    first, second = _runs(one.text), _runs(other.text)
    if not first or not second:
        return float(words_of(one.text) == words_of(other.text))
    return len(first & second) / min(len(first), len(second))


def _runs(text: str) -> set[tuple[str, ...]]:
    words = words_of(text)
    return {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}


def words_of(text: str) -> list[str]:
    """The words of a text without case, punctuation and line breaks: what counts as the same words."""
    return _WORD.findall(text.casefold())


def instead(claim: Claim, candidates: Iterable[Claim]) -> str | None:
    """Id of the claim of the same speaker that says nearly the same words."""
    words = words_of(claim.text)
    best, found = REWORDED, None
    for other in candidates:
        if _answers(other) & _answers(claim):
            score = SequenceMatcher(None, words, words_of(other.text), autojunk=False).ratio()
            if score >= best:
                best, found = score, other.id
    return found


def _answers(claim: Claim) -> set[str]:
    return {actor.id for actor in (claim.speaker, claim.voice) if actor is not None}


class Standing:
    """Whether some words stand anywhere in some texts, whatever their case, punctuation and line breaks."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._all = "\n".join(f" {' '.join(words_of(text))} " for text in texts)

    def __contains__(self, words: object) -> bool:
        return isinstance(words, str) and f" {' '.join(words_of(words))} " in self._all
