"""Decisions kept and put in force: what stands in the place of the rules' own findings, contact by contact."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from dragoman.decisions.records import Decision, SetSpeaker, Standing, Undo, What, act_of, claims_in, reports_in
from dragoman.errors import UsageError
from dragoman.resolution import ResolvedContact
from dragoman.store import decision_tables as tables
from dragoman.store import schema, spoken
from dragoman.store.records import pack


def keep(connection: Connection, what: What, author: str, reason: str, time: datetime) -> Decision:
    """Keep a decision; the blocks it touches are to be resolved anew.

    Raises:
        UsageError: the decision to be undone is not there.
    """
    number = tables.last(connection) + 1
    time = time.astimezone(UTC)
    identity = b"\n".join([str(number).encode(), act_of(what).encode(), pack((author, time, reason, what))])
    decision = Decision(hashlib.sha256(identity).hexdigest()[:16], number, author, time, reason, what)
    tables.append(connection, decision)
    about = _about(connection, what)
    if isinstance(about, SetSpeaker):
        spoken.of_decision(connection, about)
    for block in sorted(touched(connection, what)):
        connection.execute(insert(schema.pending).values(block=block).on_conflict_do_nothing())
    return decision


def touched(connection: Connection, what: What) -> set[str]:
    """Blocks with reports that a decision is about; an `Undo` is about those of what it takes back."""
    what = _about(connection, what)
    report, claim, source, article = schema.report, schema.claim, schema.source, schema.article
    anchors = (*reports_in(what), *claims_in(what))
    ids = [one.id for one in anchors]
    sources = [one.source for one in anchors]
    asked = (
        select(report.c.block).where(report.c.id.in_(ids)),
        select(report.c.block).join(claim, claim.c.report == report.c.id).where(claim.c.id.in_(ids)),
        select(report.c.block)
        .join(article, article.c.key == report.c.article)
        .join(source, source.c.page == article.c.page)
        .where(source.c.name.in_(sources)),
    )
    return {block for statement in asked for block in connection.execute(statement).scalars()}


def standings(connection: Connection) -> dict[str, Standing]:
    """What became of each decision, by id."""
    back = tables.taken_back(connection)
    found = tables.standings(connection)
    return {
        one.id: Standing(one.id, "undone", back[one.id]) if one.id in back else found.get(one.id, Standing(one.id))
        for one in tables.listed(connection)
    }


def history(connection: Connection, one: ResolvedContact) -> tuple[Decision, ...]:
    """Every decision about a contact, its reports or its claims, undone or not, and what undid it, in order."""
    told = one.contact.reports
    claims = connection.execute(select(schema.claim.c.id).where(schema.claim.c.report.in_(told))).scalars().all()
    numbers = tables.touching(connection, "report", told, ()) | tables.touching(connection, "claim", claims, ())
    found = {
        decision.id: decision
        for decision in tables.listed(connection)
        if decision.number in numbers or decision.id in one.decided
    }
    for decision in tables.listed(connection):
        if isinstance(decision.what, Undo) and decision.what.decision in found:
            found[decision.id] = decision
    return tuple(sorted(found.values(), key=lambda its: its.number))


def _about(connection: Connection, what: What) -> What:
    """What is decided in the end, where one `Undo` takes back another."""
    while isinstance(what, Undo):
        undone = tables.by_id(connection, what.decision)
        if undone is None:
            raise UsageError(f"there is no decision {what.decision!r}")
        what = undone.what
    return what
