"""Sightings: the sentences in which an article speaks of a contact, each read on its own.

A sighting has parties, a kind, a status, perhaps a date and places; which sightings speak of one contact is for
`reports` to tell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dragoman.actors.registry import Registry
from dragoman.actors.resolve import Resolved
from dragoman.contacts.links import links_before
from dragoman.contacts.parties import Linked, linked_parties
from dragoman.contacts.persons import can_be_party
from dragoman.contacts.triggers import CALLS, STRENGTH, Trigger, is_background, status_of, triggers
from dragoman.dates.mention import DateKind, DateMention, Era
from dragoman.dates.narrow import OPEN_END, OPEN_START, compatible, is_open
from dragoman.dates.resolve import resolve
from dragoman.languages.lexicon import Hit
from dragoman.languages.pack import Entry
from dragoman.languages.parse import Parsed, Passage
from dragoman.model import Actor, Kind, Named, Precision, Role, Status, When
from dragoman.spans import Span

SAME_CLAUSE: Final = 7
"""Words between a pair and a trigger that still count as the pair's own where a passage tells of several contacts."""

TRIGGER_REACH: Final = 30
"""Words between a pair and its trigger, at most."""

NEIGHBOUR_REACH: Final = 400
"""Characters between "yesterday" and the "today, Thursday" that tells which day it was: the next sentence or two."""

ADJACENT: Final = 5
"""Characters between a date with its case ending and the person right beside it, at most."""

DATE_REACH: Final = 110
"""Characters between a contact's words and the date that tells its day, at most."""

_DAYS: Final = (DateKind.DAY, DateKind.WEEKDAY, DateKind.RELATIVE, DateKind.DAY_NUMBER, DateKind.RANGE)


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
    for passage, references in zip(parsed.passages, resolved, strict=True):
        spoken = triggers(parsed, passage.first, passage.last)
        groups = linked_parties(parsed, references, spoken, passage.first, passage.last)
        if not groups and spoken:
            groups = _carried(parsed, references, recent, passage, spoken)
        inside = [one for one in dates if passage.span.contains(one.span)]
        if not groups and spoken:
            strongest = max(spoken, key=lambda trigger: STRENGTH[trigger.kind])
            found.append(_sighting(parsed, passage, None, strongest, spoken, inside, published, registry, dates))
        for group in groups:
            if not spoken and _joint_act(parsed, group, inside, passage):
                found.append(
                    _sighting(parsed, passage, group, None, spoken, inside, published, registry, dates, joint=True)
                )
                continue
            trigger = _trigger_for(parsed, group, groups, spoken)
            members = {actor.id for actor in group.actors}
            others = [one.reference.span for one in references if one.actor and one.actor.id not in members
                      and one.reference.person_like]  # fmt: skip
            own = [one for one in inside if not _belongs(one, others)]
            found.append(_sighting(parsed, passage, group, trigger, spoken, own, published, registry, dates))
        persons = [one.actor for one in references if one.actor is not None and can_be_party(one)]
        recent = [groups[0].actors[0], *persons] if groups else persons or recent
    return found


JOINT_REACH: Final = 2
"""Words between two names and what they did together, at most: "Putin and Pezeshkian promised"."""


def _joint_act(parsed: Parsed, group: Linked, dates: Sequence[DateMention], passage: Passage) -> bool:
    """ "On 2 December Putin and Pezeshkian promised support": a contact whose kind is not stated, but whose day is."""
    if group.how != "together" or not any(one.kind in _DAYS for one in dates):
        return False
    acts = parsed.within(group.last, min(group.last + JOINT_REACH + 2, passage.last), "speech")
    return any(hit.payload.value in ("agrees", "pledges", "discusses", "supports", "urges") for hit in acts)


def _carried(
    parsed: Parsed,
    references: Sequence[Resolved],
    recent: Sequence[Actor],
    passage: Passage,
    spoken: Sequence[Trigger],
) -> list[Linked]:
    """ "Обсудил с Эрдоганом…" after a sentence on Putin: the subject is the one just spoken of.

    So is the other in "واستقبله الرئيس تبون", "He was received by President Tebboune".
    """
    persons = [one for one in references if one.actor is not None and can_be_party(one)]
    if len(persons) != 1 or not recent:
        return []
    named = persons[0].reference
    received = any(one.kind is Kind.MEETING and one.distance(named.first, named.last) <= 1 for one in spoken)
    if not received and "with" not in links_before(parsed, persons[0], passage.first):
        return []
    actor = persons[0].actor
    partner = next((one for one in recent if actor is not None and one.side != actor.side), None)
    if actor is None or partner is None:
        return []
    reference = persons[0].reference
    return [Linked((partner, actor), reference.first, reference.last, "carried")]


