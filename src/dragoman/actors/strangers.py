"""Strangers: persons whom a text names and nobody can look up, told by capitals in a row.

"Адельсон … Шелдон Адельсон", "Scottish First Minister Nicola Sturgeon": a given and a family name that are nothing
else, and the family name alone later on. Only for scripts with capitals, in languages that do not set them on nouns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dragoman.actors.find import LONGEST_NAME
from dragoman.actors.given import TITLE_CASE, what_else
from dragoman.actors.resolve import Resolved
from dragoman.languages.parse import Parsed, Passage

_CLOSE: Final = frozenset([" ", "-", "\u00a0", ". "])
"""What may stand between the words of a name."""


@dataclass(frozen=True, slots=True)
class Stranger:
    """A name nobody knows, tokens `[first, last)`."""

    first: int
    last: int


def strangers(parsed: Parsed, resolved: Sequence[Sequence[Resolved]]) -> list[list[Stranger]]:
    """The strangers of each passage: full names, and family names that the text has with a given name elsewhere.

    Args:
        parsed: the parsed text.
        resolved: its references, passage by passage.
    """
    if not parsed.pack.cased or parsed.pack.nouns_capital:
        return [[] for _ in parsed.passages]
    runs = [
        list(_runs(parsed, passage, references)) for passage, references in zip(parsed.passages, resolved, strict=True)
    ]
    known = {parsed.tokens[run.last - 1].fold for found in runs for run in found if run.last - run.first > 1}

    def full_or_known(run: Stranger) -> bool:
        word = parsed.tokens[run.last - 1].fold
        return run.last - run.first > 1 or any(one.key in known for one in parsed.pack.variants(word))

    return [[run for run in found if full_or_known(run)] for found in runs]


def _runs(parsed: Parsed, passage: Passage, references: Sequence[Resolved]) -> Sequence[Stranger]:
    tokens = parsed.tokens
    size = passage.last - passage.first
    capitals = sum(token.capital for token in tokens[passage.first : passage.last])
    if capitals > TITLE_CASE * size and parsed.text[passage.span.end - 1] not in ".!?…":
        return ()  # a headline in title case
    taken = {at for one in references for at in range(one.reference.first, one.reference.last)}
    found: list[Stranger] = []
    at = passage.first
    while at < passage.last:
        last = at
        while last < passage.last and last - at < LONGEST_NAME and _name_word(parsed, last, taken):
            if last > at and parsed.between(last, last) not in _CLOSE:
                break
            last += 1
        if last > at:
            found.append(Stranger(at, last))
        at = max(last, at + 1)
    return found


def _name_word(parsed: Parsed, at: int, taken: set[int]) -> bool:
    token = parsed.tokens[at]
    if not token.capital or at in taken or parsed.text[token.start : token.end].isupper():
        return False
    return not what_else(parsed, at) and not parsed.within(at, at + 1, "attribution")
