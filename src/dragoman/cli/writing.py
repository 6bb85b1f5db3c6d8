"""Files that commands write: whole or not at all, and never over the dossier."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from dragoman.errors import UsageError

Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write; by default standard output.")
]


def write_whole(path: Path, parts: Iterable[bytes], dossier: Path) -> None:
    """Write a file whole or not at all; what was there before stays until the new one is complete.

    Args:
        path: the file; a device or a pipe is written to as it is.
        parts: its bytes, taken one by one.
        dossier: the dossier in use.

    Raises:
        UsageError: it cannot be written, or is a file of the dossier.
    """
    spare(path, dossier)
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        if path.exists() and not path.is_file():
            # A device or a pipe cannot be put in place of itself.
            with path.open("wb") as stream:
                stream.writelines(parts)
            return
        with draft.open("wb") as file:
            file.writelines(parts)
        draft.replace(path)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        draft.unlink(missing_ok=True)


def spare(path: Path, dossier: Path) -> None:
    """See that a file to be written is none of the dossier's.

    Raises:
        UsageError: it is one.
    """
    from dragoman.store.database import owns

    if owns(dossier)(path):
        raise UsageError(f"{path}: belongs to the dossier; write to another file")
