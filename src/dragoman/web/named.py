"""Whom a name in a query means: a form sends what somebody typed, an address that is shared names the id."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.store import spellings
from dragoman.store.overview import Overview, Suggestion
from dragoman.web.chosen import Chosen


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words that name nobody in the dossier, or several: `may_be` are those they may mean."""

    words: str
    may_be: tuple[Suggestion, ...]


def name_actors(overview: Overview, asked: Chosen) -> tuple[Chosen, tuple[Doubt, ...]]:
    """The same choice with the ids of actors for their names, in any script, and the names that do not lead to one.

    A name that is somebody's whole name goes before names that only begin so.
    """
    ids: dict[str, None] = {}
    doubts: list[Doubt] = []
    for words in asked.selection.actors:
        if overview.actor(words) is not None:
            ids[words] = None
            continue
        found = tuple(one for one in overview.suggestions(words, 40) if one.what == "actor")
        whole = spellings.ids_of(words)
        exact = tuple(
            one for one in found if one.value.partition(":")[2] in whole or one.name.casefold() == words.casefold()
        )
        if len(exact or found) == 1:
            ids[(exact or found)[0].value] = None
        else:
            ids[words] = None
            doubts.append(Doubt(words, (exact or found)[:10]))
    return asked.with_actors(tuple(ids)), tuple(doubts)
