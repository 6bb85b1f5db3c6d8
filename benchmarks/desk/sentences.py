"""The sentences of the made-up articles, in five languages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.actors.registry import alone_part
from dragoman.languages.lines import read_lines
from dragoman.languages.pack import load_pack

FILE = Path(__file__).with_name("sentences.txt")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with slots, and the word in it that is the cue."""

    language: str
    cue: str
    words: str


@cache
def sentences(section: str) -> dict[str, tuple[Sentence, ...]]:
    """Sentences of a section by language."""
    found: dict[str, list[Sentence]] = {}
    for line in read_lines(FILE, frozenset({"opening", "claim"})):
        if line.section == section:
            language, cue, words = (part.strip() for part in line.text.split("|"))
            found.setdefault(language, []).append(Sentence(language, cue, words))
    return {language: tuple(one) for language, one in found.items()}


@cache
def names(language: str) -> dict[str, str]:
    """What the persons and institutions of the registry are called in a language, by id."""
    pack = load_pack(language)
    return {id_: alone_part(forms[0])[0] for id_, forms in pack.names} if pack else {}
