"""A few sentences read through to everything the stages make of them, for tests of the stages between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TypeVar

from dragoman.actors.find import Reference, find_references
from dragoman.actors.names import NameIndex, name_index
from dragoman.actors.registry import load_registry
from dragoman.actors.resolve import Resolved, resolve_references
from dragoman.claims import find_claims
from dragoman.contacts.reports import reports
from dragoman.contacts.sightings import Sighting, sightings
from dragoman.dates import find_dates
from dragoman.languages.pack import load_pack
from dragoman.languages.parse import Parsed, parse
from dragoman.model import Article, Claim, ContactReport, Precision, Publisher, Role, Section, When
from dragoman.spans import Span, SpanMap

T = TypeVar("T")

WRITTEN = date(2024, 12, 3)
"""A Tuesday: the day the sentences are put up on unless a test says otherwise."""


@dataclass(frozen=True)
class Told:
    """What each stage made of the sentences."""

    article: Article
    parsed: Parsed
    index: NameIndex
    references: tuple[tuple[Reference, ...], ...]
    resolved: tuple[tuple[Resolved, ...], ...]
    sightings: tuple[Sighting, ...]
    reports: tuple[ContactReport, ...]
    claims: tuple[Claim, ...]

    def named(self, passage: int = 0) -> list[list[str]]:
        """Names of the actors of each reference of a passage."""
        return [[actor.name for actor in one.actors] for one in self.resolved[passage]]

    def words(self, span: Span) -> str:
        """What stands at a span."""
        return span.of(self.article.text)


@cache
def told(
    language: str,
    *lines: str,
    title: str = "",
    written: date | When | None = WRITTEN,
    publisher: Publisher | None = None,
) -> Told:
    """Read lines as the paragraphs of an article, below a title where one is given.

    Args:
        language: code of a language with a pack.
        lines: the paragraphs of the body.
        title: the title, "" for none.
        written: the day of publication, or all that is known of it; None where nothing is.
        publisher: who put the page out.
    """
    pack = load_pack(language)
    assert pack is not None
    published = written if isinstance(written, When) else None
    if isinstance(written, date):
        published = When(written, written + timedelta(days=1), Precision.DAY, "the test says so")
    whole = "\n".join((title, *lines) if title else lines)
    sections = tuple(_sections(title, lines))
    text, origin = SpanMap.join(whole, [Span(0, len(whole))])
    article = Article("a", "page", 1, language, text, sections, origin, title=title, publisher=publisher,
                      published=published)  # fmt: skip
    registry = load_registry()
    parsed = parse(text, sections, pack)
    index = name_index(language)
    hits = index.find(parsed.tokens)
    references = [find_references(parsed, passage, index, hits) for passage in parsed.passages]
    resolved = resolve_references(references, registry, published, pack.home)
    seen = sightings(parsed, resolved, find_dates(text, language), published, registry)
    found = reports(article, parsed, resolved, seen, registry)
    claims = find_claims(article, parsed, resolved, found)
    return Told(article, parsed, index, _frozen(references), _frozen(resolved), tuple(seen), found, claims)


def _sections(title: str, lines: Sequence[str]) -> list[Section]:
    found = [Section(Role.TITLE, Span(0, len(title)))] if title else []
    start = len(title) + 1 if title else 0
    return [*found, Section(Role.BODY, Span(start, start + len("\n".join(lines))))]


def _frozen(passages: Sequence[Sequence[T]]) -> tuple[tuple[T, ...], ...]:
    return tuple(tuple(passage) for passage in passages)
