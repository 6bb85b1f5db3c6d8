"""A passage read alone, as the body of an article of a known day."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

from dragoman.languages.pack import load_pack
from dragoman.model import Article, Claim, ContactReport, Mention, Precision, Role, Section, When
from dragoman.pipeline import read_article
from dragoman.spans import Span, SpanMap
from tests.languages.cases_read import Case

Told = tuple[tuple[Mention, ...], tuple[ContactReport, ...], tuple[Claim, ...]]


@cache
def told(case: Case) -> Told:
    """Mentions, contact reports and claims of the passage."""
    pack = load_pack(case.language)
    assert pack is not None
    published = When(case.written, case.written + timedelta(days=1), Precision.DAY, "the case says so")
    whole = Span(0, len(case.text))
    text, origin = SpanMap.join(case.text, [whole])
    article = Article("case", "page", 1, case.language, text, (Section(Role.BODY, whole),), origin, published=published)
    return read_article(article, pack)
