"""The options by which commands choose contacts, and the filter they make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.model import Kind, Status

if TYPE_CHECKING:
    from dragoman.store.dossier import Dossier
    from dragoman.store.read import ContactFilter

ActorOption = Annotated[str | None, typer.Option(metavar="NAME", help="A party, by name in any script or by id.")]
SideOption = Annotated[str | None, typer.Option(metavar="CODE", help="A party's state, as ru, tr, us.")]
KindOption = Annotated[Kind | None, typer.Option(help="How it took place.")]
StatusOption = Annotated[Status | None, typer.Option(help="Whether it took place.")]
SinceOption = Annotated[
    str | None, typer.Option("--from", metavar="DATE", help="First day: 2024, 2024-12 or 2024-12-03.")
]
UntilOption = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Last day, written the same way.")]
LanguageOption = Annotated[str | None, typer.Option(metavar="CODE", help="Language of a page that reports it.")]
PublisherOption = Annotated[str | None, typer.Option(metavar="NAME", help="Publisher of a page that reports it.")]
PossibleOption = Annotated[
    bool, typer.Option("--possible", help="With --from, --to: also contacts that may lie there, for all we know.")
]


def chosen(
    dossier: Dossier,
    *,
    actor: str | None,
    side: str | None,
    kind: Kind | None,
    status: Status | None,
    since: str | None,
    until: str | None,
    language: str | None,
    publisher: str | None,
    possible: bool,
) -> ContactFilter:
    """The filter that the options ask for.

    Raises:
        UsageError: a date cannot be read.
    """
    from dragoman.store.asked_days import day_after, first_day
    from dragoman.store.read import ContactFilter

    return ContactFilter(
        actors=dossier.actors_named(actor) if actor else None,
        side=side,
        kind=kind.value if kind else None,
        status=status.value if status else None,
        since=first_day(since),
        before=day_after(until),
        language=language,
        publisher=publisher,
        possible=possible,
    )
