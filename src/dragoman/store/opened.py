"""A dossier's file, open: transactions on it, and contacts brought up to date before they are asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sqlalchemy import Connection, Engine

from dragoman.store import database, read

if TYPE_CHECKING:
    from dragoman.store.resolver import Resolver


class Opened:
    """What everything that is done with a dossier stands on; see `dossier.Dossier`."""

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        create: bool = False,
        patience: float = database.PATIENCE,
        settle: bool = True,
    ) -> None:
        self.path = Path(path)
        self._settle = settle
        self._engine: Engine = database.open_engine(self.path, create=create, patience=patience)
        self.on_close: Callable[[], object] | None = None
        """What else goes when the dossier is closed: the folder of one that was made in passing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Dossier({str(self.path)!r})"

    def close(self) -> None:
        """Close the file; the log beside it is folded in by the last process that does so."""
        self._engine.dispose()
        if self.on_close is not None:
            self.on_close()

    def resolve(
        self,
        progress: Callable[[int, int], None] | None = None,
        encoding: Callable[[int, int], None] | None = None,
    ) -> int:
        """Resolve what came or went since the last time, block by block; the number of blocks resolved.

        Args:
            progress: called with blocks done and blocks to do.
            encoding: called before that, with texts of new claims made comparable and texts to do.
        """
        with self._reading() as connection:
            blocks = read.pending(connection)
        self._resolve(blocks, progress, encoding)
        return len(blocks)

    def waiting(self) -> int:
        """How many blocks have reports that came or went since they were last resolved."""
        with self._reading() as connection:
            return len(read.pending(connection))

    def _resolve(
        self,
        blocks: Collection[str],
        progress: Callable[[int, int], None] | None = None,
        encoding: Callable[[int, int], None] | None = None,
    ) -> None:
        if blocks:
            resolver = self._resolver()
            resolver.encode(sorted(blocks), encoding)
            for done, block in enumerate(sorted(blocks)):
                if progress is not None:
                    progress(done, len(blocks))
                resolver.settle(block)

    def _resolver(self) -> Resolver:
        # Loads the encoder and what it stands on, which a question to a settled dossier does without.
        from dragoman.store.resolver import Resolver

        return Resolver(self._reading, self._writing)

    def _settled(self) -> None:
        if not self._settle:
            return
        with self._reading() as connection:
            waiting = bool(read.pending(connection))
        if waiting and os.access(self.path, os.W_OK):
            self.resolve()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with database.translated(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self, *, for_good: bool = False) -> Iterator[Connection]:
        with database.translated(self.path), database.writing(self._engine, for_good=for_good) as connection:
            yield connection
