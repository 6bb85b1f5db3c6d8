"""Tables as CSV (RFC 4180), as a spreadsheet opens it: UTF-8 with its mark, a heading line, lists in one cell.

What stands in a cell came from a page, and a spreadsheet would run it: a cell that begins like a formula gets an
apostrophe in front. `plain` takes it away again.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, TypeVar

from dragoman.exports.format import Format, Losses, Wanted
from dragoman.exports.tables import CLAIMS, CLAIMS_LACK, CONTACTS, CONTACTS_LACK, Column, claim_rows
from dragoman.store.dossier import Dossier

T = TypeVar("T")

SEPARATOR: Final = "; "
"""Between the members of a list; within a member a semicolon becomes a comma."""

MARK: Final = "\ufeff"
"""Without it Excel takes the bytes for the computer's own code page, and Arabic comes out as noise."""

_FORMULA: Final = re.compile(r"'*[=+\-@\t\r\n\0|%]")


def guarded(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would take it for a formula (or `plain` would err)."""
    return f"'{text}" if _FORMULA.match(text) else text


def plain(cell: str) -> str:
    """The text that `guarded` made the cell of."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def contacts(dossier: Dossier, wanted: Wanted, losses: Losses) -> Iterator[bytes]:
    """One row a contact."""
    return _lines(CONTACTS, wanted.of(dossier), losses, "A semicolon within a name became a comma")


def claims(dossier: Dossier, wanted: Wanted, losses: Losses) -> Iterator[bytes]:
    """One row a claim."""
    return _lines(CLAIMS, claim_rows(wanted.of(dossier)), losses, "A semicolon within a carrier's name became a comma")


def _lines(columns: Sequence[Column[T]], rows: Iterable[T], losses: Losses, changed: str) -> Iterator[bytes]:
    yield (MARK + _line([column.name for column in columns])).encode()
    for row in rows:
        values = [column.of(row) for column in columns]
        if any(";" in member for value in values if isinstance(value, list) for member in value):
            losses.note(changed)
        yield _line([_cell(value) for value in values]).encode()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return guarded(SEPARATOR.join(member.replace(";", ",") for member in value))
    return guarded(value) if isinstance(value, str) else str(value)


def _line(cells: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()


CONTACTS_FORMAT: Final = Format(
    "csv",
    "CSV, one row a contact",
    "text/csv; charset=utf-8; header=present",
    ".csv",
    contacts,
    CONTACTS_LACK,
)
CLAIMS_FORMAT: Final = Format(
    "csv-claims",
    "CSV, one row a claim",
    "text/csv; charset=utf-8; header=present",
    ".csv",
    claims,
    CLAIMS_LACK,
)
