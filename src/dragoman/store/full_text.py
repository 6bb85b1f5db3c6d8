"""Search in any script: what is indexed of a text, and where it answers.

Two indexes stand over one folded column: whole words (ranked) and trigrams, which find a word behind the clitics
Arabic writes onto it (*وبوتين*). What a query may be spelled like is in `spellings.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, Integer, Select, column, false, literal_column, select, table, text, union

from dragoman.languages.tokens import Token, tokenize
from dragoman.spans import Span
from dragoman.store import schema
from dragoman.store.spellings import Term

SHORTEST_STEM: Final = 4
"""Letters from which on a word also finds longer ones that begin with it: *путин* finds *путина*, *abe* not *abed*."""

_GRAM: Final = 3


def search(connection: Connection, wanted: Sequence[Term], most: int) -> list[int]:
    """Keys of the articles that hold every term, best first, at most `most`; empty where none is asked for."""
    if not wanted:
        return []
    ranked = list(_matches(connection, "word_index", " AND ".join(map(_as_words, wanted)), most))
    # Ranking trigrams of a name in every script is dear, and needless where whole words fill the page.
    if len(ranked) < most and all(len(spelling) >= _GRAM for term in wanted for spelling in term.spellings[:1]):
        grams = " AND ".join(_as_grams(term) for term in wanted)
        ranked += [key for key in _matches(connection, "gram_index", grams, most) if key not in set(ranked)]
    return ranked[:most]


def holding(wanted: Sequence[Term]) -> Select[tuple[int]]:
    """A statement for the keys of all articles that hold every term, in no order; of none where none is asked for."""
    if not wanted:
        return select(schema.words.c.article).where(false())
    found = [_keys("word_index", " AND ".join(map(_as_words, wanted)))]
    if all(len(spelling) >= _GRAM for term in wanted for spelling in term.spellings[:1]):
        found.append(_keys("gram_index", " AND ".join(map(_as_grams, wanted))))
    return select(union(*found).subquery().c.rowid)


def _keys(index: str, match: str) -> Select[tuple[int]]:
    named = table(index, column("rowid", Integer))
    return select(named.c.rowid).where(literal_column(index).op("MATCH")(match))


def holds(words: str, wanted: Sequence[Term]) -> bool:
    """Whether folded `words` hold every term, each at the beginning of a word."""
    return all(any(f" {spelling}" in f" {words}" for spelling in term.spellings) for term in wanted)


def hits(words: str, terms: Sequence[Term]) -> tuple[Span, ...]:
    """Where terms stand in `words`, in order, without overlaps; spans index `words`."""
    tokens = tokenize(words)
    wanted = [spelling.split() for term in terms for spelling in term.spellings]
    # A name has dozens of spellings; most words of a text begin none of them.
    beginning = re.compile("|".join(sorted({re.escape(one[0]) for one in wanted if one})) or "(?!)")
    found: list[Span] = []
    for index, token in enumerate(tokens):
        if not beginning.search(token.fold):
            continue
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
