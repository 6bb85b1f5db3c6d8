"""Decisions as a dossier keeps them: written once, never changed, never deleted; the database itself refuses both.

Beside them stands what the rules alone had found wherever a decision puts something else in its place, so that
undoing brings back exactly that and matching goes on from its own results.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Column, Connection, ForeignKey, Index, Integer, LargeBinary, Select, String, Table, func, select
from sqlalchemy.dialects.sqlite import insert

from dragoman.decisions.records import ACTS, Decision, Standing, What, act_of, claims_in, reports_in, undone
from dragoman.errors import DamagedDossierError
from dragoman.store import schema
from dragoman.store.records import pack, unpack

decision = Table(
    "decision", schema.metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("act", String, nullable=False, index=True),
    Column("author", String, nullable=False),
    Column("time", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("data", LargeBinary, nullable=False),
)  # fmt: skip

# What decisions are anchored on; `thing` is report or claim, `item` its id when it was decided about.
anchor = Table(
    "decision_anchor", schema.metadata,
    Column("decision", Integer, ForeignKey("decision.number"), primary_key=True),
    Column("thing", String, primary_key=True),
    Column("item", String, primary_key=True),
    Column("source", String, nullable=False),
    Index("decision_anchor_item", "item"),
    Index("decision_anchor_source", "source"),
    sqlite_with_rowid=False,
)  # fmt: skip

# Worked out anew with the contacts a decision touches: see `decisions.records.Standing`.
standing = Table(
    "decision_standing", schema.metadata,
    Column("decision", String, ForeignKey("decision.id"), primary_key=True),
    Column("state", String, nullable=False),
    Column("by", String),
    sqlite_with_rowid=False,
)  # fmt: skip

# Contacts as the rules alone resolved them, of those that decisions touch.
aside = Table(
    "aside", schema.metadata,
    Column("id", String, primary_key=True),
    Column("block", String, nullable=False, index=True),
    Column("data", LargeBinary, nullable=False),
)  # fmt: skip

aside_telling = Table(
    "aside_telling", schema.metadata,
    Column("report", String, primary_key=True),
    Column("contact", String, ForeignKey("aside.id", ondelete="CASCADE"), nullable=False, index=True),
)  # fmt: skip

# Claims as they were read, of those whose speaker a decision corrects.
claim_aside = Table(
    "claim_aside", schema.metadata,
    Column("claim", String, ForeignKey("claim.id", ondelete="CASCADE"), primary_key=True),
    Column("data", LargeBinary, nullable=False),
)  # fmt: skip

_FOR_GOOD: Final = (
    "CREATE TRIGGER decision_stays BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'decisions stay'); END",
    "CREATE TRIGGER decision_holds BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'decisions stay'); END",
)


def make(connection: Connection) -> None:
    """The tables, empty."""
    schema.metadata.create_all(connection, [decision, anchor, standing, aside, aside_telling, claim_aside])
    for statement in _FOR_GOOD:
        connection.exec_driver_sql(statement)


def append(connection: Connection, one: Decision) -> None:
    """Keep a new decision, whose number is one more than the last one's."""
    time = one.time.astimezone(UTC).isoformat(timespec="microseconds")
    connection.execute(
        insert(decision).values(
            number=one.number, id=one.id, act=one.act, author=one.author, time=time, reason=one.reason,
            data=pack(one.what),
        )
    )  # fmt: skip
    anchored = [("report", reports_in(one.what)), ("claim", claims_in(one.what))]
    rows = [
        {"decision": one.number, "thing": thing, "item": its.id, "source": its.source}
        for thing, anchors in anchored
        for its in anchors
    ]
    if rows:
        connection.execute(insert(anchor).on_conflict_do_nothing(), rows)


def last(connection: Connection) -> int:
    """The number of the last decision, 0 where there is none."""
    return int(connection.execute(select(func.coalesce(func.max(decision.c.number), 0))).scalar_one())


def listed(connection: Connection, numbers: Iterable[int] | None = None) -> tuple[Decision, ...]:
    """Decisions in the order they were taken: all, or those with these numbers."""
    statement = select(decision).order_by(decision.c.number)
    if numbers is not None:
        statement = statement.where(decision.c.number.in_(sorted(set(numbers))))
    return tuple(_record(row) for row in connection.execute(statement))


def by_id(connection: Connection, id_: str) -> Decision | None:
    """The decision with this id."""
    row = connection.execute(select(decision).where(decision.c.id == id_)).first()
    return None if row is None else _record(row)


def taken_back(connection: Connection) -> dict[str, str]:
    """Decisions that are taken back, each with the `Undo` that does so."""
    rows = connection.execute(select(decision).where(decision.c.act == "undo"))
    return undone(_record(row) for row in rows)


def standings(connection: Connection) -> dict[str, Standing]:
    """What became of each decision as last worked out, by id; one that is undone has none of its own here."""
    return {row.decision: Standing(row.decision, row.state, row.by) for row in connection.execute(select(standing))}


def stand(connection: Connection, found: Iterable[Standing]) -> None:
    """Remember what became of decisions."""
    for one in found:
        values = {"state": one.state, "by": one.by}
        connection.execute(
            insert(standing).values(decision=one.decision, **values)
            .on_conflict_do_update(index_elements=[standing.c.decision], set_=values)
        )  # fmt: skip


def touching(connection: Connection, thing: str, items: Sequence[str], sources: Sequence[str]) -> set[int]:
    """Numbers of decisions anchored on reports (or claims) with these ids, or on any of pages at these sources."""
    found: set[int] = set()
    for column, values in ((anchor.c.item, items), (anchor.c.source, sources)):
        for at in range(0, len(values), 500):
            its = select(anchor.c.decision).where(anchor.c.thing == thing, column.in_(values[at : at + 500]))
            found.update(connection.execute(its).scalars())
    return found


def of_block(connection: Connection, block: str) -> set[int]:
    """Numbers of decisions that may touch reports of a block, or claims told under them."""
    report, claim, article, source = schema.report, schema.claim, schema.article, schema.source
    asked: list[Select[Any]] = [
        select(anchor.c.decision).join(report, report.c.id == anchor.c.item).where(report.c.block == block),
        select(anchor.c.decision)
        .join(claim, claim.c.id == anchor.c.item)
        .join(report, report.c.id == claim.c.report)
        .where(report.c.block == block),
        select(anchor.c.decision)
        .join(source, source.c.name == anchor.c.source)
        .join(article, article.c.page == source.c.page)
        .join(report, report.c.article == article.c.key)
        .where(report.c.block == block),
    ]
    return {number for statement in asked for number in connection.execute(statement.distinct()).scalars()}


def _record(row: Any) -> Decision:
    kind = ACTS.get(row.act)
    if kind is None:
        raise DamagedDossierError(f"decision {row.id}: nothing is called {row.act!r}")
    what: What = unpack(row.data, kind)
    if act_of(what) != row.act:
        raise DamagedDossierError(f"decision {row.id}: it is a {act_of(what)}, not a {row.act}")
    return Decision(row.id, row.number, row.author, datetime.fromisoformat(row.time), row.reason, what)
