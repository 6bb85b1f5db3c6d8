"""`dragoman report`, `export`, `languages`: what leaves a dossier, and what can be read."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.order import DEFAULT_DOSSIER, DossierOption, orderly

Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write; by default standard output.")
]


@orderly
def report(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The HTML file to write.")],
    dossier: DossierOption = DEFAULT_DOSSIER,
) -> None:
    """Write the whole dossier as one HTML file that needs no network.

    \b
    Examples:
      dragoman report -o report.html
      dragoman report --dossier syria.dossier -o syria.html
    """
    from dragoman.report import render
    from dragoman.store.dossier import Dossier

    with Dossier(dossier) as kept:
        page = render(kept.view())
    _write(output, [page.encode("utf-8")])
    typer.echo(f"{output}: written.", err=True)


@orderly
def export(
    dossier: DossierOption = DEFAULT_DOSSIER,
    format: Annotated[str, typer.Option(metavar="jsonl", help="The format of the records.")] = "jsonl",
    output: Output = None,
) -> None:
    """Write the records of a dossier: articles, then contacts, one JSON object a line.

    \b
    Examples:
      dragoman export > records.jsonl
      dragoman export --dossier syria.dossier --format jsonl -o syria.jsonl
    """
    from dragoman.exports import export as export_from
    from dragoman.store.dossier import Dossier

    with Dossier(dossier) as kept:
        lines = export_from(kept, format).parts
        if output is None:
            sys.stdout.buffer.writelines(lines)
            sys.stdout.buffer.flush()
        else:
            _write(output, lines)


@orderly
def languages() -> None:
    """List the languages that can be read.

    \b
    Examples:
      dragoman languages
    """
    from dragoman.languages.pack import languages as codes
    from dragoman.languages.pack import load_pack

    for code in codes():
        pack = load_pack(code)
        if pack is not None:
            typer.echo(f"{code}  {pack.english} ({pack.name})")


COMMANDS = (report, export, languages)


def _write(path: Path, parts: Iterable[bytes]) -> None:
    """Write a file whole or not at all."""
    from dragoman.errors import UsageError

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
