"""What the dossier rests on: articles and contacts by language and publisher."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from dragoman.store import schema
from dragoman.store.overview_select import Selection, conditions, narrowed
from dragoman.store.overview_tables import coverage, summary


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


def covered(connection: Connection, selection: Selection) -> tuple[Covered, ...]:
    """Every publisher and language of the dossier, by language and then by publisher."""
    article = schema.article
    publisher = func.coalesce(article.c.publisher, "").label("by")
    read = connection.execute(
        select(article.c.language, publisher, func.count().label("number"), func.min(article.c.supported).label("read"))
        .group_by(article.c.language, article.c.publisher)
        .order_by(article.c.language, publisher)
    ).all()
    told = select(coverage.c.language, coverage.c.publisher, func.count().label("number"))
    found = conditions(selection)
    kept = narrowed(select(summary.c.key), found)
    if found:
        told = told.where(coverage.c.contact.in_(kept))
    grouping = (coverage.c.language, coverage.c.publisher)
    contacts = {(row.language, row.publisher): row.number for row in connection.execute(told.group_by(*grouping))}
    # Two articles of unknown publishers may be of two: that is not alone.
    one = (func.count() == 1) & ((func.max(coverage.c.publisher) != "") | (func.sum(coverage.c.articles) == 1))
    single = select(coverage.c.contact).group_by(coverage.c.contact).having(one)
    lone = told.where(coverage.c.contact.in_(single)).group_by(*grouping)
    alone = {(row.language, row.publisher): row.number for row in connection.execute(lone)}
    return tuple(
        Covered(
            row.language, row.by, row.number,
            contacts.get((row.language, row.by), 0), alone.get((row.language, row.by), 0), bool(row.read),
        )
        for row in read
    )  # fmt: skip
