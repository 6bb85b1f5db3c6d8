"""What an embedding engine must offer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Turns texts into vectors whose inner product is their likeness, across languages."""

    @property
    def name(self) -> str:
        """Engine and weights, with version: vectors of different names must not be compared."""
        ...

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """A float32 array of shape `(len(texts), dimension)`, rows of unit length; no texts give no rows."""
        ...
