"""Records to bytes and back: MessagePack by msgspec, compressed where text makes it worth while.

Fields may be added to a record with a default; an older dossier then still reads. What cannot be decoded is damage.
"""

from __future__ import annotations

import zlib
from typing import Any, TypeVar

import msgspec

from dragoman.errors import DamagedDossierError

T = TypeVar("T")
_ENCODER = msgspec.msgpack.Encoder()


_DECODERS: dict[Any, msgspec.msgpack.Decoder[Any]] = {}


def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    if kind not in _DECODERS:
        _DECODERS[kind] = msgspec.msgpack.Decoder(kind)
    return _DECODERS[kind]


def pack(record: object) -> bytes:
    """The bytes of a record of `model.py` (or a tuple or mapping of such)."""
    return _ENCODER.encode(record)


def unpack(data: bytes, kind: type[T]) -> T:
    """The record of a type that `pack` made the bytes of.

    Raises:
        DamagedDossierError: the bytes are no such record.
    """
    try:
        found: T = _decoder(kind).decode(data)
    except (msgspec.DecodeError, ValueError, TypeError) as error:
        raise DamagedDossierError(f"a record of the dossier cannot be decoded: {error}") from error
    return found


def squeeze(record: object) -> bytes:
    """`pack`, compressed: for records that hold text."""
    return zlib.compress(pack(record), 6)


def expand(data: bytes, kind: type[T]) -> T:
    """The record that `squeeze` made the bytes of.

    Raises:
        DamagedDossierError: the bytes are no such record.
    """
    try:
        plain = zlib.decompress(data)
    except zlib.error as error:
        raise DamagedDossierError(f"a text of the dossier cannot be expanded: {error}") from error
    return unpack(plain, kind)
