"""Small readings made by hand, and a dossier to put them in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dragoman.model import (
    Actor,
    Article,
    Claim,
    ContactReport,
    Kind,
    Mention,
    Page,
    Precision,
    Publisher,
    Reading,
    Role,
    Section,
    Status,
    When,
)
from dragoman.spans import Span, SpanMap
from dragoman.store.dossier import Dossier

PUTIN = Actor("person:vladimir-putin", "person", "Vladimir Putin", "ru", "Q7747", "President of Russia")
ERDOGAN = Actor("person:recep-tayyip-erdogan", "person", "Recep Tayyip Erdogan", "tr", "Q39259")
DAY = When(date(2024, 12, 3), date(2024, 12, 4), Precision.DAY, "stated")


def reading(source: str, text: str = "Putin called Erdogan.\nHe asked for calm.", language: str = "en") -> Reading:
    """A page with one article, one report and one claim, all derived from its text."""
    id_ = hashlib.sha256(text.encode()).hexdigest()[:16]
    page = Page(id_, source, text, metadata={"title": "x"})
    whole = Span(0, len(text))
    _, origin = SpanMap.join(text, [whole])
    body = (Section(Role.BODY, whole),)
    article = Article(
        f"a{id_[1:]}", id_, 1, language, text, body, origin, body, text.splitlines()[0], Publisher("Example"), DAY
    )
    first = Span(0, min(5, len(text)))
    report = ContactReport(f"b{id_[1:]}", article.id, Kind.PHONE_CALL, Status.HELD, (PUTIN, ERDOGAN), True, first, DAY)
    claim = Claim(f"c{id_[1:]}", article.id, first, first.of(text), language, PUTIN, "urges", "asked", None, False,
                  report=report.id)  # fmt: skip
    return Reading(page, (article,), {article.id: (Mention(first, PUTIN, "name"),)}, (report,), (claim,))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "test.dossier"


@pytest.fixture
def dossier(path: Path) -> Iterator[Dossier]:
    with Dossier(path, create=True) as kept:
        yield kept
