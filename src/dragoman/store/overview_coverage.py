"""What the dossier rests on: articles and contacts by language and publisher."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from dragoman.store import schema
from dragoman.store.overview_memory import Memory
from dragoman.store.overview_select import Selection, among, keys
from dragoman.store.overview_tables import coverage


@dataclass(frozen=True, slots=True)
class Covered:
    """One publisher in one language: `articles` read, `contacts` that they report among the selected ones.

    `publisher` is "" where the page names none; `supported` tells whether the language can be read at all.
    `alone` counts contacts that nobody else reports.
    """

    language: str
    publisher: str
    articles: int
    contacts: int
    alone: int
    supported: bool


def covered(connection: Connection, selection: Selection, memory: Memory | None = None) -> tuple[Covered, ...]:
    """Every publisher and language of the dossier, by language and then by publisher."""
    article = schema.article
    publisher = func.coalesce(article.c.publisher, "").label("by")
    read = connection.execute(
        select(article.c.language, publisher, func.count().label("number"), func.min(article.c.supported).label("read"))
        .group_by(article.c.language, article.c.publisher)
        .order_by(article.c.language, publisher)
    ).all()
    grouping = (coverage.c.language, coverage.c.publisher)
    told = select(*grouping, func.count().label("number"), func.sum(coverage.c.alone).label("alone"))
    kept = keys(connection, selection, memory)
    if kept is not None:
        told = told.where((coverage.c.contact + 0).in_(among(kept)))
    counted = connection.execute(told.group_by(*grouping))
    numbers = {(row.language, row.publisher): (row.number, int(row.alone)) for row in counted}
    return tuple(
        Covered(
            row.language, row.by, row.number,
            *numbers.get((row.language, row.by), (0, 0)), bool(row.read),
        )
        for row in read
    )  # fmt: skip
