"""What a decision is made of: contacts, reports and claims of a dossier as anchors, and what the rules had found."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, select

from dragoman.actors.registry import load_registry
from dragoman.decisions.anchors import anchor_of
from dragoman.decisions.records import Anchor, Grouping, Seen
from dragoman.errors import UsageError
from dragoman.model import Actor, Claim, Contact, ContactReport, When
from dragoman.resolution import ResolvedContact
from dragoman.store import decision_tables as tables
from dragoman.store import former, overview_tables, read, schema, spellings
from dragoman.store.records import expand, unpack


def contact(connection: Connection, id_: str) -> ResolvedContact:
    """The contact whose id is, or alone begins with, `id_`, or was so before it became another one.

    Raises:
        UsageError: there is none, or more than one.
    """
    found = read.contact(connection, former.current(connection, id_))
    assert found is not None
    return found


def report(connection: Connection, id_: str) -> ContactReport:
    """The report whose id is, or alone begins with, `id_`; raises `UsageError` as `contact` does."""
    found = read.report(connection, read.whole(connection, "report", id_))
    assert found is not None
    return found


def claim(connection: Connection, id_: str) -> Claim:
    """The claim whose id is, or alone begins with, `id_`; raises `UsageError` as `contact` does."""
    full = read.whole(connection, "claim", id_)
    return unpack(connection.execute(select(schema.claim.c.data).where(schema.claim.c.id == full)).scalar_one(), Claim)


def anchored(connection: Connection, found: ContactReport | Claim) -> Anchor:
    """The anchor of a report or claim; a claim's is made of what was read, whatever was decided about it since."""
    article = read.article(connection, found.article)
    assert article is not None
    source = connection.execute(select(schema.page.c.source).where(schema.page.c.digest == article.page)).scalar()
    return anchor_of(as_read(connection, found) if isinstance(found, Claim) else found, article, source or "")


def seen(connection: Connection, one: Contact) -> Seen:
    """A contact as it stands, its reports as anchors; reports that went meanwhile are left out."""
    found = (read.report(connection, id_) for id_ in one.reports)
    return Seen(one.id, tuple(anchored(connection, its) for its in found if its is not None))


def by_rules(connection: Connection, reports: Iterable[str]) -> Grouping:
    """How the rules alone group reports."""
    grouped: dict[str, list[str]] = {}
    for id_ in reports:
        grouped.setdefault(_contact_by_rules(connection, id_) or id_, []).append(id_)
    return tuple(tuple(sorted(ids)) for _, ids in sorted(grouped.items()))


def of_rules(connection: Connection, one: Contact) -> ResolvedContact:
    """What the rules alone make of the contact with the same founding report."""
    kept = connection.execute(
        select(tables.aside.c.data)
        .join(tables.aside_telling, tables.aside_telling.c.contact == tables.aside.c.id)
        .where(tables.aside_telling.c.report == one.reports[0])
    ).scalar()
    if kept is not None:
        return expand(kept, ResolvedContact)
    return read.contact(connection, one.id) or ResolvedContact(one)


def as_read(connection: Connection, one: Claim) -> Claim:
    """A claim as the rules read it."""
    kept = connection.execute(select(tables.claim_aside.c.data).where(tables.claim_aside.c.claim == one.id)).scalar()
    return one if kept is None else unpack(kept, Claim)


def actor(connection: Connection, words: str, side: str | None = None, when: When | None = None) -> Actor:
    """The actor `words` mean: an id, or the whole name in any script, of the registry or of a party of a contact.

    Args:
        connection: of the dossier.
        words: id or name; `state:ru` and `Russia` are both the state.
        side: ISO 3166-1 alpha-2 code; with it, somebody nobody has heard of may be named, too.
        when: the days whose office the person's record shall name.

    Raises:
        UsageError: nobody is called so, or more than one is.
    """
    words = " ".join(words.split())
    registry = load_registry()
    start, end = (when.start, when.end) if when is not None else (None, None)
    found: dict[str, Actor] = {}
    kind, _, key = words.partition(":")
    ids = {key} if kind in ("person", "institution") and key else set(spellings.ids_of(words))
    for id_ in ids:
        if id_ in registry.persons and kind != "institution":
            found[f"person:{id_}"] = registry.person_actor(registry.persons[id_], start, end)
        elif id_ in registry.institutions and kind != "person":
            found[f"institution:{id_}"] = registry.institution_actor(id_)
    for code, state in registry.states.items():
        if words == f"state:{code}" or spellings.folded(words) == spellings.folded(state.name):
            found[f"state:{code}"] = registry.state_actor(code)
    if not found and words:
        found = _met(connection, words, start, end)
    if side is not None:
        side = side.strip().lower()
        if side not in registry.states:
            raise UsageError(f"no state has the code {side!r}")
        found = {id_: one for id_, one in found.items() if one.side == side}
        if not found and words and ":" not in words:
            name = "-".join(spellings.folded(words).split()) or words
            return Actor(f"provisional:{side}/{name}", "person", words, side)
    if len(found) != 1:
        problem = f"more than one is called {words!r}: {', '.join(sorted(found))}" if found else f"nobody: {words!r}"
        raise UsageError(f"{problem}; give an id (person:…, institution:…, state:…), or a name with its side")
    return next(iter(found.values()))


def _met(connection: Connection, words: str, start: date | None, end: date | None) -> dict[str, Actor]:
    """Actors the registry lacks, that were a party of some contact."""
    known = overview_tables.actor
    statement = select(known.c.data).where((known.c.id == words) | (known.c.folded == spellings.folded(words)))
    return {one.id: one for one in (unpack(data, Actor) for data in connection.execute(statement).scalars())}


def _contact_by_rules(connection: Connection, report: str) -> str | None:
    kept = tables.aside_telling
    aside = connection.execute(select(kept.c.contact).where(kept.c.report == report)).scalar()
    return aside or read.contact_of(connection, report)
