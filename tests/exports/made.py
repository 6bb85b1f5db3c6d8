"""Contacts made by hand, with what pages seldom hold together: open dates, parties without a state, hostile words."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, cast

from dragoman.accounts.records import Accounting, Chain
from dragoman.exports import FORMATS, Losses, Wanted
from dragoman.model import (
    Account,
    Actor,
    Article,
    Claim,
    Comparison,
    Contact,
    ContactReport,
    Kind,
    Mention,
    Named,
    Precision,
    Publisher,
    Role,
    Section,
    Status,
    Verdict,
    When,
)
from dragoman.resolution import ResolvedContact
from dragoman.spans import Piece, Span, SpanMap
from dragoman.store.dossier import Dossier
from dragoman.store.entries import Entry, Source
from dragoman.store.read import ContactFilter
from dragoman.store.view import PageInfo

PUTIN = Actor("person:vladimir-putin", "person", "Vladimir Putin", "ru", "Q7747", "President of Russia")
ERDOGAN = Actor("person:recep-tayyip-erdogan", "person", "Recep Tayyip Erdogan", "tr", "Q39259", "President of Turkey")
NATO = Actor("institution:nato", "organisation", "NATO", None, "Q7184")
HAMAS = Actor("institution:hamas", "group", "Hamas", None, "Q38799")
KREMLIN = Actor("institution:kremlin", "institution", "Kremlin", "ru", "Q133274")
DAY = When(date(2024, 12, 3), date(2024, 12, 4), Precision.DAY, "printed date")
OPEN = When(date(2014, 8, 28), date.max, Precision.INTERVAL, "while in office")
WORDS = '=HYPERLINK("http://evil.example/","نعم"); ‮<script>alert(1)</script>\tтабуляция'
TEXT = f"عنوان المقال\nقال بوتين: {WORDS} — ثم غادر."


def entry(
    kind: Kind = Kind.PHONE_CALL,
    status: Status = Status.HELD,
    parties: tuple[Actor, ...] = (PUTIN, ERDOGAN),
    when: When | None = DAY,
    places: tuple[Named, ...] = (),
    topics: tuple[Named, ...] = (Named("syria", "Syria"),),
    words: str = WORDS,
    text: str = TEXT,
    id_: str = "c0ffee00c0ffee00",
) -> Entry:
    """A contact with one report and one claim."""
    whole = Span(0, len(text))
    start = text.index(words)
    span = Span(start, start + len(words))
    article = Article(
        "a1", "p1", 1, "ar", text, (Section(Role.BODY, whole),), SpanMap((Piece(whole, whole),)),
        title="عنوان المقال", publisher=Publisher("TASS", "agency", "ru"), published=DAY,
        url="https://tass.example/1?a=b&c=d",
    )  # fmt: skip
    report = ContactReport("r1", "a1", kind, status, parties, True, span, when, places, topics)
    claim = Claim(
        "k1",
        "a1",
        span,
        words,
        "ar",
        KREMLIN,
        "states",
        "قال",
        Span(max(start - 2, 0), max(start - 1, 0)),
        True,
        PUTIN,
        None,
        ("AFP",),
        "r1",
    )
    contact = Contact(
        id_, kind, status, parties, ("r1",), (Verdict("founding", 1.0, ("why",)),), when, places, topics,
        (Named("astana-process", "Astana process"),),
    )  # fmt: skip
    accounting = Accounting(
        (Account("ru", KREMLIN, "full", ("k1",)),),
        (Comparison("only", ("k1",), ("ru",), "nobody else"),),
        (Chain("k1", ("Kremlin", "AFP", "TASS"), "institution:kremlin"),),
        1,
    )
    page = PageInfo("p1", ("pages/one.html", "https://tass.example/1"), "https://tass.example/1", date(2024, 12, 5))
    return Entry(ResolvedContact(contact, accounting), (report,), (claim,), {"a1": Source(article, page)})


def renamed(one: Entry, id_: str) -> Entry:
    """The same contact under another id."""
    return replace(one, resolved=replace(one.resolved, contact=replace(one.contact, id=id_)))


class Held:
    """Contacts in the place of a dossier."""

    path = Path("made.dossier")

    def __init__(self, *entries: Entry) -> None:
        self._entries = entries

    def entries(self, asked: ContactFilter | None = None, ids: Collection[str] | None = None) -> Iterator[Entry]:
        yield from (one for one in self._entries if ids is None or one.contact.id in ids)

    def mentions(self, article: str) -> tuple[Mention, ...]:
        """One mention of a party in the text of `entry`."""
        return (Mention(Span(17, 22), PUTIN, "name"),)


def written(name: str, *entries: Entry, losses: Losses | None = None, **selected: Any) -> bytes:
    """What a format makes of contacts."""
    held = cast(Dossier, Held(*entries))
    return b"".join(FORMATS[name].write(held, Wanted(**selected), losses or Losses()))
