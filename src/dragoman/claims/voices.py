"""Words for those who speak without a name: strangers, joint statements, sides; and words that point back.

"A senior official said" must not become the words of whoever stands nearest, "the joint statement" belongs to neither
side alone, "the Turkish side" is Turkey speaking, "this was announced by the Kremlin" tells of the sentence before.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from dragoman.languages.lexicon import Hit, Lexicon, longest
from dragoman.languages.lines import read_lines
from dragoman.languages.pack import Pack
from dragoman.languages.parse import Parsed
from dragoman.model import Actor

FILE: Final = Path(__file__).with_name("voices.txt")
KINDS: Final = ("stranger", "joint", "side", "back")

JOINT: Final = Actor("institution:joint-statement", "institution", "Joint statement")
"""Who speaks in a statement that both sides put out together."""


@dataclass(frozen=True, slots=True)
class Voices:
    """The words of a text that tell of speakers without a name, as tokens `[first, last)`."""

    hits: tuple[Hit[str], ...] = ()

    def within(self, first: int, last: int, kind: str) -> list[Hit[str]]:
        """Hits of one kind that lie wholly within tokens `[first, last)`, in order."""
        return [hit for hit in self.hits if first <= hit.first and hit.last <= last and hit.payload == kind]


def find_voices(parsed: Parsed) -> Voices:
    """The unnamed speakers of a text; none where the language has no list."""
    lexicon = _lexicon(parsed.pack)
    if lexicon is None:
        return Voices()
    return Voices(tuple(longest(lexicon.find(parsed.tokens))))


@cache
def _lines() -> tuple[tuple[str, str, str], ...]:
    """(language, kind, pattern) of the data file.

    Raises:
        DataError: a section is not "language kind", or a kind is unknown.
    """
    found: list[tuple[str, str, str]] = []
    for line in read_lines(FILE):
        language, _, kind = line.section.partition(" ")
        if kind not in KINDS:
            raise line.error(f"unknown section [{line.section}]; kinds are {', '.join(KINDS)}")
        found.extend((language, kind, pattern) for pattern in line.values())
    return tuple(found)


_LEXICONS: dict[str, Lexicon[str] | None] = {}


def _lexicon(pack: Pack) -> Lexicon[str] | None:
    if pack.code not in _LEXICONS:
        lexicon: Lexicon[str] = Lexicon(pack.variants, cased=pack.cased, apostrophe=pack.apostrophe)
        patterns = [(pattern, kind) for language, kind, pattern in _lines() if language == pack.code]
        for pattern, kind in patterns:
            lexicon.add(pattern, kind)
        _LEXICONS[pack.code] = lexicon if patterns else None
    return _LEXICONS[pack.code]
