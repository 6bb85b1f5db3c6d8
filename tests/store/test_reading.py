"""Runs over many pages: skipped, failed, killed, interrupted, in one process or several."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.errors import EmptyPageError, PageError
from dragoman.model import Page, Reading
from dragoman.pages import page_from_text
from dragoman.store import workers
from dragoman.store.dossier import Dossier
from dragoman.store.reading import read_into

STORY = """Putin and Erdogan speak by phone

MOSCOW, {day} December 2024 - Russian President Vladimir Putin spoke by telephone with Turkish President Recep
Tayyip Erdogan on {day} December, the Kremlin said. Putin stressed the need for a ceasefire in matter {number}.
"""


def folder_of(where: Path, count: int) -> Path:
    where.mkdir()
    for number in range(count):
        (where / f"{number:03d}.txt").write_text(STORY.format(day=number % 20 + 1, number=number), encoding="utf-8")
    return where


def contents(path: Path) -> tuple[object, ...]:
    with Dossier(path) as kept:
        return tuple(kept.articles()), tuple(kept.contacts()), tuple(kept.pages()), kept.counts()


def test_reading_twice_changes_nothing(tmp_path: Path, path: Path) -> None:
    pages = folder_of(tmp_path / "pages", 6)
    with Dossier(path, create=True) as kept:
        first = read_into(kept, [pages])
    before = contents(path)
    with Dossier(path) as kept:
        second = read_into(kept, [pages])
    assert (first.read, first.known, second.read, second.known) == (6, 0, 0, 6)
    assert contents(path) == before
    assert before[3]["contacts"] > 0  # type: ignore[index]


def test_what_cannot_be_read_is_kept_and_reported(tmp_path: Path, path: Path) -> None:
    pages = folder_of(tmp_path / "pages", 1)
    (pages / "empty.txt").touch()
    (pages / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (pages / "lines.jsonl").write_text('{"text": "Putin called Erdogan."}\n{"text": \n{"url": 3}\n', encoding="utf-8")
    with Dossier(path, create=True) as kept:
        tally = read_into(kept, [pages, tmp_path / "absent.txt"])
        found = {Path(one.where).name: one.error for one in kept.failures()}
    assert tally.failed == len(found) == 5
    assert found == {
        "empty.txt": "EmptyPageError",
        "binary.txt": "BinaryPageError",
        "lines.jsonl:2": "MalformedPageError",
        "lines.jsonl:3": "MalformedPageError",
        "absent.txt": "UnreadablePageError",
    }


def test_a_failure_that_is_mended_is_no_longer_reported(tmp_path: Path, path: Path) -> None:
    pages = folder_of(tmp_path / "pages", 1)
    lines = pages / "lines.jsonl"
    lines.write_text('{"text": \n', encoding="utf-8")
    with Dossier(path, create=True) as kept:
        read_into(kept, [pages])
        assert len(list(kept.failures())) == 1
        lines.write_text('{"text": "Putin called Erdogan.", "url": "https://example.org/1"}\n', encoding="utf-8")
        kept.fail(EmptyPageError("elsewhere.txt", "there is nothing in it"))
        read_into(kept, [pages])
        assert [one.where for one in kept.failures()] == ["elsewhere.txt"]


def test_a_name_that_is_no_text(tmp_path: Path, path: Path) -> None:
    pages = folder_of(tmp_path / "pages", 1)
    try:
        (pages / "000.txt").rename(os.fsdecode(os.fsencode(pages) + b"/\xff.txt"))
    except OSError:
        pytest.skip("this file system only takes names in UTF-8")
    with Dossier(path, create=True) as kept:
        assert read_into(kept, [pages]).read == 1
        assert [Path(one.source).name for one in kept.pages()] == ["\\udcff.txt"]


def test_a_page_that_breaks_the_reader_is_one_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(page: Page) -> Reading:
        raise IndexError("list index out of range")

    monkeypatch.setattr(workers, "read_page", broken)
    outcome = workers.read_safely(page_from_text("Putin called Erdogan.", "one.txt"))
    assert isinstance(outcome, PageError)
    assert "one.txt" in str(outcome)


def test_processes_give_the_same_in_the_same_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "SERIAL", 1)
    items: list[Page | PageError] = [
        page_from_text(STORY.format(day=number + 1, number=number), f"{number}.txt") for number in range(9)
    ]
    items.insert(4, EmptyPageError("empty.txt", "there is nothing in it"))
    alone = list(workers.readings(items, jobs=1))
    together = list(workers.readings(items, jobs=2))
    assert together == alone


def test_pages_are_not_taken_far_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "SERIAL", 1)
    taken = 0

    def endless() -> Iterator[Page | PageError]:
        nonlocal taken
        while True:
            taken += 1
            yield EmptyPageError(f"{taken}.txt", "there is nothing in it")

    given = workers.readings(endless(), jobs=2)
    for _ in range(5):
        next(given)
    assert taken <= 5 + 2 * 4
    given.close()  # type: ignore[attr-defined]


def deadly(page: Page) -> object:
    """Read a page as a process does, but for one that kills it."""
    if page.source == "deadly.txt":
        os._exit(9)
    return _ANSWER(page)


_ANSWER = workers._answer


def test_a_page_that_kills_its_process_is_one_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "SERIAL", 1)
    monkeypatch.setattr(workers, "_answer", deadly)
    names = ["0.txt", "1.txt", "deadly.txt", "3.txt", "4.txt"]
    outcomes = list(workers.readings([page_from_text("Putin called Erdogan.", name) for name in names], jobs=2))
    assert [isinstance(outcome, Reading) for outcome in outcomes] == [True, True, False, True, True]
    assert "the process that read it died" in str(outcomes[2])


class Run:
    """`dragoman read` in a process of its own."""

    def __init__(self, pages: Path, dossier: Path, jobs: int) -> None:
        self.dossier = dossier
        self.process = subprocess.Popen(
            [sys.executable, "-m", "dragoman", "read", str(pages), "--dossier", str(dossier), "--jobs", str(jobs)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
        )  # fmt: skip

    def wait_for_pages(self, count: int) -> None:
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline and self.process.poll() is None:
            if self.kept() >= count:
                return
            time.sleep(0.02)
        if self.process.poll() is None:
            pytest.fail("no page was read in two minutes")

    def kept(self) -> int:
        if not self.dossier.exists():
            return 0
        raw = sqlite3.connect(f"file:{self.dossier}?mode=ro", uri=True)
        try:
            return int(raw.execute("SELECT count(*) FROM page").fetchone()[0])
        except sqlite3.OperationalError:
            return 0
        finally:
            raw.close()


def whole(path: Path) -> int:
    """Pages kept, after checking that each is there with everything that was read from it."""
    raw = sqlite3.connect(path)
    try:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        torn = "SELECT count(*) FROM page WHERE key NOT IN (SELECT page FROM article JOIN words ON article = key)"
        assert raw.execute(torn).fetchone() == (0,)
        assert raw.execute("SELECT count(*) FROM page WHERE key NOT IN (SELECT page FROM source)").fetchone() == (0,)
        untold = "SELECT count(*) FROM report WHERE id NOT IN (SELECT report FROM telling)"
        assert raw.execute(f"{untold} AND block NOT IN (SELECT block FROM pending)").fetchone() == (0,)
        return int(raw.execute("SELECT count(*) FROM page").fetchone()[0])
    finally:
        raw.close()


def test_killed_at_any_point_nothing_kept_is_lost(tmp_path: Path) -> None:
    pages = folder_of(tmp_path / "pages", 70)
    with Dossier(tmp_path / "calm.dossier", create=True) as kept:
        read_into(kept, [pages])
    killed = tmp_path / "killed.dossier"
    for jobs, at in ((1, 1), (1, 25), (2, 58)):
        run = Run(pages, killed, jobs)
        run.wait_for_pages(at)
        seen = run.kept()
        os.kill(run.process.pid, signal.SIGKILL)
        run.process.communicate()
        assert whole(killed) >= seen >= at
    with Dossier(killed) as kept:
        tally = read_into(kept, [pages])
    assert tally.known >= 58
    assert contents(killed) == contents(tmp_path / "calm.dossier")
    assert not orphans(run.process.pid)


def test_interrupted_it_stops_cleanly(tmp_path: Path) -> None:
    pages = folder_of(tmp_path / "pages", 90)
    run = Run(pages, tmp_path / "x.dossier", 2)
    run.wait_for_pages(55)
    os.killpg(run.process.pid, signal.SIGINT)
    _, said = run.process.communicate(timeout=60)
    assert run.process.returncode == 130
    assert b"Traceback" not in said
    assert b"interrupted" in said
    assert whole(tmp_path / "x.dossier") >= 55
    assert not orphans(run.process.pid)


def orphans(group: int) -> list[str]:
    """Processes of a process group that are still there after a moment."""
    deadline = time.monotonic() + 10
    while True:
        left = [entry.name for entry in Path("/proc").iterdir() if entry.name.isdigit() and _group(entry) == group]
        if not left or time.monotonic() > deadline:
            return left
        time.sleep(0.1)


def _group(entry: Path) -> int:
    try:
        state, _, group = (entry / "stat").read_text().rpartition(")")[2].split()[:3]
    except OSError:
        return -1
    return -1 if state == "Z" else int(group)


def test_records_of_lines_are_pages_of_their_own(tmp_path: Path, path: Path) -> None:
    lines = tmp_path / "pages.jsonl"
    with lines.open("w", encoding="utf-8") as file:
        for number in range(3):
            url = f"https://example.org/{number}"
            file.write(json.dumps({"url": url, "text": STORY.format(day=number + 1, number=number)}) + "\n")
    with Dossier(path, create=True) as kept:
        assert read_into(kept, [lines]).read == 3
        assert [page.source for page in kept.pages()] == [f"https://example.org/{number}" for number in range(3)]
