"""Contacts as Follow the Money entities, JSON Lines, as investigative tools load them (OpenAleph, OpenSanctions).

An article is an Article with its text, a contact an Event with those involved and its articles as proof, a claim a
Note on the event and its speakers, a report a Documentation that ties article and event by the words it was read from,
a name as an article writes it a Mention. Actors come last, when all they were seen as is known: a Person, PublicBody or
Organization. Whoever Wikidata knows has that id, as in other data of the kind; other ids begin with `dragoman-`.

Source: the schemata of followthemoney 4, which is not needed to write this.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from hashlib import blake2b
from typing import Any, Final

import msgspec
from babel.core import get_global

from dragoman.exports.format import Format, Losses, Wanted
from dragoman.exports.wording import title
from dragoman.model import Actor, Claim, Mention, When
from dragoman.store.dossier import Dossier
from dragoman.store.entries import Entry, Source

SCHEMATA: Final = {
    "person": "Person",
    "state": "PublicBody",
    "institution": "PublicBody",
    "organisation": "Organization",
    "agency": "Organization",
    "group": "Organization",
}
"""What each kind of actor is; any other, such as an office whose holder is not known, is a LegalEntity."""

_ID: Final = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?")


def entities(dossier: Dossier, wanted: Wanted, losses: Losses) -> Iterator[bytes]:
    """Articles, mentions, events, documentations and notes contact by contact, then the actors; each once."""
    articles: set[str] = set()
    seen: dict[str, list[Actor]] = {}
    for entry in wanted.of(dossier):
        for id_, source in entry.sources.items():
            if id_ not in articles:
                articles.add(id_)
                yield _line(_article(source))
                for actor, forms in _forms(source, dossier.mentions(id_)).items():
                    seen.setdefault(_actor_id(actor), []).append(actor)
                    yield _line(_mention(source, actor, forms))
        for actor in _actors(entry):
            seen.setdefault(_actor_id(actor), []).append(actor)
        if entry.contact.when is not None and _covering(entry.contact.when) is None:
            losses.note("A date that is open over a year's end, or further, stands only in the notes")
        yield _line(_event(entry))
        yield from (_line(one) for one in _documentations(entry))
        chains = {chain.claim: chain.steps for chain in entry.resolved.accounting.chains}
        for claim in entry.claims:
            yield _line(_note(entry, claim, entry.sources[claim.article], chains.get(claim.id, ())))
    for id_ in sorted(seen):
        yield _line(_actor(id_, seen[id_]))


def _article(source: Source) -> dict[str, Any]:
    article = source.article
    return _entity(
        _own_id("article", article.id),
        "Article",
        title=[article.title],
        language=[_language(article.language)],
        sourceUrl=[source.address],
        publisher=[article.publisher.name if article.publisher else None],
        country=[article.publisher.country if article.publisher else None],
        publishedAt=[_covering(article.published)],
        retrievedAt=[source.page.fetched.isoformat() if source.page.fetched else None],
        bodyText=[article.text],
        fileName=[source.page.source if "://" not in source.page.source else None],
    )


def _mention(source: Source, actor: Actor, forms: Iterable[str]) -> dict[str, Any]:
    document = _own_id("article", source.article.id)
    return _entity(
        _digest("mention", document, actor.id),
        "Mention",
        document=[document],
        name=forms,
        resolved=[_actor_id(actor)],
        detectedSchema=[SCHEMATA.get(actor.kind, "LegalEntity")],
        contextCountry=[actor.side],
    )


def _event(entry: Entry) -> dict[str, Any]:
    contact = entry.contact
    when = contact.when
    notes = [f"Known from: {when.basis}"] if when else []
    if when is not None and when.end - when.start != timedelta(days=1):
        first = "open" if when.start == date.min else when.start.isoformat()
        last = "open" if when.end == date.max else (when.end - timedelta(days=1)).isoformat()
        notes.append(f"First possible day {first}, last possible day {last}")
    return _entity(
        _own_id("contact", contact.id),
        "Event",
        name=[title(contact)],
        date=[_covering(when)],
        summary=[f"{contact.kind.value.replace('_', ' ')}, {contact.status.value.replace('_', ' ')}"],
        notes=notes,
        involved=[_actor_id(party) for party in contact.parties],
        location=[place.name for place in contact.places],
        country=[place.country for place in contact.places],
        keywords=[named.name for named in (*contact.topics, *contact.frameworks)],
        proof=[_own_id("article", one) for one in entry.sources],
        sourceUrl=[source.address for source in entry.sources.values()],
        recordId=[contact.id],
    )


def _documentations(entry: Entry) -> Iterator[dict[str, Any]]:
    for report in entry.reports:
        article = entry.sources[report.article].article
        yield _entity(
            _own_id("report", report.id),
            "Documentation",
            document=[_own_id("article", article.id)],
            entity=[_own_id("contact", entry.contact.id)],
            role=["reports it" if report.main else "mentions it as background"],
            summary=[report.span.of(article.text)],
            description=[_place(report.span.start, report.span.end)],
            date=[_covering(article.published)],
        )


def _note(entry: Entry, claim: Claim, source: Source, steps: tuple[str, ...]) -> dict[str, Any]:
    said_by = claim.voice or claim.speaker
    way = f" Carried by: {' → '.join(steps)}." if steps else ""
    speakers = [_actor_id(actor) for actor in (claim.voice, claim.speaker) if actor is not None]
    return _entity(
        _own_id("claim", claim.id),
        "Note",
        name=[f"{said_by.name if said_by else 'Source not named'} {claim.act}"],
        description=[claim.text],
        entity=[_own_id("contact", entry.contact.id), *speakers],
        proof=[_own_id("article", claim.article)],
        detectedLanguage=[_language(claim.language)],
        keywords=[claim.act, "quoted" if claim.quoted else "reported"],
        notes=[f"{_place(claim.span.start, claim.span.end)}.{way}"],
        sourceUrl=[source.address],
    )


def _actor(id_: str, seen: Iterable[Actor]) -> dict[str, Any]:
    """All that an actor was seen as in one entity."""
    known = list(seen)
    schema = SCHEMATA.get(known[0].kind, "LegalEntity")
    offices = [actor.office for actor in known] if schema == "Person" else []
    return _entity(
        id_,
        schema,
        name=[actor.name for actor in known],
        country=[actor.side for actor in known],
        position=offices,
        wikidataId=[actor.wikidata for actor in known],
    )


def _actors(entry: Entry) -> Iterator[Actor]:
    yield from entry.contact.parties
    for claim in entry.claims:
        yield from (actor for actor in (claim.voice, claim.speaker) if actor is not None)


def _forms(source: Source, mentions: Iterable[Mention]) -> dict[Actor, list[str]]:
    """Actors an article names, with the forms it writes; states and offices are left to the reader."""
    found: dict[Actor, dict[str, None]] = {}
    for mention in mentions:
        if mention.how not in ("name", "institution") or mention.actor.kind not in SCHEMATA:
            continue
        if words := " ".join(mention.span.of(source.article.text).split()):
            found.setdefault(mention.actor, {})[words] = None
    return {actor: list(forms) for actor, forms in found.items()}


def _entity(id_: str, schema: str, **properties: Iterable[str | None]) -> dict[str, Any]:
    kept = {name: list(dict.fromkeys(filter(None, values))) for name, values in properties.items()}
    return {"id": id_, "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def _actor_id(actor: Actor) -> str:
    return actor.wikidata or _own_id("actor", actor.id)


def _own_id(what: str, id_: str) -> str:
    """An id of letters, digits, dots and hyphens, as the format wants it; a digest of one that has others."""
    plain = re.sub(r"[:/_]", "-", id_)
    return f"dragoman-{what}-{plain}" if _ID.fullmatch(plain) else _digest(what, id_)


def _digest(what: str, *parts: str) -> str:
    return f"dragoman-{what}-{blake2b(chr(0).join(parts).encode('utf-8', 'replace'), digest_size=10).hexdigest()}"


def _covering(when: When | None) -> str | None:
    """The day, month or year that covers an interval: dates of the format are prefixes of a day, not intervals."""
    if when is None or when.start == date.min or when.end == date.max:
        return None
    first, last = when.start.isoformat(), (when.end - timedelta(days=1)).isoformat()
    return next((first[:size] for size in (10, 7, 4) if first[:size] == last[:size]), None)


def _place(start: int, end: int) -> str:
    return f"Characters {start} to {end} of the article's text"


def _language(code: str) -> str | None:
    """Three letters of ISO 639-2 in its terminological form, as the format has them."""
    return code if len(code) == 3 and code != "und" else _three_letters().get(code)


@cache
def _three_letters() -> dict[str, str]:
    bibliographic = {"alb", "arm", "baq", "bur", "chi", "cze", "dut", "fre", "geo", "ger", "gre", "ice", "mac", "mao",
                     "may", "per", "rum", "slo", "tib", "wel"}  # fmt: skip
    aliases: Mapping[str, str] = get_global("language_aliases")
    return {
        two: three for three, two in aliases.items() if len(three) == 3 and len(two) == 2 and three not in bibliographic
    }


def _line(entity: dict[str, Any]) -> bytes:
    return msgspec.json.encode(entity) + b"\n"


FORMAT: Final = Format(
    "ftm",
    "Follow the Money entities: JSON Lines",
    "application/x-ndjson",
    ".ftm.json",
    entities,
    (
        "Intervals of days: a date is a day, month or year that covers them; the exact ends stand in the notes.",
        "Roles in a claim: the note names its event and its speakers; addressee and cue are not told.",
        "Accounts, their comparison and the number of independent origins.",
        "Why reports were taken for one contact, and what was weighed and rejected.",
        "Spans as data: they are sentences in notes and descriptions.",
        "The time of an office: a position is what an actor was seen as in these articles.",
    ),
)
