"""What a query may be spelled like: a name the registry knows, in every language at once. *Путин* finds *بوتين*.

Names come from the registry and from the packs' `names.txt`; nothing else of a pack is loaded for a search.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from dragoman.actors.registry import alone_part, load_registry
from dragoman.languages.lexicon import expand
from dragoman.languages.lines import read_lines
from dragoman.languages.pack import FOLDER, languages
from dragoman.languages.tokens import tokenize


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a query, as the folded spellings (each one word or several) that satisfy it; its own comes first."""

    spellings: tuple[str, ...]


def folded(words: str) -> str:
    """What is indexed of a text: its folded words, single-spaced, suffixes behind an apostrophe left out."""
    return " ".join(token.fold for token in tokenize(words))


def terms(query: str) -> tuple[Term, ...]:
    """The parts of a query: registry names with all their spellings, other words as they are; all must be found."""
    words = folded(query).split()
    names = _names()
    found: list[Term] = []
    at = 0
    while at < len(words):
        length = next((n for n in range(min(names.longest, len(words) - at), 0, -1)
                       if " ".join(words[at : at + n]) in names.ids), 1)  # fmt: skip
        own = " ".join(words[at : at + length])
        others = {spelling for id_ in names.ids.get(own, ()) for spelling in names.spellings[id_]} - {own}
        found.append(Term((own, *sorted(others))))
        at += length
    return tuple(found)


def ids_of(name: str) -> frozenset[str]:
    """Registry ids of the persons and institutions called `name`, in any language and script."""
    return _names().ids.get(folded(name), frozenset())


def ids_beginning(start: str) -> frozenset[str]:
    """Registry ids of those with a name, or the part of it that stands alone, that begins with folded words."""
    names = _names()
    found: set[str] = set()
    for form in names.sorted[bisect_left(names.sorted, start) :]:
        if not form.startswith(start):
            break
        found |= names.ids[form]
    return frozenset(found)


def written(id_: str) -> dict[str, str]:
    """How a person or institution of the registry is usually written, by language; English has the registry's name."""
    return dict(_names().written.get(id_, {}))


@dataclass(frozen=True, slots=True)
class _Names:
    """Ids by folded name; of each id the spellings to look for: the part that stands alone, where one does.

    `sorted` are all folded names in order; `written` the first form of each id by language.
    """

    ids: dict[str, frozenset[str]]
    spellings: dict[str, frozenset[str]]
    longest: int
    sorted: list[str]
    written: dict[str, dict[str, str]]


@cache
def _names() -> _Names:
    registry = load_registry()
    ids: dict[str, set[str]] = {}
    spellings: dict[str, set[str]] = {}
    written: dict[str, dict[str, str]] = {}

    def add(id_: str, full: str, alone: str) -> None:
        sought = alone if alone and id_ in registry.persons else full
        spellings.setdefault(id_, set()).update({folded(sought)} - {""})
        for form in {folded(full), folded(sought)} - {""}:
            ids.setdefault(form, set()).add(id_)

    for person in registry.persons.values():
        add(person.id, person.name, person.alone)
    for institution in registry.institutions.values():
        add(institution.id, institution.name, "")
    for code in languages():
        for line in read_lines(FOLDER / code / "names.txt"):
            id_, forms = line.keyed()
            for form in line.values(forms):
                for reading in expand(form):
                    plain, alone = alone_part(reading)
                    add(id_, plain, alone)
                    written.setdefault(id_, {}).setdefault(code, plain)
    return _Names(
        {form: frozenset(found) for form, found in ids.items()},
        {id_: frozenset(found) for id_, found in spellings.items()},
        max((len(form.split()) for form in ids), default=1),
        sorted(ids),
        written,
    )
