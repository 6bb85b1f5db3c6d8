"""Small pages made by hand: who called whom on which day, and what was said; and a dossier of them without a model."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np

from dragoman.encoders.protocol import Vectors
from dragoman.model import (
    Actor,
    Article,
    Claim,
    ContactReport,
    Kind,
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

PUTIN = Actor("person:vladimir-putin", "person", "Vladimir Putin", "ru", "Q7747", "President of Russia")
ERDOGAN = Actor("person:recep-tayyip-erdogan", "person", "Recep Tayyip Erdogan", "tr", "Q39259")
RAISI = Actor("person:ebrahim-raisi", "person", "Ebrahim Raisi", "ir")
KREMLIN = Actor("institution:kremlin", "institution", "Kremlin", "ru")
ANKARA = Actor("institution:presidency-of-turkiye", "institution", "Presidency of Türkiye", "tr")


def day(number: int) -> When:
    """A stated day of December 2024."""
    start = date(2024, 12, number)
    return When(start, start + timedelta(days=1), Precision.DAY, "stated")


def page(
    source: str,
    when: When | None,
    said: Sequence[tuple[Actor, str]] = (),
    *,
    parties: tuple[Actor, ...] = (PUTIN, ERDOGAN),
    kind: Kind = Kind.PHONE_CALL,
    note: str = "",
    salt: str = "",
) -> Reading:
    """A page with one report, told in its first line, and a claim a line; ids come of the text, as they do of pages.

    `note` is a line more below all else, `salt` changes the ids of what is read but not a word: other rules read it.
    """
    head = f"{parties[0].name} called {parties[-1].name}, {source} reports."
    text = "\n".join([head, *(f"{who.name} said {words}." for who, words in said), *([note] if note else [])])
    id_ = hashlib.sha256(f"{source}\n{text}".encode()).hexdigest()[:16]
    whole = Span(0, len(text))
    _, origin = SpanMap.join(text, [whole])
    body = (Section(Role.BODY, whole),)
    article = Article(_id("a", id_), id_, 1, "en", text, body, origin, body, head, Publisher(source), when)
    report = ContactReport(
        _id("r", id_, salt), article.id, kind, Status.HELD, parties, True, Span(0, len(head)), when
    )  # fmt: skip
    claims, at = [], len(head) + 1
    for who, words in said:
        start = at + len(f"{who.name} said ")
        span = Span(start, start + len(words))
        claims.append(
            Claim(_id("c", id_, str(start), salt), article.id, span, words, "en", who, "states", "said", None, False,
                  report=report.id)
        )  # fmt: skip
        at = span.end + 2
    found = Page(id_, source, text)
    return Reading(found, (article,), {article.id: ()}, (report,), tuple(claims))


class Hashed:
    """An embedder without a model: equal texts are alike, others are not."""

    name = "hashed"
    dimension = 384

    def encode(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        seeds = [int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") for text in texts]
        return np.stack([np.random.default_rng(seed).normal(size=self.dimension).astype(np.float32) for seed in seeds])


def _id(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
