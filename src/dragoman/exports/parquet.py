"""Tables as Parquet: the columns of `tables` with their types, written a thousand rows at a time (needs pyarrow)."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final, TypeVar

from dragoman.errors import UsageError
from dragoman.exports.format import Format, Losses, Wanted
from dragoman.exports.tables import (
    CLAIMS,
    CLAIMS_LACK,
    CONTACTS,
    CONTACTS_LACK,
    DAY,
    NUMBER,
    TEXT,
    TEXTS,
    YES,
    Column,
    claim_rows,
)
from dragoman.store.dossier import Dossier

T = TypeVar("T")

AT_ONCE: Final = 1000
"""Rows of one row group: what is held in memory at a time."""
MEDIA_TYPE: Final = "application/vnd.apache.parquet"
EXTRA: Final = "parquet"


def contacts(dossier: Dossier, wanted: Wanted, losses: Losses) -> Iterator[bytes]:
    """One row a contact."""
    return _parts(CONTACTS, wanted.of(dossier), CONTACTS_LACK)


def claims(dossier: Dossier, wanted: Wanted, losses: Losses) -> Iterator[bytes]:
    """One row a claim."""
    return _parts(CLAIMS, claim_rows(wanted.of(dossier)), CLAIMS_LACK)


def _parts(columns: Sequence[Column[T]], rows: Iterable[T], lack: Sequence[str]) -> Iterator[bytes]:
    try:
        arrow: Any = importlib.import_module("pyarrow")
        parquet: Any = importlib.import_module("pyarrow.parquet")
    except ImportError as error:
        raise UsageError("Parquet needs pyarrow: pip install 'dragoman[parquet]'") from error
    types = {
        TEXT: arrow.string(),
        TEXTS: arrow.list_(arrow.string()),
        NUMBER: arrow.int64(),
        DAY: arrow.date32(),
        YES: arrow.bool_(),
    }
    schema = arrow.schema(
        [arrow.field(one.name, types[one.kind], metadata={"meaning": one.meaning}) for one in columns],
        metadata={"dragoman.left_out": "\n".join(lack)},
    )
    sink = _Sink()
    waiting = iter(rows)
    with parquet.ParquetWriter(sink, schema) as writer:
        while group := list(islice(waiting, AT_ONCE)):
            held = {one.name: [one.of(row) for row in group] for one in columns}
            writer.write_table(arrow.table(held, schema=schema))
            yield from sink.taken()
    yield from sink.taken()


class _Sink:
    """What the writer writes to: keeps the bytes until they are taken."""

    closed = False

    def __init__(self) -> None:
        self._waiting: list[bytes] = []

    def write(self, data: Any) -> int:
        """Keep a copy: the writer uses its buffer again."""
        self._waiting.append(bytes(data))
        return len(self._waiting[-1])

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        """Nothing to close."""

    def taken(self) -> list[bytes]:
        """What came since the last time."""
        taken, self._waiting = self._waiting, []
        return taken


CONTACTS_FORMAT: Final = Format(
    "parquet",
    "Parquet, one row a contact",
    MEDIA_TYPE,
    ".parquet",
    contacts,
    CONTACTS_LACK,
    EXTRA,
)
CLAIMS_FORMAT: Final = Format(
    "parquet-claims",
    "Parquet, one row a claim",
    MEDIA_TYPE,
    ".parquet",
    claims,
    CLAIMS_LACK,
    EXTRA,
)
