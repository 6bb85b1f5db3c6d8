"""Ids that contacts had once, and what became of them: a link that was shared leads on.

A contact's id is made of its founding report. It goes when an earlier report is found, when the page of the founding
one gets a new version, or when somebody merges the contact into another. Its reports are remembered then, each with
the place where its page was met, and followed when somebody asks for the old id.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Column, Connection, Index, Integer, String, Table, delete, select
from sqlalchemy.dialects.sqlite import insert

from dragoman.store import read, schema

# A report of a contact that is gone, or is about to go; `founding` is 1 for the one its id was made of.
former = Table(
    "former", schema.metadata,
    Column("contact", String, primary_key=True),
    Column("report", String, primary_key=True),
    Column("founding", Integer, nullable=False),
    Column("block", String, nullable=False),
    Column("source", String),
    Index("former_report", "report"),
    sqlite_with_rowid=False,
)  # fmt: skip


def make(connection: Connection) -> None:
    """The table, empty."""
    schema.metadata.create_all(connection, [former])


def reports_go(connection: Connection, reports: Iterable[str], source: str) -> None:
    """Remember of which contacts reports were told that are about to go, as their page at `source` is read anew."""
    shown = schema.telling
    for id_ in sorted(reports):
        contact = connection.execute(select(shown.c.contact).where(shown.c.report == id_)).scalar()
        if contact is not None:
            _remember(connection, contact, [id_], source)


def contacts_go(connection: Connection, contacts: Iterable[str]) -> None:
    """Remember the reports of contacts that are about to go for good."""
    shown = schema.telling
    for id_ in sorted(contacts):
        told = connection.execute(select(shown.c.report).where(shown.c.contact == id_)).scalars().all()
        _remember(connection, id_, told, None)


def contacts_are(connection: Connection, contacts: Iterable[str]) -> None:
    """Forget what led on from contacts that are there (again)."""
    for id_ in contacts:
        connection.execute(delete(former).where(former.c.contact == id_))


def current(connection: Connection, id_: str) -> str:
    """The id of the contact whose id is, or alone begins with, `id_`, or was so before it became another one.

    Raises:
        UsageError: there is none and what became of it cannot be told, or more than one begins so.
    """
    there = id_ and read.ids_like(connection, "contact", id_, 1)
    return (None if there else _led(connection, id_)) or read.whole(connection, "contact", id_)


def _led(connection: Connection, prefix: str) -> str | None:
    """The contact that most reports of a former one lead to; of two with as many, the one its founding report does."""
    begun = former.c.contact.startswith(prefix, autoescape=True)
    ids = connection.execute(select(former.c.contact).where(begun).distinct().limit(2)).scalars().all()
    if not prefix or len(ids) != 1:
        return None
    statement = select(former).where(former.c.contact == ids[0]).order_by(former.c.founding.desc(), former.c.report)
    votes: Counter[str] = Counter()
    founded = None
    for row in connection.execute(statement).all():
        contact = _told_now(connection, row.report, row.block, row.source)
        if contact is not None:
            votes[contact] += 1
            founded = contact if row.founding else founded
    if not votes:
        return None
    most = [one for one, number in votes.items() if number == max(votes.values())]
    return most[0] if len(most) == 1 else founded if founded in most else None


def _told_now(connection: Connection, report: str, block: str, source: str | None) -> str | None:
    """The contact a report is told of now; of one that went, the only one of the same sides told where it stood."""
    contact = read.contact_of(connection, report)
    if contact is not None or source is None:
        return contact
    its = (
        select(schema.telling.c.contact)
        .join(schema.report, schema.report.c.id == schema.telling.c.report)
        .join(schema.article, schema.article.c.key == schema.report.c.article)
        .join(schema.source, schema.source.c.page == schema.article.c.page)
        .where(schema.source.c.name == source, schema.report.c.block == block)
        .distinct()
    )
    found = connection.execute(its.limit(2)).scalars().all()
    return found[0] if len(found) == 1 else None


def _remember(connection: Connection, contact: str, reports: Iterable[str], source: str | None) -> None:
    resolved = read.contact(connection, contact)
    founding = resolved.contact.reports[0] if resolved is not None else None
    for id_ in reports:
        row = connection.execute(
            select(schema.report.c.block, schema.page.c.source)
            .join(schema.article, schema.article.c.key == schema.report.c.article)
            .join(schema.page, schema.page.c.key == schema.article.c.page)
            .where(schema.report.c.id == id_)
        ).first()
        if row is not None:
            values = {"founding": int(id_ == founding), "block": row.block, "source": source or row.source}
            connection.execute(
                insert(former)
                .values(contact=contact, report=id_, **values)
                .on_conflict_do_update(index_elements=["contact", "report"], set_=values)
            )
