"""`dragoman read`: pages into a dossier."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.order import DEFAULT_DOSSIER, INCOMPLETE, Format, orderly

if TYPE_CHECKING:
    from dragoman.errors import PageError
    from dragoman.store.reading import Tally


@orderly
def read(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Files, folders, glob patterns, or - for standard input.")
    ],
    dossier: Annotated[
        Path | None,
        typer.Option("--dossier", "-d", metavar="FILE", help=f"The dossier; by default {DEFAULT_DOSSIER}."),
    ] = None,
    format: Annotated[
        Format, typer.Option(help="What to print: a summary, or the records of the pages.")
    ] = Format.TABLE,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", min=1, help="Processes to read with; by default one a processor.")
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Read pages anew that are kept already.")] = False,
) -> int:
    """Read pages into a dossier.

    Plain text, saved HTML and JSON Lines (one {"url": …, "text" or "html": …} a line). Pages already in the dossier are
    not read again; a run that was ended goes on where it stopped. With --format jsonl and no --dossier, the
    records are printed and nothing is kept.

    \b
    Examples:
      dragoman read pages/
      dragoman read 'crawl/2024-12-*.html' more.jsonl --dossier syria.dossier --jobs 4
      curl -s https://example.org/story | dragoman read - --format jsonl
    """
    from tempfile import TemporaryDirectory

    from dragoman.exports import jsonl
    from dragoman.store.dossier import Dossier
    from dragoman.store.reading import read_into
    from dragoman.store.workers import processors

    passing = dossier is None and format is Format.JSONL
    with ExitStack() as stack:
        if passing:
            file = Path(stack.enter_context(TemporaryDirectory(prefix="dragoman-"))) / "passing.dossier"
        else:
            file = dossier or DEFAULT_DOSSIER
        kept = stack.enter_context(Dossier(file, create=True))
        progress = stack.enter_context(_Progress())
        met: set[str] = set()
        tally = read_into(
            kept, paths, jobs=jobs or processors(), again=again, stdin=sys.stdin.buffer,
            on_page=progress.page, on_text=progress.text, on_block=progress.block, on_failure=progress.failure,
            on_met=met.add if format is Format.JSONL and not passing else None,
        )  # fmt: skip
        progress.stop()
        if format is Format.JSONL:
            for line in jsonl.lines(kept, None if passing else met):
                sys.stdout.buffer.write(line)
        else:
            _summary(tally, kept.counts(), file)
    return INCOMPLETE if tally.failed else 0


COMMANDS = (read,)


class _Progress:
    """How far a run has come, on standard error and only where that is a terminal; failures in any case."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        self._console = Console(stderr=True, highlight=False)
        self._bar = Progress(
            TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[done]}"), TimeElapsedColumn(),
            console=self._console, transient=True, disable=not self._console.is_terminal,
        )  # fmt: skip
        self._task = self._bar.add_task("reading", total=None, done="")

    def __enter__(self) -> _Progress:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Take the bar away."""
        self._bar.stop()

    def page(self, tally: Tally) -> None:
        """A page was read."""
        self._bar.update(self._task, done=f"{tally.met:,} pages, {tally.reports:,} contact reports")

    def text(self, done: int, all_: int) -> None:
        """Texts of claims are made comparable."""
        self._bar.update(self._task, description="encoding", total=all_, completed=done, done=f"{done:,} of {all_:,}")

    def block(self, done: int, all_: int) -> None:
        """A block of reports is resolved."""
        self._bar.update(self._task, description="resolving", total=all_, completed=done, done=f"{done:,} of {all_:,}")

    def failure(self, error: PageError) -> None:
        """A page could not be read: said at once, in the file's own line."""
        from dragoman.cli.terminal import clean

        self._console.print(f"dragoman: {clean(str(error))}", markup=False, soft_wrap=True)


def _summary(tally: Tally, counts: dict[str, int], file: Path) -> None:
    def number(count: int, one: str, many: str | None = None) -> str:
        return f"{count:,} {one if count == 1 else many or one + 's'}"

    said = [f"{number(tally.read, 'page')} read"]
    if tally.known:
        said.append(f"{tally.known:,} known already")
    if tally.failed:
        said.append(f"{tally.failed:,} could not be read")
    if tally.barren:
        said.append(f"{tally.barren:,} without a story")
    typer.echo(", ".join(said) + f"; {number(tally.articles, 'article')}, {number(tally.claims, 'claim')}.")
    if tally.unsupported:
        listed = ", ".join(f"{code} {count:,}" for code, count in sorted(tally.unsupported.items()))
        typer.echo(f"Kept without being understood, for want of a language pack: {listed}.")
    typer.echo(
        f"{file}: {number(counts['contacts'], 'contact')} from {number(counts['reports'], 'report')}"
        f" in {number(counts['articles'], 'article')}."
    )
