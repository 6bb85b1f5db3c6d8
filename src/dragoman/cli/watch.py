"""`dragoman watch`, `dragoman sources`: live sources into a dossier, and the list of sources that comes with us."""

from __future__ import annotations

import signal
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated, Final, TextIO

import typer

from dragoman.cli.order import DEFAULT_DOSSIER, INCOMPLETE, DossierOption, orderly
from dragoman.cli.writing import spare

PATIENCE: Final = 120.0
"""Seconds to wait while others write to the dossier: nobody sits before a watch and waits."""
_NEEDED: Final = ("httpx", "httpcore", "feedparser")


@orderly
def watch(
    file: Annotated[
        Path, typer.Argument(metavar="SOURCES", help="A SOURCES.toml: what to watch; 'dragoman sources' writes one.")
    ],
    dossier: DossierOption = DEFAULT_DOSSIER,
    once: Annotated[
        bool, typer.Option("--once", help="Look at every source once, fetch what is new, and leave.")
    ] = False,
    interval: Annotated[
        str | None, typer.Option(metavar="TIME", help="Time between two looks at a source: 45s, 15m, 6h, 1d.")
    ] = None,
    log: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where a line of JSON for each fetch goes; else standard error.")
    ] = None,
) -> None:
    """Follow feeds, sitemaps, pages and folders; what is new or changed is read into the dossier.

    Runs until ctrl-C; what was fetched until then is kept, and the next run goes on where this one stopped. Obeys
    robots.txt, asks each host for one thing at a time, and never fetches the same thing twice.

    \b
    Examples:
      dragoman watch SOURCES.toml --dossier syria.dossier
      dragoman watch SOURCES.toml --once --log fetches.jsonl
    """
    _equipped()
    from dataclasses import replace

    from dragoman.feeds.sources import Sources, duration, load_sources

    sources = load_sources(file)
    if interval is not None:
        seconds = duration(interval, "--interval")
        sources = Sources(
            tuple(replace(one, interval=None) for one in sources.sources),
            replace(sources.settings, interval=seconds, folder_interval=seconds),
        )
    from dragoman.feeds.lock import alone
    from dragoman.feeds.log import FetchLog
    from dragoman.feeds.watch import watch as follow
    from dragoman.store.dossier import Dossier

    if log is not None:
        spare(log, dossier)
    # Those who start services end them with this; it is to end like ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with ExitStack() as stack:
        stack.enter_context(alone(dossier))
        kept = stack.enter_context(Dossier(dossier, create=True, patience=PATIENCE))
        stream = stack.enter_context(_opened(log)) if log is not None else sys.stderr
        if not once and log is not None:
            typer.echo(f"Watching {len(sources.sources)} sources into {dossier}; end with ctrl-C.", err=True)
        follow(kept, sources, FetchLog(stream), once=once)


@orderly
def sources(
    country: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="Only of this country, as ru, tr; may be repeated.")
    ] = None,
    language: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="Only in this language, as ar, en; may be repeated.")
    ] = None,
    kind: Annotated[
        list[str] | None, typer.Option(metavar="KIND", help="Only official, agency or outlet; may be repeated.")
    ] = None,
) -> int:
    """Print the list of official pages and open feeds that comes with Dragoman, as a SOURCES.toml.

    Addresses change; 'tried = false' marks those that have not been seen to work.

    \b
    Examples:
      dragoman sources > SOURCES.toml
      dragoman sources --country tr --country ru --kind official > SOURCES.toml
    """
    from dragoman.feeds.ready import chosen

    text = chosen(set(country or ()), set(language or ()), set(kind or ()))
    if not text:
        typer.echo("dragoman: no such sources in the list", err=True)
        return INCOMPLETE
    sys.stdout.buffer.write(text.encode())
    return 0


COMMANDS = (watch, sources)


def _equipped() -> None:
    """See that the packages for live sources are there.

    Raises:
        UsageError: they are not.
    """
    from importlib.util import find_spec

    from dragoman.errors import UsageError

    if any(find_spec(name) is None for name in _NEEDED):
        raise UsageError("live sources need packages that are not installed: pip install 'dragoman[desk]'")


def _opened(path: Path) -> TextIO:
    from dragoman.errors import UsageError

    try:
        return path.open("a", encoding="ascii")
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror or error}") from error
