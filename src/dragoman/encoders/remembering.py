"""An embedder that does not encode twice what was encoded before, in this process or another."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

import numpy as np

from dragoman.encoders.protocol import Embedder, Vectors

Recall = Callable[[str, Sequence[bytes]], Mapping[bytes, bytes]]
"""Vectors as kept (`pack`) by the digest of their text: of the embedder with this name, and the digests asked for."""

MOST: Final = 20_000
"""Vectors held in memory."""


class Remembering:
    """`Embedder` over another one; vectors are looked up before they are made.

    Vectors are rounded to half precision, kept or new, so that it makes no difference which they are; `fresh` are
    those made since it was last cleared, by digest of their text.
    """

    def __init__(self, embedder: Embedder, recall: Recall) -> None:
        self.embedder = embedder
        self.name = embedder.name
        self.dimension = embedder.dimension
        self.fresh: dict[bytes, bytes] = {}
        self._recall = recall
        self._held: dict[bytes, Vectors] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of the texts, each kept or new."""
        digests = [digest(text) for text in texts]
        if len(self._held) > MOST:
            self._held.clear()
        missing = {key: text for key, text in zip(digests, texts, strict=True) if key not in self._held}
        if missing:
            for key, data in self._recall(self.name, list(missing)).items():
                self._held[key] = unpack(data)
                del missing[key]
            for key, vector in zip(missing, self.embedder.encode(list(missing.values())), strict=True):
                self.fresh[key] = pack(vector)
                self._held[key] = unpack(self.fresh[key])
        if not digests:
            return np.zeros((0, self.dimension), dtype=np.float32)
        return np.stack([self._held[key] for key in digests])

    def missing(self, texts: Iterable[str]) -> list[str]:
        """The texts, each once, that would have to be encoded."""
        found = {key: text for text in texts if (key := digest(text)) not in self._held}
        known = self._recall(self.name, list(found))
        return [text for key, text in found.items() if key not in known]


def digest(text: str) -> bytes:
    """What a text is known by, white space aside."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).digest()[:16]


def pack(vector: Vectors) -> bytes:
    """A vector as little-endian half-precision numbers."""
    return vector.astype("<f2").tobytes()


def unpack(data: bytes) -> Vectors:
    """The vector that `pack` made the bytes of."""
    return np.frombuffer(data, dtype="<f2").astype(np.float32)
