"""What all commands share: where the dossier is, what becomes of errors."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final, ParamSpec

import typer

from dragoman.errors import DataError, DossierError, DragomanError, UsageError

INCOMPLETE: Final = 1
"""Exit code: some page could not be read, or nothing was found."""
USAGE: Final = 2
UNUSABLE: Final = 3
INTERRUPTED: Final = 130

DEFAULT_DOSSIER: Final = Path("dragoman.dossier")

EXAMPLES_READ: Final = """\
Examples:
  dragoman read pages/ --dossier syria.dossier
  dragoman contacts --dossier syria.dossier --actor Putin --from 2024-12
  dragoman report --dossier syria.dossier -o syria.html"""

DossierOption = Annotated[Path, typer.Option("--dossier", "-d", metavar="FILE", help="The dossier.", show_default=True)]


class Format(StrEnum):
    """How a command prints what it found."""

    TABLE = "table"
    JSONL = "jsonl"


P = ParamSpec("P")


def orderly(command: Callable[P, int | None]) -> Callable[P, None]:
    """Give a command its ends: its own exit code, or one sentence on standard error and the code of the error."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            code = command(*args, **kwargs) or 0
            sys.stdout.flush()
        except KeyboardInterrupt:
            raise typer.Exit(_complain("interrupted", INTERRUPTED)) from None
        except BrokenPipeError:
            # The reader of our output has gone ("| head").
            _close_output()
            raise typer.Exit(0) from None
        except UsageError as error:
            raise typer.Exit(_complain(str(error), USAGE)) from None
        except (DossierError, DataError) as error:
            raise typer.Exit(_complain(str(error), UNUSABLE)) from None
        except DragomanError as error:
            raise typer.Exit(_complain(str(error), INCOMPLETE)) from None
        except OSError as error:
            # No room left for our output, or for a log.
            _close_output()
            place = f"{error.filename}: " if error.filename else ""
            raise typer.Exit(_complain(f"{place}cannot go on: {error.strerror or error}", USAGE)) from None
        raise typer.Exit(code)

    return run


def _close_output() -> None:
    """Nothing more can be said on standard output, at exit neither."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _complain(sentence: str, code: int) -> int:
    typer.echo(f"dragoman: {sentence}", err=True)
    return code
