"""The records that flow between the stages. Frozen, slotted, and free of behaviour beyond the obvious.

bytes → `Page` → `Article` → `Mention`, `ContactReport`, `Claim` → `Contact` → `Account`, `Comparison`.
This module imports nothing of ours but `spans`. Spans of an `Article` and of all that follows index
`Article.text`; spans of a `Page` index `Page.text`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dragoman.spans import Span, SpanMap


class Role(StrEnum):
    """What a stretch of page text is for. Only the first four are part of an article's text."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    TAGS = "tags"
    SHARE = "share"
    COMMENTS = "comments"
    TEASER = "teaser"
    RELATED = "related"
    SOURCE = "source"
    BYLINE = "byline"
    DATE = "date"
    NOTICE = "notice"
    FURNITURE = "furniture"


TEXT_ROLES = (Role.TITLE, Role.STANDFIRST, Role.DATELINE, Role.BODY)


class Kind(StrEnum):
    """How a contact took place."""

    PHONE_CALL = "phone_call"
    VIDEO_CALL = "video_call"
    MEETING = "meeting"
    VISIT = "visit"
    MESSAGE = "message"
    MULTILATERAL = "multilateral"
    UNSPECIFIED = "unspecified"


class Status(StrEnum):
    """Whether a contact took place, as the report tells it."""

    HELD = "held"
    PLANNED = "planned"
    PROPOSED = "proposed"
    DENIED = "denied"
    CALLED_OFF = "called_off"


class Precision(StrEnum):
    """How exactly an interval is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    INTERVAL = "interval"


@dataclass(frozen=True, slots=True)
class When:
    """A half-open interval of days `[start, end)` with how exactly and from what it is known.

    `weekday` (0 = Monday … 6 = Sunday) is kept where only the day of the week is known within the interval, `month`
    and `day` (from 1) where the text names them without a year ("on 7 October", "on the 18th");
    `contradictions` are sentences about evidence that was not believed. `by_publication` tells that the day of a
    contact is only the day its article was put up, since the text names none: it may be a day or two late.
    """

    start: date
    end: date
    precision: Precision
    basis: str
    weekday: int | None = None
    contradictions: tuple[str, ...] = ()
    by_publication: bool = False
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What was read: its text, where from, when.

    `source` is the path or URL as the user gave it; `id` is a digest of the source's bytes; `markup` tells saved
    HTML from plain text; `metadata` holds what the page says of itself (title, author, site name, dates …).
    `text` of an HTML page is its visible text in reading order, of a plain one the decoded file itself.
    """

    id: str
    source: str
    text: str
    url: str | None = None
    fetched: date | None = None
    markup: bool = False
    encoding: str = "utf-8"
    metadata: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch with one role."""

    role: Role
    span: Span


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who put the page out: `name` as established in English, `kind` is official, agency or outlet."""

    name: str
    kind: str = "outlet"
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One story of a page.

    `text` is the title, standfirst, dateline and body paragraphs joined by newlines: all spans of later records
    index it. `sections` are roles within `text`; `page_sections` are the roles of the whole page in page offsets
    (the same tuple for every article of a page). `origin` leads from `text` back to the page's text.
    `number` is 1 for the page's main article. `supported` is false where no language pack reads the language.
    """

    id: str
    page: str
    number: int
    language: str
    text: str
    sections: tuple[Section, ...]
    origin: SpanMap
    page_sections: tuple[Section, ...] = ()
    title: str = ""
    publisher: Publisher | None = None
    published: When | None = None
    url: str | None = None
    relays: tuple[str, ...] = ()
    supported: bool = True


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, office, state, institution, organisation or armed group.

    `kind` is one of person, state, institution, organisation, agency, group. `id` is stable: `person:…`,
    `state:tr`, `institution:kremlin`; a provisional actor (named with an office, not in the registry) has an id
    that starts with `provisional:`. `side` is the ISO 3166-1 alpha-2 code it speaks for, in lower case.
    """

    id: str
    kind: str
    name: str
    side: str | None = None
    wikidata: str | None = None
    office: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names an actor; `how` is name, office, counterpart, institution, state or metonym."""

    span: Span
    actor: Actor
    how: str


@dataclass(frozen=True, slots=True)
class Named:
    """A place, topic or framework a text names: language-neutral id, English name, country where it has one."""

    id: str
    name: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class ContactReport:
    """What one article says of one contact.

    `span` is the founding evidence, `evidence` all stretches it was read from, `reasons` why it was read so.
    """

    id: str
    article: str
    kind: Kind
    status: Status
    parties: tuple[Actor, ...]
    main: bool
    span: Span
    when: When | None = None
    places: tuple[Named, ...] = ()
    topics: tuple[Named, ...] = ()
    frameworks: tuple[Named, ...] = ()
    evidence: tuple[Span, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement attributed to a speaker, tied to its exact words.

    `speaker` is who the text lets answer for the words; `voice` is the person whose words an official statement
    reports ("Putin stressed …, the Kremlin said": speaker Kremlin, voice Putin). `relays` are the carriers in
    order from the origin outward. `report` is the contact report the claim belongs to, None for background.
    """

    id: str
    article: str
    span: Span
    text: str
    language: str
    speaker: Actor | None
    act: str
    cue: str
    cue_span: Span | None
    quoted: bool
    voice: Actor | None = None
    addressee: Actor | None = None
    relays: tuple[str, ...] = ()
    report: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a report was taken as this contact; score in 0..1; readable reasons.

    `verdict` is same, founding or ambiguous, or decided where a person put the report there.
    """

    verdict: str
    score: float
    reasons: tuple[str, ...]
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """One line of a comparison: shared, only, contradiction or wording, with the claims and sides it rests on."""

    relation: str
    claims: tuple[str, ...]
    sides: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Account:
    """All claims of one side about one contact; `completeness` is full (its statement was read) or relayed."""

    side: str
    speaker: Actor
    completeness: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """The event itself, resolved across reports."""

    id: str
    kind: Kind
    status: Status
    parties: tuple[Actor, ...]
    reports: tuple[str, ...]
    verdicts: tuple[Verdict, ...]
    when: When | None = None
    places: tuple[Named, ...] = ()
    topics: tuple[Named, ...] = ()
    frameworks: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything one page gave: its articles, the mentions, reports and claims found in them."""

    page: Page
    articles: tuple[Article, ...]
    mentions: Mapping[str, tuple[Mention, ...]]
    reports: tuple[ContactReport, ...]
    claims: tuple[Claim, ...]
