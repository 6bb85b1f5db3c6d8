"""Texts cut into the pieces of a vocabulary: the likeliest way by a unigram model.

Kudo 2018, "Subword Regularization"; Kudo & Richardson 2018, "SentencePiece".
"""

from __future__ import annotations

import re
from typing import Final

from dragoman.encoders.weights import Weights

_SPACE: Final = "▁"
""" U+2581, what SentencePiece writes a space as."""
_UNKNOWN: Final = -10.0
"""What a character without a piece costs more than the rarest piece, as in SentencePiece."""
_NEVER: Final = float("-inf")


class Unigram:
    """A tokeniser; its answers are the numbers of pieces, between those that begin and end a text."""

    def __init__(self, weights: Weights) -> None:
        self._specials = weights.specials
        self._folding = weights.folding
        self._scores: list[float] = weights.scores.tolist()
        unknown = weights.specials.unknown
        self._pieces = {piece: number for piece, number in weights.pieces().items() if number != unknown}
        self._longest = max(map(len, self._pieces))
        self._most = weights.sizes.positions - 2
        self._unknown = float(weights.scores.min()) + _UNKNOWN

    def __call__(self, text: str) -> list[int]:
        """Numbers of the pieces of a text; what goes beyond the model's positions is left out."""
        folded = re.sub(" +", " ", text.translate(self._folding)).replace(" ", _SPACE)
        whole = folded if folded.startswith(_SPACE) else _SPACE + folded
        return [self._specials.begin, *self._cut(whole)[: self._most], self._specials.end]

    def _cut(self, text: str) -> list[int]:
        """The best-scored way through the text (Viterbi)."""
        pieces, scores = self._pieces, self._scores
        end = len(text)
        best = [0.0] + [_NEVER] * end
        last = [(0, 0)] * (end + 1)  # the piece that ends here on the best way, and where it begins
        for start in range(end):
            reached = best[start]
            for stop in range(start + 1, min(end, start + self._longest) + 1):
                number = pieces.get(text[start:stop])
                if number is not None and reached + scores[number] > best[stop]:
                    best[stop] = reached + scores[number]
                    last[stop] = (number, start)
            if reached + self._unknown > best[start + 1]:
                best[start + 1] = reached + self._unknown
                last[start + 1] = (self._specials.unknown, start)
        found = []
        at = end
        while at:
            number, at = last[at]
            found.append(number)
        return found[::-1]
