"""The names of a language: every form of every registry person and institution, ready to be found in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.actors.registry import Registry, alone_part, load_registry
from dragoman.languages.lexicon import Hit, Lexicon, folds
from dragoman.languages.pack import Pack, load_pack
from dragoman.languages.tokens import Token, fold

PARTICLES = frozenset(
    [
        "al",
        "el",
        "as",
        "ash",
        "an",
        "ad",
        "at",
        "bin",
        "ben",
        "ibn",
        "van",
        "von",
        "der",
        "den",
        "de",
        "da",
        "di",
        "do",
        "dos",
        "la",
        "le",
        "ال",
    ]
)
"""Words inside a name that identify nobody."""


APOSTROPHE = re.compile("[’']")

SHORT = 3
"""Letters up to which a word is a family name only as it stands: "Сам" is no inflected "Си"."""


@dataclass(frozen=True, slots=True)
class NameForm:
    """A form of a name: whose, and whether it is the full form or the part that stands alone."""

    id: str
    full: bool


@dataclass(frozen=True, slots=True)
class NameIndex:
    """All names one language knows.

    `given` are the words a person's name has besides the part that stands alone, `all_given` those of all persons,
    `short` the family names of three letters and less.
    """

    lexicon: Lexicon[NameForm]
    given: dict[str, frozenset[str]]
    all_given: frozenset[str] = frozenset()
    short: frozenset[str] = frozenset()

    def find(self, tokens: Sequence[Token]) -> list[Hit[NameForm]]:
        """Every name form in `tokens`, overlapping ones included."""
        return self.lexicon.find(tokens)


@cache
def name_index(language: str) -> NameIndex:
    """The name index of a language that has a pack; built once per process."""
    pack = load_pack(language)
    if pack is None:
        raise KeyError(language)
    return build_index(pack, load_registry())


def build_index(pack: Pack, registry: Registry) -> NameIndex:
    """Index the forms the pack gives and, in the Latin script, the registry's English names."""
    lexicon: Lexicon[NameForm] = Lexicon(pack.variants, cased=pack.cased, apostrophe=pack.apostrophe)
    given: dict[str, set[str]] = {}
    short: set[str] = set()
    for key, form in _forms(pack, registry):
        plain, alone = alone_part(form)
        if pack.apostrophe == "suffix" and APOSTROPHE.search(alone):
            alone = ""  # "D'Alema", "O'Brien": what stands before the apostrophe is nobody's name
        lexicon.add(plain, NameForm(key, True))
        words = _words(plain, pack)
        if key in registry.persons:
            if alone and alone != plain:
                lexicon.add(alone, NameForm(key, False))
                short |= {word for word in _words(alone, pack) if len(word) <= SHORT}
            rest = words - _words(alone, pack)
            given.setdefault(key, set()).update(rest - PARTICLES)
    return NameIndex(
        lexicon,
        {key: frozenset(words) for key, words in given.items()},
        frozenset().union(*given.values()) if given else frozenset(),
        frozenset(short),
    )


def _words(name: str, pack: Pack) -> set[str]:
    return {part for word in name.split() for part in folds(word, pack.apostrophe)}


def _forms(pack: Pack, registry: Registry) -> Iterator[tuple[str, str]]:
    for key, forms in pack.names:
        if key in registry.persons or key in registry.institutions:
            person = registry.persons.get(key)
            for form in forms:
                yield key, _family_first(form, person.alone) if person is not None else form
    if pack.script == "Latn":
        # "Luc Frieden!" in the German pack: there the family name is a common word, whatever the registry says.
        common = {(key, fold(form.rstrip("!"))) for key, forms in pack.names for form in forms if form.endswith("!")}
        for person in registry.persons.values():
            never = "" if person.alone and (person.id, fold(person.name)) not in common else "!"
            bracketed = person.name.replace(person.alone, f"[{person.alone}]", 1) if person.alone else person.name
            yield person.id, bracketed + never
        for institution in registry.institutions.values():
            yield institution.id, institution.name


def _family_first(form: str, alone: str) -> str:
    """ "Manuel Marrero Cruz" is Marrero for short, whatever stands behind: the part the registry marks, where it is."""
    words = form.split()
    if not alone or alone not in words[:-1] or form.endswith("!") or "[" in form:
        return form
    return form.replace(alone, f"[{alone}]", 1)


def same_word(one: str, other: str) -> bool:
    """Whether two folded words may be spellings of one given name.

    Equal, an initial, one begins the other, or longer ones a letter apart: "Режеп" for "Реджеп".
    """
    one, other = fold(one), fold(other)
    return (
        one == other
        or (min(len(one), len(other)) <= 2 and one[:1] == other[:1])
        or (min(len(one), len(other)) >= 4 and (one.startswith(other[:4]) or other.startswith(one[:4])))
        or (min(len(one), len(other)) >= LONG and _a_letter_apart(one, other))
    )


LONG = 5
"""Letters from which two given names a letter apart are one, spelt in two ways."""


def _a_letter_apart(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    at = next((place for place, letter in enumerate(short) if letter != long[place]), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]
