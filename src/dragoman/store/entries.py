"""A contact with everything it rests on, all of one moment: what is handed on, while others go on writing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection, select

from dragoman.model import Article, Claim, Contact, ContactReport
from dragoman.resolution import ResolvedContact
from dragoman.store import read, schema
from dragoman.store.overview_select import Selection, conditions, narrowed
from dragoman.store.overview_tables import summary
from dragoman.store.read import ContactFilter
from dragoman.store.records import expand
from dragoman.store.view import PageInfo

AT_ONCE: Final = 500
"""Rows taken from the database at a time."""


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
    if ids is not None:
        found = (one for id_ in dict.fromkeys(ids) if (one := read.contact(connection, id_)) is not None)
    elif isinstance(asked, Selection):
        found = _selected(connection, asked)
    else:
        found = read.contacts(connection, asked)
    for resolved in found:
        told = read.told(connection, resolved.contact.reports)
        sources: dict[str, Source] = {}
        for one in told:
            if one.article.id not in sources:
                info = read.page_info(connection, one.article.page)
                sources[one.article.id] = Source(one.article, info or PageInfo(one.article.page, (one.article.page,)))
        yield Entry(
            resolved,
            tuple(one.report for one in told),
            tuple(claim for one in told for claim in one.claims),
            sources,
        )


def _selected(connection: Connection, selection: Selection) -> Iterator[ResolvedContact]:
    contact = schema.contact
    kept = select(contact.c.data).join(summary, summary.c.contact == contact.c.id)
    statement = narrowed(kept, conditions(selection)).order_by(contact.c.day.is_(None), contact.c.day, contact.c.id)
    for row in connection.execute(statement.execution_options(yield_per=AT_ONCE)):
        yield expand(row.data, ResolvedContact)
