from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from dragoman.errors import PageError
from dragoman.feeds import folder
from dragoman.feeds.lock import alone
from dragoman.feeds.log import FetchLog
from dragoman.feeds.sources import sources_of
from dragoman.feeds.watch import watch
from dragoman.model import Page, Reading
from dragoman.store.dossier import Dossier
from tests.feeds.conftest import STORY, Desk

SOURCE = '[[source]]\nname = "folder"\nfolder = "pages"\n'
WEATHER = "Rain is expected in the north on Tuesday. The south stays dry.\n"


@pytest.fixture
def pages(desk: Desk) -> Path:
    folder = desk.folder / "pages"
    folder.mkdir()
    return folder


def write(path: Path, text: str, age: float = 60.0) -> None:
    path.write_text(text, "utf-8")
    when = time.time() - age
    os.utime(path, (when, when))


def outcomes(desk: Desk) -> dict[str, str]:
    return {Path(line["url"]).name: line["outcome"] for line in desk.once(SOURCE)}


def test_files_come_change_and_go(desk: Desk, pages: Path) -> None:
    write(pages / "1.txt", STORY)
    write(pages / ".hidden", STORY)
    write(pages / "empty.txt", "")
    assert outcomes(desk) == {"1.txt": "new", "empty.txt": "unreadable"}
    assert outcomes(desk) == {}
    write(
        pages / "1.txt",
        STORY.replace("Erdogan said that Turkey supports the territorial integrity of Syria.\n", ""),
        30,
    )
    assert outcomes(desk) == {"1.txt": "changed"}
    with desk.dossier() as kept:
        (article,) = kept.articles()
        assert len(kept.withdrawn(article)) == 1
        assert len(kept.versions(str(pages / "1.txt"))) == 2
        assert [one.error for one in kept.failures()] == ["EmptyPageError"]
    (pages / "1.txt").unlink()
    write(pages / "empty.txt", WEATHER, 20)
    assert outcomes(desk) == {"1.txt": "gone", "empty.txt": "new"}
    with desk.dossier() as kept:
        assert len(list(kept.articles())) == 2
        assert not list(kept.failures())


def test_a_file_that_is_being_written_waits(desk: Desk, pages: Path) -> None:
    write(pages / "1.txt", WEATHER, 0.0)
    assert outcomes(desk) == {}
    write(pages / "1.txt", WEATHER, 5.0)
    assert outcomes(desk) == {"1.txt": "new"}


def test_lines_of_json_are_pages_of_their_own(desk: Desk, pages: Path) -> None:
    lines = [json.dumps({"url": f"https://example.org/{number}", "text": f"{WEATHER}{number}"}) for number in range(3)]
    write(pages / "crawl.jsonl", "\n".join([*lines, "{broken"]))
    assert outcomes(desk) == {"crawl.jsonl": "new"}
    with desk.dossier() as kept:
        assert len(list(kept.pages())) == 3
        assert len(list(kept.failures())) == 1


def test_a_folder_that_is_not_there_yet(desk: Desk) -> None:
    assert outcomes(desk) == {}


def test_what_we_write_ourselves_is_no_page(desk: Desk) -> None:
    """The dossier and the log lie in the watched folder: each would be new at every look."""
    write(desk.folder / "1.txt", STORY)
    log = desk.folder / "fetches.jsonl"
    parsed = sources_of('[[source]]\nname = "folder"\nfolder = "."\n', "SOURCES.toml", desk.folder)
    for _ in range(2):
        with Dossier(desk.path, create=True) as kept, alone(desk.path), log.open("a", encoding="ascii") as stream:
            watch(kept, parsed, FetchLog(stream), once=True, clock=lambda: time.time() + 60)
    lines = [json.loads(line) for line in log.read_text("ascii").splitlines()]
    assert [Path(line["url"]).name for line in lines if line["event"] == "file"] == ["1.txt"]


def test_a_file_that_goes_while_it_is_read_ends_nothing(
    desk: Desk, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(pages / "1.txt", STORY)
    write(pages / "2.txt", WEATHER)
    read = folder.read_safely

    def gone(page: Page) -> Reading | PageError:
        (pages / "1.txt").unlink(missing_ok=True)
        return read(page)

    monkeypatch.setattr(folder, "read_safely", gone)
    assert outcomes(desk) == {"2.txt": "new"}
    assert outcomes(desk) == {}
