"""Contacts as rows of POLECAT, the PLOVER-coded event data set: tab-separated, under its own heading.

The 40 columns and their order are those of the monthly files on Harvard Dataverse. As there, what is not known is the
word None, and several values of a cell are parted by a semicolon. POLECAT has a row for every story; here every
contact has one, with the report it was founded on as its story.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Final

import dragoman
from dragoman.exports.coding import QUAD_NAME, Coded, code, entity_code, sector
from dragoman.exports.countries import state
from dragoman.exports.format import Format, Losses, Wanted
from dragoman.model import Actor, When
from dragoman.store.dossier import Dossier
from dragoman.store.entries import Entry

HEADER: Final = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip

NONE: Final = "None"
SEPARATOR: Final = "; "

NO_DAY: Final = "Not written, since the day is not known and POLECAT has no place for a stretch of days"
NOT_HAPPENED: Final = "Not written, since it was denied or called off and POLECAT has only what happened"


def rows(dossier: Dossier, wanted: Wanted, losses: Losses) -> Iterator[bytes]:
    """The heading, then one row a contact that is known to the day and did take place, or is to."""
    yield _line(HEADER)
    for entry in wanted.of(dossier):
        coded, day = code(entry.contact), known_day(entry.contact.when)
        if not coded.happened:
            losses.note(NOT_HAPPENED)
        elif day is None:
            losses.note(NO_DAY)
        else:
            for sentence in coded.lost:
                losses.note(sentence)
            if len(entry.reports) > 1:
                losses.note("Reports beside the one it was founded on")
            if len(entry.contact.places) > 1:
                losses.note("Only the first of several places")
            yield _line(row(entry, coded, day))


def row(entry: Entry, coded: Coded, day: date) -> tuple[str, ...]:
    """The cells of a contact's row, in the order of `HEADER`."""
    contact = entry.contact
    source = entry.sources[entry.reports[0].article]
    article = source.article
    place = contact.places[0] if contact.places else None
    found = state(place.country) if place else None
    people = [*contact.parties, *_speakers(entry)]
    published = known_day(article.published)
    return (
        f"{contact.id}_{coded.event}",
        day.isoformat(),
        coded.event,
        _joined(coded.modes),
        NONE if coded.scale is None else f"{coded.scale:g}",
        QUAD_NAME,
        _joined(coded.contexts),
        *_entities(coded.actors),
        *_entities(coded.recipients),
        _cell(place.name if place else None),
        *([NONE] * 3),
        _cell(found.iso3 if found else None),
        *([NONE] * 5),
        _cell(article.publisher.name if article.publisher else None),
        published.isoformat() if published else NONE,
        _joined(one.name for one in people if one.kind == "person"),
        _joined(one.name for one in people if one.kind not in ("person", "state", "office")),
        _joined(one.name for one in contact.places),
        _cell(article.language),
        f"dragoman-{dragoman.__version__}",
    )


def known_day(when: When | None) -> date | None:
    """The day, where exactly one is known."""
    return when.start if when and when.end - when.start == timedelta(days=1) else None


def _entities(actors: tuple[Actor, ...]) -> Iterator[str]:
    """Name, country, number, first sector, all sectors, title, raw name and Wikipedia id, of all of them in a cell."""
    states = [state(actor.side) for actor in actors]
    sectors = [found for actor in actors if (found := sector(actor))]
    yield _each(actors, lambda actor: actor.name)
    yield _each(actors, entity_code)
    yield SEPARATOR.join(str(one.cow) if one and one.cow else NONE for one in states) or NONE
    yield _cell(sectors[0] if sectors else None)
    yield _joined(sectors)
    yield _each(actors, lambda actor: actor.office)
    yield NONE
    yield NONE


def _speakers(entry: Entry) -> Iterator[Actor]:
    story = entry.reports[0].id
    for claim in entry.claims:
        if claim.report == story:
            yield from (actor for actor in (claim.voice, claim.speaker, claim.addressee) if actor is not None)


def _each(actors: tuple[Actor, ...], of: Callable[[Actor], str | None]) -> str:
    """A value of every actor, in their order, so that the cells of one row stay beside each other."""
    return SEPARATOR.join(_cell(of(actor)) for actor in actors) or NONE


def _joined(values: Iterable[str]) -> str:
    return SEPARATOR.join(_cell(value) for value in dict.fromkeys(values)) or NONE


def _cell(value: str | None) -> str:
    """A cell's text: no tab and no line break, which would part cells and rows, and no semicolon of its own."""
    return " ".join((value or "").replace(";", ",").split()) or NONE


def _line(cells: Iterable[str]) -> bytes:
    return ("\t".join(cells) + "\n").encode()


FORMAT: Final = Format(
    "polecat",
    "POLECAT rows: tab-separated, under its exact heading",
    "text/tab-separated-values; charset=utf-8",
    ".tsv",
    rows,
    (
        "Claims, accounts and their comparison.",
        "A contact that is not known to the day, or did not take place, is not written; the count is told.",
        "Wikidata ids: the columns are for Wikipedia's.",
        "Names as they stand in the text, coordinates, GeoNames ids, districts and provinces: None everywhere.",
        "Other reports than the one a contact was founded on.",
        "People and organisations of the story are those found as parties or speakers, not all it names.",
    ),
)
