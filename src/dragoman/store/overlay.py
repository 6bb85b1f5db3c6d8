"""What people decided, laid over a block that was resolved: contacts as decided in the place of those of the rules.

The rules' own contacts stay aside; matching goes on from them, and undoing brings them back. A decision can reach into
other blocks, so everything that hangs together by decisions is made anew at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, delete, exists, select
from sqlalchemy.dialects.sqlite import insert

from dragoman.accounts.align import Alignment
from dragoman.accounts.records import Accounting
from dragoman.decisions.apply import Found, Made, apply
from dragoman.decisions.pairs import rule
from dragoman.decisions.records import Decision, Standing
from dragoman.matching.block import block_key
from dragoman.matching.evidence import Evidence
from dragoman.matching.records import Kept
from dragoman.model import Contact
from dragoman.resolution import ResolvedContact
from dragoman.store import decision_tables as tables
from dragoman.store import evidence, schema
from dragoman.store.finding import Finder
from dragoman.store.records import expand, squeeze

Ruled = Callable[[Alignment], Alignment]
Compare = Callable[[Contact, Ruled | None], Accounting]
"""The accounts of a contact and their comparison, with rulings on pairs of claims."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """What is to be written: contacts `removed` and `made`, the rules' own that stay `aside`, and those `back` in
    force or gone; `seen` are the contacts it was worked out from, as they were kept."""

    removed: frozenset[str]
    made: tuple[ResolvedContact, ...]
    aside: tuple[tuple[str, ResolvedContact], ...]
    back: frozenset[str]
    standings: tuple[Standing, ...]
    seen: Mapping[str, bytes]

    def fits(self, connection: Connection) -> bool:
        """Whether nobody changed meanwhile what it was worked out from."""
        return _data(connection, self.seen) == self.seen

    def keep(self, connection: Connection) -> None:
        """Write what stands beside the contacts themselves."""
        for id_ in sorted(self.back | {one.contact.id for _, one in self.aside}):
            connection.execute(delete(tables.aside).where(tables.aside.c.id == id_))
        for block, one in self.aside:
            connection.execute(insert(tables.aside).values(id=one.contact.id, block=block, data=squeeze(one)))
            for report in one.contact.reports:
                connection.execute(insert(tables.aside_telling).values(report=report, contact=one.contact.id))
        tables.stand(connection, self.standings)


def of_rules(connection: Connection, id_: str) -> ResolvedContact | None:
    """The contact with this id as the rules alone resolved it."""
    for table in (tables.aside, schema.contact):
        data = connection.execute(select(table.c.data).where(table.c.id == id_)).scalar()
        if data is not None:
            return expand(data, ResolvedContact)
    return None


def overlay(
    connection: Connection,
    block: str,
    replaced: Iterable[str],
    resolved: Sequence[ResolvedContact],
    came: Iterable[str],
    compare: Compare,
) -> Overlay | None:
    """What decisions make of a block.

    Args:
        connection: reads one state of the dossier.
        block: its key.
        replaced, resolved: ids of contacts of the rules that go, and those that come in their place.
        came: reports that are new or read otherwise.
        compare: compares the accounts of a contact.

    Returns:
        None where no decision touches the block, and none did.
    """
    if not connection.execute(select(exists().where(tables.decision.c.number > 0))).scalar_one():
        return None
    found = _Reach(connection, replaced, resolved)
    found.spread(block)
    return found.overlay(set(came), compare) if found.touched else None


class _Reach:
    """Everything that hangs together with a block by decisions."""

    def __init__(self, connection: Connection, replaced: Iterable[str], resolved: Sequence[ResolvedContact]) -> None:
        self._connection = connection
        self._replaced = frozenset(replaced)
        self._fresh = {report: one for one in resolved for report in one.contact.reports}
        self._resolved = resolved
        self._finder = Finder(connection)
        self._back = tables.taken_back(connection)
        self._by_rules: dict[str, ResolvedContact] = {}
        self._decisions: dict[str, Decision] = {}
        self._seen: dict[str, bytes] = {}
        self.touched = False

    def spread(self, block: str) -> None:
        """Follow decisions from contact to contact, and contacts to what was made of them before."""
        kept = select(tables.aside_telling.c.report).join(tables.aside).where(tables.aside.c.block == block)
        waiting = set(self._connection.execute(kept).scalars())
        self.touched = bool(waiting)
        for decision in self._active(tables.of_block(self._connection, block)):
            waiting |= self._finder.told(decision)
        done: set[str] = set()
        while waiting:
            done |= waiting
            self.touched = True
            contacts = [one for report in sorted(waiting) if (one := self._of_rules(report)) is not None]
            self._by_rules.update((one.contact.id, one) for one in contacts)
            reach = {report for one in contacts for report in one.contact.reports}
            reach.update(self._made_before(waiting | reach))
            for decision in self._active(self._touching(waiting | reach)):
                told = self._finder.told(decision)
                if told & (done | reach):
                    self._decisions[decision.id] = decision
                    reach |= told
            waiting = reach - done

    def overlay(self, came: set[str], compare: Compare) -> Overlay:
        """What the decisions that were found make of the contacts that were found."""
        reports = sorted({report for one in self._by_rules.values() for report in one.contact.reports})
        known = evidence.BlockShelf(self._connection, "").reports(reports)
        decisions = sorted(self._decisions.values(), key=lambda one: one.number)
        found = self._finder.found(decisions)
        kept = [Kept(one.contact, one.considered) for one in self._by_rules.values()]
        applied = apply(kept, known, decisions, found)
        standings = {one.decision: one for one in applied.standings}
        before = {id_: expand(data, ResolvedContact) for id_, data in self._seen.items()}
        made, plain = [], set()
        for one in applied.contacts:
            if not one.decisions and self._is_of_rules(one):
                plain.add(one.kept.contact.id)
            resolved, told = _resolve(one, found, before, came, compare)
            made.append(resolved)
            standings.update((its.decision, its) for its in told)
        # What rested on a decision whose reports are all gone rests on it no more.
        for gone in (
            {id_ for one in before.values() for id_ in one.decided} - self._decisions.keys() - self._back.keys()
        ):
            standings[gone] = Standing(gone, "waiting")
        others = [one for one in self._resolved if one.contact.id not in self._by_rules]
        stays = {id_: one for id_, one in self._by_rules.items() if id_ not in plain}
        return Overlay(
            removed=frozenset(self._seen) | self._removed(),
            made=(*others, *made),
            aside=tuple((_block(one, known), one) for _, one in sorted(stays.items())),
            back=self._replaced | plain,
            standings=tuple(standings[id_] for id_ in sorted(standings)),
            seen=self._seen,
        )

    def _removed(self) -> frozenset[str]:
        """Replaced contacts that are shown as the rules had them."""
        kept = select(tables.aside.c.id).where(tables.aside.c.id.in_(self._replaced))
        return self._replaced - set(self._connection.execute(kept).scalars())

    def _is_of_rules(self, one: Made) -> bool:
        own = self._by_rules.get(one.kept.contact.id)
        return own is not None and own.contact == one.kept.contact

    def _of_rules(self, report: str) -> ResolvedContact | None:
        """The contact of a report as the rules alone resolve it now."""
        if report in self._fresh:
            return self._fresh[report]
        kept, shown = tables.aside_telling, schema.telling
        id_ = self._connection.execute(select(kept.c.contact).where(kept.c.report == report)).scalar()
        if id_ is None:
            id_ = self._connection.execute(select(shown.c.contact).where(shown.c.report == report)).scalar()
        return None if id_ is None or id_ in self._replaced else of_rules(self._connection, id_)

    def _made_before(self, reports: Iterable[str]) -> set[str]:
        """Reports of the contacts that are shown with any of these; the contacts are to be made anew."""
        shown = schema.telling
        found: set[str] = set()
        for report in sorted(reports):
            id_ = self._connection.execute(select(shown.c.contact).where(shown.c.report == report)).scalar()
            if id_ is not None and id_ not in self._seen:
                self._seen.update(_data(self._connection, (id_,)))
                its = select(shown.c.report).where(shown.c.contact == id_)
                found.update(self._connection.execute(its).scalars())
        return found

    def _touching(self, reports: Iterable[str]) -> set[int]:
        listed = sorted(reports)
        report, claim, article, source = schema.report, schema.claim, schema.article, schema.source
        names = (
            select(source.c.name)
            .join(article, article.c.page == source.c.page)
            .join(report, report.c.article == article.c.key)
        )
        found: set[int] = set()
        for at in range(0, len(listed), 500):
            some = listed[at : at + 500]
            sources = self._connection.execute(names.where(report.c.id.in_(some)).distinct()).scalars().all()
            claims = self._connection.execute(select(claim.c.id).where(claim.c.report.in_(some))).scalars().all()
            found |= tables.touching(self._connection, "report", some, sources)
            found |= tables.touching(self._connection, "claim", claims, sources)
        return found

    def _active(self, numbers: Iterable[int]) -> list[Decision]:
        return [one for one in tables.listed(self._connection, numbers) if one.id not in self._back]


def _resolve(
    made: Made, found: Found, before: Mapping[str, ResolvedContact], came: set[str], compare: Compare
) -> tuple[ResolvedContact, tuple[Standing, ...]]:
    """A contact as decided with its accounts, compared anew only where something about it changed."""
    contact = made.kept.contact
    earlier = before.get(contact.id)
    same = earlier is not None and earlier.contact == contact and earlier.decided == made.decisions
    if earlier is not None and same and not came.intersection(contact.reports):
        return replace(earlier, considered=made.kept.considered), ()
    standings: tuple[Standing, ...] = ()

    def ruled(alignment: Alignment) -> Alignment:
        nonlocal standings
        now = {id_: claim for id_, (claim, _) in found.claims.items()}
        alignment, standings = rule(alignment, made.pairs, now)
        return alignment

    accounting = compare(contact, ruled if made.pairs else None)
    return ResolvedContact(contact, accounting, made.kept.considered, made.decisions), standings


def _block(one: ResolvedContact, known: Mapping[str, Evidence]) -> str:
    """The block of a contact: all its reports have the same one."""
    return next((block_key(known[report].report) for report in one.contact.reports if report in known), "")


def _data(connection: Connection, ids: Iterable[str]) -> dict[str, bytes]:
    contact = schema.contact
    found = {}
    for id_ in ids:
        data = connection.execute(select(contact.c.data).where(contact.c.id == id_)).scalar()
        if data is not None:
            found[id_] = bytes(data)
    return found
