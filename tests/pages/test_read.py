from __future__ import annotations

import io
import json
import os
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import (
    BinaryPageError,
    EmptyPageError,
    MalformedPageError,
    OversizePageError,
    PageError,
    UnreadablePageError,
)
from dragoman.model import Page
from dragoman.pages import articles, read, read_sources

TEXT = "Headline of the page\n\nThe minister spoke to his counterpart on Monday, the ministry said in a statement.\n"


def test_files_folders_globs_and_stdin(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.txt").write_text(TEXT)
    (tmp_path / "b" / ".hidden").write_text(TEXT)
    (tmp_path / "a.html").write_text(f"<html><body><p>{TEXT}</p></body></html>")
    found = list(read_sources([tmp_path, str(tmp_path / "b" / "*.txt"), "-"], stdin=io.BytesIO(TEXT.encode())))
    assert all(isinstance(page, Page) for page in found)
    names = [Path(page.source).name for page in found if isinstance(page, Page)]
    assert names == ["a.html", "two.txt", "two.txt", "standard input"]
    assert [page.markup for page in found if isinstance(page, Page)] == [True, False, False, False]
    assert len({page.id for page in found if isinstance(page, Page) and not page.markup}) == 1


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl"
    records = [
        json.dumps({"url": "https://www.bta.bg/a", "text": TEXT, "fetched_at": "2024-05-06T10:00:00Z", "title": "T"}),
        '{"url": "https://www.bta.bg/b", "text": ',
        json.dumps({"html": f"<p>{TEXT}</p>"}),
        "[1, 2]",
        json.dumps({"url": "https://www.bta.bg/c"}),
        json.dumps({"text": "  "}),
        json.dumps({"text": TEXT, "fetched_at": "yesterday"}),
        "",
        json.dumps({"text": TEXT}),
    ]
    path.write_text("\n".join(records))
    found = list(read_sources([path]))
    kinds = [type(item) for item in found]
    assert kinds == [
        Page,
        MalformedPageError,
        Page,
        MalformedPageError,
        MalformedPageError,
        EmptyPageError,
        MalformedPageError,
        Page,
    ]
    first, broken = found[0], found[1]
    assert isinstance(first, Page)
    assert isinstance(broken, PageError)
    assert (first.source, str(first.fetched), first.metadata["title"]) == ("https://www.bta.bg/a", "2024-05-06", "T")
    assert broken.where == f"{path}:2"
    last = found[-1]
    assert isinstance(last, Page)
    assert last.source == f"{path}:9"


def test_what_cannot_be_read_is_a_value(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "MOST_BYTES", 5000)
    (tmp_path / "empty.txt").write_text(" \n ")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (tmp_path / "large.txt").write_text("word " * 2000)
    (tmp_path / "lines.jsonl").write_text('{"text": "' + "word " * 2000 + '"}\n' + json.dumps({"text": TEXT}))
    names = ["missing.txt", "empty.txt", "picture.txt", "large.txt", "lines.jsonl", "no*match"]
    found = list(read_sources(tmp_path / name for name in names))
    assert [type(item) for item in found] == [
        UnreadablePageError,
        EmptyPageError,
        BinaryPageError,
        OversizePageError,
        OversizePageError,
        Page,
        UnreadablePageError,
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_text(TEXT)
    path.chmod(0)
    (found,) = read_sources([path])
    assert isinstance(found, UnreadablePageError)


def test_a_bomb_of_nested_tags_neither_crashes_nor_hangs(tmp_path: Path) -> None:
    path = tmp_path / "bomb.html"
    path.write_text("<html><body>" + "<div><b>" * 100_000 + TEXT)
    start = time.monotonic()
    (found,) = read_sources([path])
    assert isinstance(found, Page)
    assert "spoke to his counterpart" in found.text
    articles(found)
    assert time.monotonic() - start < 10


def test_one_very_long_line(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("word " * 1_000_000)
    start = time.monotonic()
    (found,) = read_sources([path])
    assert isinstance(found, Page)
    articles(found)
    assert time.monotonic() - start < 15


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_reading_never_raises(data: bytes) -> None:
    for item in read_sources(["-"], stdin=io.BytesIO(data)):
        assert isinstance(item, Page | PageError)
        if isinstance(item, Page):
            articles(item)
