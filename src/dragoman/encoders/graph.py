"""The transformer of multilingual-e5-small as an ONNX graph over its four-bit weights.

BERT (Devlin et al. 2019) after the word vectors. Matrices stay in four bits (`MatMulNBits` of ONNX Runtime, activations
in eight), so that a text takes half the time of the model's own engine with the same vectors to four digits.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

from dragoman.encoders.weights import BLOCK, Weights, split

INPUT = "words"
OUTPUT = "states"
_OURS = "com.microsoft"


def transformer(weights: Weights) -> ModelProto:
    """A graph from word vectors `(texts, pieces, hidden)` to states of the same shape, both float32."""
    return _Builder(weights).model()


class _Builder:
    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._sizes = weights.sizes
        self._nodes: list[NodeProto] = []
        self._constants: list[TensorProto] = []

    def model(self) -> ModelProto:
        state = INPUT
        for layer in range(self._sizes.layers):
            state = self._layer(state, f"l{layer}.", last=layer == self._sizes.layers - 1)
        shape: list[str | int | None] = ["texts", "pieces", self._sizes.hidden]
        graph = helper.make_graph(
            self._nodes, "multilingual-e5-small",
            [helper.make_tensor_value_info(INPUT, TensorProto.FLOAT, shape)],
            [helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, shape)],
            self._constants,
        )  # fmt: skip
        versions = [helper.make_opsetid("", 18), helper.make_opsetid(_OURS, 1)]
        return helper.make_model(graph, opset_imports=versions, ir_version=9)

    def _layer(self, state: str, at: str, *, last: bool) -> str:
        hidden, inner = self._sizes.hidden, self._sizes.inner
        together = self._times(state, at, ("q", "k", "v"), hidden, at + "qkv")
        parts = [at + "queries", at + "keys", at + "values"]
        self._node("Split", [together], parts, axis=2, num_outputs=3)
        seen = self._node("MultiHeadAttention", parts, [at + "seen"], domain=_OURS, num_heads=self._sizes.heads)
        state = self._added(state, self._times(seen, at, ("ao",), hidden, at + "attended"), at + "aln")
        wide = self._times(state, at, ("fi",), hidden, at + "wide")
        bent = self._node("Gelu", [wide], [at + "bent"], domain=_OURS)
        narrow = self._times(bent, at, ("fo",), inner, at + "narrow")
        return self._added(state, narrow, at + "oln", OUTPUT if last else at + "state")

    def _times(self, x: str, at: str, names: Sequence[str], width: int, to: str) -> str:
        """`x` times matrices side by side, plus their biases."""
        scales, nibbles = split(np.concatenate([self._weights.rows(f"{at}{name}.w", width) for name in names]))
        inputs = [x, self._constant(to + ".w", _paired(nibbles)), self._constant(to + ".s", scales)]
        # accuracy_level 4: activations in eight bits, as the model's own engine computes.
        self._node(
            "MatMulNBits", inputs, [to + ".raw"], domain=_OURS,
            K=width, N=len(scales), bits=4, block_size=BLOCK, accuracy_level=4,
        )  # fmt: skip
        bias = np.concatenate([self._weights.vector(f"{at}{name}.b") for name in names])
        return self._node("Add", [to + ".raw", self._constant(to + ".b", bias)], [to])

    def _added(self, x: str, y: str, name: str, to: str | None = None) -> str:
        """The sum of both, each vector brought to mean 0 and variance 1, stretched and shifted."""
        total = self._node("Add", [x, y], [name + ".sum"])
        stretch = self._constant(name + ".w", self._weights.vector(name + ".w"))
        shift = self._constant(name + ".b", self._weights.vector(name + ".b"))
        return self._node(
            "LayerNormalization", [total, stretch, shift], [to or name], axis=-1, epsilon=self._sizes.epsilon
        )

    def _node(self, kind: str, inputs: Sequence[str], outputs: Sequence[str], **options: Any) -> str:
        self._nodes.append(helper.make_node(kind, inputs, outputs, **options))
        return outputs[0]

    def _constant(self, name: str, values: NDArray[np.generic]) -> str:
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name


def _paired(nibbles: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Bytes that hold weights j and j + 16 as bytes that hold neighbours, which is how ONNX Runtime keeps them."""
    ordered = np.concatenate([nibbles & 15, nibbles >> 4], axis=2)
    paired: NDArray[np.uint8] = ordered[:, :, 0::2] | (ordered[:, :, 1::2] << 4)
    return paired
