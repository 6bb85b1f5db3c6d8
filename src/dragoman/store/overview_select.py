"""Which contacts a view is about, and the conditions that say so over the narrow tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, literal, select

from dragoman.store import full_text, schema, spellings
from dragoman.store.overview_tables import coverage, subject, summary


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
    found: dict[str, list[ColumnElement[bool]]] = {}
    party = schema.party
    for id_ in selection.actors:
        of_actor = select(party.c.contact).where(party.c.actor == id_)
        found.setdefault("actor", []).append(summary.c.contact.in_(of_actor))
    for side in selection.sides:
        listed = literal("|") + summary.c.sides + "|"
        found.setdefault("side", []).append(func.instr(listed, f"|{side.lower()}|") > 0)
    if selection.kinds:
        found["kind"] = [summary.c.kind.in_(selection.kinds)]
    if selection.statuses:
        found["status"] = [summary.c.status.in_(selection.statuses)]
    if selection.languages:
        found["language"] = [_told(coverage.c.language.in_(selection.languages))]
    if selection.publishers:
        found["publisher"] = [_told(coverage.c.publisher.in_(selection.publishers))]
    for role, items in (("topic", selection.topics), ("place", selection.places)):
        if items:
            about = select(subject.c.contact).where(subject.c.role == role, subject.c.item.in_(items))
            found[role] = [summary.c.contact.in_(about)]
    if selection.since:
        since = selection.since.isoformat()
        found["time"] = [summary.c.until > since if selection.possible else summary.c.day >= since]
    if selection.before:
        before = selection.before.isoformat()
        lies = summary.c.day < before if selection.possible else summary.c.until <= before
        found.setdefault("time", []).append(lies)
    if selection.words.strip():
        found["words"] = [_says(selection.words)]
    return {dimension: _all(parts) for dimension, parts in found.items()}


def _told(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return summary.c.contact.in_(select(coverage.c.contact).where(condition))


def _says(words: str) -> ColumnElement[bool]:
    told = (
        select(schema.telling.c.contact)
        .join(schema.report, schema.report.c.id == schema.telling.c.report)
        .where(schema.report.c.article.in_(full_text.holding(spellings.terms(words))))
    )
    return summary.c.contact.in_(told)


def _all(parts: list[ColumnElement[bool]]) -> ColumnElement[bool]:
    first, *rest = parts
    for one in rest:
        first = first & one
    return first


def narrowed(statement: Any, found: Conditions) -> Any:
    """A statement over `summary` with all conditions."""
    return statement.where(*found.values())


__all__ = ["Conditions", "Selection", "conditions", "narrowed"]