def _trigger_for(parsed: Parsed, group: Linked, groups: Sequence[Linked], spoken: Sequence[Trigger]) -> Trigger | None:
    if group.trigger is not None:
        inside = [
            one
            for one in spoken
            if one.distance(group.first, group.last) <= parsed.reach(SAME_CLAUSE) and one.kind in CALLS
        ]
        return inside[0] if inside and len(groups) == 1 else group.trigger
    taken = [other.trigger for other in groups if other.trigger is not None]
    beside = [one for one in spoken if one not in taken and one.distance(group.first, group.last) <= 1]
    if len(group.actors) > 2 and any(one.kind is not Kind.UNSPECIFIED for one in beside):
        # "on the results of the trilateral meeting of the leaders of …", told in a sentence about a call
        return max(beside, key=lambda one: STRENGTH[one.kind] if one.kind not in CALLS else 0)
    near = [
        trigger
        for trigger in spoken
        if trigger not in taken and trigger.distance(group.first, group.last) <= parsed.reach(TRIGGER_REACH)
    ]
    if not near:
        return None
    between = [one for one in near if group.first <= one.first and one.last <= group.last]
    if between:
        # "… Faysal bin Ferhan ile görüşen Abdullahiyan, … ziyaret edeceğini söyledi": what links the two is told
        # between them; only the means of a call may stand elsewhere
        near = [one for one in near if one in between or one.kind in CALLS]
    if len(groups) > 1:
        closest = min(near, key=lambda trigger: trigger.distance(group.first, group.last))
        near = [
            trigger
            for trigger in near
            if trigger is closest or trigger.distance(group.first, group.last) <= parsed.reach(SAME_CLAUSE)
        ]
    return max(near, key=lambda trigger: (STRENGTH[trigger.kind], -trigger.distance(group.first, group.last)))


def _sighting(
    parsed: Parsed,
    passage: Passage,
    group: Linked | None,
    trigger: Trigger | None,
    spoken: Sequence[Trigger],
    dates: Sequence[DateMention],
    published: When | None,
    registry: Registry,
    around: Sequence[DateMention],
    *,
    joint: bool = False,
) -> Sighting:
    status, cue = Status.HELD, ""
    if trigger is not None:
        span = (group.first, group.last) if group is not None else None
        status, cue = status_of(parsed, trigger, spoken, passage.first, passage.last, span)
        for other in spoken:
            if status is Status.HELD and not cue and other is not trigger and _alike(other, trigger):
                # "davetine icabetle pazartesi günü gelecek": of two words for one visit, one tells that it is to come
                status, cue = status_of(parsed, other, spoken, passage.first, passage.last)
    pieces = [parsed.span(one.first, one.last) for one in (trigger, group) if one is not None]
    place_in_text = pieces[0].to(pieces[-1]) if pieces else passage.span
    mention = _nearest(parsed, dates, place_in_text)
    when, offset = None, None
    if mention is not None:
        tense = "past" if status is Status.HELD else "future"
        when = resolve(mention, published, tense=tense)  # type: ignore[arg-type]
        if mention.offset is not None and mention.offset.unit == "day":
            offset = mention.offset.last
        if status is Status.HELD and not cue and mention.tense == "future":
            status, cue = Status.PLANNED, mention.text
        if status is Status.HELD and when is not None and published is not None and when.start >= published.end:
            status, cue = Status.PLANNED, mention.text
    if mention is not None and (when is None or is_open(when) or (when.end - when.start).days > YEAR):
        when = _without_year(mention, when) or when
    if when is None and offset is not None:
        when = _weekday_only(around, passage, offset)
    background = is_background(parsed, passage.first, passage.last) and status is Status.HELD
    if when is not None and published is not None and (published.start - when.end).days > 5:
        background = True
    return Sighting(
        passage=passage,
        actors=group.actors if group else (),
        kind=trigger.kind if trigger else Kind.UNSPECIFIED,
        status=status,
        cue=cue,
        span=place_in_text,
        when=when,
        offset=offset,
        places=venues(parsed, passage, registry),
        background=background,
        told=trigger is not None or joint,
        how=group.how if group else "",
        topical=status is Status.HELD and _topical(parsed, group, passage),
    )


def _weekday_only(dates: Sequence[DateMention], passage: Passage, offset: int) -> When | None:
    """ "Their meeting yesterday", beside "told reporters today, Thursday": some Wednesday, on a page without a date."""
    near = [
        one
        for one in dates
        if one.weekday is not None
        and one.offset is not None
        and one.offset.unit == "day"
        and one.offset.first == one.offset.last
        and max(one.span.start - passage.span.end, passage.span.start - one.span.end, 0) <= NEIGHBOUR_REACH
    ]
    if len({one.weekday for one in near}) != 1 or near[0].weekday is None or near[0].offset is None:
        return None
    weekday = (near[0].weekday - near[0].offset.first + offset) % 7
    return When(OPEN_START, OPEN_END, Precision.INTERVAL, f"the weekday follows from “{near[0].text}”", weekday)


