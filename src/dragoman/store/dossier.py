"""A dossier, open: what is kept in it, decided about it and asked of it, over one file."""

from __future__ import annotations

from dragoman.store.asking import Asking
from dragoman.store.decisions import Deciding
from dragoman.store.keeping import READER, Keeping

__all__ = ["READER", "Dossier"]


class Dossier(Keeping, Deciding, Asking):
    """Pages, articles, contacts and claims in one SQLite file; a context manager that closes it.

    Contacts are up to date when asked for, unless `settle` is off: reports that came or went are resolved first.

    Args:
        path: the file.
        create: make it where there is none.
        patience: seconds to wait for another process that writes.
        settle: without it, contacts are shown as they were last resolved, and nothing is resolved for a question;
            `waiting` tells what is still to come. For whoever must answer at once.

    Raises:
        ForeignDossierError, DamagedDossierError, BusyDossierError, DossierError: the file cannot be used. Every
            method may raise these too.
    """
