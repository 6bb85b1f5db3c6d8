"""One contact, or one article, with all that is needed to show it, as a small view of the dossier."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from dragoman.errors import UsageError
from dragoman.model import Article
from dragoman.resolution import ResolvedContact
from dragoman.store import overview_lists, read, versions
from dragoman.store.still import still_there
from dragoman.store.view import DossierView, PageInfo, rejected_of

MOST_NAMED = 200
"""Contacts weighed and rejected that are called by their parties; of the rest only the id is told."""


def of_contact(connection: Connection, resolved: ResolvedContact, name: str = "") -> DossierView:
    """A contact with its reports, their articles and claims.

    The contacts its reports were weighed against come without their own reports, so that they can be called by their
    parties and days.

    Raises:
        UsageError: all its pages were read anew, and it has not been resolved since.
    """
    there = still_there(connection, resolved)
    if there is None:
        raise UsageError(
            f"contact {resolved.contact.id} is being worked out anew, for its pages have changed; ask again shortly"
        )
    resolved = there
    told = read.told(connection, resolved.contact.reports)
    articles = {one.article.id: one.article for one in told}
    others = dict.fromkeys(
        [one.contact for one in resolved.considered]
        + [candidate for verdict in resolved.contact.verdicts for candidate in verdict.candidates]
    )
    others.pop(resolved.contact.id, None)
    named = overview_lists.lines(connection, tuple(others)[:MOST_NAMED])
    accounting, id_ = resolved.accounting, resolved.contact.id
    return DossierView(
        pages=_pages(connection, articles.values()),
        articles=tuple(articles.values()),
        reports=tuple(one.report for one in told),
        claims=tuple(claim for one in told for claim in one.claims),
        contacts=(resolved.contact, *(line.contact for line in named)),
        accounts={id_: accounting.accounts},
        comparisons={id_: accounting.comparisons},
        chains={id_: accounting.chains},
        rejected=rejected_of((resolved,)),
        origins={id_: accounting.origins},
        mentions={article: read.mentions(connection, article) for article in articles},
        name=name,
        withdrawn={
            article: gone for article, whole in articles.items() if (gone := versions.withdrawn(connection, whole))
        },
    )


def of_article(connection: Connection, article: Article, name: str = "") -> DossierView:
    """An article with its names, reports and claims, and the contacts it reports."""
    reports = read.reports(connection, article.id)
    ids = dict.fromkeys(id_ for one in reports if (id_ := read.contact_of(connection, one.id)) is not None)
    gone = versions.withdrawn(connection, article)
    return DossierView(
        pages=_pages(connection, (article,)),
        articles=(article,),
        reports=reports,
        claims=read.claims(connection, article.id),
        contacts=tuple(line.contact for line in overview_lists.lines(connection, tuple(ids))),
        mentions={article.id: read.mentions(connection, article.id)},
        name=name,
        withdrawn={article.id: gone} if gone else {},
    )


def _pages(connection: Connection, articles: Iterable[Article]) -> tuple[PageInfo, ...]:
    """Where the pages of articles were met; the pages themselves, which are large, stay shut."""
    urls = {article.page: article.url for article in articles}
    return tuple(PageInfo(page, read.sources(connection, page) or (page,), url) for page, url in urls.items())


def of_all(connection: Connection, name: str) -> DossierView:
    """Everything in a dossier."""
    articles = tuple(read.articles(connection))
    resolved = tuple(there for one in read.contacts(connection) if (there := still_there(connection, one)) is not None)
    its = versions.articles_with_withdrawn(connection)
    withdrawn = {one.id: versions.withdrawn(connection, one) for one in articles if one.id in its}
    return DossierView(
        pages=tuple(read.pages(connection)),
        failures=tuple(read.failures(connection)),
        articles=articles,
        reports=tuple(report for article in articles for report in read.reports(connection, article.id)),
        claims=tuple(claim for article in articles for claim in read.claims(connection, article.id)),
        contacts=tuple(one.contact for one in resolved),
        accounts={one.contact.id: one.accounting.accounts for one in resolved if one.accounting.accounts},
        comparisons={one.contact.id: one.accounting.comparisons for one in resolved if one.accounting.comparisons},
        chains={one.contact.id: one.accounting.chains for one in resolved if one.accounting.chains},
        rejected=rejected_of(resolved),
        origins={one.contact.id: one.accounting.origins for one in resolved},
        mentions={article.id: read.mentions(connection, article.id) for article in articles},
        name=name,
        withdrawn={article: gone for article, gone in withdrawn.items() if gone},
    )
