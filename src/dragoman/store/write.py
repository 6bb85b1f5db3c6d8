"""Writing a dossier: each page with all that was read from it in one transaction, or not at all.

Functions here take a connection inside a transaction (`database.writing`); what they leave is whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, Table, delete, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from dragoman.errors import PageError
from dragoman.matching.block import block_key
from dragoman.matching.records import tell
from dragoman.model import Article, Reading
from dragoman.resolution import ResolvedContact
from dragoman.store import evidence, former, overview_tables, schema, spoken
from dragoman.store.records import pack, squeeze
from dragoman.store.spellings import folded


def known(connection: Connection, source: str, digest: str, reader: str) -> bool:
    """Whether a page with this digest is already kept for `source`, read by the same `reader`."""
    statement = (
        select(schema.page.c.key)
        .join(schema.source, schema.source.c.page == schema.page.c.key)
        .where(schema.source.c.name == source, schema.page.c.digest == digest, schema.page.c.reader == reader)
    )
    return connection.execute(statement).first() is not None


def keep(connection: Connection, reading: Reading, reader: str, *, again: bool = False) -> None:
    """Keep a page and what it gave; the page that `source` held before, if another, is superseded.

    A superseded page keeps its text but no articles. The same page under a second source is kept once.

    Args:
        connection: inside a writing transaction.
        reading: what `read_page` gave.
        reader: version of the rules it was read by; the same page read by other rules is read anew.
        again: replace what was read from this very page before, though by the same rules.
    """
    page = reading.page
    connection.execute(delete(schema.failure).where(schema.failure.c.name == page.source))
    before = connection.execute(select(schema.source.c.page).where(schema.source.c.name == page.source)).scalar()
    row = connection.execute(
        select(schema.page.c.key, schema.page.c.reader, schema.page.c.source).where(schema.page.c.digest == page.id)
    ).first()
    if row is None:
        key = _insert(connection, schema.page, digest=page.id, reader=reader, length=len(page.text), data=squeeze(page))
        _keep_readings(connection, key, reading)
    else:
        key = row.key
        if again or row.reader != reader or row.source is None:
            _drop_readings(connection, key, page.source)
            connection.execute(update(schema.page).where(schema.page.c.key == key).values(reader=reader))
            _keep_readings(connection, key, reading)
    connection.execute(
        insert(schema.source)
        .values(name=page.source, page=key)
        .on_conflict_do_update(index_elements=[schema.source.c.name], set_={"page": key})
    )
    _name(connection, key)
    if before is not None and before != key and not _name(connection, before):
        _drop_readings(connection, before, page.source)
    spoken.of_page(connection, key)


def fail(connection: Connection, error: PageError) -> None:
    """Remember a page that could not be read; what was kept of it from an earlier reading stays."""
    values = {"problem": error.problem, "error": type(error).__name__, "doubted": 0}
    connection.execute(
        insert(schema.failure)
        .values(name=error.where, **values)
        .on_conflict_do_update(index_elements=[schema.failure.c.name], set_=values)
    )


def doubt(connection: Connection, path: str) -> None:
    """Doubt the failures of a file, of its lines and of what lies below it: it is being read once more."""
    name = schema.failure.c.name
    below = [func.substr(name, 1, len(start)) == start for start in (f"{path}:", f"{path}/")]
    connection.execute(update(schema.failure).where(or_(name == path, *below)).values(doubted=1))


def forget_doubted(connection: Connection) -> None:
    """Forget failures that were doubted and have not come back."""
    connection.execute(delete(schema.failure).where(schema.failure.c.doubted == 1))


def settle(connection: Connection, block: str, replaced: Iterable[str], resolved: Sequence[ResolvedContact]) -> None:
    """Put `resolved` in the place of the contacts with the ids `replaced`; nothing of the block is pending then."""
    gone, ids = set(replaced), [one.contact.id for one in resolved]
    former.contacts_go(connection, gone.difference(ids))
    former.contacts_are(connection, ids)
    for id_ in sorted(gone):
        connection.execute(delete(schema.contact).where(schema.contact.c.id == id_))
    for one in resolved:
        _keep_contact(connection, block, one)
    connection.execute(delete(schema.change).where(schema.change.c.block == block))
    connection.execute(delete(schema.pending).where(schema.pending.c.block == block))


def keep_vectors(connection: Connection, model: str, vectors: Mapping[bytes, bytes]) -> None:
    """Keep vectors of texts, by digest, of the embedder with this name."""
    rows = [{"model": model, "digest": digest, "data": data} for digest, data in vectors.items()]
    if rows:
        connection.execute(insert(schema.vector).on_conflict_do_nothing(), rows)


def _keep_readings(connection: Connection, page: int, reading: Reading) -> None:
    keys: dict[str, int] = {}
    for article in reading.articles:
        keys[article.id] = _keep_article(connection, page, article, reading)
    rows: dict[str, int] = {}
    for report in reading.reports:
        rows[report.id] = _insert(
            connection, schema.report,
            id=report.id, article=keys[report.article], block=block_key(report), data=pack(report),
        )  # fmt: skip
    for claim in reading.claims:
        _insert(
            connection, schema.claim,
            id=claim.id, article=keys[claim.article], report=claim.report, data=pack(claim),
        )  # fmt: skip
    for told in tell(reading.articles, reading.reports, reading.claims):
        evidence.keep(connection, rows[told.report.id], told)


def _keep_article(connection: Connection, page: int, article: Article, reading: Reading) -> int:
    key = _insert(
        connection, schema.article,
        id=article.id, page=page, number=article.number, language=article.language,
        publisher=article.publisher.name if article.publisher else None, supported=int(article.supported),
        data=squeeze(article), mentions=squeeze(reading.mentions.get(article.id, ())),
    )  # fmt: skip
    connection.execute(insert(schema.words).values(article=key, folded=folded(article.text)))
    return key


def _drop_readings(connection: Connection, page: int, source: str) -> None:
    """Forget what was read from a page at `source`; blocks that lose a report are to be resolved anew."""
    articles = select(schema.article.c.key).where(schema.article.c.page == page)
    reports = (
        connection.execute(select(schema.report.c.id).where(schema.report.c.article.in_(articles))).scalars().all()
    )
    former.reports_go(connection, reports, source)
    evidence.drop(connection, reports)
    # Triggers of the full-text tables do not fire on a cascade of an article unless its words go first.
    connection.execute(delete(schema.words).where(schema.words.c.article.in_(articles)))
    connection.execute(delete(schema.article).where(schema.article.c.page == page))


def _name(connection: Connection, page: int) -> bool:
    """Call a page by the first of its sources; whether it has any."""
    first = connection.execute(select(func.min(schema.source.c.name)).where(schema.source.c.page == page)).scalar()
    connection.execute(update(schema.page).where(schema.page.c.key == page).values(source=first))
    return first is not None


def _keep_contact(connection: Connection, block: str, resolved: ResolvedContact) -> None:
    contact = resolved.contact
    connection.execute(
        insert(schema.contact).values(
            id=contact.id,
            kind=contact.kind.value,
            status=contact.status.value,
            day=contact.when.start.isoformat() if contact.when else None,
            until=contact.when.end.isoformat() if contact.when else None,
            block=block,
            data=squeeze(resolved),
        )
    )
    for actor in {actor.id: actor for actor in contact.parties}.values():
        connection.execute(
            insert(schema.party).values(contact=contact.id, actor=actor.id, name=actor.name, side=actor.side)
        )
    for report in contact.reports:
        connection.execute(insert(schema.telling).values(report=report, contact=contact.id))
    overview_tables.keep(connection, resolved)


def _insert(connection: Connection, table: Table, **values: object) -> int:
    key = connection.execute(insert(table).values(**values)).inserted_primary_key
    assert key is not None
    return int(key[0])
