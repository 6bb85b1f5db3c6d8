"""A watch as a process: ended at any point, it goes on where it stopped; two at once are one too many."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli.app import app
from dragoman.store.dossier import Dossier
from tests.feeds.conftest import feed_source
from tests.feeds.server import Site

SETTINGS = "[watch]\ndelay = '0.05s'\nallow = ['127.0.0.0/8']\ninterval = '1h'\n"


def begin(folder: Path, *more: str) -> subprocess.Popen[bytes]:
    call = [
        sys.executable,
        "-m",
        "dragoman",
        "watch",
        "SOURCES.toml",
        "--dossier",
        "x.dossier",
        "--log",
        "log.jsonl",
        *more,
    ]
    return subprocess.Popen(call, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def ended(folder: Path, *more: str) -> subprocess.Popen[bytes]:
    process = begin(folder, *more)
    process.wait(60)
    return process


def test_killed_at_any_moment_nothing_is_lost_or_fetched_twice(site: Site, tmp_path: Path) -> None:
    paths = [f"/{number}" for number in range(8)]
    site.feed("/feed", *paths)
    for number, path in enumerate(paths):
        site.page(
            path, f"Rain is expected in the north on {number + 1} June. The south stays dry.", title=f"Rain {number}"
        )
    (tmp_path / "SOURCES.toml").write_text(SETTINGS + feed_source(site), "utf-8")
    kept: set[str] = set()
    for _ in range(2):
        before = len(site.asked)
        process = begin(tmp_path)
        deadline = time.monotonic() + 20
        while len(site.asked) < min(before + 3, len(paths) + 2) and time.monotonic() < deadline:
            time.sleep(0.02)
        time.sleep(random.uniform(0, 0.3))
        process.kill()
        process.wait()
        with Dossier(tmp_path / "x.dossier") as dossier:
            now = {one.source for one in dossier.pages()}
        assert kept <= now
        kept = now
    assert ended(tmp_path, "--once").returncode == 0
    with Dossier(tmp_path / "x.dossier") as dossier:
        assert {one.source for one in dossier.pages()} == {site.url(path) for path in paths}
    # A page whose reading was cut off is fetched once more; none twice in one run, none again that was kept.
    assert sum(site.times(path) for path in paths) <= len(paths) + 2
    for line in (tmp_path / "log.jsonl").read_text().splitlines():
        assert json.loads(line)["at"]


def test_a_polite_end(site: Site, tmp_path: Path) -> None:
    site.feed("/feed")
    (tmp_path / "SOURCES.toml").write_text(SETTINGS + feed_source(site), "utf-8")
    process = begin(tmp_path)
    deadline = time.monotonic() + 20
    while "/feed" not in site.paths() and time.monotonic() < deadline:
        time.sleep(0.02)
    second = ended(tmp_path, "--once")
    assert second.returncode == 3
    assert b"another process is watching" in (second.stderr.read() if second.stderr else b"")
    os.kill(process.pid, signal.SIGTERM)
    assert process.wait(10) == 130


@pytest.mark.parametrize(
    ("text", "said"), [("", "no [[source]]"), ('[[source]]\nname = "x"\nfeed = "ftp://x"', "no address of the web")]
)
def test_a_list_that_is_not_understood(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "SOURCES.toml").write_text(text, "utf-8")
    call = ["watch", str(tmp_path / "SOURCES.toml"), "--dossier", str(tmp_path / "x.dossier")]
    result = CliRunner().invoke(app, call)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not (tmp_path / "x.dossier").exists()


def test_without_its_packages_it_says_how_to_get_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    result = CliRunner().invoke(app, ["watch", "SOURCES.toml"])
    assert (result.exit_code, "pip install 'dragoman[desk]'" in result.stderr) == (2, True)


def test_the_list_of_sources_is_printed() -> None:
    result = CliRunner().invoke(app, ["sources", "--country", "tr", "--kind", "agency", "--language", "ar"])
    assert result.exit_code == 0
    assert result.stdout.count("[[source]]") == 1
    assert CliRunner().invoke(app, ["sources", "--country", "xx"]).exit_code == 1
