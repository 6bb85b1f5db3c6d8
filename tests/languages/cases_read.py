"""Reads the plain-text cases: passages (`>` lines, after an optional `@ date`), each with what is expected of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).parent / "cases"
FILES = ("actors", "claims", "contacts", "passages", "topics")
LANGUAGES = tuple(sorted(path.name for path in FOLDER.iterdir() if path.is_dir()))
WRITTEN = date(2024, 12, 3)


@dataclass(frozen=True, slots=True)
class Case:
    """A passage and the lines below it; `id` names the case by its language, file and first line."""

    id: str
    language: str
    text: str
    expected: tuple[str, ...]
    written: date = WRITTEN


def cases(file: str) -> list[Case]:
    """All cases of one kind, in every language."""
    return [case for language in LANGUAGES for case in read(FOLDER / language / f"{file}.txt", language)]


def read(path: Path, language: str) -> list[Case]:
    """The cases of one file; a malformed one is an error, never skipped."""
    found: list[Case] = []
    block: list[tuple[int, str]] = []
    for number, raw in enumerate([*path.read_text("utf-8").splitlines(), ""], 1):
        line = raw.strip()
        if line.startswith("#"):
            continue
        if line:
            block.append((number, line))
        elif block:
            found.append(_case(path, language, block))
            block = []
    return found


def _case(path: Path, language: str, block: list[tuple[int, str]]) -> Case:
    where = f"{path}:{block[0][0]}"
    written, passage, expected = WRITTEN, [], []
    for _, line in block:
        content = line.removeprefix(">").strip()
        if content.startswith("@") and not passage:
            written = date.fromisoformat(content.removeprefix("@").strip())
        elif line.startswith(">"):
            assert not expected, f"{where}: a passage line after the expected ones"
            passage.append(content)
        else:
            expected.append(line)
    assert passage, f"{where}: expected lines without a passage"
    assert expected, f"{where}: a passage of which nothing is expected"
    return Case(f"{language}/{path.stem}:{block[0][0]}", language, "\n".join(passage), tuple(expected), written)
