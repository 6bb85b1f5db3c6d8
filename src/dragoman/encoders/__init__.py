"""Encoders: texts of any language as vectors that can be compared, behind one protocol."""

from dragoman.encoders.centred import Centred, default_embedder
from dragoman.encoders.protocol import Embedder, Vectors

__all__ = ["Centred", "Embedder", "Vectors", "default_embedder"]
