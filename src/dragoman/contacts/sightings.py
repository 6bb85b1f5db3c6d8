"""Sightings: the sentences in which an article speaks of a contact, each read on its own.

A sighting has parties, a kind, a status, perhaps a date and places; which sightings speak of one contact is for
`reports` to tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from dragoman.actors.registry import Registry
from dragoman.actors.resolve import Resolved
from dragoman.actors.strangers import strangers
from dragoman.contacts.bystanders import present, telling, without_occasions
from dragoman.contacts.carried import carried, subject_like
from dragoman.contacts.days import DAYS, day_of, mention_of
from dragoman.contacts.own_trigger import broken, own_trigger
from dragoman.contacts.parties import Linked, linked_parties
from dragoman.contacts.persons import can_be_party
from dragoman.contacts.triggers import CALLS, STRENGTH, Trigger, is_background, status_of, triggers
from dragoman.contacts.venues import venues
from dragoman.contacts.visits import Hosts, visit_to_state
from dragoman.dates.mention import DateMention
from dragoman.dates.narrow import compatible
from dragoman.languages.parse import Parsed, Passage
from dragoman.model import Actor, Kind, Named, Status, When
from dragoman.spans import Span

LONG_AGO: Final = 5
"""Days before publication from which a contact is what led up to the news, not the news."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A contact as one passage tells it.

    `actors` is empty where a passage speaks of a contact without naming its parties ("the call lasted an hour").
    `offset` is the day told by a relative word, counted from the day of writing (yesterday −1); `told` whether the
    passage has a trigger at all; `topical` whether the pair is what is talked about rather than who talks.
    """

    passage: Passage
    actors: tuple[Actor, ...]
    kind: Kind
    status: Status
    cue: str
    span: Span
    when: When | None
    offset: int | None
    places: tuple[Named, ...]
    background: bool
    told: bool
    how: str
    topical: bool = False


def sightings(
    parsed: Parsed,
    resolved: Sequence[Sequence[Resolved]],
    dates: Sequence[DateMention],
    published: When | None,
    registry: Registry,
) -> list[Sighting]:
    """All sightings of an article, in order.

    Args:
        parsed: the parsed article.
        resolved: its resolved references, passage by passage.
        dates: its written dates.
        published: its publication interval, if anything is known of it.
        registry: for places.
    """
    found: list[Sighting] = []
    recent: list[Actor] = []
    resolved = [
        present(parsed, references, passage) for passage, references in zip(parsed.passages, resolved, strict=True)
    ]
    told = [
        telling(parsed, triggers(parsed, passage.first, passage.last), references)
        for passage, references in zip(parsed.passages, resolved, strict=True)
    ]
    linked = [
        linked_parties(parsed, references, without_occasions(parsed, spoken), passage.first, passage.last)
        for passage, references, spoken in zip(parsed.passages, resolved, told, strict=True)
    ]
    days = (published.start, published.end) if published is not None else (None, None)
    hosts = Hosts.of(resolved, linked, registry, days)
    open_ = any(
        spoken and not groups and any(can_be_party(one) for one in references)
        for references, spoken, groups in zip(resolved, told, linked, strict=True)
    )  # only then may a passage mean whom another one names
    unknown = strangers(parsed, resolved) if open_ else [[] for _ in told]
    for passage, references, spoken, groups, others in zip(
        parsed.passages, resolved, told, linked, unknown, strict=True
    ):
        scene = _Scene(parsed, passage, spoken, dates, published, registry)
        spoken = without_occasions(parsed, spoken)
        if not groups and spoken:
            groups = carried(parsed, references, recent, passage, spoken, others)
        if not groups and spoken:
            groups = visit_to_state(parsed, references, passage, spoken, hosts)
        if not groups and spoken:
            strongest = max(spoken, key=lambda trigger: STRENGTH[trigger.kind])
            found.append(scene.sighting(None, strongest))
        for group in groups:
            if not spoken and scene.joint_act(group):
                found.append(scene.sighting(group, None, joint=True))
                continue
            members = {actor.id for actor in group.actors}
            beside = [one.reference.span for one in references if one.actor and one.actor.id not in members
                      and one.reference.person_like]  # fmt: skip
            found.append(scene.sighting(group, own_trigger(parsed, group, groups, spoken), beside))
        persons = [one.actor for one in references if one.actor is not None and can_be_party(one)]
        if groups:
            recent = [groups[0].actors[0], *persons]
        elif persons or any(subject_like(parsed, one, passage) for one in others):
            recent = persons  # whom a stranger speaks of is not the one the next sentence leaves out
    return found


JOINT_REACH: Final = 2
"""Words between two names and what they did together, at most: "Putin and Pezeshkian promised"."""


@dataclass(frozen=True, slots=True)
class _Scene:
    """A passage with its words of contact, and what its article knows of days and places."""

    parsed: Parsed
    passage: Passage
    spoken: Sequence[Trigger]
    dates: Sequence[DateMention]
    published: When | None
    registry: Registry

    @property
    def inside(self) -> list[DateMention]:
        """The dates of the passage."""
        return [one for one in self.dates if self.passage.span.contains(one.span)]

    def joint_act(self, group: Linked) -> bool:
        """ "On 2 December Putin and Pezeshkian promised support": a contact of a stated day, of a kind not stated."""
        if group.how != "together" or not any(one.kind in DAYS for one in self.inside):
            return False
        acts = self.parsed.within(group.last, min(group.last + JOINT_REACH + 2, self.passage.last), "speech")
        return any(hit.payload.value in ("agrees", "pledges", "discusses", "supports", "urges") for hit in acts)

    def sighting(
        self, group: Linked | None, trigger: Trigger | None, others: Sequence[Span] = (), *, joint: bool = False
    ) -> Sighting:
        """The sighting of a pair by the words that tell of it; dates beside `others`, third persons, are theirs."""
        parsed, passage = self.parsed, self.passage
        pieces = [parsed.span(one.first, one.last) for one in (trigger, group) if one is not None]
        span = pieces[0].to(pieces[-1]) if pieces else passage.span
        mention = mention_of(parsed, self.inside, span, others)
        status, cue = self._status(group, trigger)
        when, offset = day_of(mention, self.published, self.dates, passage, held=status is Status.HELD)
        if mention is not None and status is Status.HELD:
            if not cue and when is not None and self.published is not None:
                ahead, _ = day_of(mention, self.published, self.dates, passage, held=False)
                if ahead is not None and _soon(ahead, when, self.published):
                    when = ahead  # "Kremlin confirms meeting on 4 September", written on the first
            to_come = when is not None and self.published is not None and when.start >= self.published.end
            if to_come or (not cue and mention.tense == "future"):
                status, cue = Status.PLANNED, mention.text
        background = status is Status.HELD and is_background(parsed, passage, span, others)
        if when is not None and self.published is not None and (self.published.start - when.end).days > LONG_AGO:
            background = True
        return Sighting(
            passage=passage,
            actors=group.actors if group else (),
            kind=trigger.kind if trigger else Kind.UNSPECIFIED,
            status=status,
            cue=cue,
            span=span,
            when=when,
            offset=offset,
            places=venues(parsed, passage, self.registry),
            background=background,
            told=trigger is not None or joint,
            how=group.how if group else "",
            topical=status is Status.HELD and _topical(parsed, group, passage),
        )

    def _status(self, group: Linked | None, trigger: Trigger | None) -> tuple[Status, str]:
        if trigger is None:
            return Status.HELD, ""
        parsed, passage, spoken = self.parsed, self.passage, self.spoken
        span = (group.first, group.last) if group is not None else None
        status, cue = status_of(parsed, trigger, spoken, passage.first, passage.last, span)
        for other in spoken:
            if status is Status.HELD and not cue and other is not trigger and _alike(parsed, other, trigger):
                # "davetine icabetle pazartesi günü gelecek": of two words for one visit, one tells that it is to come
                status, cue = status_of(parsed, other, spoken, passage.first, passage.last)
        return status, cue


SOON: Final = 21
"""Days after publication within which a date without a year is one to come, where the last such day lies far back."""

FAR_BACK: Final = 180
"""Days before publication from which it does."""


def _soon(ahead: When, back: When, published: When) -> bool:
    known = published.end - published.start <= timedelta(days=7)
    return known and 0 <= (ahead.start - published.end).days <= SOON and (published.start - back.end).days >= FAR_BACK


MEANS: Final = 4
"""Words between a verb of talking and the means, at most: "s'entretiendra vendredi en visioconférence"."""


def _alike(parsed: Parsed, one: Trigger, other: Trigger) -> bool:
    """Whether two triggers of a passage can be words for one contact: "gelerek … görüşecek", a visit and a meeting."""
    if one.kind is Kind.UNSPECIFIED and other.kind in CALLS and one.distance(other.first, other.last) <= MEANS:
        return not broken(parsed, min(one.last, other.last), max(one.first, other.first))
    return one.kind is other.kind or {one.kind, other.kind} <= {Kind.VISIT, Kind.MEETING}


def _topical(parsed: Parsed, group: Linked | None, passage: Passage) -> bool:
    """ "briefed Modi on the Trump–Putin meeting": a pair behind *on* or *about* is what is talked about."""
    if group is None or group.first == passage.first:
        return False
    return any(
        hit.payload.value == "about" for hit in parsed.within(max(group.first - 2, passage.first), group.first, "link")
    )


def agree(one: Sighting, other: Sighting) -> bool:
    """Whether the days two sightings tell can be one day."""
    if one.offset is not None and other.offset is not None:
        return one.offset == other.offset
    return compatible(one.when, other.when)
