"""The commands put together. Nothing heavy is imported until a command runs, so that `--help` is quick."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman import __version__
from dragoman.cli import ask, decide, hand_on, read, serve, watch
from dragoman.cli.order import EXAMPLES_READ

HELP = f"""\
Who met whom, who says so, and in what words.

Reads news pages in their own languages into a dossier: one record per diplomatic contact, each side's account
beside the other's, every claim tied to its exact words.

\b
{EXAMPLES_READ}

\b
Exit codes:
  0    done
  1    done, but some page could not be read, or nothing was found
  2    the request cannot be carried out as asked
  3    the dossier (or the installed data) cannot be used
  130  interrupted; what was read until then is kept
"""

app = typer.Typer(help=HELP, no_args_is_help=True, rich_markup_mode=None, add_completion=False,
                  pretty_exceptions_enable=False, context_settings={"help_option_names": ["-h", "--help"]})  # fmt: skip


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    pass


for command in (*read.COMMANDS, *ask.COMMANDS, *hand_on.COMMANDS, *serve.COMMANDS, *watch.COMMANDS):
    app.command()(command)
for name, group in decide.GROUPS.items():
    app.add_typer(group, name=name)
