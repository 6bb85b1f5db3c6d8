"""`dragoman decide …`, `dragoman decisions …`: what people decide, its log, and what it says about the rules."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from dragoman.cli.order import DEFAULT_DOSSIER, DossierOption, orderly
from dragoman.model import Kind, Status
from dragoman.store.asked_days import day_after, first_day

if TYPE_CHECKING:
    from dragoman.decisions.records import Decision

Contact = Annotated[str, typer.Argument(metavar="CONTACT", help="Id of a contact, or its beginning.")]
Reason = Annotated[str, typer.Option("--reason", "-r", metavar="WORDS", help="Why.")]
Author = Annotated[str, typer.Option("--author", "-a", metavar="NAME", envvar="DRAGOMAN_AUTHOR", help="Who decides.")]
Claim = Annotated[str, typer.Argument(metavar="CLAIM", help="Id of a claim, or its beginning.")]
Side = Annotated[
    str | None, typer.Option("--side", metavar="CODE", help="State, as ru, tr: for a name that is not known here.")
]

decide = typer.Typer(
    help="""Decide what the rules got wrong. What people decide outranks the rules, also when pages are read again.

    \b
    Examples:
      dragoman decide merge 3fa9 77c0 --author Anna --reason 'one call, told a day late'
      dragoman decide date 3fa9 2024-12-03 -a Anna -r 'the readout names the day'
      dragoman decide log --contact 3fa9
      dragoman decide undo c41d -a Ben -r 'two calls after all'
    """,
    no_args_is_help=True, rich_markup_mode=None, add_completion=False,
)  # fmt: skip
decisions = typer.Typer(
    help="""What people decided: the log, and where they and the rules disagree, as data for evaluation.

    \b
    Examples:
      dragoman decisions log
      dragoman decisions export -o disagreements.jsonl
    """,
    no_args_is_help=True, rich_markup_mode=None, add_completion=False,
)  # fmt: skip


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
    from dragoman.store.dossier import Dossier

    with Dossier(dossier) as kept:
        _said(deciding.merge(kept, contacts, author=author, reason=reason))


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
    from dragoman.store.dossier import Dossier

    with Dossier(dossier) as kept:
        _said(deciding.split(kept, contact, reports, author=author, reason=reason))


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
    from dragoman.store.dossier import Dossier

    with Dossier(dossier) as kept:
        _said(deciding.move(kept, report, to, author=author, reason=reason))


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
    from dragoman.store.dossier import Dossier

    known = None if first == "unknown" else first
    end = day_after(last or known)
    with Dossier(dossier) as kept:
        _said(deciding.set_date(kept, contact, first_day(known), end, author=author, reason=reason))


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
    from dragoman.store.dossier import Dossier

    with Dossier(dossier) as kept:
        _said(deciding.set_kind(kept, contact, is_, author=author, reason=reason))


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
    from dragoman.store.dossier import Dossier

    with Dossier(dossier) as kept:
        _said(deciding.set_status(kept, contact, is_, author=author, reason=reason))


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
    from dragoman.store.dossier import Dossier

    with Dossier(dossier) as kept:
        _said(deciding.set_party(kept, contact, was, now, side=side, author=author, reason=reason))


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
    from dragoman.store.dossier import Dossier

    who = None if name == "nobody" else name
    with Dossier(dossier) as kept:
        _said(deciding.set_speaker(kept, claim, who, side=side, author=author, reason=reason))


@orderly
def same(claim: Claim, other: Claim, reason: Reason, author: Author, dossier: DossierOption = DEFAULT_DOSSIER) -> None:
    """Two claims about one contact say the same.

    \b
    Examples:
      dragoman decide same 5d07 e3b1 -a Anna -r 'territorial integrity in both'
    """
    from dragoman.store import deciding
    from dragoman.store.dossier import Dossier

    with Dossier(dossier) as kept:
        _said(deciding.mark_same(kept, claim, other, author=author, reason=reason))


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
    from dragoman.store.dossier import Dossier

    with Dossier(dossier) as kept:
        _said(deciding.mark_different(kept, claim, other, author=author, reason=reason))


@orderly
def undo(
    decision: Annotated[str, typer.Argument(metavar="DECISION", help="Id of a decision, or its beginning.")],
    reason: Reason, author: Author, dossier: DossierOption = DEFAULT_DOSSIER,
) -> None:  # fmt: skip
    """Take a decision back. Taking back an undo puts what it took back in force again.

    \b
    Examples:
      dragoman decide undo c41d -a Ben -r 'two calls after all'
    """
    from dragoman.store import deciding
    from dragoman.store.dossier import Dossier

    with Dossier(dossier) as kept:
        _said(deciding.undo(kept, decision, author=author, reason=reason))


@orderly
def log(
    contact: Annotated[
        str | None, typer.Option("--contact", metavar="CONTACT", help="Only what is about this contact.")
    ] = None,
    dossier: DossierOption = DEFAULT_DOSSIER,
) -> None:
    """List decisions in the order they were taken: by whom, when, why, and what became of them.

    \b
    Examples:
      dragoman decide log
      dragoman decide log --contact 3fa9
    """
    from rich.console import Console
    from rich.text import Text

    from dragoman.cli.terminal import clean
    from dragoman.decisions.sentences import sentence
    from dragoman.store.dossier import Dossier

    console = Console(highlight=False, width=None if sys.stdout.isatty() else 160)
    with Dossier(dossier) as kept:
        listed = kept.history(contact) if contact else kept.decisions()
        standings = kept.standings()
        for one in listed:
            stands = standings[one.id]
            state = "" if stands.state == "in_force" else stands.state.replace("_", " ")
            if stands.by:
                state += f" by {stands.by[:8]}"
            head = f"  {one.time:%Y-%m-%d %H:%M}  {clean(one.author)}  "
            console.print(Text.assemble((one.id[:8], "bold"), head, (one.act, "bold"), f"  {state}" if state else ""))
            console.print(Text(f"          {clean(sentence(one.what))}"))
            console.print(Text(f"          {clean(one.reason)}", style="dim"))
    if not listed:
        typer.echo("dragoman: nothing was decided", err=True)


@orderly
def export(
    everything: Annotated[
        bool, typer.Option("--all", help="Also what was undone or overruled, and what only confirms the rules.")
    ] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write; by default standard output.")
    ] = None,
    dossier: DossierOption = DEFAULT_DOSSIER,
) -> None:
    """Write where people and rules disagree, one JSON object a line: what the rules said, what the person said.

    \b
    Examples:
      dragoman decisions export -o disagreements.jsonl
      dragoman decisions export --all
    """
    import msgspec

    from dragoman.decisions.evaluation import evaluation
    from dragoman.errors import UsageError
    from dragoman.store.dossier import Dossier

    with Dossier(dossier) as kept:
        found = list(evaluation(kept.decisions(), kept.standings(), everything=everything))
    lines = b"".join(msgspec.json.encode(one) + b"\n" for one in found)
    if output is None:
        sys.stdout.buffer.write(lines)
        return
    draft = output.with_name(f".{output.name}.{os.getpid()}.part")
    try:
        draft.write_bytes(lines)
        draft.replace(output)
    except OSError as error:
        raise UsageError(f"{output}: cannot be written: {error.strerror or error}") from error
    finally:
        draft.unlink(missing_ok=True)


def _said(decision: Decision) -> None:
    from dragoman.cli.terminal import clean
    from dragoman.decisions.sentences import sentence

    typer.echo(f"{decision.id[:8]}  {clean(sentence(decision.what))}")


VERBS: Final[tuple[Callable[..., None], ...]] = (
    merge, split, move, date, kind, status, party, speaker, same, different, undo, log,
)  # fmt: skip
for verb in VERBS:
    decide.command()(verb)
decisions.command()(log)
decisions.command()(export)

GROUPS: Final = {"decide": decide, "decisions": decisions}
