"""Encoders: texts of any language as vectors that can be compared, behind one protocol."""

from dragoman.encoders.centred import Centred, centred, default_embedder
from dragoman.encoders.e5 import E5
from dragoman.encoders.protocol import Embedder, Vectors
from dragoman.encoders.remembering import Remembering

__all__ = ["E5", "Centred", "Embedder", "Remembering", "Vectors", "centred", "default_embedder"]
