"""Where the anchors of decisions lead in a dossier as it is now."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from dragoman.decisions.anchors import anchor_of, find
from dragoman.decisions.apply import Found
from dragoman.decisions.records import Anchor, Decision, claims_in, reports_in
from dragoman.model import Article, Claim, ContactReport
from dragoman.store import decision_tables as tables
from dragoman.store import schema
from dragoman.store.records import expand, unpack


class Finder:
    """Finds reports and claims by their anchors; what it has looked up once it does not look up again."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._reports: dict[str, str | None] = {}
        self._claims: dict[str, tuple[str, str | None] | None] = {}
        self._at: dict[tuple[str, str], list[Anchor]] = {}

    def found(self, decisions: Iterable[Decision]) -> Found:
        """Everything that decisions are about and that is there."""
        listed = list(decisions)
        reports = {one.id: self.report(one) for decision in listed for one in reports_in(decision.what)}
        claims = {one.id: self.claim(one) for decision in listed for one in claims_in(decision.what)}
        return Found(
            {id_: now for id_, now in reports.items() if now is not None},
            {id_: now for id_, now in claims.items() if now is not None},
        )

    def told(self, decision: Decision) -> set[str]:
        """The reports that a decision, or a claim it is about, leads to."""
        found = self.found((decision,))
        return {*found.reports.values(), *(report for _, report in found.claims.values() if report is not None)}

    def report(self, anchor: Anchor) -> str | None:
        """The report an anchor leads to; None where it is gone."""
        if anchor.id not in self._reports:
            there = select(schema.report.c.id).where(schema.report.c.id == anchor.id)
            known = self._connection.execute(there).scalar()
            self._reports[anchor.id] = known or find(anchor, self._candidates("report", anchor.source))
        return self._reports[anchor.id]

    def claim(self, anchor: Anchor) -> tuple[str, str | None] | None:
        """The claim an anchor leads to, and the report it is told under; None where it is gone."""
        if anchor.id not in self._claims:
            claim = schema.claim
            row = self._connection.execute(select(claim.c.id, claim.c.report).where(claim.c.id == anchor.id)).first()
            if row is None:
                now = find(anchor, self._candidates("claim", anchor.source))
                row = self._connection.execute(select(claim.c.id, claim.c.report).where(claim.c.id == now)).first()
            self._claims[anchor.id] = None if row is None else (row.id, row.report)
        return self._claims[anchor.id]

    def _candidates(self, thing: str, source: str) -> list[Anchor]:
        """The reports, or the claims as they were read, of the page met at a source."""
        key = (thing, source)
        if key not in self._at:
            self._at[key] = list(self._anchors(thing, source))
        return self._at[key]

    def _anchors(self, thing: str, source: str) -> Iterable[Anchor]:
        table, aside = schema.metadata.tables[thing], tables.claim_aside
        articles = (
            select(schema.article.c.key, schema.article.c.data)
            .join(schema.source, schema.source.c.page == schema.article.c.page)
            .where(schema.source.c.name == source)
        )
        for row in self._connection.execute(articles).all():
            article = expand(row.data, Article)
            if thing == "report":
                data = select(table.c.data).where(table.c.article == row.key)
                reports = self._connection.execute(data).scalars()
                yield from (anchor_of(unpack(one, ContactReport), article, source) for one in reports)
            else:
                read = select(table.c.data, aside.c.data.label("aside")).outerjoin(aside, aside.c.claim == table.c.id)
                claims = self._connection.execute(read.where(table.c.article == row.key)).all()
                yield from (anchor_of(unpack(one.aside or one.data, Claim), article, source) for one in claims)
