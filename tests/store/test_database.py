"""Files that are no dossier are refused before anything touches them."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import TimeoutError as PoolTimeout

from dragoman.errors import (
    BusyDossierError,
    DamagedDossierError,
    DossierError,
    ForeignDossierError,
    UnreadablePageError,
)
from dragoman.store import database
from dragoman.store.dossier import Dossier
from dragoman.store.reading import read_into
from dragoman.store.schema import APPLICATION_ID, MIGRATIONS

from .conftest import reading


def test_none_there(path: Path) -> None:
    with pytest.raises(DossierError, match="there is no dossier"):
        Dossier(path)
    assert not path.exists()


def test_no_folder_to_make_it_in(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="folder does not exist"):
        Dossier(tmp_path / "absent" / "x.dossier", create=True)


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(ForeignDossierError):
        Dossier(tmp_path, create=True)


@pytest.mark.parametrize("create", [True, False])
@pytest.mark.parametrize(
    "data", [b"some notes of mine", b"\x00" * 4096, "Путин".encode()], ids=["text", "zeros", "utf-8"]
)
def test_another_kind_of_file_stays_as_it_is(path: Path, data: bytes, create: bool) -> None:
    path.write_bytes(data)
    with pytest.raises(ForeignDossierError):
        Dossier(path, create=create)
    assert path.read_bytes() == data


@pytest.mark.parametrize("mark", [0, 77])
def test_another_database_stays_as_it_is(path: Path, mark: int) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE accounts (id)")
        other.execute(f"PRAGMA application_id = {mark}")
    other.close()
    before = path.read_bytes()
    with pytest.raises(ForeignDossierError, match="something else"):
        Dossier(path, create=True)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_dossier(path: Path) -> None:
    path.touch()
    with Dossier(path, create=True) as kept:
        assert kept.counts()["pages"] == 0


def test_made_with_mark_and_version(path: Path) -> None:
    Dossier(path, create=True).close()
    with sqlite3.connect(path) as raw:
        assert raw.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        assert raw.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS)
        assert raw.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    raw.close()


def test_of_a_newer_version(path: Path) -> None:
    Dossier(path, create=True).close()
    raw = sqlite3.connect(path)
    raw.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    raw.close()
    with pytest.raises(ForeignDossierError, match="newer version"):
        Dossier(path)


def test_of_an_older_version_is_brought_up(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.store.database.MIGRATIONS", MIGRATIONS[:1])
    Dossier(path, create=True).close()
    monkeypatch.undo()
    with Dossier(path) as kept:
        kept.keep(reading("one"))
        assert kept.counts()["contacts"] == 1


def test_damage_is_said(path: Path) -> None:
    with Dossier(path, create=True) as kept:
        for number in range(40):
            kept.keep(reading(f"{number}", f"Putin called Erdogan, for the {number}th time. " * 20))
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(DamagedDossierError), Dossier(path) as kept:
        list(kept.articles())


def test_cut_short_is_damage(path: Path) -> None:
    with Dossier(path, create=True) as kept:
        kept.keep(reading("one"))
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(DamagedDossierError), Dossier(path) as kept:
        list(kept.articles())


def test_a_writer_that_waits_too_long_says_so(path: Path) -> None:
    Dossier(path, create=True).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with Dossier(path, patience=0.1) as kept:
            assert kept.counts()["pages"] == 0
            with pytest.raises(BusyDossierError):
                kept.keep(reading("one"))
    finally:
        other.close()


@pytest.mark.parametrize("way", ["opened twice", "read as a page"])
def test_the_log_stays_while_somebody_has_the_dossier_open(path: Path, way: str) -> None:
    """A closed handle of ours on the file frees SQLite's locks, and the next process to leave takes the log away."""
    leave = "import sys; from dragoman.store.dossier import Dossier; Dossier(sys.argv[1]).close()"
    ask = "import sys; from dragoman.store.dossier import Dossier; print(len(list(Dossier(sys.argv[1]).failures())))"
    with Dossier(path, create=True) as kept:
        kept.keep(reading("a"))
        if way == "opened twice":
            with Dossier(path) as second:
                second.counts()
        else:
            read_into(kept, [path.parent])
        subprocess.run([sys.executable, "-c", leave, str(path)], check=True)
        kept.fail(UnreadablePageError("acknowledged", "whatever"))
        seen = subprocess.run([sys.executable, "-c", ask, str(path)], check=True, capture_output=True, text=True)
        assert seen.stdout.strip() == "1"


def test_its_own_files_are_no_pages(path: Path) -> None:
    with Dossier(path, create=True) as kept:
        kept.keep(reading("a"))
        assert read_into(kept, [path.parent]).met == 0
        read_into(kept, [path])
        assert [one.problem for one in kept.failures()] == ["not a page: it belongs to the dossier that is written to"]


def test_what_people_decide_outlives_a_loss_of_power(path: Path) -> None:
    def level(connection: Connection) -> int:
        return int(connection.exec_driver_sql("PRAGMA synchronous").scalar_one())

    engine = database.open_engine(path, create=True)
    for for_good, wanted in ((True, 2), (False, 1), (True, 2)):
        with database.writing(engine, for_good=for_good) as connection:
            assert level(connection) == wanted
    engine.dispose()


def test_more_askers_than_connections_is_a_sentence(path: Path) -> None:
    with pytest.raises(BusyDossierError, match=r"test\.dossier: asked for too many things"), database.translated(path):
        raise PoolTimeout
