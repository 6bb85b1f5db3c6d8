"""Parquet: read back by the library, every value as the tables give it; one sentence where the library is missing."""

from __future__ import annotations

import io
import sys
from typing import Any

import pytest

from dragoman.errors import UsageError
from dragoman.exports import export, parquet
from dragoman.exports.tables import CLAIMS, CONTACTS, claim_rows
from dragoman.store.dossier import Dossier
from tests.exports.made import OPEN, entry, renamed, written

reader = pytest.importorskip("pyarrow.parquet")


def read(data: bytes) -> Any:
    return reader.read_table(io.BytesIO(data))


def test_every_value_comes_back(dossier: Dossier) -> None:
    entries = list(dossier.entries())
    for name, columns, rows in (("parquet", CONTACTS, entries), ("parquet-claims", CLAIMS, list(claim_rows(entries)))):
        table = read(b"".join(export(dossier, name).parts))
        assert table.to_pylist() == [{one.name: one.of(row) for one in columns} for row in rows]  # type: ignore[attr-defined]
        assert table.schema.field(columns[0].name).metadata == {b"meaning": columns[0].meaning.encode()}
        assert b"dragoman.left_out" in table.schema.metadata


def test_hostile_words_and_open_dates_come_back() -> None:
    one = entry(when=OPEN)
    assert read(written("parquet-claims", one))["text"].to_pylist() == [one.claims[0].text]
    assert read(written("parquet", one))["end"].to_pylist() == [None]


def test_nothing_is_a_table_too() -> None:
    assert read(written("parquet")).num_rows == 0


def test_rows_go_out_before_all_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "AT_ONCE", 2)
    asked = []

    def entries() -> Any:
        for number in range(7):
            asked.append(number)
            yield renamed(entry(), f"{number}")

    parts = parquet._parts(CONTACTS, entries(), ())
    first = next(parts)
    assert len(asked) == 2
    assert read(first + b"".join(parts)).num_rows == 7


def test_without_the_library_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"dragoman\[parquet\]"):
        written("parquet", entry())
