"""What is kept in a dossier: pages with all they gave, pages that could not be read, and where live sources stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final

import dragoman
from dragoman.errors import PageError
from dragoman.model import Page, Reading
from dragoman.store import write
from dragoman.store.opened import Opened
from dragoman.store.watching import Watching

READER: Final = dragoman.__version__
"""By which rules pages are read; pages read by others are read anew when they are met again."""


class Keeping(Opened):
    """Every call is one transaction; what it was given is on disk when it returns."""

    def known(self, page: Page) -> bool:
        """Whether this very page is kept already under its source, read by the same rules."""
        with self._reading() as connection:
            return write.known(connection, page.source, page.id, READER)

    def keep(self, reading: Reading, *, again: bool = False) -> None:
        """Keep a page and what it gave, all or nothing.

        The same page again changes nothing, unless `again` says to put what it now gave in place of what is kept.
        """
        with self._writing() as connection:
            if again or not write.known(connection, reading.page.source, reading.page.id, READER):
                write.keep(connection, reading, READER, again=again)

    def fail(self, error: PageError) -> None:
        """Remember a page that could not be read."""
        with self._writing() as connection:
            write.fail(connection, error)

    @contextmanager
    def rechecking(self, paths: Iterable[str]) -> Iterator[None]:
        """While files are read once more: failures below them that do not come back are forgotten at the end.

        A run that is ended before its end forgets nothing.
        """
        with self._writing() as connection:
            for path in paths:
                write.doubt(connection, path)
        yield
        with self._writing() as connection:
            write.forget_doubted(connection)

    def watching(self) -> Watching:
        """The dossier as those who follow live sources write it."""
        return Watching(self._reading, self._writing, READER)
