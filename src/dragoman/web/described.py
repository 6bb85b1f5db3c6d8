"""The exported record, described for programs: what `/api/v1` gives for a contact and an article.

`exports.jsonl` makes the records and `docs/record.md` says what each field means; here are only their shapes.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict


class _Record(BaseModel):
    """Fields may be added to a record: who reads one passes over what it does not know."""

    model_config = ConfigDict(extra="allow")


class SpanRecord(_Record):
    """Code points from `start`, `end` exclusive."""

    start: int
    end: int


class SectionRecord(SpanRecord):
    """A stretch with one role."""

    role: str


class PieceRecord(SpanRecord):
    """A stretch of the article, and where the page has it."""

    page_start: int
    page_end: int


class IntervalRecord(_Record):
    """Days from `start`, `end` exclusive."""

    start: date
    end: date
    precision: Literal["day", "week", "month", "year", "interval"]
    basis: str
    contradictions: list[str]
    weekday: int | None = None
    month: int | None = None
    day: int | None = None


class PartyRecord(_Record):
    """A party with the office it held."""

    actor: str
    kind: str
    name: str
    wikidata: str | None
    side: str | None
    office: str | None


class PlaceRecord(_Record):
    """A place."""

    id: str
    name: str
    country: str | None


class FrameworkRecord(_Record):
    """An agreement or format of talks."""

    id: str
    name: str


class ConsideredRecord(_Record):
    """A contact that a report was weighed against and not taken for."""

    contact: str
    score: float
    reasons: list[str]


class MatchRecord(_Record):
    """Why a report is of its contact."""

    verdict: str
    score: float
    reasons: list[str]
    candidates: list[str]
    considered: list[ConsideredRecord]


class ReportRecord(SpanRecord):
    """What one article says of a contact."""

    id: str
    article: str
    main: bool
    evidence: list[SpanRecord]
    kind: str
    status: str
    when: IntervalRecord | None
    parties: list[str]
    reasons: list[str]
    match: MatchRecord


class VoiceRecord(_Record):
    """Somebody who speaks or is spoken to."""

    actor: str
    name: str
    side: str | None = None


class AccountRecord(_Record):
    """One side's account."""

    side: str
    speaker: VoiceRecord
    completeness: str
    claims: list[str]


class ClaimRecord(SpanRecord):
    """A statement in its exact words."""

    id: str
    article: str
    report: str | None
    language: str
    text: str
    speaker: VoiceRecord | None
    voice: VoiceRecord | None
    addressee: VoiceRecord | None
    cue: str
    cue_span: SpanRecord | None
    quoted: bool
    act: str
    relays: list[str]
    origin: str | None = None
    chain: list[str] = []


class ComparisonRecord(_Record):
    """One line of a comparison."""

    relation: str
    claims: list[str]
    sides: list[str]
    note: str


class ContactRecord(_Record):
    """A contact with its reports, accounts, claims and comparison."""

    record: str
    type: Literal["contact"]
    id: str
    kind: str
    status: str
    when: IntervalRecord | None
    parties: list[PartyRecord]
    places: list[PlaceRecord]
    topics: list[str]
    frameworks: list[FrameworkRecord]
    reports: list[ReportRecord]
    accounts: list[AccountRecord]
    claims: list[ClaimRecord]
    comparison: list[ComparisonRecord]
    origins: int


class ArticleRecord(_Record):
    """An article with the way back to its page."""

    record: str
    type: Literal["article"]
    id: str
    page: str
    sources: list[str]
    page_id: str
    url: str | None
    number: int
    language: str
    supported: bool
    publisher: str | None
    publisher_kind: str | None
    title: str
    text: str
    published: IntervalRecord | None
    sections: list[SectionRecord]
    page_sections: list[SectionRecord]
    page_spans: list[PieceRecord]
    relays: list[str]


class LineRecord(_Record):
    """A contact as the list has it; `address` leads to the whole record."""

    id: str
    address: str
    kind: str
    status: str
    when: IntervalRecord | None
    parties: list[PartyRecord]
    places: list[PlaceRecord]
    topics: list[str]
    origins: int
    articles: int
    claims: int
    contradictions: int
    languages: list[str]
    publishers: list[str]


class ListRecord(_Record):
    """A page of the list; `next` and `previous` are addresses, null at its ends."""

    total: int
    contacts: list[LineRecord]
    next: str | None
    previous: str | None


class Refusal(BaseModel):
    """Why a request was not carried out, in a sentence."""

    error: str
