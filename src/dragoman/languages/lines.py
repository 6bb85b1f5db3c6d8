"""The one file format of language data: sections, lines, comments. A person edits it; the loader is strict.

    # a comment, to the end of the line
    [section]
    value
    key: value, value | value

Blank lines and comments are skipped. Everything before the first `[section]` is in section "".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import DataError


@dataclass(frozen=True, slots=True)
class Line:
    """One line of data with its place, so that whoever rejects it can say where it stands."""

    path: str
    number: int
    section: str
    text: str

    def error(self, problem: str) -> DataError:
        """The error to raise for this line."""
        return DataError(self.path, self.number, problem)

    def keyed(self) -> tuple[str, str]:
        """Key and value of a `key: value` line.

        Raises:
            DataError: the line has no key or no value.
        """
        key, colon, value = self.text.partition(":")
        if not colon or not key.strip() or not value.strip():
            raise self.error(f"expected 'key: value', found {self.text!r}")
        return key.strip(), value.strip()

    def values(self, text: str | None = None) -> list[str]:
        """The comma-separated values of the line, or of `text`, a part of it.

        Raises:
            DataError: a value is empty.
        """
        found = [value.strip() for value in (self.text if text is None else text).split(",")]
        if not all(found):
            raise self.error("an empty value between commas")
        return found


def read_lines(path: Path, sections: frozenset[str] | None = None) -> Iterator[Line]:
    """Lines of a data file, in order.

    Args:
        path: a UTF-8 file in the format above.
        sections: the section names the file may have; None allows any.

    Raises:
        DataError: the file cannot be read or is not UTF-8, a section is unknown, or a line stands twice in one section.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise DataError(str(path), 1, f"not UTF-8: {error}") from error
    except OSError as error:
        raise DataError(str(path), 1, f"cannot be read: {error.strerror}") from error
    section = ""
    seen: dict[tuple[str, str], int] = {}
    for number, raw in enumerate(text.splitlines(), 1):
        content = raw.partition("#")[0].strip()
        if not content:
            continue
        if content.startswith("[") and content.endswith("]") and ":" not in content:
            section = content[1:-1].strip()
            if sections is not None and section not in sections:
                raise DataError(str(path), number, f"unknown section [{section}]; known: {', '.join(sorted(sections))}")
            continue
        line = Line(str(path), number, section, content)
        first = seen.setdefault((section, content), number)
        if first != number:
            raise line.error(f"stands twice in [{section}], first in line {first}")
        yield line
