"""Answers about a dossier that nobody has written to since: views over thousands of contacts are asked for again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import AbstractContextManager, ExitStack
from threading import Lock
from typing import Any, Final, TypeVar

from sqlalchemy import Connection

T = TypeVar("T")

MOST_ANSWERS: Final = 400
"""Answers kept: pages of lists, counts, tables; a few kilobytes each."""
MOST_SETS: Final = 40
"""Sets of contacts kept: each may hold all contacts of the dossier."""


class Memory:
    """What was answered since the last write of any process; the next write empties it.

    It holds one connection that never writes: SQLite tells such a one of every change (`PRAGMA data_version`).

    Args:
        reading: a connection to the dossier, as `Overview` gets it.
    """

    def __init__(self, reading: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._reading = reading
        self._lock = Lock()
        self._held = ExitStack()
        self._connection: Any = None
        self._version: int | None = None
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()
        self._sets: OrderedDict[Hashable, Any] = OrderedDict()

    def answer(self, asked: Hashable, make: Callable[[], T]) -> T:
        """What `make` gave when it was last asked for, or gives now."""
        return self._kept(self._answers, MOST_ANSWERS, asked, make)

    def selected(self, asked: Hashable, make: Callable[[], T]) -> T:
        """The same for sets of contacts, of which fewer are kept."""
        return self._kept(self._sets, MOST_SETS, asked, make)

    def forget(self) -> None:
        """Forget everything."""
        with self._lock:
            self._answers.clear()
            self._sets.clear()

    def close(self) -> None:
        """Give the connection back; to be done before the dossier is closed."""
        with self._lock:
            self._connection = None
            self._held.close()

    def _kept(self, kept: OrderedDict[Hashable, Any], most: int, asked: Hashable, make: Callable[[], T]) -> T:
        with self._lock:
            version = self._now()
            if asked in kept:
                kept.move_to_end(asked)
                found: T = kept[asked]
                return found
        made = make()
        with self._lock:
            # What was made while somebody wrote may be newer than its version says, and is dropped with it.
            if version == self._version:
                kept[asked] = made
                while len(kept) > most:
                    kept.popitem(last=False)
        return made

    def _now(self) -> int:
        if self._connection is None:
            self._connection = self._held.enter_context(self._reading())
        # Past SQLAlchemy, which would begin a transaction: inside one nothing ever changes.
        driver = self._connection.connection.driver_connection
        version = int(driver.execute("PRAGMA data_version").fetchone()[0])
        if version != self._version:
            self._version = version
            self._answers.clear()
            self._sets.clear()
        return version
