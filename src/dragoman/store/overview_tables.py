"""Narrow tables beside the contacts, for views over thousands of them: a list never opens a contact's whole record.

They repeat what the contact's record holds and are written with it, in the same transaction.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from sqlalchemy import Column, Connection, ForeignKey, Index, Integer, LargeBinary, String, Table, func, select
from sqlalchemy.dialects.sqlite import insert

from dragoman.model import Actor, Contact, When
from dragoman.resolution import ResolvedContact
from dragoman.store import schema
from dragoman.store.records import expand, pack
from dragoman.store.spellings import folded


@dataclass(frozen=True, slots=True)
class ContactLine:
    """What a list shows of a contact.

    Args:
        contact: the contact without the verdicts on its reports.
        origins: number of independent origins of its claims.
        articles, claims: how many articles report it, how many claims are told under those reports.
        contradictions: lines of its comparison that contradict each other.
        languages, publishers: of the articles, sorted.
    """

    contact: Contact
    origins: int = 0
    articles: int = 0
    claims: int = 0
    contradictions: int = 0
    languages: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()


# `day` is "" where no day bounds the contact from below, `until` "~" where none does from above, so that both sort.
# `period` is the smallest calendar unit that surely holds the contact: 2024-12-03, 2024-12, 2024 or "".
# `sides` are the codes of its sides, sorted, joined by "|".
summary = Table(
    "summary", schema.metadata,
    Column("contact", String, ForeignKey("contact.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", String, nullable=False),
    Column("status", String, nullable=False),
    Column("day", String, nullable=False),
    Column("until", String, nullable=False),
    Column("period", String, nullable=False),
    Column("sides", String, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("contradictions", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
    # Holds all that is chosen and sorted by, so that only the rows shown are read themselves.
    Index(
        "summary_day", "day", "contact", "kind", "status", "until", "period", "sides", "articles", "contradictions"
    ),
)  # fmt: skip

# The topics, places and frameworks of contacts: `role` is topic, place or framework.
subject = Table(
    "subject", schema.metadata,
    Column("contact", String, ForeignKey("contact.id", ondelete="CASCADE"), primary_key=True),
    Column("role", String, primary_key=True),
    Column("item", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("country", String),
    Index("subject_item", "role", "item", "name", "contact"),
    sqlite_with_rowid=False,
)  # fmt: skip

# In which languages and by which publishers a contact is reported; `publisher` is "" where it is not known.
coverage = Table(
    "coverage", schema.metadata,
    Column("contact", String, ForeignKey("contact.id", ondelete="CASCADE"), primary_key=True),
    Column("language", String, primary_key=True),
    Column("publisher", String, primary_key=True),
    Column("articles", Integer, nullable=False),
    Index("coverage_language", "language", "publisher", "contact", "articles"),
    Index("coverage_publisher", "publisher", "contact"),
    sqlite_with_rowid=False,
)  # fmt: skip

# Everybody who was ever a party, with the folded words of the name; one without contacts is passed over.
actor = Table(
    "actor", schema.metadata,
    Column("id", String, primary_key=True),
    Column("folded", String, nullable=False),
    Column("data", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip

_ARTICLES: Final = "CREATE INDEX article_coverage ON article (language, publisher, supported)"


def keep(connection: Connection, resolved: ResolvedContact) -> None:
    """Keep what lists show of a contact that was just written."""
    contact = resolved.contact
    covered = _covered(connection, contact)
    accounting = resolved.accounting
    line = ContactLine(
        replace(contact, verdicts=()),
        accounting.origins,
        sum(covered.values()),
        _claims(connection, contact),
        sum(one.relation == "contradiction" for one in accounting.comparisons),
        tuple(sorted({language for language, _ in covered})),
        tuple(sorted({publisher for _, publisher in covered} - {""})),
    )
    connection.execute(
        insert(summary).values(
            contact=contact.id, kind=contact.kind.value, status=contact.status.value,
            day=_first(contact.when), until=_until(contact.when), period=period(contact.when),
            sides="|".join(sorted({party.side for party in contact.parties if party.side})),
            articles=line.articles, claims=line.claims, contradictions=line.contradictions, data=pack(line),
        )
    )  # fmt: skip
    for role, items in (("topic", contact.topics), ("place", contact.places), ("framework", contact.frameworks)):
        for one in {item.id: item for item in items}.values():
            connection.execute(
                insert(subject).values(contact=contact.id, role=role, item=one.id, name=one.name, country=one.country)
            )
    for (language, publisher), articles in covered.items():
        connection.execute(
            insert(coverage).values(contact=contact.id, language=language, publisher=publisher, articles=articles)
        )
    for party in contact.parties:
        _keep_actor(connection, party)


def make(connection: Connection) -> None:
    """The tables, filled from the contacts a dossier holds already."""
    schema.metadata.create_all(connection, [summary, subject, coverage, actor])
    connection.exec_driver_sql(_ARTICLES)
    ids = connection.execute(select(schema.contact.c.id)).scalars().all()
    for id_ in ids:
        data = connection.execute(select(schema.contact.c.data).where(schema.contact.c.id == id_)).scalar_one()
        keep(connection, expand(data, ResolvedContact))


def period(when: When | None) -> str:
    """The smallest calendar unit that surely holds a date: `2024-12-03`, `2024-12`, `2024`, or "" for none."""
    if when is None or when.start == date.min or when.end == date.max:
        return ""
    first, last = when.start.isoformat(), max(when.start, when.end - timedelta(days=1)).isoformat()
    return next((first[:length] for length in (10, 7, 4) if first[:length] == last[:length]), "")


def _first(when: When | None) -> str:
    return "" if when is None or when.start == date.min else when.start.isoformat()


def _until(when: When | None) -> str:
    return "~" if when is None or when.end == date.max else when.end.isoformat()


def _covered(connection: Connection, contact: Contact) -> dict[tuple[str, str], int]:
    report, article = schema.report, schema.article
    publisher = func.coalesce(article.c.publisher, "").label("by")
    statement = (
        select(article.c.language, publisher, func.count(article.c.key.distinct()))
        .join(report, report.c.article == article.c.key)
        .where(report.c.id.in_(contact.reports))
        .group_by("language", "by")
        .order_by("language", "by")
    )  # fmt: skip
    return {(language, publisher): number for language, publisher, number in connection.execute(statement)}


def _claims(connection: Connection, contact: Contact) -> int:
    statement = select(func.count()).select_from(schema.claim).where(schema.claim.c.report.in_(contact.reports))
    return int(connection.execute(statement).scalar_one())


def _keep_actor(connection: Connection, party: Actor) -> None:
    # The office is that of one contact's day, and no trait of the person.
    values = {"folded": folded(party.name), "data": pack(replace(party, office=None))}
    connection.execute(
        insert(actor).values(id=party.id, **values).on_conflict_do_update(index_elements=[actor.c.id], set_=values)
    )
