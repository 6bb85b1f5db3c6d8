"""The floor: who is speaking as an article goes on, until somebody else does or everybody falls silent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from dragoman.actors.demonyms import demonym
from dragoman.actors.registry import load_registry
from dragoman.actors.resolve import Resolved
from dragoman.claims.bodies import OFFICES, bodies_of, body, government
from dragoman.claims.cue import Cue
from dragoman.claims.described import Aide
from dragoman.claims.voices import JOINT, find_voices
from dragoman.languages.parse import Parsed
from dragoman.model import Actor, Article, ContactReport, Role
from dragoman.spans import Span

SILENCE: Final = 2
"""Paragraphs without anybody speaking after which a statement is over."""


@dataclass(slots=True)
class Floor:
    """Who has the floor: the last person, the institution whose statement is told, the carriers named.

    `official` is the body a page was put out by; `heading` who was named by a line that hands over to them, until
    paragraph `until`; `parties` are the sides in contact; `aide` is whom somebody without a name spoke
    for; `subjects` are the persons that the sentence before was
    about, where nobody spoke in it; `met` tells host and guest apart, `bodies`
    which institution speaks for a side; `contact` is where the main contacts are told.
    """

    official: Actor | None = None
    parties: frozenset[str] = frozenset()
    person: Actor | None = None
    issuer: Actor | None = None
    relays: tuple[str, ...] = ()
    heading: Actor | None = None
    until: int = -1
    heard: int = -99
    last: Actor | None = None
    readouts: tuple[Actor, ...] = ()
    strangers: bool = False
    aide: Aide | None = None
    subjects: tuple[Actor | None, ...] = ()
    met: Mapping[str, Actor] = field(default_factory=dict)
    bodies: Mapping[str, Actor] = field(default_factory=dict)
    contact: tuple[Span, ...] = ()

    def body(self, actor: Actor) -> Actor:
        """Who speaks where a state is said to: the body its party in the contact belongs to, if there is one."""
        return self.bodies.get(actor.side or "", actor) if actor.kind == "state" else actor

    def hand_over(self, actor: Actor, paragraph: int) -> None:
        """A heading names who speaks from here on."""
        self.heading = self.bodies.get(actor.side or "", government(actor)) if actor.kind == "state" else actor
        self.person = self.heading if self.heading.kind == "person" else None
        self.issuer = self.heading if self.heading.kind != "person" else self.issuer
        self.heard = paragraph

    def open_at(self, paragraph: int) -> bool:
        """Whether the last speaker may still be meant in this paragraph."""
        return self.official is not None or paragraph - self.heard <= SILENCE

    def close(self) -> None:
        """Nobody has the floor any more."""
        self.person = self.issuer = self.heading = self.last = None
        self.relays = ()

    def take(self, actor: Actor) -> None:
        """An actor speaks."""
        if actor.kind != "agency":
            self.last = actor
        if is_official(actor) and actor.side in self.parties and actor not in self.readouts:
            self.readouts = (*self.readouts, actor)
        if actor.kind in ("person", "office"):
            self.person = actor
        elif actor.kind != "agency":
            self.issuer = actor
            if actor.kind == "institution" and self.person is not None and self.person.side != actor.side:
                self.person = None
        if self.heading is not None and actor != self.heading and actor.side != self.heading.side:
            self.heading = None


def floor_of(
    article: Article,
    reports: Sequence[ContactReport],
    parsed: Parsed | None = None,
    resolved: Sequence[Sequence[Resolved]] = (),
) -> Floor:
    """The floor an article begins with: its publisher's, where that is an official body or the title tells so."""
    official = _official(article) or (_readout(parsed, resolved, reports) if parsed is not None else None)
    parties = frozenset(party.side for report in reports for party in report.parties if party.side)
    contact = tuple(span for report in reports if report.main for span in (report.span, *report.evidence))
    return Floor(
        official=official, issuer=official, parties=parties, met=_met(reports), bodies=bodies_of(reports),
        contact=contact,
    )  # fmt: skip


def _readout(parsed: Parsed, resolved: Sequence[Sequence[Resolved]], reports: Sequence[ContactReport]) -> Actor | None:
    """ "Readout of Secretary Austin's Call With …": a headline that only the body of the one it names first writes."""
    for passage, references in zip(parsed.passages, resolved, strict=True):
        if passage.role is Role.TITLE and references:
            opening = passage.first, min(passage.first + 1, passage.last)
            named = references[0].actor
            readout = find_voices(parsed).within(*opening, "side") and any(
                hit.payload.value == "statement" for hit in parsed.within(*opening, "attribution")
            )
            near = references[0].reference.first - passage.first <= NAMED_AFTER
            return bodies_of(reports).get(named.side or "") if readout and near and named is not None else None
    return None


NAMED_AFTER: Final = 3
"""Words of a title before the one whose readout it heads, at most."""


