"""Words for those who speak without a name: strangers, joint statements, sides; and words that point back.

"A senior official said" must not become the words of whoever stands nearest, "the joint statement" belongs to neither
side alone, "the Turkish side" is Turkey speaking, "this was announced by the Kremlin" tells of the sentence before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dragoman.languages.lexicon import Hit, longest
from dragoman.languages.pack import Entry
from dragoman.languages.parse import Parsed
from dragoman.model import Actor

KINDS: Final = frozenset({"stranger", "host", "guest", "joint", "side", "back"})

STRANGERS: Final = ("stranger", "host", "guest")
"""Nouns for a speaker without his name: one whom nobody can look up, or one of the two who met."""

JOINT: Final = Actor("institution:joint-statement", "institution", "Joint statement")
"""Who speaks in a statement that both sides put out together."""


@dataclass(frozen=True, slots=True)
class Voices:
    """The words of a text that tell of speakers without a name, as tokens `[first, last)`."""

    hits: tuple[Hit[Entry], ...] = ()

    def within(self, first: int, last: int, *kinds: str) -> list[Hit[Entry]]:
        """Hits of these kinds that lie wholly within tokens `[first, last)`, in order."""
        return [hit for hit in self.hits if first <= hit.first and hit.last <= last and hit.payload.value in kinds]


def find_voices(parsed: Parsed) -> Voices:
    """The unnamed speakers of a text; none where the language has no list."""
    hits = [hit for hit in parsed.hits if hit.payload.category == "attribution" and hit.payload.value in KINDS]
    return Voices(tuple(longest(hits)))
