"""Everything that can go wrong, as one tree.

    DragomanError
    ├── PageError                 a page could not be read: names the file and the place in it
    │   ├── UnreadablePageError   no permission, missing, not a regular file
    │   ├── EmptyPageError        nothing in it
    │   ├── BinaryPageError       not text in any encoding
    │   ├── OversizePageError     larger than the limit in force
    │   └── MalformedPageError    an invalid JSON line, a broken record, markup nobody can parse
    ├── DataError                 a line of a language pack or registry is wrong: names file and line
    ├── DossierError              the dossier cannot be used
    │   ├── ForeignDossierError   the file is not a dossier, or comes from a newer version
    │   ├── DamagedDossierError   the database is corrupt
    │   └── BusyDossierError      another process holds the write lock for too long
    └── UsageError                the request itself cannot be carried out (no such contact, bad date, …)

A page in a language without a pack is not an error: it is kept and reported as unsupported.
"""

from __future__ import annotations


class DragomanError(Exception):
    """Root of all errors raised on purpose; `str()` is a sentence fit to show to a user."""


class PageError(DragomanError):
    """A page could not be read; `where` names the file and, where it applies, the line."""

    def __init__(self, where: str, problem: str) -> None:
        super().__init__(f"{where}: {problem}")
        self.where = where
        self.problem = problem


class UnreadablePageError(PageError):
    """The file is missing, not permitted to be read, or not a regular file."""


class EmptyPageError(PageError):
    """The file or record holds no text."""


class BinaryPageError(PageError):
    """The bytes are not text in any encoding."""


class OversizePageError(PageError):
    """The page is larger than the limit in force."""


class MalformedPageError(PageError):
    """A record or its markup cannot be parsed."""


class DataError(DragomanError):
    """A line of a language pack or of the registry is wrong."""

    def __init__(self, path: str, line: int, problem: str) -> None:
        super().__init__(f"{path}:{line}: {problem}")
        self.path = path
        self.line = line
        self.problem = problem


class DossierError(DragomanError):
    """The dossier cannot be used."""


class ForeignDossierError(DossierError):
    """The file is not a dossier, or was written by a newer version."""


class DamagedDossierError(DossierError):
    """The database file is corrupt."""


class BusyDossierError(DossierError):
    """Another process has held the write lock for too long."""


class UsageError(DragomanError):
    """The request cannot be carried out as asked."""
