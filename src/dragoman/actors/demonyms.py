"""Demonyms: the English adjectives of states, from the English pack."""

from __future__ import annotations

from functools import cache

from dragoman.languages.lines import read_lines
from dragoman.languages.pack import FOLDER as LANGUAGES


@cache
def _demonyms() -> dict[str, str]:
    found = {}
    for line in read_lines(LANGUAGES / "en" / "states.txt"):
        code, forms = line.keyed()
        parts = forms.split("|")
        found[code] = (parts[1] if len(parts) > 1 and parts[1].strip() else parts[0]).split(",")[0].strip()
    return found


def demonym(code: str) -> str:
    """The English adjective of a state ("tr" → "Turkish"); the code itself in capitals where none is known."""
    return _demonyms().get(code, code.upper())
