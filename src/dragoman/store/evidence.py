"""What reports are matched by, as a dossier keeps it, and the reports that came or went since they were matched."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from dragoman.matching.block import block_key
from dragoman.matching.evidence import Evidence, evidence_of
from dragoman.matching.records import Kept, Told
from dragoman.model import Article, Claim, ContactReport
from dragoman.resolution import ResolvedContact
from dragoman.store import decision_tables as tables
from dragoman.store import schema
from dragoman.store.records import expand, squeeze, unpack

_MANY = 500
"""Values asked for in one statement."""


def keep(connection: Connection, key: int, told: Told) -> None:
    """Keep what a report with the given key is matched by; its block is to be resolved anew."""
    found, block = evidence_of(told), block_key(told.report)
    day = found.day.isoformat() if found.day else None
    connection.execute(
        insert(schema.evidence).values(
            report=found.id, key=key, block=block, day=day, article=found.report.article, data=squeeze(found)
        )
    )
    rows = [
        {"block": block, "item": item, "dated": int(day is not None), "report": found.id}
        for item in sorted(found.items)
    ]
    if rows:
        connection.execute(insert(schema.trait), rows)
    connection.execute(insert(schema.change).values(report=found.id, came=1, block=block))
    connection.execute(insert(schema.pending).values(block=block).on_conflict_do_nothing())


def drop(connection: Connection, reports: Iterable[str]) -> None:
    """Remember of reports that are about to go what they were matched by."""
    change = schema.change
    for id_ in sorted(reports):
        never = connection.execute(delete(change).where(change.c.report == id_, change.c.came == 1)).rowcount
        row = connection.execute(select(schema.evidence).where(schema.evidence.c.report == id_)).first()
        if row is None:
            continue
        if not never:
            connection.execute(insert(change).values(report=id_, came=0, block=row.block, data=row.data))
        connection.execute(insert(schema.pending).values(block=row.block).on_conflict_do_nothing())


def take_apart_all(connection: Connection) -> None:
    """Keep what every report of the dossier is matched by."""
    report, article, claim = schema.report, schema.article, schema.claim
    rows = connection.execute(
        select(report.c.key, report.c.id, report.c.data, report.c.article).order_by(report.c.article, report.c.key)
    ).all()
    held: tuple[int, Article] | None = None
    for row in rows:
        if held is None or held[0] != row.article:
            data = connection.execute(select(article.c.data).where(article.c.key == row.article)).scalar_one()
            held = (row.article, expand(data, Article))
        claims = connection.execute(select(claim.c.data).where(claim.c.report == row.id).order_by(claim.c.key))
        told = Told(unpack(row.data, ContactReport), held[1], tuple(unpack(one, Claim) for one in claims.scalars()))
        keep(connection, row.key, told)


def changes(connection: Connection, block: str) -> tuple[tuple[str, int], ...]:
    """Which reports of a block came or went: equal before and after, nothing changed in between."""
    statement = select(schema.change.c.report, schema.change.c.came).where(schema.change.c.block == block)
    return tuple((row.report, row.came) for row in connection.execute(statement.order_by(*statement.selected_columns)))


def gone(connection: Connection, block: str) -> tuple[Evidence, ...]:
    """What the reports were matched by that went."""
    change = schema.change
    statement = select(change.c.data).where(change.c.block == block, change.c.came == 0).order_by(change.c.report)
    return tuple(expand(data, Evidence) for data in connection.execute(statement).scalars())


class BlockShelf:
    """`matching.Shelf` over one block of a dossier."""

    def __init__(self, connection: Connection, block: str) -> None:
        self._connection = connection
        self._block = block

    def size(self) -> int:
        """Number of reports."""
        statement = select(func.count()).select_from(schema.evidence).where(schema.evidence.c.block == self._block)
        return int(self._connection.execute(statement).scalar_one())

    def days(self, first: date, last: date) -> Mapping[date, int]:
        """Number of dated reports by day."""
        day = schema.evidence.c.day
        statement = (
            select(day, func.count().label("number"))
            .where(schema.evidence.c.block == self._block, day.between(first.isoformat(), last.isoformat()))
            .group_by(day)
        )
        return {date.fromisoformat(row.day): row.number for row in self._connection.execute(statement)}

    def between(self, first: date, last: date) -> Collection[Evidence]:
        """Dated reports of those days."""
        day = schema.evidence.c.day
        statement = select(schema.evidence.c.data).where(
            schema.evidence.c.block == self._block, day.between(first.isoformat(), last.isoformat())
        )
        return [expand(data, Evidence) for data in self._connection.execute(statement).scalars()]

    def reports(self, ids: Iterable[str]) -> Mapping[str, Evidence]:
        """Reports by id."""
        evidence = schema.evidence
        found = {}
        for some in _parts(ids):
            statement = select(evidence.c.report, evidence.c.data).where(evidence.c.report.in_(some))
            found.update({row.report: expand(row.data, Evidence) for row in self._connection.execute(statement)})
        return found

    def counts(self, items: Iterable[str]) -> Mapping[str, int]:
        """How many reports have each item."""
        trait = schema.trait
        wanted = set(items)
        found = dict.fromkeys(wanted, 0)
        for some in _parts(wanted):
            statement = (
                select(trait.c.item, func.count().label("number"))
                .where(trait.c.block == self._block, trait.c.item.in_(some))
                .group_by(trait.c.item)
            )
            found.update({row.item: row.number for row in self._connection.execute(statement)})
        return found

    def having(self, items: Iterable[str], *, dated: bool) -> set[str]:
        """Reports that have any of the items."""
        trait = schema.trait
        found: set[str] = set()
        for some in _parts(items):
            statement = select(trait.c.report).where(
                trait.c.block == self._block, trait.c.item.in_(some), trait.c.dated == int(dated)
            )
            found.update(self._connection.execute(statement).scalars())
        return found

    def undated(self) -> set[str]:
        """All undated reports."""
        evidence = schema.evidence
        statement = select(evidence.c.report).where(evidence.c.block == self._block, evidence.c.day.is_(None))
        return set(self._connection.execute(statement).scalars())

    def of_articles(self, articles: Iterable[str]) -> set[str]:
        """Undated reports of the articles."""
        evidence = schema.evidence
        found: set[str] = set()
        for some in _parts(articles):
            statement = select(evidence.c.report).where(
                evidence.c.article.in_(some), evidence.c.block == self._block, evidence.c.day.is_(None)
            )
            found.update(self._connection.execute(statement).scalars())
        return found

    def kept(self, reports: Iterable[str]) -> Collection[Kept]:
        """Contacts that hold any of the reports, as the rules alone resolved them."""
        wanted = set(reports)
        found: dict[str, Kept] = {}
        # What people made of contacts stands in their place; the contacts themselves are aside then.
        held: set[str] = set()
        for contact, telling in ((tables.aside, tables.aside_telling), (schema.contact, schema.telling)):
            for some in _parts(wanted - held):
                rows = self._connection.execute(select(telling).where(telling.c.report.in_(some))).all()
                held.update(row.report for row in rows)
                statement = select(contact.c.id, contact.c.data).where(contact.c.id.in_({row.contact for row in rows}))
                for row in self._connection.execute(statement):
                    one = expand(row.data, ResolvedContact)
                    found[row.id] = Kept(one.contact, one.considered)
        return [found[id_] for id_ in sorted(found)]


def _parts(values: Iterable[str]) -> Iterator[Sequence[str]]:
    listed = sorted(set(values))
    for at in range(0, len(listed), _MANY):
        yield listed[at : at + _MANY]
