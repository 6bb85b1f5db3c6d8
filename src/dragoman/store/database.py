"""Opening the file: is it a dossier, of which version, sound; and every database error as one of ours."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import NullPool, QueuePool

from dragoman.errors import BusyDossierError, DamagedDossierError, DossierError, ForeignDossierError
from dragoman.store.schema import APPLICATION_ID, MIGRATIONS

PATIENCE: Final = 20.0
"""Seconds to wait for another process that is writing."""
ENDINGS: Final = ("", "-wal", "-shm", "-journal", "-watch")
"""What is added to a dossier's name for the files beside it: SQLite's own, and the lock of `feeds.lock`."""


def open_engine(path: Path, *, create: bool = False, patience: float = PATIENCE) -> Engine:
    """An engine on the dossier at `path`, brought to the newest version.

    Args:
        path: the file.
        create: make it where there is none (an empty file counts as none); the folder must exist.
        patience: seconds to wait for a process that writes.

    Raises:
        ForeignDossierError: some other file, or a dossier of a newer version.
        DamagedDossierError: the database is corrupt.
        BusyDossierError: another process holds it.
        DossierError: there is none, or it cannot be opened or written.
    """
    _look(path, create=create)
    engine = _engine(path, patience)
    try:
        migrate(engine, path)
    except BaseException:
        engine.dispose()
        raise
    return engine


def owns(path: Path) -> Callable[[Path], bool]:
    """Whether a file belongs to the dossier at `path`: itself, its log and that log's index, the lock of a watch.

    Nobody but SQLite may open those: see `_mark`.
    """
    names = {f"{path.name}{ending}" for ending in ENDINGS}
    folder = path.absolute().parent.resolve()

    def belongs(other: Path) -> bool:
        if other.name in names and other.absolute().parent.resolve() == folder:
            return True
        try:
            return other.samefile(path)
        except (OSError, ValueError):
            return False

    return belongs


def migrate(engine: Engine, path: Path) -> None:
    """Apply the steps the file lacks, all in one transaction."""
    with translated(path):
        with engine.connect() as connection:
            done = _pragma(connection, "user_version")
        if done > len(MIGRATIONS):
            raise ForeignDossierError(
                f"{path}: written by a newer version of Dragoman (format {done}, this one knows {len(MIGRATIONS)})"
            )
        if done == len(MIGRATIONS):
            return
        with writing(engine) as connection:
            done = _pragma(connection, "user_version")
            for _, step in MIGRATIONS[done:]:
                step(connection)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {len(MIGRATIONS)}")


@contextmanager
def writing(engine: Engine, *, for_good: bool = False) -> Iterator[Connection]:
    """One transaction that writes; it takes the write lock at once, so that it cannot fail half way for a lock.

    Whatever ends the process afterwards, it stays; `for_good` it outlives a loss of power, too. What a page gave can
    be read again, what a person decided cannot.
    """
    options = {"dragoman_write": "FULL" if for_good else "NORMAL"}
    with engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Database errors raised inside come out as a `DossierError` that names the file."""
    try:
        yield
    except DBAPIError as error:
        raise _ours(error.orig, path) from error
    except sqlite3.Error as error:
        raise _ours(error, path) from error
    except PoolTimeout as error:
        raise BusyDossierError(f"{path}: asked for too many things at once; try again") from error


