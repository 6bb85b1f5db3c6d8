"""Claims with the speakers people gave them, put in the place of the claims as they were read."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, exists, select, update
from sqlalchemy.dialects.sqlite import insert

from dragoman.decisions.records import Decision, SetSpeaker, Standing
from dragoman.decisions.speakers import speak
from dragoman.model import Claim
from dragoman.store import decision_tables as tables
from dragoman.store import schema
from dragoman.store.finding import Finder
from dragoman.store.records import pack, unpack


def of_page(connection: Connection, page: int) -> None:
    """Give the claims of a page that was just kept, by its key, the speakers that were decided about them."""
    if not connection.execute(select(exists().where(tables.decision.c.act == "speaker"))).scalar_one():
        return
    claim, article = schema.claim, schema.article
    statement = select(claim.c.id).join(article, article.c.key == claim.c.article).where(article.c.page == page)
    ids = connection.execute(statement).scalars().all()
    sources = connection.execute(select(schema.source.c.name).where(schema.source.c.page == page)).scalars().all()
    _put(connection, tables.touching(connection, "claim", ids, sources))


def of_decision(connection: Connection, what: SetSpeaker) -> None:
    """Give the claim that a decision is about, or was before it was undone, the speaker it has now."""
    _put(connection, tables.touching(connection, "claim", [what.claim.id], [what.claim.source]))


def _put(connection: Connection, numbers: Iterable[int]) -> None:
    finder = Finder(connection)
    back = tables.taken_back(connection)
    about: dict[str, list[Decision]] = {}
    for decision in tables.listed(connection, numbers):
        if not isinstance(decision.what, SetSpeaker):
            continue
        found = finder.claim(decision.what.claim)
        if found is not None:
            about.setdefault(found[0], []).extend([] if decision.id in back else [decision])
        elif decision.id not in back:
            tables.stand(connection, [Standing(decision.id, "waiting")])
    for id_, decisions in sorted(about.items()):
        _speak(connection, id_, decisions)


def _speak(connection: Connection, id_: str, decisions: list[Decision]) -> None:
    claim, aside = schema.claim, tables.claim_aside
    kept = connection.execute(select(aside.c.data).where(aside.c.claim == id_)).scalar()
    read = kept or connection.execute(select(claim.c.data).where(claim.c.id == id_)).scalar_one()
    said, standings = speak(unpack(read, Claim), decisions)
    connection.execute(delete(aside).where(aside.c.claim == id_))
    if decisions:
        connection.execute(insert(aside).values(claim=id_, data=read))
    connection.execute(update(claim).where(claim.c.id == id_).values(data=pack(said) if decisions else read))
    tables.stand(connection, standings)