YEAR: Final = 366
"""Days from which an interval leaves the year of a day and month open."""


def _without_year(mention: DateMention, when: When | None) -> When | None:
    """ "L'appel a eu lieu ce 24 novembre", on a page without a date: which day of which year is not told."""
    calendar = mention.calendar
    if calendar is None or calendar.era is not Era.GREGORIAN or calendar.year is not None or calendar.day is None:
        return None
    start, end = (when.start, when.end) if when is not None else (OPEN_START, OPEN_END)
    basis = f"“{mention.text}”, of a year that is not told"
    return When(start, end, Precision.INTERVAL, basis, mention.weekday, month=calendar.month, day=calendar.day)


def _alike(one: Trigger, other: Trigger) -> bool:
    """Whether two triggers of a passage can be words for one contact: "gelerek … görüşecek", a visit and a meeting."""
    return one.kind is other.kind or {one.kind, other.kind} <= {Kind.VISIT, Kind.MEETING}


def _topical(parsed: Parsed, group: Linked | None, passage: Passage) -> bool:
    """ "briefed Modi on the Trump–Putin meeting": a pair behind *on* or *about* is what is talked about."""
    if group is None or group.first == passage.first:
        return False
    return any(
        hit.payload.value == "about" for hit in parsed.within(max(group.first - 2, passage.first), group.first, "link")
    )


def _nearest(parsed: Parsed, dates: Sequence[DateMention], span: Span) -> DateMention | None:
    """The date that tells when the contact was: the nearest day, weekday or relative word, not a document's date."""

    def distance(one: DateMention) -> int:
        return max(one.span.start - span.end, span.start - one.span.end, 0)

    able = [
        one
        for one in dates
        if one.kind in _DAYS
        and one.bound is None
        and distance(one) <= DATE_REACH
        and not _of_document(parsed, one)
        and not (one.kind is DateKind.RELATIVE and one.offset is not None and one.offset.unit != "day")
    ]
    return min(able, key=distance, default=None)


def _belongs(mention: DateMention, others: Sequence[Span]) -> bool:
    """ "… konuğuna 17 Eylül'de Erdoğan'la vardıkları anlaşmayı anlattı": a date right beside a third person is his."""
    return any(
        0 <= span.start - mention.span.end <= ADJACENT or 0 <= mention.span.start - span.end <= ADJACENT
        for span in others
    )


def _of_document(parsed: Parsed, mention: DateMention) -> bool:
    """ "the memorandum of 17 September 2018": a date within a few words of a named framework is the framework's."""
    for hit in parsed.hits:
        if hit.payload.category == "framework":
            span = parsed.span(hit.first, hit.last)
            if max(mention.span.start - span.end, span.start - mention.span.end, 0) <= 12:
                return True
    return False


def venues(parsed: Parsed, passage: Passage, registry: Registry) -> tuple[Named, ...]:
    """Places the passage puts something in ("in Sochi", "Soçi'de", "في مدينة سوتشي") or is datelined from, in order."""
    found: dict[str, Named] = {}
    for hit in parsed.within(passage.first, passage.last, "place"):
        place = registry.places.get(hit.payload.value)
        if place is not None and (passage.role is Role.DATELINE or _located(parsed, hit, passage)):
            found.setdefault(place.id, place)
    return tuple(found.values())


IN_REACH: Final = 2
"""Words back from a place to its *in*: "in the city of", "في مدينة"."""


def _located(parsed: Parsed, hit: Hit[Entry], passage: Passage) -> bool:
    suffix = parsed.tokens[hit.last - 1].suffix
    if "in" in parsed.pack.link_suffixes.get(suffix, frozenset()):
        return True
    if "in" in parsed.pack.link_prefixes.get(hit.prefix, frozenset()):
        return True
    reach = parsed.reach(IN_REACH)
    if parsed.pack.postpositions:
        behind = parsed.within(hit.last, min(hit.last + reach, passage.last), "link")
        return any(link.payload.value == "in" and link.first == hit.last for link in behind)
    before = parsed.within(max(hit.first - reach, passage.first), hit.first, "link")
    return any(link.payload.value == "in" for link in before)


def agree(one: Sighting, other: Sighting) -> bool:
    """Whether the days two sightings tell can be one day."""
    if one.offset is not None and other.offset is not None:
        return one.offset == other.offset
    return compatible(one.when, other.when)


ROLE_WEIGHT: Final[Mapping[Role, float]] = {
    Role.TITLE: 3.0,
    Role.STANDFIRST: 2.5,
    Role.DATELINE: 0.5,
    Role.BODY: 0.4,
}
LEAD_WEIGHTS: Final = (2.5, 1.5, 1.0)
"""Weight of the first, second and third passage of the body; later ones weigh `ROLE_WEIGHT[BODY]`."""
