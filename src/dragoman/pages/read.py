"""Files, folders, globs and standard input to pages. The only module here that touches the disk.

What cannot be read is yielded as an error value in its place, and reading goes on.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import EmptyPageError, OversizePageError, PageError, UnreadablePageError
from dragoman.model import Page
from dragoman.pages.encodings import decode
from dragoman.pages.html import looks_like_html, page_from_html
from dragoman.pages.plain import page_from_text
from dragoman.pages.records import page_from_record

# No news page has more; what is larger is an archive, a dump or an accident.
MOST_BYTES = 16_000_000
STDIN = "-"
_RECORDS = (".jsonl", ".ndjson")


def read_sources(
    paths: Iterable[str | os.PathLike[str]],
    stdin: BinaryIO | None = None,
    *,
    never: Callable[[Path], bool] = lambda path: False,
) -> Iterator[Page | PageError]:
    """Pages of all `paths`, in order.

    Args:
        paths: files, folders (read recursively, sorted by name, hidden files left out), glob patterns, or "-" for
            standard input. Plain text, saved HTML, and JSON Lines (`.jsonl`, `.ndjson`; on standard input when it
            begins with a brace).
        stdin: where "-" is read from, bytes.
        never: files that are not to be opened: passed over in folders and patterns, an error where they are named.

    Yields:
        A `Page`, or the `PageError` that says why there is none; nothing is raised for a page.
    """
    for given in paths:
        path = os.fspath(given)
        if path == STDIN:
            yield from _stream(stdin)
            continue
        for found in _expand(path):
            if isinstance(found, list):
                yield from found
            elif not never(found):
                yield from _file(found)
            elif found == Path(path):
                yield UnreadablePageError(path, "not a page: it belongs to the dossier that is written to")


def _expand(path: str) -> Iterator[Path | list[PageError]]:
    """The files a path stands for; an error in a list of its own where it stands for none."""
    root = Path(path)
    try:
        if root.is_dir():
            yield from _folder(root)
            return
        known = root.exists() or root.is_symlink()
    except (OSError, ValueError) as error:
        yield [UnreadablePageError(path, _why(error))]
        return
    if known:
        yield root
        return
    matches = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) else []
    if not matches:
        yield [UnreadablePageError(path, "no such file" if not glob.has_magic(path) else "no file matches")]
    for match in matches:
        if Path(match).is_dir():
            yield from _folder(Path(match))
        else:
            yield Path(match)


def _folder(root: Path) -> Iterator[Path | list[PageError]]:
    """All files below a folder, sorted; a folder that may not be entered is an error of its own."""
    problems: list[PageError] = []

    def failed(error: OSError) -> None:
        problems.append(UnreadablePageError(str(error.filename or root), _why(error)))

    for folder, folders, names in os.walk(root, onerror=failed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(folder) / name
    if problems:
        yield problems


def _file(path: Path) -> Iterator[Page | PageError]:
    where = str(path)
    try:
        if not path.is_file():
            yield UnreadablePageError(where, "not a regular file" if path.exists() else "no such file")
            return
        with path.open("rb") as file:
            if path.suffix.lower() in _RECORDS:
                yield from _records(file, where)
            else:
                yield _document(file, where)
    except (OSError, ValueError) as error:
        yield UnreadablePageError(where, _why(error))


def _stream(stdin: BinaryIO | None) -> Iterator[Page | PageError]:
    where = "standard input"
    if stdin is None:
        yield UnreadablePageError(where, "there is none")
        return
    try:
        first = stdin.readline(MOST_BYTES + 1)
        if first.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b'{"'):
            yield from _records(stdin, where, first)
        else:
            yield _document(stdin, where, first)
    except (OSError, ValueError) as error:
        yield UnreadablePageError(where, _why(error))


def _document(file: BinaryIO, where: str, first: bytes = b"") -> Page | PageError:
    """The page one whole file holds."""
    data = first + file.read(max(MOST_BYTES + 1 - len(first), 0))
    if len(data) > MOST_BYTES:
        return OversizePageError(where, f"more than {MOST_BYTES:,} bytes")
    if not data.strip():
        return EmptyPageError(where, "there is nothing in it")
    try:
        decoded = decode(data, where)
        if looks_like_html(decoded.text):
            return page_from_html(decoded.text, where, data=data, encoding=decoded.encoding)
        return page_from_text(decoded.text, where, data=data, encoding=decoded.encoding)
    except PageError as error:
        return error


def _records(file: BinaryIO, where: str, first: bytes | None = None) -> Iterator[Page | PageError]:
    """The pages of a JSON Lines file, one line in memory at a time."""
    number = 0
    line = file.readline(MOST_BYTES + 1) if first is None else first
    seen = False
    while line:
        number += 1
        place = f"{where}:{number}"
        if len(line) > MOST_BYTES and not line.endswith(b"\n"):
            yield OversizePageError(place, f"a line of more than {MOST_BYTES:,} bytes")
            seen = True
            while line and not line.endswith(b"\n"):
                line = file.readline(MOST_BYTES)
        elif line.removeprefix(b"\xef\xbb\xbf").strip():
            seen = True
            try:
                yield page_from_record(line.removeprefix(b"\xef\xbb\xbf").strip(), place)
            except PageError as error:
                yield error
        line = file.readline(MOST_BYTES + 1)
    if not seen:
        yield EmptyPageError(where, "there is nothing in it")


def _why(error: Exception) -> str:
    if isinstance(error, PermissionError):
        return "no permission to read it"
    if isinstance(error, FileNotFoundError):
        return "no such file"
    return (error.strerror if isinstance(error, OSError) else "") or str(error)
