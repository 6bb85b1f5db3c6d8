"""A large dossier made up: leaders and ministers who were in office on the day, over ten years, in five languages.

Pages are kept by the store's own writing; contacts, accounts and comparisons are put beside them as resolving would,
without the encoder, which would take hours. The same numbers and seed give the same dossier.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random
from typing import Final, TypeVar

from benchmarks.desk.sentences import Sentence, names, sentences
from dragoman.accounts.records import Accounting, Chain
from dragoman.actors.registry import HEADS, load_registry
from dragoman.matching.block import block_key
from dragoman.matching.records import Considered
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
    Page,
    Precision,
    Publisher,
    Reading,
    Role,
    Section,
    Status,
    Verdict,
    When,
)
from dragoman.resolution import ResolvedContact
from dragoman.spans import Span, SpanMap
from dragoman.store import write
from dragoman.store.dossier import READER, Dossier

T = TypeVar("T")

FIRST: Final = date(2015, 1, 1)
DAYS: Final = 3650
AT_ONCE: Final = 400
"""Pages kept in one transaction."""

KINDS: Final = {
    Kind.PHONE_CALL: 35, Kind.MEETING: 38, Kind.VISIT: 8, Kind.MESSAGE: 8, Kind.VIDEO_CALL: 4, Kind.MULTILATERAL: 5,
    Kind.UNSPECIFIED: 2,
}  # fmt: skip
STATUSES: Final = {Status.HELD: 82, Status.PLANNED: 10, Status.PROPOSED: 4, Status.DENIED: 2, Status.CALLED_OFF: 2}
LANGUAGES: Final = {"en": 34, "ru": 26, "tr": 16, "ar": 14, "bg": 10}
ACTS: Final = ("states", "urges", "thanks", "warns", "agrees", "denies")


@dataclass(frozen=True, slots=True)
class Told:
    """One page with what it tells of a contact."""

    reading: Reading
    report: ContactReport


def generate(path: Path, contacts: int = 10_000, claims: int = 100_000, seed: int = 7) -> None:
    """Make a dossier at `path`, which must not exist, of about these numbers of contacts and claims."""
    random = Random(seed)
    with Dossier(path, create=True) as dossier:
        made = (one_contact(random, number, claims / contacts) for number in range(contacts))
        while some := list(islice(made, AT_ONCE // 2)):
            with dossier._writing() as connection:
                for told, _ in some:
                    for one in told:
                        write.keep(connection, one.reading, READER)
            with dossier._writing() as connection:
                for told, resolved in some:
                    write.settle(connection, block_key(told[0].report), (), [resolved])
        with dossier._writing() as connection:
            connection.exec_driver_sql("DELETE FROM pending")
            connection.exec_driver_sql("DELETE FROM change")


def one_contact(random: Random, number: int, claims: float) -> tuple[list[Told], ResolvedContact]:
    """A contact, the pages that report it, its accounts and their comparison."""
    day = FIRST + timedelta(days=int(DAYS * random.random() ** 0.8))
    kind, status = _weighted(random, KINDS), _weighted(random, STATUSES)
    parties = _parties(random, day, 2 if kind is not Kind.MULTILATERAL else random.randint(3, 6))
    places = (random.choice(_things("place")),) if random.random() < 0.6 else ()
    topics = tuple({one.id: one for one in random.choices(_things("topic"), k=random.randint(0, 3))}.values())
    frameworks = (random.choice(_things("framework")),) if random.random() < 0.1 else ()
    when = _when(random, day)
    base = ContactReport(
        "", "", kind, status, parties, True, Span(0, 0), when, places, topics, frameworks, (),
        ("two leaders are named with a verb of contact",),
    )  # fmt: skip
    pages = 1 + min(11, int(random.expovariate(1.0)))
    share = max(1, round(claims / 1.6))
    told = [_told(random, f"{number}-{at}", base, day, random.randint(1, 2 * share - 1)) for at in range(pages)]
    reports = tuple(one.report.id for one in told)
    joined = [Verdict("founding", 1.0, ("the first report of this contact",))]
    for _ in reports[1:]:
        score = round(0.6 + 0.4 * random.random(), 2)
        joined.append(Verdict("same", score, ("same parties", "same day", f"{kind.value} in both")))
    contact = Contact(
        _digest(f"contact {number}"), kind, status, parties, reports, tuple(joined), when, places, topics, frameworks
    )
    said = [claim for one in told for claim in one.reading.claims]
    considered = tuple(
        Considered(one, _digest(f"contact {number - 1}"), 0.31, ("days that cannot be the same",))
        for one in reports[:1]
    )
    return told, ResolvedContact(contact, _accounting(random, contact, told, said), considered)


def _told(random: Random, id_: str, base: ContactReport, day: date, number: int) -> Told:
    language = _weighted(random, LANGUAGES)
    publisher = random.choice(_publishers(language))
    called = [names(language).get(party.id.partition(":")[2], party.name) for party in base.parties]
    opening = random.choice(sentences("opening")[language])
    place = base.places[0].name if base.places else called[0]
    title = f"{called[0]} – {called[-1]} ({id_})"
    lines = [title, opening.words.format(a=called[0], b=called[-1], day=day.isoformat(), place=place)]
    spoken: list[tuple[int, Sentence]] = []
    for _ in range(number):
        who, sentence = random.randrange(len(called)), random.choice(sentences("claim")[language])
        other = called[who - 1]
        spoken.append((who, sentence))
        lines.append(sentence.words.format(a=called[who], b=other, number=random.randint(2, 9000)))
    text = "\n".join(lines)
    page = Page(_digest(text), f"made-up/{id_}.html", text, f"https://{publisher.name.lower()}.example/{id_}", day)
    spans, at = [], 0
    for line in lines:
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    whole = Span(0, len(text))
    published = When(day, day + timedelta(days=1), Precision.DAY, "printed on the page")
    sections = (Section(Role.TITLE, spans[0]), Section(Role.BODY, Span(spans[1].start, len(text))))
    article = Article(
        _digest(f"article {id_}"), page.id, 1, language, text, sections, SpanMap.join(text, [whole])[1], sections,
        title, publisher, published, page.url,
    )  # fmt: skip
    report = replace(base, id=_digest(f"report {id_}"), article=article.id, span=spans[1], evidence=(spans[1],))
    claims = []
    for (who, sentence), span in zip(spoken, spans[2:], strict=True):
        relays = (random.choice(_AGENCIES),) if random.random() < 0.3 else ()
        cue = text.find(sentence.cue, span.start, span.end)
        claims.append(
            Claim(
                _digest(f"claim {id_} {span.start}"), article.id, span, span.of(text), language, base.parties[who],
                random.choice(ACTS), sentence.cue, Span(cue, cue + len(sentence.cue)) if cue >= 0 else None,
                random.random() < 0.3, relays=relays, report=report.id,
            )
        )  # fmt: skip
    mentions = tuple(
        Mention(Span(at, at + len(name)), party, "name")
        for party, name in zip(base.parties, called, strict=True)
        for line in spans
        if (at := text.find(name, line.start, line.end)) >= 0
    )
    reading = Reading(page, (article,), {article.id: mentions}, (report,), tuple(claims))
    return Told(reading, report)


def _accounting(random: Random, contact: Contact, told: list[Told], said: list[Claim]) -> Accounting:
    accounts, comparisons = [], []
    by_side: dict[str, list[Claim]] = {}
    for claim in said:
        assert claim.speaker is not None
        by_side.setdefault(claim.speaker.side or claim.speaker.id, []).append(claim)
    for side, claims in sorted(by_side.items()):
        assert claims[0].speaker is not None
        accounts.append(
            Account(side, claims[0].speaker, random.choice(("full", "relayed")), tuple(one.id for one in claims))
        )
        comparisons.append(Comparison("only", (claims[0].id,), (side,), f"told by {side}"))
    if len(by_side) > 1:
        first, second, *_ = (claims[-1] for _, claims in sorted(by_side.items()))
        relation = random.choice(("shared", "shared", "wording", "contradiction"))
        comparisons.append(Comparison(relation, (first.id, second.id), tuple(sorted(by_side))[:2], "told by both"))
    carriers = {one.reading.articles[0].id: one.reading.articles[0].publisher for one in told}
    chains = []
    for claim in said:
        publisher = carriers[claim.article]
        assert claim.speaker is not None
        assert publisher is not None
        chains.append(Chain(claim.id, (claim.speaker.name, *claim.relays, publisher.name), f"article:{claim.article}"))
    return Accounting(tuple(accounts), tuple(comparisons), tuple(chains), len(told))


def _when(random: Random, day: date) -> When | None:
    chance = random.random()
    if chance < 0.02:
        return None
    if chance < 0.06:
        start = day.replace(day=1)
        end = (start + timedelta(days=32)).replace(day=1)
        return When(start, end, Precision.MONTH, "month named in the text")
    if chance < 0.1:
        return When(day, day + timedelta(days=random.randint(2, 20)), Precision.INTERVAL, "between two known days")
    return When(day, day + timedelta(days=1), Precision.DAY, "weekday in the text and the day of publication")


def _parties(random: Random, day: date, number: int) -> tuple[Actor, ...]:
    """Leaders and ministers in office on the day, of different states; some states are far busier than others."""
    held = _in_office(day.replace(day=1))
    sides = list(held)
    found: list[Actor] = []
    while len(found) < number:
        # Zipf's law: the tenth state has a tenth of the contacts of the first.
        side = sides[min(int(math.exp(random.random() * math.log(len(sides) + 1))) - 1, len(sides) - 1)]
        if all(one.side != side for one in found):
            found.append(random.choice(held[side]))
    return tuple(found)


@cache
def _in_office(day: date) -> dict[str, list[Actor]]:
    registry = load_registry()
    found: dict[str, list[Actor]] = {}
    for person in registry.persons.values():
        term = person.office(day, day + timedelta(days=1))
        serving = term is not None and term.role in (*HEADS, "foreign_minister", "defence_minister")
        if term is not None and serving and term.covers(day, day + timedelta(days=1)) and term.of in registry.states:
            found.setdefault(term.of, []).append(registry.person_actor(person, day, day + timedelta(days=1)))
    busy = ("ru", "tr", "us", "ua", "fr", "de", "cn", "gb", "sy", "eg", "sa", "ir", "il", "bg", "in", "az", "am")
    order = [side for side in busy if side in found] + sorted(found.keys() - set(busy))
    return {side: found[side] for side in order}


@cache
def _things(role: str) -> tuple[Named, ...]:
    registry = load_registry()
    kinds = {"place": registry.places, "topic": registry.topics, "framework": registry.frameworks}
    return tuple(kinds[role].values())


_AGENCIES: Final = ("Agence Azur", "Nordic Wire", "Press Bureau", "Meridian")


@cache
def _publishers(language: str) -> tuple[Publisher, ...]:
    kinds = ("official", "agency", *("outlet",) * 10)
    return tuple(Publisher(f"{language.upper()}-Paper-{at}", kind, None) for at, kind in enumerate(kinds, 1))


def _weighted(random: Random, weights: dict[T, int]) -> T:
    return random.choices(list(weights), list(weights.values()))[0]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
