"""`dragoman decide speaker`, `same`, `different`: what people say about claims."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.deciding import Author, Claim, Reason, Side, decided
from dragoman.cli.order import DEFAULT_DOSSIER, DossierOption, orderly


@orderly
def speaker(
    claim: Claim,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Id, or name in any script; or 'nobody'.")],
    reason: Reason, author: Author, side: Side = None, dossier: DossierOption = DEFAULT_DOSSIER,
) -> None:  # fmt: skip
    """Somebody else than was read answers for a claim.

    \b
    Examples:
      dragoman decide speaker 5d07 'Dmitry Peskov' -a Anna -r 'the sentence goes on from the one before'
    """
    from dragoman.store import deciding

    who = None if name == "nobody" else name
    decided(dossier, lambda kept: deciding.set_speaker(kept, claim, who, side=side, author=author, reason=reason))


@orderly
def same(claim: Claim, other: Claim, reason: Reason, author: Author, dossier: DossierOption = DEFAULT_DOSSIER) -> None:
    """Two claims about one contact say the same.

    \b
    Examples:
      dragoman decide same 5d07 e3b1 -a Anna -r 'territorial integrity in both'
    """
    from dragoman.store import deciding

    decided(dossier, lambda kept: deciding.mark_same(kept, claim, other, author=author, reason=reason))


@orderly
def different(
    claim: Claim, other: Claim, reason: Reason, author: Author, dossier: DossierOption = DEFAULT_DOSSIER
) -> None:
    """Two claims about one contact do not say the same, and do not contradict each other either.

    \b
    Examples:
      dragoman decide different 5d07 e3b1 -a Anna -r 'one is about grain, one about gas'
    """
    from dragoman.store import deciding

    decided(dossier, lambda kept: deciding.mark_different(kept, claim, other, author=author, reason=reason))


VERBS = (speaker, same, different)
