"""What the commands of `dragoman decide` share: their options, and how a decision is kept and told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dragoman.decisions.records import Decision
    from dragoman.store.dossier import Dossier

Contact = Annotated[str, typer.Argument(metavar="CONTACT", help="Id of a contact, or its beginning.")]
Claim = Annotated[str, typer.Argument(metavar="CLAIM", help="Id of a claim, or its beginning.")]
Reason = Annotated[str, typer.Option("--reason", "-r", metavar="WORDS", help="Why.")]
Author = Annotated[str, typer.Option("--author", "-a", metavar="NAME", envvar="DRAGOMAN_AUTHOR", help="Who decides.")]
Side = Annotated[
    str | None, typer.Option("--side", metavar="CODE", help="State, as ru, tr: for a name that is not known here.")
]


def decided(dossier: Path, verb: Callable[[Dossier], Decision]) -> None:
    """Open a dossier, decide, and say what was decided, by its id.

    Raises:
        UsageError: it cannot be decided.
        DossierError: the dossier cannot be used.
    """
    from dragoman.cli.terminal import clean
    from dragoman.decisions.sentences import sentence
    from dragoman.store.dossier import Dossier

    with Dossier(dossier) as kept:
        one = verb(kept)
        typer.echo(f"{one.id[:8]}  {clean(sentence(one.what))}")
