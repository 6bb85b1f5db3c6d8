"""Different words for the same thing: the names that sides and outlets give to fighters, wars and territories.

`words.txt` lists, by thing and name, stems in each language; a word that begins with a stem is that name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from dragoman.languages.lines import read_lines
from dragoman.languages.tokens import fold

WORDS: Final = Path(__file__).parent / "words.txt"


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a thing: what it is called in English, and the stems by language."""

    thing: str
    english: str
    stems: Mapping[str, tuple[str, ...]]


@cache
def names() -> tuple[Name, ...]:
    """The list of `words.txt`. Raises `DataError` for a line that is not `name: code stem stem; code stem`."""
    found: list[Name] = []
    for line in read_lines(WORDS):
        english, value = line.keyed()
        stems: dict[str, tuple[str, ...]] = {}
        for part in value.split(";"):
            code, *rest = part.split()
            if not rest or code in stems:
                raise line.error(f"no stems, or twice the language {code!r}")
            stems[code] = tuple(fold(stem) for stem in rest)
        found.append(Name(line.section, english, stems))
    return tuple(found)


ARABIC_CLITICS: Final = ("وال", "بال", "لل", "كال", "ال", "و", "ب", "ل")


def named_in(text: str, language: str) -> frozenset[tuple[str, str]]:
    """The things a text names and by which name, as `(thing, English name)`."""
    words = [fold(word).strip("\"'“”«»„()[].,:;!?،؛؟…‘’-–—") for word in text.split()]
    if language == "ar":
        words += [word[len(clitic) :] for word in words for clitic in ARABIC_CLITICS if word.startswith(clitic)]
    return frozenset(
        (name.thing, name.english)
        for name in names()
        if any(_is(word, stem) for stem in name.stems.get(language, ()) for word in words)
    )


def _is(word: str, stem: str) -> bool:
    # A stem of three letters stands for itself: "war" is not in "warned".
    return word == stem if len(stem) <= 3 and stem.isascii() else word.startswith(stem)


def differing(used: Iterable[tuple[str, frozenset[tuple[str, str]]]]) -> dict[str, dict[str, tuple[str, ...]]]:
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
