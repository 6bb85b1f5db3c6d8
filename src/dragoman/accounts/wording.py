"""Different words for the same thing: the names that sides and outlets give to fighters, wars and territories.

Each language's `wording.txt` lists its word patterns by thing and name; without one nothing is told apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from dragoman.languages.lexicon import Lexicon
from dragoman.languages.lines import read_lines
from dragoman.languages.pack import FOLDER, Pack, load_pack
from dragoman.languages.tokens import tokenize

THINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "fighters": (
        "rebels", "terrorists", "militants", "jihadists", "extremists", "opposition", "separatists", "resistance",
    ),
    "war": ("war", "special operation", "invasion", "aggression", "conflict", "crisis", "genocide"),
}  # fmt: skip
"""The names that are told apart, by thing: section and key of a line of `wording.txt`."""

Name = tuple[str, str]
"""A thing and the English name it is given: ("fighters", "rebels")."""


def read_wording(path: Path, pack: Pack) -> Lexicon[Name]:
    """The patterns of a `wording.txt`, to be looked up in words of the pack's language.

    Raises:
        DataError: a section or name is unknown, or a pattern is wrong.
    """
    found: Lexicon[Name] = Lexicon(pack.variants, cased=pack.cased, apostrophe=pack.apostrophe)
    for line in read_lines(path, frozenset(THINGS)):
        name, value = line.keyed()
        if name not in THINGS.get(line.section, ()):
            raise line.error(f"{name!r} is no name of [{line.section}]; known: {', '.join(THINGS[line.section])}")
        for pattern in line.values(value):
            try:
                found.add(pattern, (line.section, name))
            except ValueError as error:
                raise line.error(str(error)) from error
    return found


@cache
def _wording(language: str) -> tuple[Pack, Lexicon[Name]] | None:
    pack = load_pack(language)
    path = FOLDER / language / "wording.txt"
    return (pack, read_wording(path, pack)) if pack is not None and path.is_file() else None


@lru_cache(maxsize=1024)
def named_in(text: str, language: str) -> frozenset[Name]:
    """The things a text names and by which name; nothing where the language has no list."""
    listed = _wording(language)
    if listed is None:
        return frozenset()
    pack, lexicon = listed
    return frozenset(hit.payload for hit in lexicon.find(tokenize(text, apostrophe=pack.apostrophe)))


def differing(used: Iterable[tuple[str, frozenset[Name]]]) -> dict[str, dict[str, tuple[str, ...]]]:
    """Things that are called differently: by thing, for each user the names it gives. `used` are users with names."""
    by_thing: dict[str, dict[str, set[str]]] = {}
    for user, pairs in used:
        for thing, name in pairs:
            by_thing.setdefault(thing, {}).setdefault(user, set()).add(name)
    return {
        thing: {user: tuple(sorted(its)) for user, its in sorted(users.items())}
        for thing, users in sorted(by_thing.items())
        if len({frozenset(its) for its in users.values()}) > 1
    }
