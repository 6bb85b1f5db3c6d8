"""What was found, in open formats: one module a format, each from contacts with all they rest on to bytes.

made = export(dossier, "csv", Wanted(ContactFilter(side="tr")))
made.media_type, made.file_name          # what an answer over HTTP needs
for part in made.parts: ...              # written as it is asked for, never held whole
made.losses.sentences()                  # what the format could not say, when all parts were taken
"""

from __future__ import annotations

import re
from typing import Final

from dragoman.errors import UsageError
from dragoman.exports import citations, delimited, ftm, jsonl, jsonld, parquet, plover, polecat
from dragoman.exports.format import Export, Format, Losses, Wanted
from dragoman.store.dossier import Dossier

__all__ = ["FORMATS", "Export", "Format", "Losses", "Wanted", "export"]

FORMATS: Final[dict[str, Format]] = {
    one.name: one
    for one in (
        jsonl.FORMAT,
        delimited.CONTACTS_FORMAT,
        delimited.CLAIMS_FORMAT,
        plover.FORMAT,
        polecat.FORMAT,
        ftm.FORMAT,
        jsonld.FORMAT,
        parquet.CONTACTS_FORMAT,
        parquet.CLAIMS_FORMAT,
        citations.NOTES_FORMAT,
        citations.LINES_FORMAT,
    )
}
"""Every format by its name, in the order people are shown them."""


def export(dossier: Dossier, name: str, wanted: Wanted | None = None) -> Export:
    """Contacts of a dossier in one of the `FORMATS`, in a stable order; nothing is read before the first part is taken.

    Args:
        dossier: where they are.
        name: of the format.
        wanted: which contacts; all of them without one.

    Raises:
        UsageError: no format is called that.
    """
    found = FORMATS.get(name)
    if found is None:
        raise UsageError(f"no format is called {name!r}; there is {', '.join(FORMATS)}")
    chosen, losses = wanted or Wanted(), Losses()
    return Export(found, _file_name(dossier, found, chosen), found.write(dossier, chosen, losses), losses)


def _file_name(dossier: Dossier, found: Format, wanted: Wanted) -> str:
    """A name that any file system and any header can carry: `syria-contact-3fa9c1d2.csv`, `syria-csv-claims.csv`."""
    ids = wanted.contacts or ()
    parts = [dossier.path.stem, f"contact-{ids[0][:8]}" if len(ids) == 1 else ""]
    if found.name not in found.suffix:
        parts.append(found.name)
    plain = "-".join(kept for part in parts if (kept := re.sub(r"[^A-Za-z0-9_-]+", "-", part).strip("-")))
    return (plain or "dossier") + found.suffix
