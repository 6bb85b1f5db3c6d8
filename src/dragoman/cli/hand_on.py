"""`dragoman report`, `export`, `print`, `languages`: what leaves a dossier, and what can be read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

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
from dragoman.cli.order import DEFAULT_DOSSIER, DossierOption, orderly
from dragoman.cli.writing import Output, spare, write_whole


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

    spare(output, dossier)
    with Dossier(dossier) as kept:
        page = render(kept.view())
    write_whole(output, [page.encode("utf-8")], dossier)
    typer.echo(f"{output}: written.", err=True)


@orderly
def export(
    dossier: DossierOption = DEFAULT_DOSSIER,
    format: Annotated[str, typer.Option(metavar="NAME", help="The format; '--format list' tells which there are.")] = (
        "jsonl"
    ),
    output: Output = None,
    contact: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Only this contact; may be given several times.")
    ] = None,
    actor: ActorOption = None,
    side: SideOption = None,
    kind: KindOption = None,
    status: StatusOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    language: LanguageOption = None,
    publisher: PublisherOption = None,
    possible: PossibleOption = False,
) -> None:
    """Write contacts in an open format: all, or those chosen as by 'dragoman contacts'.

    What the format could not say of them is told on standard error.

    \b
    Examples:
      dragoman export > records.jsonl
      dragoman export --format csv --side tr --from 2024-12 -o turkey.csv
      dragoman export --format citations --contact 3fa9
      dragoman export --format list
    """
    from dragoman.errors import UsageError
    from dragoman.exports import FORMATS, Wanted
    from dragoman.exports import export as export_from
    from dragoman.store.dossier import Dossier
    from dragoman.store.read import ContactFilter

    if format == "list":
        for one in FORMATS.values():
            typer.echo(f"{one.name:<16} {one.title}")
        return
    with Dossier(dossier) as kept:
        asked = chosen(
            kept, actor=actor, side=side, kind=kind, status=status, since=since, until=until,
            language=language, publisher=publisher, possible=possible,
        )  # fmt: skip
        if contact and asked != ContactFilter():
            raise UsageError("--contact names contacts one by one: leave out what chooses among them")
        ids = tuple(kept.contact(one).contact.id for one in contact) if contact else None
        made = export_from(kept, format, Wanted(asked, ids))
        if output is None:
            sys.stdout.buffer.writelines(made.parts)
            sys.stdout.buffer.flush()
        else:
            write_whole(output, made.parts, dossier)
    for sentence in made.losses.sentences():
        typer.echo(f"{format}: {sentence}.", err=True)


@orderly
def print_(
    contact: Annotated[str, typer.Argument(metavar="CONTACT", help="Id of a contact, or its beginning.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="The file to write: its name ends in .html or .pdf.")
    ],
    dossier: DossierOption = DEFAULT_DOSSIER,
) -> None:
    """Write one contact to be printed: its record, the accounts, every text with its marks, and citations.

    A PDF needs Chromium or Chrome on this machine; the HTML file can be printed from any browser.

    \b
    Examples:
      dragoman print 3fa9 -o contact.html
      dragoman print 3fa9 -o contact.pdf
    """
    from dragoman.errors import UsageError
    from dragoman.exports.citations import note
    from dragoman.exports.tables import claim_rows
    from dragoman.report import print_contact
    from dragoman.report.pdf import pdf
    from dragoman.store.dossier import Dossier

    ending = output.suffix.lower()
    if ending not in (".html", ".htm", ".pdf"):
        raise UsageError(f"{output}: the name ends neither in .html nor in .pdf")
    spare(output, dossier)
    with Dossier(dossier) as kept:
        view = kept.view_of_contact(contact)
        rows = claim_rows(kept.entries(ids=(view.contacts[0].id,)))
        page = print_contact(view, [note(row) for row in rows])
    write_whole(output, [pdf(page) if ending == ".pdf" else page.encode()], dossier)
    typer.echo(f"{output}: written.", err=True)


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


print_.__name__ = "print"
COMMANDS = (report, export, print_, languages)
