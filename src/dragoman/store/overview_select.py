"""Which contacts a view is about, and the conditions that say so over the narrow tables."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select

from dragoman.store import full_text, schema, spellings
from dragoman.store.overview_memory import Memory
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


_FIELDS: Final = {
    "actor": ("actors",), "side": ("sides",), "kind": ("kinds",), "status": ("statuses",),
    "language": ("languages",), "publisher": ("publishers",), "topic": ("topics",), "place": ("places",),
    "time": ("since", "before", "possible"), "words": ("words",),
}  # fmt: skip
"""The fields of a selection that ask something of each dimension."""

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


def parts(selection: Selection) -> dict[str, Selection]:
    """What a selection asks of each dimension, as selections that ask nothing else; `conditions` names them alike."""
    return {
        dimension: part
        for dimension, fields in _FIELDS.items()
        if (part := Selection(**{name: getattr(selection, name) for name in fields})) != Selection()
        and (dimension != "time" or part.since or part.before)
        and (dimension != "words" or part.words.strip())
    }


def keys(
    connection: Connection, selection: Selection, memory: Memory | None = None, without: str = ""
) -> frozenset[int] | None:
    """Keys of the contacts that a selection keeps; None where it keeps all.

    Each dimension is asked for by itself, once for all questions about one state of the dossier.

    Args:
        connection: of a dossier.
        selection: which contacts.
        memory: what is known of it already.
        without: a dimension that is left out.
    """
    found: frozenset[int] | None = None
    for dimension, part in parts(selection).items():
        if dimension != without:

            def make(dimension: str = dimension, part: Selection = part) -> frozenset[int]:
                return _keys_of(connection, dimension, part)

            its = make() if memory is None else memory.selected(part, make)
            found = its if found is None else found & its
    return found


def among(found: frozenset[int]) -> Select[Any]:
    """Keys as a part of a statement."""
    return select(func.json_each(json.dumps(sorted(found))).table_valued("value").c.value)


def _keys_of(connection: Connection, dimension: str, part: Selection) -> frozenset[int]:
    (field, *_) = _FIELDS[dimension]
    if dimension in ("time", "words"):
        return _listed(connection, select(summary.c.key).where(conditions(part)[dimension]))
    values = getattr(part, field)
    # One set where any of the values will do, one for each where all must be there.
    wanted = [[value.lower()] for value in values] if dimension == "side" else [[value] for value in values]
    if dimension not in ("actor", "side"):
        wanted = [list(values)]
    sets = [
        _listed(connection, select(facet.c.contact).where(facet.c.dimension == dimension, facet.c.value.in_(some)))
        for some in wanted
    ]
    return frozenset.intersection(*sets)


def _listed(connection: Connection, statement: Select[Any]) -> frozenset[int]:
    # As one text: thousands of rows would take the driver longer than the question itself.
    one = statement.subquery()
    return frozenset(json.loads(connection.execute(select(func.json_group_array(one.c[0]))).scalar_one()))


__all__ = ["Conditions", "Selection", "among", "conditions", "keys", "narrowed", "parts"]
