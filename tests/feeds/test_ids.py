"""Ids rest on what pages say: not on the port they come from, the day, or the order they come in."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.store import resolver
from tests.decisions.made import Hashed
from tests.feeds.conftest import STORY, Desk, feed_source
from tests.feeds.server import serving

PAGES = {"/1": STORY, "/2": STORY.replace("the Kremlin said", "the presidency in Ankara said"), "/3": STORY + "\nMore."}


def ids(folder: Path, paths: list[str], ahead: float) -> tuple[set[str], set[str]]:
    folder.mkdir()
    with serving() as site:
        site.feed("/feed", *paths)
        for path in paths:
            site.page(path, PAGES[path], title="Call")
        desk = Desk(site, folder)
        desk.ahead = ahead
        desk.once(feed_source(site))
        with desk.dossier() as kept:
            reports = {id_ for one in kept.contacts() for id_ in one.contact.reports}
            return {one.contact.id for one in kept.contacts()}, reports


def test_ids_do_not_rest_on_port_day_or_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resolver, "E5", Hashed)
    first = ids(tmp_path / "first", list(PAGES), 0.0)
    assert len(first[1]) == len(PAGES)
    assert ids(tmp_path / "second", [*reversed(PAGES)], 90_000.0) == first
