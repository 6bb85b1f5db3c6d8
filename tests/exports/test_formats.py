"""All formats together: what the docs say of them, and that each writes any contact, the same way every time."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.exports import FORMATS, Wanted, export
from dragoman.exports.tables import CLAIMS, CONTACTS, TYPES
from dragoman.model import Kind, Status
from dragoman.store.dossier import Dossier
from tests.exports.made import DAY, HAMAS, NATO, OPEN, PUTIN, entry, renamed, written

PAGE = Path(__file__).resolve().parents[2] / "docs/desk/exports.md"


def test_the_page_tells_every_format_and_what_it_leaves_out() -> None:
    text = PAGE.read_text("utf-8")
    told = dict(re.findall(r"^### ([a-z-]+)\n(.*?)(?=^##)", text, re.M | re.S))
    assert list(told) == list(FORMATS)
    for one in FORMATS.values():
        assert f"| `{one.name}` | {one.title} | `{one.suffix}` |" in text
        assert re.findall(r"^- (.+)$", told[one.name], re.M) == list(one.left_out)


def test_the_page_tells_every_column() -> None:
    told = re.findall(r"^\| `(\w+)` \| ([a-z ]+) \| (.+) \|$", PAGE.read_text("utf-8"), re.M)
    assert told == [(one.name, one.kind, one.meaning) for one in (*CONTACTS, *CLAIMS)]
    assert {kind for _, kind, _ in told} <= set(TYPES)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_contacts_give_the_same_bytes(dossier: Dossier, name: str) -> None:
    ids = tuple(one.contact.id for one in dossier.contacts())
    once, again = (b"".join(export(dossier, name, Wanted(contacts=ids)).parts) for _ in range(2))
    assert once == again


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "jsonl"])
def test_every_kind_and_status_is_written(name: str) -> None:
    entries = [
        renamed(entry(kind=kind, status=status, when=when, parties=parties), f"{number:016x}")
        for number, (kind, status, when, parties) in enumerate(
            (kind, status, when, parties)
            for kind in Kind
            for status in Status
            for when in (None, OPEN, DAY)
            for parties in ((), (PUTIN, NATO, HAMAS))
        )
    ]
    assert written(name, *entries)


def test_formats_that_need_more_say_so() -> None:
    assert {one.name for one in FORMATS.values() if one.extra} == {"parquet", "parquet-claims"}
    assert {one.extra for one in FORMATS.values()} == {"", "parquet"}
