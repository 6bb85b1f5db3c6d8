"""One watch a dossier: two would fetch everything twice."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.errors import BusyDossierError, DossierError


@contextmanager
def alone(dossier: Path) -> Iterator[None]:
    """Hold the place of the one who watches for a dossier; the system frees it however the process ends.

    The lock is on a file beside the dossier: closing a second handle on the database itself would break SQLite's own
    locks (sqlite.org, How To Corrupt An SQLite Database File, 2.2).

    Raises:
        BusyDossierError: another process watches for it.
        DossierError: its folder cannot be written.
    """
    try:
        import fcntl
    except ImportError:
        # Windows: nothing stops a second one there.
        yield
        return
    try:
        # A link to the dossier leads to the same place.
        whole = dossier.resolve()
        place = whole.with_name(f"{whole.name}-watch")
        handle = os.open(place, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise DossierError(f"{place}: cannot be opened: {error.strerror or error}") from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise BusyDossierError(f"{dossier}: another process is watching sources for it") from error
        yield
    finally:
        os.close(handle)
