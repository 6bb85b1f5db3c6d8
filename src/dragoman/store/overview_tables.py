"""Narrow tables beside the contacts, for views over thousands of them: a list never opens a contact's whole record.

They repeat what the contact's record holds and are written with it, in the same transaction.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from sqlalchemy import Column, Connection, ForeignKey, Index, Integer, LargeBinary, String, Table, func, select
from sqlalchemy.dialects.sqlite import insert

from dragoman.model import Contact, Status, When
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
    Column("key", Integer, primary_key=True),
    Column("contact", String, ForeignKey("contact.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("day", String, nullable=False),
    Column("until", String, nullable=False),
    Column("period", String, nullable=False),
    Column("held", Integer, nullable=False),
    Column("sides", String, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("contradictions", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
    # Holds all that is chosen and sorted by, so that only the rows shown are read themselves.
    Index("summary_day", "day", "contact", "until", "period", "held", "sides", "articles", "contradictions"),
)  # fmt: skip

# What contacts are chosen and counted by: `dimension` is kind, status, side, actor, language, publisher, topic, place
# or framework; `name` the English name of the value, or the value where it is its own name.
facet = Table(
    "facet", schema.metadata,
    Column("contact", Integer, ForeignKey("summary.key", ondelete="CASCADE"), primary_key=True),
    Column("dimension", String, primary_key=True),
    Column("value", String, primary_key=True),
    Column("name", String, nullable=False),
    Index("facet_value", "dimension", "value", "name", "contact"),
    sqlite_with_rowid=False,
)  # fmt: skip

# In which languages and by which publishers a contact is reported; `publisher` is "" where it is not known. `alone`
# tells that nobody else reports it; two articles of unknown publishers may be of two.
coverage = Table(
    "coverage", schema.metadata,
    Column("contact", Integer, ForeignKey("summary.key", ondelete="CASCADE"), primary_key=True),
    Column("language", String, primary_key=True),
    Column("publisher", String, primary_key=True),
    Column("articles", Integer, nullable=False),
    Column("alone", Integer, nullable=False),
    Index("coverage_language", "language", "publisher", "contact", "alone"),
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

_NEW_ACTOR: Final = insert(actor)
_PUT_ACTOR: Final = _NEW_ACTOR.on_conflict_do_update(
    index_elements=[actor.c.id], set_={"folded": _NEW_ACTOR.excluded.folded, "data": _NEW_ACTOR.excluded.data}
)

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
    row = {
        "contact": contact.id, "day": _first(contact.when), "until": _until(contact.when),
        "period": period(contact.when), "held": int(contact.status is Status.HELD),
        "sides": "|".join(_sides(contact)), "articles": line.articles, "contradictions": line.contradictions,
        "data": pack(line),
    }  # fmt: skip
    key = connection.execute(insert(summary), row).lastrowid
    rows = [
        {"contact": key, "dimension": dimension, "value": value, "name": name}
        for dimension, values in _facets(line).items()
        for value, name in values.items()
    ]
    connection.execute(insert(facet), rows)
    if covered:
        told = [
            {
                "contact": key, "language": language, "publisher": publisher, "articles": articles,
                "alone": int(len(covered) == 1 and (publisher != "" or articles == 1)),
            }
            for (language, publisher), articles in covered.items()
        ]  # fmt: skip
        connection.execute(insert(coverage), told)
    # The office is that of one contact's day, and no trait of the person.
    actors = [
        {"id": party.id, "folded": folded(party.name), "data": pack(replace(party, office=None))}
        for party in {party.id: party for party in contact.parties}.values()
    ]
    if actors:
        connection.execute(_PUT_ACTOR, actors)


def make(connection: Connection) -> None:
    """The tables, filled from the contacts a dossier holds already."""
    schema.metadata.create_all(connection, [summary, facet, coverage, actor])
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


def _facets(line: ContactLine) -> dict[str, dict[str, str]]:
    """Values of every dimension with their names."""
    contact = line.contact
    named = {"topic": contact.topics, "place": contact.places, "framework": contact.frameworks}
    own = {
        "kind": (contact.kind.value,), "status": (contact.status.value,), "side": _sides(contact),
        "language": line.languages, "publisher": line.publishers,
    }  # fmt: skip
    return {
        **{dimension: {value: value for value in values} for dimension, values in own.items()},
        **{dimension: {one.id: one.name for one in things} for dimension, things in named.items()},
        "actor": {party.id: party.name for party in contact.parties},
    }


def _sides(contact: Contact) -> tuple[str, ...]:
    return tuple(sorted({party.side for party in contact.parties if party.side}))


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
