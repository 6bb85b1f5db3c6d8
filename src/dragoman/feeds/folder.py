"""A watched folder: files that are new, changed or gone since the last look are read as `dragoman read` would."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from dragoman.errors import PageError
from dragoman.feeds.context import Context
from dragoman.feeds.sources import Source
from dragoman.feeds.visit import CHANGES
from dragoman.model import Page
from dragoman.pages import read_sources
from dragoman.pages.read import MOST_BYTES
from dragoman.store.database import owns
from dragoman.store.history import Fetched
from dragoman.store.reading import printable
from dragoman.store.watch_state import FILE, Address
from dragoman.store.workers import read_safely

SETTLED: Final = 1.0
"""A file that was changed less than so many seconds ago may still be being written: it waits for the next look."""
_MANY: Final = (".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    name: str
    stamp: str
    changed: float
    size: int


def look_into(context: Context, source: Source) -> int:
    """Read what has changed in a folder; how many files gave something new."""
    begun = context.clock()
    known = {row.url: row for row in context.watching.of_source(source.name) if row.kind == FILE}
    there: set[str] = set()
    fruitful = 0
    ours = owns(context.dossier.path)
    for file in _files(Path(source.where)):
        if ours(file.path) or context.log.is_at(file.path):
            # What we write ourselves: it would be new at every look.
            continue
        there.add(file.name)
        row = known.get(file.name)
        if (row is not None and row.etag == file.stamp) or begun - file.changed < SETTLED:
            continue
        fruitful += _read(context, source, file, row)
    for name, row in known.items():
        if name not in there and row.etag is not None:
            now = context.clock()
            gone = replace(row, checked=now, etag=None, problem="the file is gone")
            if context.watching.keep_gone(gone, datetime.fromtimestamp(now, UTC), None, {}):
                context.log.line("file", now, source=source.name, url=name, outcome="gone")
    return fruitful


def _files(root: Path) -> Iterator[_File]:
    """Files below a folder, sorted; hidden ones left out, as in `pages.read_sources`."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder) / name
            if name.startswith("."):
                continue
            try:
                about = path.stat()
            except OSError:
                continue
            if path.is_file():
                stamp = f"{about.st_mtime_ns}-{about.st_size}"
                yield _File(path, printable(str(path)), stamp, about.st_mtime, about.st_size)


def _read(context: Context, source: Source, file: _File, row: Address | None) -> bool:
    now = context.clock()
    at = datetime.fromtimestamp(now, UTC)
    after = replace(
        row or Address(file.name, FILE, source.name, seen=now), checked=now, etag=file.stamp, problem=None
    )  # fmt: skip
    many = file.path.suffix.lower() in _MANY
    outcomes: list[str] = []
    problem: str | None = None
    for item in read_sources([file.path]):
        if isinstance(item, Page):
            page = replace(item, source=printable(item.source))
            if many and context.dossier.known(page):
                outcomes.append("same")
                continue
            found = read_safely(page)
        else:
            found = item
        if isinstance(found, PageError):
            problem = found.problem
            outcomes.append("unreadable")
            error = type(found)(printable(found.where), printable(found.problem))
            context.watching.keep_unread(error, replace(after, problem=problem))
        elif many:
            context.dossier.keep(found)
            outcomes.append("new")
        else:
            data = _bytes(file)
            if data is None:
                # Gone since it was read: the next look puts that down, or reads what stands in its place.
                return False
            digest = hashlib.sha256(data).hexdigest()
            after = replace(after, digest=digest)
            outcomes.append(context.watching.keep(found, Fetched(file.name, at, 200, {}, data, digest), after))
    if many:
        context.watching.put(replace(after, problem=problem))
    outcome = next((one for one in outcomes if one in CHANGES), outcomes[0] if outcomes else "same")
    context.log.line(
        "file", now, source=source.name, url=file.name, outcome=outcome, bytes=file.size,
        pages=len(outcomes) if many else None, problem=problem,
    )  # fmt: skip
    return any(one in CHANGES for one in outcomes)


def _bytes(file: _File) -> bytes | None:
    try:
        with file.path.open("rb") as stream:
            return stream.read(MOST_BYTES)
    except OSError:
        return None
