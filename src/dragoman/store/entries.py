"""A contact with everything it rests on, all of one moment: what is handed on, while others go on writing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from operator import itemgetter
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, select

from dragoman.model import Article, Claim, Contact, ContactReport, Page
from dragoman.resolution import ResolvedContact
from dragoman.store import read, schema
from dragoman.store.overview_select import Selection, conditions, narrowed
from dragoman.store.overview_tables import summary
from dragoman.store.read import ContactFilter
from dragoman.store.records import expand, unpack
from dragoman.store.still import still_there
from dragoman.store.view import PageInfo

AT_ONCE: Final = 50
"""Contacts whose texts are held at a time: with five articles each they are some megabytes."""
PARAMETERS: Final = 900
"""Values named in one question; SQLite takes 999 everywhere."""


@dataclass(frozen=True, slots=True)
class Source:
    """An article with where its page was met: `page` names its paths and addresses and the day it was fetched."""

    article: Article
    page: PageInfo

    @property
    def address(self) -> str | None:
        """The web address of the article, the most exact one first; None where it has none."""
        known = (self.article.url, self.page.url, *self.page.sources)
        return next((one for one in known if one and one.lower().startswith(("http://", "https://"))), None)


@dataclass(frozen=True, slots=True)
class Entry:
    """A contact with its reports (in the order of `Contact.reports`), all claims told under them, and their articles.

    `sources` are by id of article, in the order of the reports.
    """

    resolved: ResolvedContact
    reports: tuple[ContactReport, ...] = ()
    claims: tuple[Claim, ...] = ()
    sources: dict[str, Source] = field(default_factory=dict)

    @property
    def contact(self) -> Contact:
        """The contact itself."""
        return self.resolved.contact


def entries(
    connection: Connection, asked: ContactFilter | Selection | None = None, ids: Iterable[str] | None = None
) -> Iterator[Entry]:
    """Contacts that a filter or a selection keeps, in the order of `read.contacts`; or those with these ids.

    Contacts by id come in the order of the ids; ids that no contact has are passed over.
    """
    found: Iterator[ResolvedContact]
    if ids is not None:
        found = (one for id_ in dict.fromkeys(ids) if (one := read.contact(connection, id_)) is not None)
    elif isinstance(asked, Selection):
        found = _selected(connection, asked)
    else:
        found = read.contacts(connection, asked)
    waiting = iter(found)
    while batch := list(islice(waiting, AT_ONCE)):
        yield from _gathered(connection, batch)


def _gathered(connection: Connection, batch: Sequence[ResolvedContact]) -> Iterator[Entry]:
    """The entries of some contacts, with one question a table for all of them."""
    report, claim, article, page = schema.report, schema.claim, schema.article, schema.page
    reports = {
        row.id: unpack(row.data, ContactReport)
        for row in _in(connection, (report.c.id, report.c.data), report.c.id, [
            id_ for one in batch for id_ in one.contact.reports
        ])
    }  # fmt: skip
    claims: dict[str, list[tuple[int, Claim]]] = {}
    for row in _in(connection, (claim.c.report, claim.c.key, claim.c.data), claim.c.report, reports):
        claims.setdefault(row.report, []).append((row.key, unpack(row.data, Claim)))
    articles = {
        row.id: expand(row.data, Article)
        for row in _in(
            connection, (article.c.id, article.c.data), article.c.id, {one.article for one in reports.values()}
        )
    }
    digests = {one.page for one in articles.values()}
    pages = {
        row.digest: row for row in _in(connection, (page.c.key, page.c.digest, page.c.data), page.c.digest, digests)
    }
    names: dict[int, list[str]] = {}
    keys = [row.key for row in pages.values()]
    for row in _in(connection, (schema.source.c.page, schema.source.c.name), schema.source.c.page, keys):
        names.setdefault(row.page, []).append(row.name)
    infos = {id_: _info(expand(row.data, Page), sorted(names.get(row.key, ()))) for id_, row in pages.items()}
    for resolved in batch:
        whole = all(id_ in reports for id_ in resolved.contact.reports)
        one = resolved if whole else still_there(connection, resolved)
        if one is None:
            continue
        told = tuple(reports[id_] for id_ in one.contact.reports)
        yield Entry(
            one,
            told,
            tuple(said for each in told for _, said in sorted(claims.get(each.id, ()), key=itemgetter(0))),
            {
                id_: Source(articles[id_], infos[articles[id_].page])
                for id_ in dict.fromkeys(each.article for each in told)
            },
        )


def _info(page: Page, names: Sequence[str]) -> PageInfo:
    known = tuple(names) or (page.source,)
    return PageInfo(page.id, known, page.url, page.fetched, page.markup, page.encoding, len(page.text))


def _in(
    connection: Connection, columns: Sequence[Any], column: ColumnElement[Any], values: Collection[Any]
) -> Iterator[Any]:
    """Rows whose column is one of the values; SQLite takes only so many of them in one question."""
    listed = sorted(values)
    for at in range(0, len(listed), PARAMETERS):
        yield from connection.execute(select(*columns).where(column.in_(listed[at : at + PARAMETERS])))


def _selected(connection: Connection, selection: Selection) -> Iterator[ResolvedContact]:
    contact = schema.contact
    kept = select(contact.c.data).join(summary, summary.c.contact == contact.c.id)
    statement = narrowed(kept, conditions(selection)).order_by(contact.c.day.is_(None), contact.c.day, contact.c.id)
    for row in connection.execute(statement.execution_options(yield_per=AT_ONCE)):
        yield expand(row.data, ResolvedContact)
