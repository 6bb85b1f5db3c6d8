"""A process that is killed while it decides: what it had said was decided is there, and the dossier is whole."""

from __future__ import annotations

import os
import random
import select
import signal
import sqlite3
import time
from pathlib import Path

import pytest

from dragoman.errors import UsageError
from dragoman.store import deciding
from dragoman.store.dossier import Dossier

KILLS = 50


def decide_until_killed(path: Path, tell: int, seed: int) -> None:
    """Merge, split, correct and undo whatever there is, telling each decision once it is taken."""
    choice = random.Random(seed)
    with Dossier(path) as kept:
        while True:
            contacts = [one.contact for one in kept.contacts()]
            one = choice.choice(contacts)
            words = {"author": "Anna", "reason": f"case {seed}"}
            try:
                if len(one.reports) > 1 and choice.random() < 0.5:
                    taken = deciding.split(kept, one.id, one.reports[1:2], **words)
                elif choice.random() < 0.5:
                    taken = deciding.merge(kept, [one.id, choice.choice(contacts).id], **words)
                elif choice.random() < 0.5 and kept.decisions():
                    taken = deciding.undo(kept, choice.choice(kept.decisions()).id, **words)
                else:
                    taken = deciding.set_kind(kept, one.id, choice.choice(["visit", "meeting"]), **words)
            except UsageError:
                continue
            os.write(tell, f"{taken.id}\n".encode())


def whole(path: Path) -> list[str]:
    """Ids of all decisions, after checking that the database is sound and every report is in one contact."""
    raw = sqlite3.connect(path)
    try:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        assert raw.execute("SELECT count(*) FROM report WHERE id NOT IN (SELECT report FROM telling)").fetchone() == (
            0,
        )
        kept_aside = "SELECT count(*) FROM aside WHERE id NOT IN (SELECT contact FROM aside_telling)"
        assert raw.execute(kept_aside).fetchone() == (0,)
        return [row[0] for row in raw.execute("SELECT id FROM decision ORDER BY number")]
    finally:
        raw.close()


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_killed_at_any_moment_nothing_acknowledged_is_lost(dossier: Dossier) -> None:
    path = dossier.path
    list(dossier.contacts())
    dossier.close()
    told: list[str] = []
    moments, usual = random.Random(7), 0.1
    for number in range(KILLS):
        read, tell = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                os.close(read)
                decide_until_killed(path, tell, number)
            finally:
                os._exit(1)
        os.close(tell)
        started = time.monotonic()
        if number % 2 and select.select([read], [], [], 30)[0]:
            usual = time.monotonic() - started
            time.sleep(moments.uniform(0, usual / 2))
        else:
            time.sleep(moments.uniform(0, usual * 1.5))
        os.kill(child, signal.SIGKILL)
        _, ended = os.waitpid(child, 0)
        assert os.WIFSIGNALED(ended), "the deciding process failed by itself"
        with os.fdopen(read) as heard:
            told += heard.read().split("\n")[:-1]
        kept = whole(path)
        assert set(told) <= set(kept)
    assert len(told) > KILLS / 4
    with Dossier(path) as found, Dossier(path.with_name("calm.dossier"), create=True) as calm:
        after = list(found.contacts())
        assert found.waiting() == 0
        _replayed(found, calm)
        assert after == list(calm.contacts())
        assert found.standings() == calm.standings()


def _replayed(found: Dossier, calm: Dossier) -> None:
    """The same pages and decisions in a dossier that was never killed, put in force all at once."""
    from dragoman.store import decided
    from tests.decisions.conftest import PAGES

    for one in PAGES:
        calm.keep(one)
    with calm._writing() as connection:
        for one in found.decisions():
            again = decided.keep(connection, one.what, one.author, one.reason, one.time)
            assert again == one
