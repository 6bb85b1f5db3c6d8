"""`dragoman decide …`, `dragoman decisions …`: what people decide, its log, and what it says about the rules."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Annotated, Final

import typer

from dragoman.cli import decide_claims, decide_contacts
from dragoman.cli.deciding import Author, Reason, decided
from dragoman.cli.order import DEFAULT_DOSSIER, DossierOption, orderly
from dragoman.cli.writing import Output, write_whole

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

    decided(dossier, lambda kept: deciding.undo(kept, decision, author=author, reason=reason))


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
    output: Output = None,
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
    from dragoman.store.dossier import Dossier

    with Dossier(dossier) as kept:
        found = list(evaluation(kept.decisions(), kept.standings(), everything=everything))
    lines = [msgspec.json.encode(one) + b"\n" for one in found]
    if output is None:
        sys.stdout.buffer.writelines(lines)
    else:
        write_whole(output, lines, dossier)


VERBS: Final[tuple[Callable[..., None], ...]] = (*decide_contacts.VERBS, *decide_claims.VERBS, undo, log)
for verb in VERBS:
    decide.command()(verb)
decisions.command()(log)
decisions.command()(export)

GROUPS: Final = {"decide": decide, "decisions": decisions}
