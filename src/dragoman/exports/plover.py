"""Contacts as PLOVER records: JSON Lines, one event a contact, in the fields of the codebook's last chapter.

Fields beyond it, which the codebook welcomes: `precision` and `basis` of the date, `status`, `kind`, and `sources`,
one for each report. A date that is known to a stretch of days has the first as `date` and the last as `enddate`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

import msgspec

import dragoman
from dragoman.exports.coding import CODEBOOK, QUAD, Coded, code, entity_code, sector
from dragoman.exports.countries import state
from dragoman.exports.format import Format, Losses, Wanted
from dragoman.model import Actor, ContactReport, Named, When
from dragoman.store.dossier import Dossier
from dragoman.store.entries import Entry, Source

NO_DAY: Final = "Not written, since no first or no last day is known and PLOVER asks for a date"


def events(dossier: Dossier, wanted: Wanted, losses: Losses) -> Iterator[bytes]:
    """One event a contact whose days are known, as a line of JSON."""
    for entry in wanted.of(dossier):
        when = entry.contact.when
        if when is None or when.start == date.min or when.end == date.max:
            losses.note(NO_DAY)
            continue
        coded = code(entry.contact)
        for sentence in coded.lost:
            losses.note(sentence)
        if len(entry.contact.places) > 1:
            losses.note("Only the first of several places")
        yield msgspec.json.encode(event(entry, coded, when)) + b"\n"


def event(entry: Entry, coded: Coded, when: When) -> dict[str, Any]:
    """The record of a contact; `when` is its date, closed on both sides."""
    contact = entry.contact
    last = when.end - timedelta(days=1)
    record: dict[str, Any] = {"id": contact.id, "has_event": True, "date": when.start.isoformat()}
    if last > when.start:
        record["enddate"] = last.isoformat()
    record |= {"actor": [_entity(actor) for actor in coded.actors]}
    if coded.recipients:
        record["recipient"] = [_entity(actor) for actor in coded.recipients]
    record |= {"event": [coded.event], "quad_code": QUAD}
    if coded.scale is not None:
        record["event_scale"] = coded.scale
    if coded.modes:
        record["mode"] = list(coded.modes)
    record["context"] = list(coded.contexts)
    if contact.places:
        record["event_loc"] = _place(contact.places[0])
    first = entry.reports[0]
    source = entry.sources[first.article]
    record |= {
        "event_text": [report.span.of(entry.sources[report.article].article.text) for report in entry.reports],
        "text_info": {"start": first.span.start, "end": first.span.end},
        "cite_info": _cite(source),
        "coder": f"dragoman {dragoman.__version__}",
        "kind": contact.kind.value,
        "status": contact.status.value,
        "precision": when.precision.value,
        "basis": when.basis,
        "sources": [_source(report, entry.sources[report.article]) for report in entry.reports],
    }
    if coded.lost:
        record["comment"] = ". ".join(coded.lost) + "."
    return record


def _entity(actor: Actor) -> dict[str, Any]:
    fields = {
        "code": entity_code(actor),
        "sector": sector(actor),
        "entity_text": actor.name,
        "identifier_id": actor.wikidata,
        "identifier_text": actor.name if actor.wikidata else None,
        "office": actor.office,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _place(place: Named) -> dict[str, Any]:
    found = state(place.country)
    fields = {"resolved_place": place.name, "country_code": found.iso3 if found else None}
    return {name: value for name, value in fields.items() if value is not None}


def _cite(source: Source) -> dict[str, Any]:
    article = source.article
    fields = {
        "url": source.address,
        "title": article.title or None,
        "language": article.language,
        "publication": article.publisher.name if article.publisher else None,
        "citation": article.id,
        "codebook": CODEBOOK,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _source(report: ContactReport, source: Source) -> dict[str, Any]:
    return {**_cite(source), "start": report.span.start, "end": report.span.end}


FORMAT: Final = Format(
    "plover",
    "PLOVER events: JSON Lines",
    "application/x-ndjson",
    ".jsonl",
    events,
    (
        "Claims, accounts and their comparison: PLOVER has events, not what is said of them.",
        "Time of day, coordinates, religion, ethnicity, gender and age: the dossier does not know them.",
        "The forms of names in the text: `entity_text` is the English name.",
        "Why reports were taken for one contact.",
        "A contact of which no first or no last day is known is not written; the count is told.",
    ),
)
