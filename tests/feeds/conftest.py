"""A site, a dossier and a watch that runs once, with a clock that a test sets."""

from __future__ import annotations

import io
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.feeds.log import FetchLog
from dragoman.feeds.sources import sources_of
from dragoman.feeds.watch import watch
from dragoman.store.dossier import Dossier
from tests.feeds.server import Site, serving

STORY = """MOSCOW, 3 December 2024 - Russian President Vladimir Putin spoke by telephone with Turkish President \
Recep Tayyip Erdogan on 3 December, the Kremlin said.
Putin stressed the need for an immediate ceasefire in Syria.
Erdogan said that Turkey supports the territorial integrity of Syria.
The two leaders agreed to stay in contact, according to the statement of the Kremlin."""
SHORT = "delay = '0.01s'\nallow = ['127.0.0.0/8']\n"


class Desk:
    """Runs watches into one dossier; `now` is what the watch takes for the time."""

    def __init__(self, site: Site, folder: Path) -> None:
        self.site = site
        self.folder = folder
        self.path = folder / "desk.dossier"
        self.ahead = 0.0
        self.lines: list[dict[str, Any]] = []

    def clock(self) -> float:
        return time.time() + self.ahead

    def once(self, sources: str, settings: str = SHORT) -> list[dict[str, Any]]:
        """Run once; the lines of its log about fetches and files."""
        stream = io.StringIO()
        parsed = sources_of(f"[watch]\n{settings}\n{sources}", "SOURCES.toml", self.folder)
        with Dossier(self.path, create=True) as dossier:
            watch(dossier, parsed, FetchLog(stream), once=True, clock=self.clock, chance=lambda: 0.5,
                  resolve=lambda host, port: [host if host[0].isdigit() else "127.0.0.1"])  # fmt: skip
        self.lines = [json.loads(line) for line in stream.getvalue().splitlines()]
        return [line for line in self.lines if line["event"] in ("fetch", "file")]

    def outcomes(self, sources: str, settings: str = SHORT) -> dict[str, str]:
        """Run once; what came of each path in the end."""
        start = len(self.site.url(""))
        return {line["url"][start:]: line["outcome"] for line in self.once(sources, settings) if "kind" in line}

    def dossier(self) -> Dossier:
        return Dossier(self.path)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        yield found


@pytest.fixture
def desk(site: Site, tmp_path: Path) -> Desk:
    return Desk(site, tmp_path)


def feed_source(site: Site, path: str = "/feed", more: str = "") -> str:
    return f'[[source]]\nname = "feed"\nfeed = "{site.url(path)}"\n{more}\n'
