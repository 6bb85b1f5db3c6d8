"""Versions of a page: its bytes as fetched, what changed from one to the next, and the claims that were withdrawn.

A claim counts as withdrawn when its words stand nowhere on the page any more. That the reader no longer finds a
claim in words that are still there is the reader's doing and not the publisher's.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.sqlite import insert

from dragoman.errors import DamagedDossierError
from dragoman.model import Article, Claim, Reading
from dragoman.store import read, schema, write
from dragoman.store import watch_tables as tables
from dragoman.store.history import Fetched, Version, Withdrawn
from dragoman.store.records import expand, squeeze
from dragoman.store.stories import Standing, instead, partners

# What is asked


def versions(connection: Connection, url: str) -> tuple[Version, ...]:
    """The versions of a page, the oldest first."""
    statement = (
        select(tables.version, tables.body.c.size)
        .outerjoin(tables.body, tables.body.c.digest == tables.version.c.digest)
        .where(tables.version.c.url == url)
        .order_by(tables.version.c.at, tables.version.c.key)
    )
    return tuple(
        Version(
            row.url, _time(row.at), row.status, row.digest, row.size, row.page, expand(row.headers, dict[str, str])
        )
        for row in connection.execute(statement)
    )  # fmt: skip


def last_version(connection: Connection, url: str) -> Version | None:
    """The newest version of a page."""
    found = versions(connection, url)
    return found[-1] if found else None


def body(connection: Connection, digest: str) -> bytes | None:
    """Bytes as fetched, by their SHA-256.

    Raises:
        DamagedDossierError: they cannot be expanded.
    """
    data = connection.execute(select(tables.body.c.data).where(tables.body.c.digest == digest)).scalar()
    if data is None:
        return None
    try:
        return zlib.decompress(data)
    except zlib.error as error:
        raise DamagedDossierError(f"a page as fetched cannot be expanded: {error}") from error


def withdrawn(connection: Connection, article: Article) -> tuple[Withdrawn, ...]:
    """Claims that stood in an article once and are gone from its page, in the order they were missed."""
    names = read.sources(connection, article.page)
    numbers = connection.execute(
        select(schema.article.c.number)
        .join(schema.page, schema.page.c.key == schema.article.c.page)
        .where(schema.page.c.digest == article.page)
    ).scalars()
    last = max(numbers, default=article.number)
    number = tables.withdrawn.c.number
    # Where the page has fewer stories than it had, what belonged to one that is gone stands with the last.
    its = number >= article.number if article.number == last else number == article.number
    statement = (
        select(tables.withdrawn)
        .where(tables.withdrawn.c.source.in_(names), its)
        .order_by(tables.withdrawn.c.at, tables.withdrawn.c.claim)
    )
    return tuple(_withdrawn(row) for row in connection.execute(statement))


def articles_with_withdrawn(connection: Connection) -> frozenset[str]:
    """Ids of the articles of pages that some claim is gone from."""
    statement = (
        select(schema.article.c.id)
        .join(schema.source, schema.source.c.page == schema.article.c.page)
        .where(schema.source.c.name.in_(select(tables.withdrawn.c.source)))
    )
    return frozenset(connection.execute(statement).scalars())


def withdrawn_from(connection: Connection, source: str) -> tuple[Withdrawn, ...]:
    """All claims that are gone from a page, by its address."""
    statement = select(tables.withdrawn).where(tables.withdrawn.c.source == source).order_by(tables.withdrawn.c.at)
    return tuple(_withdrawn(row) for row in connection.execute(statement))


# What is kept


def put_body(connection: Connection, digest: str, data: bytes) -> None:
    """Keep bytes as fetched, once."""
    values = {"digest": digest, "size": len(data), "data": zlib.compress(data, 6)}
    connection.execute(insert(tables.body).values(**values).on_conflict_do_nothing())


def keep(connection: Connection, reading: Reading, fetched: Fetched, reader: str) -> str:
    """Keep a fetched page and what it gave: new, a changed version of what is known, or nothing new to say.

    Where the page has moved on to other stories altogether, the ones it held before stay, under its address and the
    time until which they stood there.

    Returns:
        new, changed, moved_on, or same: other bytes, but its stories are word for word what they were.
    """
    source = reading.page.source
    before = _standing(connection, source)
    if before == reading.page.id:
        outcome = "same"
    elif before is None:
        outcome = "new"
    else:
        old, new = _articles(connection, before), reading.articles
        if [one.text for one in old] == [one.text for one in new]:
            outcome = "same"
        else:
            became = partners(old, new)
            outcome = "changed" if became or not old else "moved_on"
            if outcome == "changed":
                _withdraw(connection, reading, old, became, fetched)
            else:
                _stay(connection, source, before, fetched.at)
    if outcome == "same":
        if last_version(connection, source) is None:
            _put_version(connection, fetched, before)
        return outcome
    write.keep(connection, reading, reader)
    _come_back(connection, reading, fetched.at)
    _put_version(connection, fetched, reading.page.id)
    return outcome


def keep_unread(connection: Connection, fetched: Fetched) -> None:
    """Keep a fetched page that could not be read; what was read of it before stays."""
    last = last_version(connection, fetched.url)
    if last is None or last.digest != fetched.digest:
        _put_version(connection, fetched, None)


def gone(connection: Connection, url: str, at: datetime, status: int | None, headers: Mapping[str, str]) -> bool:
    """Put down that a page was taken down; what was read of it stays. False where nothing was there to take down."""
    last = last_version(connection, url)
    if last is None or last.digest is None:
        return False
    values = {"url": url, "at": at.timestamp(), "status": status, "headers": squeeze(dict(headers))}
    connection.execute(insert(tables.version).values(**values))
    return True


def back(connection: Connection, fetched: Fetched) -> bool:
    """Put down that a page that was gone is back as it was; False where it was not gone."""
    last = last_version(connection, fetched.url)
    if last is None or last.digest is not None:
        return False
    _put_version(connection, fetched, _standing(connection, fetched.url))
    return True


def _put_version(connection: Connection, fetched: Fetched, page: str | None) -> None:
    put_body(connection, fetched.digest, fetched.body)
    connection.execute(
        insert(tables.version).values(
            url=fetched.url, at=fetched.at.timestamp(), status=fetched.status, digest=fetched.digest, page=page,
            headers=squeeze(dict(fetched.headers)),
        )
    )  # fmt: skip


def _standing(connection: Connection, source: str) -> str | None:
    """Id of the page that an address stands for now."""
    return connection.execute(
        select(schema.page.c.digest)
        .join(schema.source, schema.source.c.page == schema.page.c.key)
        .where(schema.source.c.name == source)
    ).scalar()


def _articles(connection: Connection, page: str) -> tuple[Article, ...]:
    statement = (
        select(schema.article.c.data)
        .join(schema.page, schema.page.c.key == schema.article.c.page)
        .where(schema.page.c.digest == page)
        .order_by(schema.article.c.number)
    )
    return tuple(expand(data, Article) for data in connection.execute(statement).scalars())


def _stay(connection: Connection, source: str, page: str, until: datetime) -> None:
    """Let a page that an address no longer gives keep its stories, under a name that says so."""
    key = connection.execute(select(schema.page.c.key).where(schema.page.c.digest == page)).scalar_one()
    name = f"{source} (until {until.astimezone(UTC).isoformat(' ', 'milliseconds').removesuffix('+00:00')} UTC)"
    connection.execute(insert(schema.source).values(name=name, page=key).on_conflict_do_nothing())


def _withdraw(
    connection: Connection,
    reading: Reading,
    old: tuple[Article, ...],
    became: Mapping[str, Article],
    fetched: Fetched,
) -> None:
    there = Standing(article.text for article in reading.articles)
    before = last_version(connection, reading.page.source)
    last = fetched.last or (before.at if before else None)
    for article in old:
        now = became.get(article.id)
        its = [claim for claim in reading.claims if now is not None and claim.article == now.id]
        for claim in read.claims(connection, article.id):
            if claim.text in there:
                continue
            values = {
                "claim": claim.id,
                "source": reading.page.source,
                "number": now.number if now is not None else article.number,
                "last": last.timestamp() if last else None,
                "at": fetched.at.timestamp(),
                "returned": None,
                "instead": instead(claim, its),
                "data": squeeze(claim),
            }
            connection.execute(
                insert(tables.withdrawn)
                .values(**values)
                .on_conflict_do_update(index_elements=["claim", "source"], set_=values)
            )


def _come_back(connection: Connection, reading: Reading, at: datetime) -> None:
    """Mark withdrawn claims whose words stand on the page again."""
    there = Standing(article.text for article in reading.articles)
    for one in withdrawn_from(connection, reading.page.source):
        if one.returned is None and one.claim.text in there:
            connection.execute(
                update(tables.withdrawn)
                .where(tables.withdrawn.c.claim == one.claim.id, tables.withdrawn.c.source == one.source)
                .values(returned=at.timestamp())
            )


def _withdrawn(row: object) -> Withdrawn:
    mapping = row._mapping  # type: ignore[attr-defined]
    return Withdrawn(
        expand(mapping["data"], Claim), mapping["source"], mapping["number"],
        None if mapping["last"] is None else _time(mapping["last"]), _time(mapping["at"]), mapping["instead"],
        None if mapping["returned"] is None else _time(mapping["returned"]),
    )  # fmt: skip


def _time(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
