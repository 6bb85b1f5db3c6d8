"""Reading a dossier: records by id, by block, or all of them in their stable order, one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, Table, func, or_, select

from dragoman.errors import UsageError
from dragoman.matching.records import Told
from dragoman.model import Article, Claim, ContactReport, Mention, Page
from dragoman.resolution import ResolvedContact
from dragoman.store import schema
from dragoman.store.records import expand, unpack
from dragoman.store.view import Failure, PageInfo

_BATCH = 500


@dataclass(frozen=True, slots=True)
class ContactFilter:
    """Which contacts are asked for; fields left open do not narrow.

    Args:
        actors: ids, one of which must be a party.
        side: ISO 3166-1 alpha-2 code of a party.
        kind, status: values of `Kind` and `Status`.
        since, before: half-open interval of days that a contact must lie in; an undated one does not.
        possible: include contacts that may lie in it, as far as is known, and undated ones.
        language, publisher: of an article that reports it.
    """

    actors: tuple[str, ...] | None = None
    side: str | None = None
    kind: str | None = None
    status: str | None = None
    since: date | None = None
    before: date | None = None
    language: str | None = None
    publisher: str | None = None
    possible: bool = False


def counts(connection: Connection) -> dict[str, int]:
    """How many pages, failures, articles, unsupported articles, reports, claims and contacts the dossier holds."""
    live = schema.page.c.source.is_not(None)
    asked: dict[str, Select[Any]] = {
        "pages": select(func.count()).select_from(schema.page).where(live),
        "failures": select(func.count()).select_from(schema.failure),
        "articles": select(func.count()).select_from(schema.article),
        "unsupported": select(func.count()).select_from(schema.article).where(schema.article.c.supported == 0),
        "reports": select(func.count()).select_from(schema.report),
        "claims": select(func.count()).select_from(schema.claim),
        "contacts": select(func.count()).select_from(schema.contact),
    }
    return {name: int(connection.execute(statement).scalar_one()) for name, statement in asked.items()}


def pages(connection: Connection) -> Iterator[PageInfo]:
    """Pages with a live source, by their first source."""
    statement = select(schema.page.c.key, schema.page.c.data).where(schema.page.c.source.is_not(None))
    for row in _stream(connection, statement.order_by(schema.page.c.source)):
        yield _info(connection, row.key, expand(row.data, Page))


def page(connection: Connection, id_: str) -> Page | None:
    """The page with this id, also a superseded one."""
    data = connection.execute(select(schema.page.c.data).where(schema.page.c.digest == id_)).scalar()
    return None if data is None else expand(data, Page)


def page_info(connection: Connection, id_: str) -> PageInfo | None:
    """Where the page with this id was met."""
    row = connection.execute(select(schema.page.c.key, schema.page.c.data).where(schema.page.c.digest == id_)).first()
    return None if row is None else _info(connection, row.key, expand(row.data, Page))


def sources(connection: Connection, id_: str) -> tuple[str, ...]:
    """All paths and addresses a page was met under, sorted."""
    statement = (
        select(schema.source.c.name)
        .join(schema.page, schema.page.c.key == schema.source.c.page)
        .where(schema.page.c.digest == id_)
        .order_by(schema.source.c.name)
    )
    return tuple(connection.execute(statement).scalars())


def failures(connection: Connection) -> Iterator[Failure]:
    """Pages that could not be read, by where they are."""
    for row in _stream(connection, select(schema.failure).order_by(schema.failure.c.name)):
        yield Failure(row.name, row.problem, row.error)


def articles(connection: Connection) -> Iterator[Article]:
    """All articles, by the first source of their page and their number on it."""
    statement = (
        select(schema.article.c.data)
        .join(schema.page, schema.page.c.key == schema.article.c.page)
        .where(schema.page.c.source.is_not(None))
        .order_by(schema.page.c.source, schema.article.c.number)
    )
    for row in _stream(connection, statement):
        yield expand(row.data, Article)


def article(connection: Connection, id_: str) -> Article | None:
    """The article with this id."""
    data = connection.execute(select(schema.article.c.data).where(schema.article.c.id == id_)).scalar()
    return None if data is None else expand(data, Article)


def article_at(connection: Connection, key: int) -> Article:
    """The article with this key of the full-text tables."""
    return expand(
        connection.execute(select(schema.article.c.data).where(schema.article.c.key == key)).scalar_one(), Article
    )


def article_pages(connection: Connection, ids: Sequence[str]) -> tuple[str, ...]:
    """Ids of the articles of the pages with these ids."""
    statement = (
        select(schema.article.c.id)
        .join(schema.page, schema.page.c.key == schema.article.c.page)
        .where(schema.page.c.digest.in_(ids))
    )
    return tuple(connection.execute(statement).scalars())


def mentions(connection: Connection, article_id: str) -> tuple[Mention, ...]:
    """The names found in an article, in order."""
    data = connection.execute(select(schema.article.c.mentions).where(schema.article.c.id == article_id)).scalar()
    return () if data is None else expand(data, tuple[Mention, ...])


def reports(connection: Connection, article_id: str) -> tuple[ContactReport, ...]:
    """The contact reports of an article, in the order they were read."""
    return tuple(unpack(data, ContactReport) for data in connection.execute(_of(schema.report, article_id)).scalars())


def report(connection: Connection, id_: str) -> ContactReport | None:
    """The report with this id."""
    data = connection.execute(select(schema.report.c.data).where(schema.report.c.id == id_)).scalar()
    return None if data is None else unpack(data, ContactReport)


def claims(connection: Connection, article_id: str) -> tuple[Claim, ...]:
    """The claims of an article, in the order they were read."""
    return tuple(unpack(data, Claim) for data in connection.execute(_of(schema.claim, article_id)).scalars())


def claims_of_report(connection: Connection, id_: str) -> tuple[Claim, ...]:
    """The claims told under a report."""
    statement = select(schema.claim.c.data).where(schema.claim.c.report == id_).order_by(schema.claim.c.key)
    return tuple(unpack(data, Claim) for data in connection.execute(statement).scalars())


def told(connection: Connection, reports: Iterable[str]) -> tuple[Told, ...]:
    """Reports by id with their articles and claims, in the order given."""
    held: dict[str, Article] = {}
    found = []
    for id_ in reports:
        its = report(connection, id_)
        assert its is not None
        if its.article not in held:
            whole = article(connection, its.article)
            assert whole is not None
            held[its.article] = whole
        found.append(Told(its, held[its.article], claims_of_report(connection, id_)))
    return tuple(found)


def vectors(connection: Connection, model: str, digests: Sequence[bytes]) -> dict[bytes, bytes]:
    """Kept vectors of texts, by digest, of the embedder with this name."""
    vector = schema.vector
    found: dict[bytes, bytes] = {}
    for at in range(0, len(digests), _BATCH):
        statement = select(vector.c.digest, vector.c.data).where(
            vector.c.model == model, vector.c.digest.in_(digests[at : at + _BATCH])
        )
        found.update({row.digest: row.data for row in connection.execute(statement)})
    return found


def pending(connection: Connection) -> tuple[str, ...]:
    """Blocks with reports that came or went since they were last resolved."""
    return tuple(connection.execute(select(schema.pending.c.block).order_by(schema.pending.c.block)).scalars())


def contacts(connection: Connection, asked: ContactFilter | None = None) -> Iterator[ResolvedContact]:
    """Contacts by first possible day, undated ones last, then by id."""
    statement = _narrowed(select(schema.contact.c.data), asked or ContactFilter())
    order = (schema.contact.c.day.is_(None), schema.contact.c.day, schema.contact.c.id)
    for row in _stream(connection, statement.order_by(*order)):
        yield expand(row.data, ResolvedContact)


def contact(connection: Connection, id_: str) -> ResolvedContact | None:
    """The contact with this id."""
    data = connection.execute(select(schema.contact.c.data).where(schema.contact.c.id == id_)).scalar()
    return None if data is None else expand(data, ResolvedContact)


def contact_of(connection: Connection, report_id: str) -> str | None:
    """Id of the contact a report was told of."""
    return connection.execute(select(schema.telling.c.contact).where(schema.telling.c.report == report_id)).scalar()


def ids_like(connection: Connection, table: str, prefix: str, most: int = 6) -> tuple[str, ...]:
    """Ids of `article`, `contact`, `claim` or `report` records that begin with `prefix`, at most `most`."""
    column = schema.metadata.tables[table].c.id
    statement = select(column).where(column.startswith(prefix, autoescape=True)).order_by(column).limit(most)
    return tuple(connection.execute(statement).scalars())


def whole(connection: Connection, table: str, prefix: str) -> str:
    """The whole id of a record of `article`, `contact`, `claim` or `report`, of which the beginning is given.

    Raises:
        UsageError: no id begins so, or more than one does.
    """
    found = ids_like(connection, table, prefix) if prefix else ()
    if not found:
        raise UsageError(f"no {table} has an id that begins with {prefix!r}")
    if len(found) > 1 and prefix not in found:
        raise UsageError(f"more than one {table} has an id that begins with {prefix!r}: {', '.join(found[:5])} …")
    return prefix if prefix in found else found[0]


def actors(connection: Connection) -> Iterator[tuple[str, str]]:
    """Id and name of every actor that is a party of a contact."""
    statement = select(schema.party.c.actor, schema.party.c.name).distinct().order_by(schema.party.c.actor)
    for row in _stream(connection, statement):
        yield row.actor, row.name


def _of(table: Table, article_id: str) -> Select[Any]:
    return (
        select(table.c.data)
        .join(schema.article, schema.article.c.key == table.c.article)
        .where(schema.article.c.id == article_id)
        .order_by(table.c.key)
    )


def _narrowed(statement: Select[Any], asked: ContactFilter) -> Select[Any]:
    contact, party = schema.contact, schema.party
    if asked.kind:
        statement = statement.where(contact.c.kind == asked.kind)
    if asked.status:
        statement = statement.where(contact.c.status == asked.status)
    if asked.since:
        since = asked.since.isoformat()
        may = or_(contact.c.until > since, contact.c.until.is_(None))
        statement = statement.where(may if asked.possible else contact.c.day >= since)
    if asked.before:
        before = asked.before.isoformat()
        may = or_(contact.c.day < before, contact.c.day.is_(None))
        statement = statement.where(may if asked.possible else contact.c.until <= before)
    if asked.actors is not None:
        of_actor = select(party.c.contact).where(party.c.actor.in_(asked.actors))
        statement = statement.where(contact.c.id.in_(of_actor))
    if asked.side:
        statement = statement.where(contact.c.id.in_(select(party.c.contact).where(party.c.side == asked.side.lower())))
    if asked.language or asked.publisher:
        told = (
            select(schema.telling.c.contact)
            .join(schema.report, schema.report.c.id == schema.telling.c.report)
            .join(schema.article, schema.article.c.key == schema.report.c.article)
        )
        if asked.language:
            told = told.where(schema.article.c.language == asked.language.lower())
        if asked.publisher:
            told = told.where(func.lower(schema.article.c.publisher) == asked.publisher.lower())
        statement = statement.where(contact.c.id.in_(told))
    return statement


def _info(connection: Connection, key: int, found: Page) -> PageInfo:
    names = connection.execute(
        select(schema.source.c.name).where(schema.source.c.page == key).order_by(schema.source.c.name)
    ).scalars()
    known = tuple(names) or (found.source,)
    return PageInfo(found.id, known, found.url, found.fetched, found.markup, found.encoding, len(found.text))


def _stream(connection: Connection, statement: Select[Any]) -> Iterator[Any]:
    """Rows as they are asked for, never all at once."""
    yield from connection.execute(statement.execution_options(yield_per=_BATCH))
