"""A contact with everything it rests on, all of one moment: what is handed on, while others go on writing."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection

from dragoman.model import Article, Claim, Contact, ContactReport
from dragoman.resolution import ResolvedContact
from dragoman.store import read
from dragoman.store.read import ContactFilter
from dragoman.store.view import PageInfo


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
    connection: Connection, asked: ContactFilter | None = None, ids: Collection[str] | None = None
) -> Iterator[Entry]:
    """Contacts that pass the filter, or those with these ids, in the order of `read.contacts`.

    Ids that no contact has are passed over.
    """
    for resolved in read.contacts(connection, asked) if ids is None else _with_ids(connection, ids):
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


def _with_ids(connection: Connection, ids: Collection[str]) -> Iterator[ResolvedContact]:
    found = (read.contact(connection, one) for one in dict.fromkeys(ids))
    yield from sorted((one for one in found if one is not None), key=_order)


def _order(one: ResolvedContact) -> tuple[bool, date, str]:
    when = one.contact.when
    return when is None, when.start if when else date.max, one.contact.id
