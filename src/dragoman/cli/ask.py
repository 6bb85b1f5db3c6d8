"""`dragoman contacts`, `show`, `explain`, `article`, `search`: what a dossier holds, asked from a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.choose import (
    ActorOption,
    KindOption,
    LanguageOption,
    PossibleOption,
    PublisherOption,
    SideOption,
    SinceOption,
    StatusOption,
    UntilOption,
    chosen,
)
from dragoman.cli.order import DEFAULT_DOSSIER, INCOMPLETE, DossierOption, Format, orderly

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.store.dossier import Dossier
    from dragoman.store.read import ContactFilter


@orderly
def contacts(
    dossier: DossierOption = DEFAULT_DOSSIER,
    actor: ActorOption = None,
    side: SideOption = None,
    kind: KindOption = None,
    status: StatusOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    language: LanguageOption = None,
    publisher: PublisherOption = None,
    possible: PossibleOption = False,
    format: Annotated[Format, typer.Option(help="A table, or the exported records.")] = Format.TABLE,
) -> int:
    """List contacts, by first possible day; those of which nothing is known come last.

    \b
    Examples:
      dragoman contacts --actor Путин --side tr
      dragoman contacts --kind phone_call --from 2024-12 --to 2025-01
      dragoman contacts --language ar --format jsonl
    """
    from dragoman.store.dossier import Dossier

    with Dossier(dossier) as kept:
        asked = chosen(
            kept, actor=actor, side=side, kind=kind, status=status, since=since, until=until,
            language=language, publisher=publisher, possible=possible,
        )  # fmt: skip
        found = _as_lines(kept, asked) if format is Format.JSONL else _as_table(kept, asked)
    return 0 if found else INCOMPLETE


@orderly
def show(
    contact: Annotated[str, typer.Argument(metavar="CONTACT", help="Id of a contact, or its beginning.")],
    dossier: DossierOption = DEFAULT_DOSSIER,
) -> None:
    """Show a contact: what is known of it, and each side's account beside the other's, in the original words.

    \b
    Examples:
      dragoman show 3fa9
    """
    from dragoman.cli.contact import show_contact
    from dragoman.store.dossier import Dossier

    with Dossier(dossier) as kept:
        show_contact(_console(), kept, kept.contact(contact))


@orderly
def explain(
    contact: Annotated[str, typer.Argument(metavar="CONTACT", help="Id of a contact, or its beginning.")],
    dossier: DossierOption = DEFAULT_DOSSIER,
) -> None:
    """Say why these reports are one contact: evidence, dates, scores, and what was weighed and rejected.

    \b
    Examples:
      dragoman explain 3fa9
    """
    from dragoman.cli.contact import explain_contact
    from dragoman.store.dossier import Dossier

    with Dossier(dossier) as kept:
        explain_contact(_console(), kept, kept.contact(contact))


@orderly
def article(
    id_: Annotated[str, typer.Argument(metavar="ID", help="Id of an article, or its beginning.")],
    dossier: DossierOption = DEFAULT_DOSSIER,
) -> None:
    """Show an article: its sections, with the names and claims found in it marked in the text.

    \b
    Examples:
      dragoman article b21c
    """
    from dragoman.cli.article import show_article
    from dragoman.store.dossier import Dossier

    with Dossier(dossier) as kept:
        show_article(_console(), kept, kept.article(id_))


@orderly
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="Words, in any script.")],
    dossier: DossierOption = DEFAULT_DOSSIER,
    most: Annotated[int, typer.Option("--most", "-n", min=1, help="How many articles to list.")] = 20,
) -> int:
    """Find articles that hold all the words. A name is found in every language: Путин finds بوتين and Putin.

    \b
    Examples:
      dragoman search Путин Эрдоган
      dragoman search 'ceasefire Libya' -n 5
    """
    from rich.text import Text

    from dragoman.cli.article import excerpt
    from dragoman.cli.terminal import clean, own
    from dragoman.store.dossier import Dossier

    query = " ".join(words)
    with Dossier(dossier) as kept:
        found = kept.search(query, most)
        console = _console()
        for one in found:
            title = own(one.title or kept.page_info(one.page).source)
            console.print(Text.assemble((one.id[:8], "bold"), f"  {one.language}  ", (title, "bold")))
            console.print(Text("          ").append_text(excerpt(one, query)))
        if not found:
            typer.echo(f"dragoman: no article holds {clean(query)!r}", err=True)
    return 0 if found else INCOMPLETE


COMMANDS = (contacts, show, explain, article, search)


def _console() -> Console:
    from rich.console import Console

    # A file or pipe has no width of its own; lines there may be long.
    return Console(highlight=False, width=None if sys.stdout.isatty() else 160)


def _as_lines(kept: Dossier, asked: ContactFilter) -> int:
    from dragoman.exports import jsonl

    number = 0
    for number, line in enumerate(jsonl.contact_lines(kept, asked), 1):  # noqa: B007
        sys.stdout.buffer.write(line)
    return number


def _as_table(kept: Dossier, asked: ContactFilter) -> int:
    from rich.table import Table

    from dragoman.cli.terminal import clean, days, party

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("id", "when", "kind", "status", "parties", "reports", "about"):
        table.add_column(heading, no_wrap=heading in ("id", "when", "kind", "status"), justify="left")
    number = 0
    for resolved in kept.contacts(asked):
        number += 1
        one = resolved.contact
        table.add_row(
            one.id[:8], days(one.when), one.kind.value.replace("_", " "), one.status.value.replace("_", " "),
            ", ".join(map(party, one.parties)), str(len(one.reports)),
            clean(", ".join(named.name for named in (*one.places, *one.topics[:3], *one.frameworks[:2]))),
        )  # fmt: skip
    if number:
        _console().print(table)
    else:
        typer.echo("dragoman: no such contacts", err=True)
    return number
