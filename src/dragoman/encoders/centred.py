"""Vectors with their language taken out.

A multilingual model puts texts of one language closer together than their meaning warrants. Subtracting each
language's mean vector removes that (Libovický, Rosa & Fraser 2020, "On the Language Neutrality of Pre-trained
Multilingual Representations"): the same claim across languages was told apart with F1 .89 instead of .82.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np

from dragoman.encoders.e5 import E5
from dragoman.encoders.protocol import Embedder, Vectors
from dragoman.errors import DataError

MEANS: Final = Path(__file__).parent / "means.txt"
"""One line a language: code, then the mean vector as base64 of little-endian float16. Made by `means_of`.

Those of ar bg en ru tr are of news, the others of the language cases, moved by how much these two differ in the five:
`python -m benchmarks.means` says how stable they are and makes them again.
"""


class Centred:
    """An embedder whose vectors are freed of their language's mean and of unit length again."""

    def __init__(self, embedder: Embedder, means: dict[str, Vectors]) -> None:
        """`means` by language; the mean of all of them stands in for a language that has none."""
        self.embedder = embedder
        self._means = means
        zero = np.zeros(embedder.dimension, dtype=np.float32)
        self._other: Vectors = np.mean(list(means.values()), axis=0, dtype=np.float32) if means else zero

    def encode(self, texts: Sequence[str], languages: Sequence[str]) -> Vectors:
        """Unit vectors `(len(texts), dimension)` of texts in the languages given beside them."""
        vectors = self.embedder.encode(texts)
        if not len(texts):
            return vectors
        shifted = vectors - np.stack([self._means.get(language, self._other) for language in languages])
        lengths = np.linalg.norm(shifted, axis=1, keepdims=True)
        found: Vectors = (shifted / np.maximum(lengths, 1e-9)).astype(np.float32)
        return found


def means_of(embedder: Embedder, texts: dict[str, Sequence[str]]) -> dict[str, Vectors]:
    """The mean vector of each language's texts; a few hundred sentences of mixed content are enough."""
    return {code: embedder.encode(sample).mean(axis=0) for code, sample in sorted(texts.items()) if len(sample)}


def write_means(path: Path, means: dict[str, Vectors], name: str) -> None:
    """Write the data file that `read_means` reads; `name` is the embedder's."""
    lines = [f"# Mean vectors of {name}; see centred.py.\n"]
    for code, mean in sorted(means.items()):
        lines.append(f"{code} {base64.b64encode(mean.astype('<f2').tobytes()).decode()}\n")
    path.write_text("".join(lines), encoding="utf-8")


def read_means(path: Path, dimension: int) -> dict[str, Vectors]:
    """Mean vectors by language. Raises `DataError` for a line that is not one of `dimension` numbers."""
    found: dict[str, Vectors] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        code, _, data = line.partition(" ")
        try:
            vector = np.frombuffer(base64.b64decode(data, validate=True), dtype="<f2").astype(np.float32)
        except ValueError as error:
            raise DataError(str(path), number, f"not a vector: {error}") from error
        if vector.shape != (dimension,) or code in found:
            raise DataError(str(path), number, f"expected one vector of {dimension} numbers for {code!r}")
        found[code] = vector
    return found


@cache
def default_embedder() -> Centred:
    """The engine that is used where nothing else is asked for."""
    return centred(E5())


def centred(embedder: Embedder) -> Centred:
    """The default engine, perhaps wrapped, with the means that were measured for it."""
    return Centred(embedder, read_means(MEANS, embedder.dimension))