def _met(reports: Sequence[ContactReport]) -> Mapping[str, Actor]:
    """Host and guest of the one main contact of two persons, where it took place in the state of one of them."""
    mains = [report for report in reports if report.main]
    if len(mains) != 1 or len(mains[0].parties) != 2:
        return {}
    countries = {place.country for place in mains[0].places if place.country}
    hosts = [party for party in mains[0].parties if party.side in countries]
    guests = [party for party in mains[0].parties if party.side not in countries]
    if len(hosts) != 1 or len(guests) != 1 or {hosts[0].kind, guests[0].kind} != {"person"}:
        return {}
    return {"host": hosts[0], "guest": guests[0]}


def _official(article: Article) -> Actor | None:
    """Who speaks on a page that an official body put out itself: every sentence of it is that body's."""
    publisher = article.publisher
    if publisher is None or publisher.kind != "official":
        return None
    registry = load_registry()
    for institution in registry.institutions.values():
        if institution.name == publisher.name:
            return registry.institution_actor(institution.id)
    for kind in OFFICES.values():
        if publisher.country and publisher.name.lower() == f"{demonym(publisher.country)} {kind}".lower():
            return body(publisher.country, kind)
    slug = publisher.name.lower().replace(" ", "-")
    return Actor(f"institution:{slug}", "institution", publisher.name, publisher.country)


def is_official(actor: Actor) -> bool:
    """Whether an actor speaks for a leader by office: an institution or a spokesman."""
    return actor.kind == "institution" or (actor.office or "").startswith("Spokesperson")


def answers_for(actor: Actor | None, cue: Cue, source: Actor | None, floor: Floor, paragraph: int,
                *, drops_subject: bool, opens: bool) -> tuple[Actor | None, Actor | None]:  # fmt: skip
    """Who answers for a cue's words, and whose words they report.

    Args:
        actor: the cue's subject, where it is named.
        cue: the cue.
        source: who is named as the source of the passage besides.
        floor: the floor.
        paragraph: the passage's paragraph.
        drops_subject: whether a verb may stand without its subject in the language.
        opens: whether the cue opens its passage, or stands behind the quotation that does.
    """
    if cue.subject == "stranger" or (actor is not None and actor.kind == "agency"):
        return None, None
    open_ = floor.open_at(paragraph)
    if actor is not None:
        person = actor.kind in ("person", "office")
        if source is not None and source != actor and source.kind != "agency":
            if person and (is_official(source) or (source.kind == "person" and source.side == actor.side)):
                # "According to Ushakov, Putin complained": whoever tells it answers for it.
                return source, actor
            if source.side is not None and actor.side is not None and source.side != actor.side:
                return source, actor if person else None
            return actor, None
        if floor.official is not None and person:
            return floor.official, actor
        if person and open_ and floor.issuer is not None and _readout_of(floor.issuer, actor, floor):
            # "The Kremlin said … Putin also drew attention to": the readout goes on.
            return floor.issuer, actor
        return actor, None
    if cue.subject in ("host", "guest"):
        met = floor.met.get(cue.subject)
        return _as_told(floor, met) if met is not None else (None, None)
    if cue.subject == "joint":
        return JOINT, None
    if source is not None:
        if floor.heading is not None and source.kind == "person" and source.side == floor.heading.side:
            # Under "What Ankara says": "according to Erdogan"
            return floor.heading, source if source != floor.heading else None
        return source, None
    if cue.subject == "both" and len(floor.readouts) == 1:
        # One side's readout is all the article has: what "the two leaders agreed" stands in it.
        return floor.readouts[0], None
    if floor.subjects and (cue.subject == "pronoun" or (cue.subject == "" and drops_subject and opens)):
        # "Obama picked up the phone and called Rouhani. He said": whom the sentence before is about, if it is one
        only = floor.subjects[0] if len(floor.subjects) == 1 else None
        return _as_told(floor, only) if only is not None else (None, None)
    if not open_:
        return None, None
    if cue.subject == "both":
        known = floor.issuer is not None and (floor.issuer is JOINT or floor.issuer.side in floor.parties)
        return (floor.issuer, None) if known else (None, None)
    if cue.subject == "it":
        return floor.issuer, None
    if cue.subject in ("statement", "passive"):
        return floor.issuer or (floor.person if cue.subject == "passive" else None), None
    if floor.strangers:
        return None, None
    if cue.subject == "pronoun" or drops_subject or opens:
        return _as_told(floor, floor.person) if floor.person is not None else (floor.issuer, None)
    # A verb without a subject of its own in a language that always has one is somebody's we did not recognise.
    return None, None


def _as_told(floor: Floor, person: Actor) -> tuple[Actor, Actor | None]:
    """A person's own words, or those an official page or a readout that is being told gives of him."""
    if floor.official is not None:
        return floor.official, person
    if floor.issuer is not None and _readout_of(floor.issuer, person, floor):
        return floor.issuer, person
    return person, None


def _readout_of(issuer: Actor, actor: Actor, floor: Floor) -> bool:
    """Whether an issuer's readout may tell what an actor of its own side said in the contact."""
    own = issuer.side == actor.side and actor.side in floor.parties
    return own and is_official(issuer) and issuer != actor and not is_official(actor)