def _look(path: Path, *, create: bool) -> None:
    """Refuse what is no dossier before anything touches it."""
    try:
        if path.is_dir():
            raise ForeignDossierError(f"{path}: a folder, not a dossier")
        if not path.exists():
            if not create:
                raise DossierError(f"{path}: there is no dossier; make one with 'dragoman read PATH --dossier FILE'")
            if not path.absolute().parent.is_dir():
                raise DossierError(f"{path}: its folder does not exist")
            return
        if not path.is_file():
            raise ForeignDossierError(f"{path}: not a file, so not a dossier")
        empty = not path.stat().st_size
        if not os.access(path, os.R_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise DossierError(f"{path}: cannot be opened: {reason}") from error
    if empty and create:
        return
    mark = None if empty else _mark(path)
    if mark is None:
        raise ForeignDossierError(f"{path}: not a dossier")
    if mark not in (0, APPLICATION_ID) or (mark == 0 and not _begun(path)):
        raise ForeignDossierError(f"{path}: not a dossier, but a database of something else")


def _mark(path: Path) -> int | None:
    """The application id in the header of a database, 0 where it cannot be told; None for a file that is none.

    Asked through SQLite and never with a handle of our own: closing that would free the locks that this process holds
    on the dossier through another connection (sqlite.org, How To Corrupt An SQLite Database File, 2.2), and the next
    process to leave would take the log away under it. The file is read as it is, without its log, and not touched.
    """
    try:
        with closing(sqlite3.connect(f"{_address(path)}?immutable=1", uri=True)) as connection:
            return int(connection.execute("PRAGMA application_id").fetchone()[0])
    except sqlite3.Error as error:
        return None if _code(error) == sqlite3.SQLITE_NOTADB else 0


def _begun(path: Path) -> bool:
    """Whether a database without our mark is one of ours after all: empty, or its mark is still in the log.

    A run that was ended between making the file and its first transaction leaves an empty database.
    """
    with translated(path), closing(_read_only(path, 1.0)) as connection:
        mark = connection.execute("PRAGMA application_id").fetchone()[0]
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        return mark == APPLICATION_ID or (not mark and not tables)


def _pragma(connection: Connection, name: str) -> int:
    return int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())


def _engine(path: Path, patience: float) -> Engine:
    readonly = path.exists() and not os.access(path, os.W_OK)

    def connect() -> sqlite3.Connection:
        if readonly:
            return _read_only(path, patience)
        return sqlite3.connect(path, timeout=patience, check_same_thread=False)

    engine = create_engine("sqlite+pysqlite://", creator=connect, poolclass=NullPool if readonly else QueuePool)

    @event.listens_for(engine, "connect")
    def _connected(connection: Any, _: Any) -> None:
        # Transactions are begun by us (see `_begin`), not by the driver behind our back.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
        cursor.execute("PRAGMA cell_size_check = ON")
        if not readonly:
            cursor.execute("PRAGMA journal_mode = WAL")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        level = connection.get_execution_options().get("dragoman_write")
        if level:
            connection.exec_driver_sql(f"PRAGMA synchronous = {level}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if level else "BEGIN")

    return engine


def _read_only(path: Path, patience: float) -> sqlite3.Connection:
    """A connection to a file we may not write; without a folder to write in, only an unchanging file can be read."""
    address = _address(path)
    connection = sqlite3.connect(f"{address}?mode=ro", uri=True, timeout=patience, check_same_thread=False)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        return sqlite3.connect(f"{address}?immutable=1", uri=True, timeout=patience, check_same_thread=False)
    return connection


def _ours(error: BaseException | None, path: Path) -> DossierError:
    said = str(error)
    code = _code(error)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return BusyDossierError(f"{path}: another process is writing to it; try again when it has finished")
    if code == sqlite3.SQLITE_NOTADB:
        return ForeignDossierError(f"{path}: not a dossier")
    if code == sqlite3.SQLITE_CORRUPT:
        return DamagedDossierError(f"{path}: the dossier is damaged ({said})")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return DossierError(f"{path}: the dossier may not be written to")
    if code == sqlite3.SQLITE_FULL:
        return DossierError(f"{path}: no room left on the disk")
    if "no such table" in said or "no such column" in said:
        return DamagedDossierError(f"{path}: the dossier is damaged ({said})")
    return DossierError(f"{path}: the dossier cannot be used: {said}")


def _code(error: BaseException | None) -> int:
    """SQLite's primary result code of an error; 0 where it has none."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _address(path: Path) -> str:
    return f"file:{quote(str(path.absolute()))}"
