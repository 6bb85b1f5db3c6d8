"""Reports built by hand, in the fewest words a test needs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dragoman.matching import Told
from dragoman.model import Actor, Article, Claim, ContactReport, Kind, Named, Precision, Status, When
from dragoman.spans import Span, SpanMap

PUTIN = Actor("person:vladimir-putin", "person", "Vladimir Putin", "ru")
ERDOGAN = Actor("person:recep-tayyip-erdogan", "person", "Recep Tayyip Erdogan", "tr")
FIDAN = Actor("person:hakan-fidan", "person", "Hakan Fidan", "tr")
LAVROV = Actor("person:sergey-lavrov", "person", "Sergey Lavrov", "ru")
ALIYEV = Actor("person:ilham-aliyev", "person", "Ilham Aliyev", "az")
TURKISH_PRESIDENT = Actor("office:tr/president", "office", "President of Turkey", "tr")
KREMLIN = Actor("institution:kremlin", "institution", "Kremlin", "ru")
TURKISH_PRESIDENCY = Actor("institution:tr/presidency", "institution", "Turkish presidency", "tr")


def day(text: str, basis: str = "stated date") -> When:
    start = date.fromisoformat(text)
    return When(start, start + timedelta(days=1), Precision.DAY, basis)


def published(text: str) -> When:
    return replace(day(text, "day of publication (printed date)"), by_publication=True)


def before(text: str) -> When:
    return When(date(1995, 1, 1), date.fromisoformat(text), Precision.INTERVAL, "before publication (header date)")


def claim(id_: str, text: str, speaker: Actor, article: str, act: str = "states", language: str = "en") -> Claim:
    return Claim(id_, article, Span(0, len(text)), text, language, speaker, act, "said", None, False, report=article)


def told(
    name: str,
    when: When | None = None,
    *,
    kind: Kind = Kind.PHONE_CALL,
    status: Status = Status.HELD,
    parties: tuple[Actor, ...] = (PUTIN, ERDOGAN),
    main: bool = True,
    topics: tuple[str, ...] = (),
    text: str = "",
    language: str = "en",
    article: str | None = None,
    put_up: When | None = None,
    claims: tuple[Claim, ...] = (),
) -> Told:
    """A report whose id is `name`; its article has the same id unless given."""
    page = Article(article or name, "page", 1, language, text, (), SpanMap(()), published=put_up)
    named = tuple(Named(topic, topic) for topic in topics)
    return Told(ContactReport(name, page.id, kind, status, parties, main, Span(0, 0), when, topics=named), page, claims)
