"""`dragoman decide merge`, `split`, `move`, `date`, `kind`, `status`, `party`: what people say about contacts."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.deciding import Author, Contact, Reason, Side, decided
from dragoman.cli.order import DEFAULT_DOSSIER, DossierOption, orderly
from dragoman.model import Kind, Status
from dragoman.store.asked_days import day_after, first_day


@orderly
def merge(
    contacts: Annotated[list[str], typer.Argument(metavar="CONTACT…", help="Ids of contacts, or their beginnings.")],
    reason: Reason, author: Author, dossier: DossierOption = DEFAULT_DOSSIER,
) -> None:  # fmt: skip
    """These contacts are one; it keeps the id of the first.

    \b
    Examples:
      dragoman decide merge 3fa9 77c0 -a Anna -r 'one call, told a day late'
    """
    from dragoman.store import deciding

    decided(dossier, lambda kept: deciding.merge(kept, contacts, author=author, reason=reason))


@orderly
def split(
    contact: Contact,
    reports: Annotated[list[str], typer.Argument(metavar="REPORT…", help="Ids of reports, or their beginnings.")],
    reason: Reason, author: Author, dossier: DossierOption = DEFAULT_DOSSIER,
) -> None:  # fmt: skip
    """Some reports of a contact tell of another one, which they make up together.

    \b
    Examples:
      dragoman decide split 3fa9 b21c 90de -a Anna -r 'these tell of the call a week later'
    """
    from dragoman.store import deciding

    decided(dossier, lambda kept: deciding.split(kept, contact, reports, author=author, reason=reason))


@orderly
def move(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="Id of a report, or its beginning.")],
    reason: Reason, author: Author,
    to: Annotated[
        str | None, typer.Option("--to", metavar="CONTACT", help="The contact it tells of; without, one of its own.")
    ] = None,
    dossier: DossierOption = DEFAULT_DOSSIER,
) -> None:  # fmt: skip
    """A report tells of another contact than the one it was taken for.

    \b
    Examples:
      dragoman decide move b21c --to 77c0 -a Anna -r 'it names the later day'
    """
    from dragoman.store import deciding

    decided(dossier, lambda kept: deciding.move(kept, report, to, author=author, reason=reason))


@orderly
def date(
    contact: Contact,
    first: Annotated[
        str, typer.Argument(metavar="DATE", help="2024, 2024-12 or 2024-12-03; or 'unknown': nobody can know.")
    ],
    reason: Reason, author: Author,
    last: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Last day, written the same way, of more than one.")
    ] = None,
    dossier: DossierOption = DEFAULT_DOSSIER,
) -> None:  # fmt: skip
    """A contact took place on this day, or on some day between two.

    \b
    Examples:
      dragoman decide date 3fa9 2024-12-03 -a Anna -r 'the readout names the day'
      dragoman decide date 3fa9 2024-12-03 --to 2024-12-05 -a Anna -r 'after the summit, before the vote'
    """
    from dragoman.store import deciding

    known = None if first == "unknown" else first
    end = day_after(last or known)
    decided(dossier, lambda kept: deciding.set_date(kept, contact, first_day(known), end, author=author, reason=reason))


@orderly
def kind(
    contact: Contact, is_: Annotated[Kind, typer.Argument(metavar="KIND", help="How it took place.")],
    reason: Reason, author: Author, dossier: DossierOption = DEFAULT_DOSSIER,
) -> None:  # fmt: skip
    """A contact was of this kind: phone_call, video_call, meeting, visit, message, multilateral, unspecified.

    \b
    Examples:
      dragoman decide kind 3fa9 video_call -a Anna -r 'the photographs show screens'
    """
    from dragoman.store import deciding

    decided(dossier, lambda kept: deciding.set_kind(kept, contact, is_, author=author, reason=reason))


@orderly
def status(
    contact: Contact, is_: Annotated[Status, typer.Argument(metavar="STATUS", help="Whether it took place.")],
    reason: Reason, author: Author, dossier: DossierOption = DEFAULT_DOSSIER,
) -> None:  # fmt: skip
    """A contact has this status: held, planned, proposed, denied, called_off.

    \b
    Examples:
      dragoman decide status 3fa9 called_off -a Anna -r 'the ministry withdrew it'
    """
    from dragoman.store import deciding

    decided(dossier, lambda kept: deciding.set_status(kept, contact, is_, author=author, reason=reason))


@orderly
def party(
    contact: Contact, reason: Reason, author: Author,
    was: Annotated[
        str | None, typer.Option("--not", metavar="NAME", help="Who took no part: id, or name in any script.")
    ] = None,
    now: Annotated[str | None, typer.Option("--is", metavar="NAME", help="Who took part, given the same way.")] = None,
    side: Side = None, dossier: DossierOption = DEFAULT_DOSSIER,
) -> None:  # fmt: skip
    """Somebody took part in a contact, or did not, or one in the place of another.

    \b
    Examples:
      dragoman decide party 3fa9 --not 'Vladimir Putin' --is 'Сергей Лавров' -a Anna -r 'the ministers spoke'
      dragoman decide party 3fa9 --is 'Hakan Fidan' -a Anna -r 'he sat in, says the readout'
    """
    from dragoman.store import deciding

    decided(dossier, lambda kept: deciding.set_party(kept, contact, was, now, side=side, author=author, reason=reason))


VERBS = (merge, split, move, date, kind, status, party)
