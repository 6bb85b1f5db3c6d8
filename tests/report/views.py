"""Small dossiers for the report's tests, built by hand: a call told in Arabic and English, a meeting, the rest."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from typing import Any

from dragoman.accounts.records import Chain
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
from dragoman.spans import Span, SpanMap
from dragoman.store.view import DossierView, Failure, PageInfo, Rejected

ARABIC = "مكالمة بين بوتين وأردوغان\nقال الكرملين إن الرئيس شدد على ضرورة وقف القتال في شمال سوريا.\nوتستمر الاتصالات."
ENGLISH = (
    "Putin and Erdogan speak\nErdogan said Turkey wants a just solution.\nThe Kremlin urged an end to the fighting."
)
JAPANESE = "電話会談\n両首脳が電話で会談した。"

PUTIN = Actor("person:putin", "person", "Vladimir Putin", "ru", "Q7747", "President of Russia")
ERDOGAN = Actor("person:erdogan", "person", "Recep Tayyip Erdogan", "tr", "Q39259", "President of Turkey")
KREMLIN = Actor("institution:kremlin", "institution", "Kremlin", "ru")
TURKEY = Actor("state:tr", "state", "Turkey", "tr")

ARABIC_WORDS = "على ضرورة وقف القتال في شمال سوريا"


def view() -> DossierView:
    """Three contacts (a day, an interval, undated), two accounts, an unreadable page and an unsupported one."""
    day = When(date(2024, 12, 3), date(2024, 12, 4), Precision.DAY, "printed date", contradictions=("a header date",))
    open_day = When(date(2020, 3, 2), date(2020, 9, 29), Precision.INTERVAL, "before publication", weekday=0)
    articles = (
        _article("a1", "ar", ARABIC, Publisher("24", "outlet", "ae"), day, ("AFP",)),
        _article("a2", "en", ENGLISH, Publisher("Anadolu Agency", "agency", "tr"), None),
        replace(_article("a3", "ja", JAPANESE, None, None), supported=False),
    )
    reports = (
        _report("r1", articles[0], "مكالمة بين بوتين وأردوغان", Kind.PHONE_CALL, day),
        _report("r2", articles[1], "Putin and Erdogan speak", Kind.PHONE_CALL, None),
        _report("r3", articles[1], "Putin", Kind.MEETING, open_day, main=False, status=Status.PLANNED),
    )
    claims = (
        _claim("c1", articles[0], ARABIC_WORDS, KREMLIN, "urges", "شدد", "r1", voice=PUTIN, relays=("AFP",)),
        _claim("c2", articles[1], "Turkey wants a just solution", ERDOGAN, "states", "said", "r2", addressee=PUTIN),
        _claim("c3", articles[1], "an end to the fighting", KREMLIN, "urges", "urged", "r2", quoted=True),
        _claim("c4", articles[0], "وتستمر الاتصالات", None, "states", "", None),
    )
    contacts = (
        Contact(
            "call",
            Kind.PHONE_CALL,
            Status.HELD,
            (PUTIN, ERDOGAN),
            ("r1", "r2"),
            (Verdict("founding", 1.0, ("first report",)), Verdict("same", 0.93, ("same parties", "same topic"))),
            day,
            (Named("place:idlib", "Idlib", "sy"),),
            (Named("topic:syria", "Syria"),),
            (Named("framework:astana", "Astana process"),),
        ),
        Contact(
            "meeting",
            Kind.MEETING,
            Status.PLANNED,
            (PUTIN, ERDOGAN),
            ("r3",),
            (Verdict("ambiguous", 0.5, ("no day",), ("call", "gone")),),
            open_day,
        ),
        Contact("letter", Kind.MESSAGE, Status.DENIED, (KREMLIN,), (), ()),
    )
    return DossierView(
        pages=tuple(PageInfo(f"p-{one.id}", (f"pages/{one.id}.txt",), one.url) for one in articles),
        failures=(Failure("pages/empty.txt", "there is nothing in it", "EmptyPageError"),),
        articles=articles,
        reports=reports,
        claims=claims,
        contacts=contacts,
        accounts={
            "call": (Account("ru", KREMLIN, "full", ("c1", "c3")), Account("tr", ERDOGAN, "relayed", ("c2",))),
        },
        comparisons={
            "call": (
                Comparison("shared", ("c1", "c3"), ("ru",), "told twice"),
                Comparison("only", ("c2",), ("tr",), "the other account was read in full"),
            )
        },
        chains={"call": (Chain("c1", ("Kremlin", "AFP", "24"), KREMLIN.id), Chain("c2", (), "article:a2"))},
        rejected={"r2": (Rejected("meeting", 0.2, ("different kinds",)), Rejected("gone", 0.1, ("other parties",)))},
        origins={"call": 2},
        mentions={"a1": (_mention(articles[0], "بوتين", PUTIN),), "a2": (_mention(articles[1], "Turkey", TURKEY),)},
        name="Calls",
    )


def poisoned(value: Any, poison: str) -> Any:
    """The same records with `poison` before and after every string in them, so that they still refer to each other."""
    if isinstance(value, Enum) or value is None:
        return value
    if isinstance(value, str):
        return poison + value + poison
    if isinstance(value, tuple):
        return tuple(poisoned(one, poison) for one in value)
    if isinstance(value, dict):
        return {poisoned(key, poison): poisoned(one, poison) for key, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        changed = {one.name: poisoned(getattr(value, one.name), poison) for one in fields(value)}
        return replace(value, **changed)
    return value


def _article(
    id_: str, language: str, text: str, publisher: Publisher | None, when: When | None, relays: tuple[str, ...] = ()
) -> Article:
    title = text.split("\n")[0]
    sections = (Section(Role.TITLE, Span(0, len(title))), Section(Role.BODY, Span(len(title) + 1, len(text))))
    return Article(
        id_,
        f"p-{id_}",
        1,
        language,
        text,
        sections,
        SpanMap(()),
        title=title,
        publisher=publisher,
        published=when,
        url=f"https://example.org/{id_}",
        relays=relays,
    )


def _span(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span(start, start + len(words))


def _report(
    id_: str,
    article: Article,
    words: str,
    kind: Kind,
    when: When | None,
    main: bool = True,
    status: Status = Status.HELD,
) -> ContactReport:
    span = _span(article, words)
    return ContactReport(id_, article.id, kind, status, (PUTIN, ERDOGAN), main, span, when, reasons=("together",))


def _claim(
    id_: str, article: Article, words: str, speaker: Actor | None, act: str, cue: str, report: str | None, **more: Any
) -> Claim:
    cue_span = _span(article, cue) if cue else None
    quoted = more.pop("quoted", False)
    span = _span(article, words)
    return Claim(
        id_, article.id, span, words, article.language, speaker, act, cue, cue_span, quoted, report=report, **more
    )


def _mention(article: Article, words: str, actor: Actor) -> Mention:
    return Mention(_span(article, words), actor, "name")
