"""Which contacts a view is about, and the conditions that say so over the narrow tables."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, select

from dragoman.store import full_text, schema, spellings
from dragoman.store.overview_tables import facet, summary


@dataclass(frozen=True, slots=True)
class Selection:
    """Which contacts are asked for; what is left empty does not narrow.

    Args:
        actors: ids of actors, all of whom were parties.
        sides: ISO 3166-1 alpha-2 codes of sides, all of which took part.
        kinds, statuses: values of `Kind` and `Status`, any of them.
        languages, publishers: of an article that reports it, any of them.
        topics, places: ids, any of them.
        since, before: half-open interval of days that a contact must lie in; an undated one does not.
        possible: include contacts that may lie in it, as far as is known, and undated ones.
        words: what an article that reports it must hold, in any script.
    """

    actors: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    since: date | None = None
    before: date | None = None
    possible: bool = False
    words: str = ""


Conditions = Mapping[str, ColumnElement[bool]]
"""Conditions on `summary`, by the dimension that each narrows."""


def conditions(selection: Selection) -> dict[str, ColumnElement[bool]]:
    """What a selection asks of a row of `summary`, by dimension: actor, side, kind, …; days are `time`."""
    found: dict[str, list[ColumnElement[bool]]] = {
        "actor": [_has("actor", [id_]) for id_ in selection.actors],
        "side": [_has("side", [side.lower()]) for side in selection.sides],
    }
    any_of = {
        "kind": selection.kinds, "status": selection.statuses, "language": selection.languages,
        "publisher": selection.publishers, "topic": selection.topics, "place": selection.places,
    }  # fmt: skip
    for dimension, values in any_of.items():
        if values:
            found[dimension] = [_has(dimension, values)]
    if selection.since:
        since = selection.since.isoformat()
        found["time"] = [summary.c.until > since if selection.possible else summary.c.day >= since]
    if selection.before:
        before = selection.before.isoformat()
        lies = summary.c.day < before if selection.possible else summary.c.until <= before
        found.setdefault("time", []).append(lies)
    if selection.words.strip():
        found["words"] = [_says(selection.words)]
    return {dimension: and_(*parts) for dimension, parts in found.items() if parts}


def _has(dimension: str, values: Sequence[str]) -> ColumnElement[bool]:
    its = select(facet.c.contact).where(facet.c.dimension == dimension, facet.c.value.in_(values))
    return summary.c.key.in_(its)


def _says(words: str) -> ColumnElement[bool]:
    told = (
        select(schema.telling.c.contact)
        .join(schema.report, schema.report.c.id == schema.telling.c.report)
        .where(schema.report.c.article.in_(full_text.holding(spellings.terms(words))))
    )
    return summary.c.contact.in_(told)


def narrowed(statement: Any, found: Conditions) -> Any:
    """A statement over `summary` with all conditions."""
    return statement.where(*found.values())


__all__ = ["Conditions", "Selection", "conditions", "narrowed"]


def looked_up(connection: Connection, found: Conditions) -> Conditions:
    """The same conditions, the dear one among them answered already: words are searched once for page and total."""
    if "words" not in found:
        return found
    keys = connection.execute(select(summary.c.key).where(found["words"])).scalars().all()
    return {**found, "words": summary.c.key.in_(select(func.json_each(json.dumps(keys)).table_valued("value").c.value))}
