"""Search in any script: the folded words of a text, and what a query may be spelled like.

Two indexes stand over one folded column: whole words (ranked) and trigrams, which find a word behind the clitics
Arabic writes onto it (*وبوتين*). A name the registry knows is looked for in every language at once: *Путин* finds
*بوتين* and *Putin*.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from sqlalchemy import Connection, text

from dragoman.actors.names import name_index
from dragoman.actors.registry import alone_part, load_registry
from dragoman.languages.lexicon import expand
from dragoman.languages.pack import languages, load_pack
from dragoman.languages.tokens import Token, tokenize
from dragoman.spans import Span

SHORTEST_STEM: Final = 4
"""Letters from which on a word also finds longer ones that begin with it: *путин* finds *путина*, *abe* not *abed*."""

_GRAM: Final = 3


def folded(words: str) -> str:
    """What is indexed of a text: its folded words, single-spaced, suffixes behind an apostrophe left out."""
    return " ".join(token.fold for token in tokenize(words))


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a query, as the folded spellings (each one word or several) that satisfy it."""

    spellings: tuple[str, ...]


def terms(query: str) -> tuple[Term, ...]:
    """The parts of a query: registry names with all their spellings, other words as they are; all must be found."""
    tokens = tokenize(query)
    names = _names(query)
    found: list[Term] = []
    at = 0
    while at < len(tokens):
        end, ids = names.get(at, (at + 1, frozenset()))
        own = " ".join(token.fold for token in tokens[at:end])
        spelled = sorted({spelling for id_ in ids for spelling in _spellings().get(id_, ())} - {own})
        found.append(Term((own, *spelled)))
        at = end
    return tuple(found)


def search(connection: Connection, query: str, most: int) -> list[int]:
    """Keys of the articles that hold every term of `query`, best first, at most `most`; empty for an empty query."""
    wanted = terms(query)
    if not wanted:
        return []
    ranked = list(_matches(connection, "word_index", " AND ".join(map(_as_words, wanted)), most))
    if all(len(spelling) >= _GRAM for term in wanted for spelling in term.spellings[:1]):
        grams = " AND ".join(_as_grams(term) for term in wanted)
        ranked += [key for key in _matches(connection, "gram_index", grams, most) if key not in set(ranked)]
    return ranked[:most]


def ids_of(query: str) -> frozenset[str]:
    """Registry ids of the persons and institutions that the whole of `query` names; empty where it names none."""
    tokens = tokenize(query)
    end, ids = _names(query).get(0, (0, frozenset[str]()))
    return ids if tokens and end == len(tokens) else frozenset()


def holds(words: str, wanted: tuple[Term, ...]) -> bool:
    """Whether folded `words` hold every term, each at the beginning of a word."""
    return all(any(f" {spelling}" in f" {words}" for spelling in term.spellings) for term in wanted)


def hits(words: str, query: str) -> tuple[Span, ...]:
    """Where the terms of `query` stand in `words`, in order, without overlaps; spans index `words`."""
    tokens = tokenize(words)
    wanted = [spelling.split() for term in terms(query) for spelling in term.spellings]
    found: list[Span] = []
    for index, token in enumerate(tokens):
        longest = max((len(one) for one in wanted if _stands(one, tokens, index)), default=0)
        if longest and (not found or found[-1].end <= token.start):
            found.append(Span(token.start, tokens[index + longest - 1].end))
    return tuple(found)


def _stands(spelling: list[str], tokens: list[Token], at: int) -> bool:
    ahead = tokens[at : at + len(spelling)]
    return len(ahead) == len(spelling) and all(
        token.fold == word or (len(word) >= _GRAM and word in token.fold)
        for token, word in zip(ahead, spelling, strict=True)
    )


def _matches(connection: Connection, index: str, match: str, most: int) -> list[int]:
    statement = text(f"SELECT rowid FROM {index} WHERE {index} MATCH :match ORDER BY rank, rowid LIMIT :most")
    return [int(row[0]) for row in connection.execute(statement, {"match": match, "most": most})]


def _as_words(term: Term) -> str:
    return "(" + " OR ".join(_quoted(one) + ("*" if len(one) >= SHORTEST_STEM else "") for one in term.spellings) + ")"


def _as_grams(term: Term) -> str:
    return "(" + " OR ".join(_quoted(one) for one in term.spellings if len(one) >= _GRAM) + ")"


def _quoted(spelling: str) -> str:
    return '"' + spelling.replace('"', '""') + '"'


def _names(query: str) -> dict[int, tuple[int, frozenset[str]]]:
    """The longest names that stand in a query, by the index of their first word: index behind it, and whose.

    Nobody types capitals into a search, and names are only found with them: *putin* is tried as *Putin* too.
    """
    longest: dict[int, tuple[int, frozenset[str]]] = {}
    typed, capitals = tokenize(query), tokenize(query.title())
    for tokens in (typed, capitals) if len(typed) == len(capitals) else (typed,):
        for code in languages():
            for hit in name_index(code).find(tokens):
                end, ids = longest.get(hit.first, (0, frozenset[str]()))
                if hit.last > end:
                    longest[hit.first] = (hit.last, frozenset({hit.payload.id}))
                elif hit.last == end:
                    longest[hit.first] = (end, ids | {hit.payload.id})
    return longest


@cache
def _spellings() -> dict[str, frozenset[str]]:
    """Folded spellings of every registry name: the part that stands alone where there is one, else the full form."""
    found: dict[str, set[str]] = {}
    registry = load_registry()
    forms = [(person.id, person.alone or person.name) for person in registry.persons.values()]
    forms += [(institution.id, institution.name) for institution in registry.institutions.values()]
    for code in languages():
        loaded = load_pack(code)
        for id_, written in loaded.names if loaded else ():
            for form in written:
                plain, alone = alone_part(form)
                forms.append((id_, alone if alone and id_ in registry.persons else plain))
    for id_, form in forms:
        found.setdefault(id_, set()).update(folded(one) for one in expand(form))
    return {id_: frozenset(one - {""}) for id_, one in found.items()}
