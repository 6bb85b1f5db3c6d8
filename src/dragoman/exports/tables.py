"""Contacts and claims as tables: the columns that CSV and Parquet share, each with its type and its meaning."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Generic, TypeVar

from dragoman.accounts.records import Chain
from dragoman.model import Actor, Claim, When
from dragoman.store.entries import Entry, Source

T = TypeVar("T")

TEXT: Final = "text"
TEXTS: Final = "list of texts"
NUMBER: Final = "whole number"
DAY: Final = "day"
YES: Final = "true or false"
NONE: Final = "none"
"""Holds the place of what one of several parties or places has not, so that such lists stay beside each other."""
TYPES: Final = (TEXT, TEXTS, NUMBER, DAY, YES)
"""Types of columns. A text, number or day may be absent; a list may be empty."""


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: its name, its type, what it means, and how it is got from a row."""

    name: str
    kind: str
    meaning: str
    of: Callable[[T], Any]


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with the contact it was told of and the article it stands in."""

    entry: Entry
    claim: Claim
    source: Source
    chain: Chain | None


def claim_rows(entries: Iterable[Entry]) -> Iterator[ClaimRow]:
    """The claims of contacts, contact by contact, report by report, in the order of the text."""
    for entry in entries:
        chains = {chain.claim: chain for chain in entry.resolved.accounting.chains}
        for claim in entry.claims:
            yield ClaimRow(entry, claim, entry.sources[claim.article], chains.get(claim.id))


def _once(values: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))


def _start(when: When | None) -> date | None:
    return when.start if when and when.start != date.min else None


def _end(when: When | None) -> date | None:
    return when.end if when and when.end != date.max else None


def _id(actor: Actor | None) -> str | None:
    return actor.id if actor else None


def _name(actor: Actor | None) -> str | None:
    return actor.name if actor else None


def _side(actor: Actor | None) -> str | None:
    return actor.side if actor else None


def _publishers(entry: Entry) -> list[str]:
    return _once(one.article.publisher.name if one.article.publisher else None for one in entry.sources.values())


def _relations(relation: str) -> Callable[[Entry], int]:
    return lambda entry: sum(one.relation == relation for one in entry.resolved.accounting.comparisons)


CONTACTS: Final[tuple[Column[Entry], ...]] = (
    Column("id", TEXT, "stable id", lambda one: one.contact.id),
    Column("kind", TEXT, "how it took place", lambda one: one.contact.kind.value),
    Column("status", TEXT, "whether it took place", lambda one: one.contact.status.value),
    Column("start", DAY, "first day it can have been on, absent where that is open",
           lambda one: _start(one.contact.when)),
    Column("end", DAY, "the day after the last one, absent where that is open", lambda one: _end(one.contact.when)),
    Column("precision", TEXT, "day, week, month, year or interval",
           lambda one: one.contact.when.precision.value if one.contact.when else None),
    Column("basis", TEXT, "what the date is known from",
           lambda one: one.contact.when.basis if one.contact.when else None),
    Column("contradictions", TEXTS, "evidence about the date that was not believed",
           lambda one: list(one.contact.when.contradictions) if one.contact.when else []),
    Column("parties", TEXTS, "names", lambda one: [party.name for party in one.contact.parties]),
    Column("party_ids", TEXTS, "their ids, in the same order", lambda one: [party.id for party in one.contact.parties]),
    Column("party_sides", TEXTS, "their states' codes, `none` where there is none, in the same order",
           lambda one: [party.side or NONE for party in one.contact.parties]),
    Column("party_offices", TEXTS, "their offices at the time, `none` where there is none, in the same order",
           lambda one: [party.office or NONE for party in one.contact.parties]),
    Column("party_wikidata", TEXTS, "their Wikidata ids, `none` where there is none, in the same order",
           lambda one: [party.wikidata or NONE for party in one.contact.parties]),
    Column("places", TEXTS, "where it took place", lambda one: [place.name for place in one.contact.places]),
    Column("place_countries", TEXTS, "states of the places, `none` where there is none, in the same order",
           lambda one: [place.country or NONE for place in one.contact.places]),
    Column("topics", TEXTS, "what it was about", lambda one: [topic.name for topic in one.contact.topics]),
    Column("frameworks", TEXTS, "agreements and processes it refers to",
           lambda one: [framework.name for framework in one.contact.frameworks]),
    Column("reports", NUMBER, "reports of it", lambda one: len(one.reports)),
    Column("articles", TEXTS, "ids of the articles that report it", lambda one: list(one.sources)),
    Column("languages", TEXTS, "their languages",
           lambda one: _once(kept.article.language for kept in one.sources.values())),
    Column("publishers", TEXTS, "their publishers", _publishers),
    Column("links", TEXTS, "their web addresses", lambda one: _once(kept.address for kept in one.sources.values())),
    Column("origins", NUMBER, "independent origins: reprints of one count once",
           lambda one: one.resolved.accounting.origins),
    Column("accounts", TEXTS, "sides that gave an account",
           lambda one: _once(kept.side for kept in one.resolved.accounting.accounts)),
    Column("claims", NUMBER, "claims made about it", lambda one: len(one.claims)),
    Column("shared", NUMBER, "lines of the comparison told by more than one side", _relations("shared")),
    Column("contradictory", NUMBER, "lines that contradict one another", _relations("contradiction")),
    Column("worded", NUMBER, "lines that name the same thing otherwise", _relations("wording")),
    Column("alone", NUMBER, "lines told by one side only", _relations("only")),
)  # fmt: skip
"""One row a contact."""

CLAIMS: Final[tuple[Column[ClaimRow], ...]] = (
    Column("id", TEXT, "stable id", lambda one: one.claim.id),
    Column("contact", TEXT, "id of the contact it was made about", lambda one: one.entry.contact.id),
    Column("report", TEXT, "id of the report it belongs to", lambda one: one.claim.report),
    Column("text", TEXT, "its exact words", lambda one: one.claim.text),
    Column("language", TEXT, "of the words", lambda one: one.claim.language),
    Column("speaker", TEXT, "who answers for the words", lambda one: _name(one.claim.speaker)),
    Column("speaker_id", TEXT, "id of the speaker", lambda one: _id(one.claim.speaker)),
    Column("speaker_side", TEXT, "state the speaker speaks for", lambda one: _side(one.claim.speaker)),
    Column("voice", TEXT, "whose words an official statement reports", lambda one: _name(one.claim.voice)),
    Column("voice_id", TEXT, "id of that person", lambda one: _id(one.claim.voice)),
    Column("addressee", TEXT, "to whom they were said", lambda one: _name(one.claim.addressee)),
    Column("act", TEXT, "what was done by saying them", lambda one: one.claim.act),
    Column("cue", TEXT, "the word or phrase that introduces them", lambda one: one.claim.cue),
    Column("quoted", YES, "whether they stand in quotation marks", lambda one: one.claim.quoted),
    Column("relays", TEXTS, "carriers the text names, from the origin outward", lambda one: list(one.claim.relays)),
    Column("chain", TEXTS, "the whole way: origin, agencies, outlet",
           lambda one: list(one.chain.steps) if one.chain else []),
    Column("origin", TEXT, "names the group of articles that go back to one source",
           lambda one: one.chain.origin if one.chain else None),
    Column("article", TEXT, "id of the article they stand in", lambda one: one.claim.article),
    Column("start", NUMBER, "where they begin in the article's text, in code points", lambda one: one.claim.span.start),
    Column("end", NUMBER, "where they end", lambda one: one.claim.span.end),
    Column("title", TEXT, "of the article", lambda one: one.source.article.title or None),
    Column("publisher", TEXT, "of the article",
           lambda one: one.source.article.publisher.name if one.source.article.publisher else None),
    Column("published_start", DAY, "first day it can have been published on",
           lambda one: _start(one.source.article.published)),
    Column("published_end", DAY, "the day after the last one", lambda one: _end(one.source.article.published)),
    Column("link", TEXT, "web address of the article", lambda one: one.source.address),
    Column("source", TEXT, "path or address the page was read from", lambda one: one.source.page.source),
)  # fmt: skip
"""One row a claim."""

CONTACTS_LACK: Final = (
    "The words themselves: claims are counted here, and have a table of their own.",
    "Why a report was taken for the contact, and what it was weighed against.",
    "Which claims the comparison sets beside each other: its lines are only counted.",
)
CLAIMS_LACK: Final = (
    "Contacts about which nothing was claimed: they have no row.",
    "Which claims the comparison sets beside each other.",
    "The article's text, in which the offsets count: the record (JSON Lines) has it.",
)
"""What the tables have no column for."""
