"""Reports: an article's sightings put together, one report for each contact it tells of."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from dragoman.actors.registry import Registry
from dragoman.actors.resolve import Resolved
from dragoman.contacts.clusters import IN_PERSON, Cluster, absorbed, clusters_of, without_journeys
from dragoman.contacts.in_office import Titles, in_office, titles_of
from dragoman.contacts.positions import positions_of
from dragoman.contacts.prominence import (
    MAIN_WEIGHT,
    SOLE_WEIGHT,
    goes_on,
    listed_with,
    tells_other_news,
    under_own_heading,
    weight_of,
)
from dragoman.contacts.sightings import Sighting
from dragoman.contacts.thirds import with_thirds
from dragoman.contacts.triggers import CALLS, STRENGTH
from dragoman.dates.narrow import OPEN_END, OPEN_START, is_open, meet
from dragoman.languages.parse import Parsed, Passage
from dragoman.model import Article, ContactReport, Kind, Named, Precision, Role, Status, When

FAR: Final = 10
"""Days from publication beyond which a date in a later sentence is not taken for the day of the main contact."""


def reports(
    article: Article,
    parsed: Parsed,
    resolved: Sequence[Sequence[Resolved]],
    found: Sequence[Sighting],
    registry: Registry,
) -> tuple[ContactReport, ...]:
    """The contact reports of an article, the main one first.

    Args:
        article: with its publication interval.
        parsed: its parsed text.
        resolved: its resolved references, passage by passage.
        found: its sightings, in order.
        registry: for topics and frameworks.
    """
    positions = positions_of(parsed)
    found = with_thirds(parsed, resolved, found)
    clusters = clusters_of(found, positions)
    present = [{actor.id for one in passage for actor in one.actors} for passage in resolved]
    titled = titles_of(resolved)
    clusters = without_journeys(absorbed(clusters, positions))
    weighted = sorted(
        ((weight_of(cluster, positions, present), -index, cluster) for index, cluster in enumerate(clusters)),
        key=lambda item: item[:2],
        reverse=True,
    )
    rival = next(
        (
            weight
            for weight, _, cluster in weighted[1:]
            if cluster.told
            and not listed_with(weighted[0][2], cluster)
            and not goes_on(weighted[0][2], cluster, positions)
        ),
        0.0,
    )
    needed = MAIN_WEIGHT if weighted and rival > weighted[0][0] / 2 else SOLE_WEIGHT
    result: list[ContactReport] = []
    mains: list[Cluster] = []
    for weight, _, cluster in weighted:
        if not cluster.told:
            continue
        passing = tells_other_news(parsed, found, cluster) or (
            all(one.background or one.topical or not one.told for one in cluster.sightings) and not cluster.echoes
        )
        main = (weight >= needed and not passing and (not mains or listed_with(mains[0], cluster))) or (
            bool(mains) and under_own_heading(parsed, cluster, mains[0], present)
        )
        if main:
            mains.append(cluster)
        result.append(_report(article, parsed, cluster, titled, registry, main=main, weight=weight))
    return tuple(result)


def _kind(cluster: Cluster) -> Kind:
    votes: Counter[Kind] = Counter()
    for weight, group in ((2.0, cluster.sightings), (1.0, cluster.echoes)):
        for one in group:
            if one.told and one.kind is not Kind.UNSPECIFIED:
                lead = 2.0 if one.passage.role in (Role.TITLE, Role.STANDFIRST) else 1.0
                votes[one.kind] += int(weight * lead * (2 if one.kind in CALLS and weight > 1 else 1))
    parties = len(cluster.actors)
    if not votes:
        placed = any(one.places for one in cluster.sightings if one.told)
        kind = Kind.MEETING if placed else Kind.UNSPECIFIED
    else:
        kind = max(votes, key=lambda kind: (votes[kind], STRENGTH[kind]))
        told = {one.kind for one in cluster.sightings}
        # "held talks with Safadi, who is in Moscow on a visit": where one calls on the other, they talk face to face.
        face_to_face = {Kind.MEETING, Kind.UNSPECIFIED} & told or Kind.MEETING in {one.kind for one in cluster.echoes}
        if kind is Kind.VISIT and face_to_face:
            kind = Kind.MEETING
    if parties >= 3 and kind in IN_PERSON | {Kind.UNSPECIFIED}:
        return Kind.MULTILATERAL
    if parties == 2 and kind is Kind.MULTILATERAL:
        return Kind.MEETING
    return kind


def _report(
    article: Article, parsed: Parsed, cluster: Cluster, titled: Titles, registry: Registry, *, main: bool, weight: float
) -> ContactReport:
    told = [one for one in cluster.sightings if one.told] or cluster.sightings
    founding = cluster.founding
    kind = _kind(cluster)
    passages = {one.passage.number for one in cluster.sightings}
    around = parsed.passages if main else tuple(p for p in parsed.passages if p.number in passages)
    places = _places(cluster, kind)
    topics, frameworks = _subjects(parsed, around, cluster, registry)
    topics = tuple(topic for topic in topics if topic.id not in {f"place:{place.id}" for place in places})
    when = _when(article, cluster, founding, main=main)
    if founding.status is Status.HELD and (when is None or is_open(when)):
        for bounds in (in_office(cluster.actors, titled, kind, registry), _by_then(article)):
            if bounds is not None:
                when = bounds if when is None else meet(when, bounds) or when
    reasons = [
        f"{founding.how}: {founding.span.of(parsed.text)!r}",
        f"kind {kind.value} from {sum(one.kind is kind for one in told + cluster.echoes)} passages",
        f"weight {weight:.1f} by place in the article" + (", its main contact" if main else ""),
    ]
    if founding.cue:
        reasons.append(f"{founding.status.value}: {founding.cue!r}")
    identity = "\n".join(
        [article.id, kind.value, founding.status.value, *sorted(cluster.key), str(founding.span.start)]
    )
    return ContactReport(
        id=hashlib.sha256(identity.encode()).hexdigest()[:16],
        article=article.id,
        kind=kind,
        status=founding.status,
        parties=cluster.actors,
        main=main,
        span=founding.span,
        when=when,
        places=places,
        topics=topics,
        frameworks=frameworks,
        evidence=tuple(one.span for one in told if one is not founding),
        reasons=tuple(reasons),
    )


def _places(cluster: Cluster, kind: Kind) -> tuple[Named, ...]:
    if kind in CALLS or kind is Kind.MESSAGE:
        return ()
    found: dict[str, Named] = {}
    for one in cluster.sightings:
        if one.told:
            for place in one.places:
                found.setdefault(place.id, place)
    return tuple(found.values())[:2]


def _by_then(article: Article) -> When | None:
    """What an article tells of contacts held long before it: that they were held by the day it was put up."""
    published = article.published
    if published is None or published.end == OPEN_END:
        return None
    return When(OPEN_START, published.end, Precision.INTERVAL, f"before publication ({published.basis})")


def _far(when: When, published: When | None) -> bool:
    """Whether days lie more than `FAR` from publication; from one that is open on a side, on the other only."""
    if published is None:
        return False
    return max(published.start - when.end, when.start - published.end).days > FAR


def _when(article: Article, cluster: Cluster, founding: Sighting, *, main: bool) -> When | None:
    """The days the article allows for the contact: what its sightings name, else what its publication bounds."""
    when = founding.when
    for one in cluster.sightings:
        if one is founding or one.when is None or not one.told:
            continue
        if when is None:
            when = None if main and _far(one.when, article.published) else one.when
        else:
            when = meet(when, one.when) or when
    if when is not None or article.published is None:
        return when
    published = article.published
    if not main or founding.background:
        return None
    if founding.status is not Status.HELD:
        return None
    if published.precision is Precision.DAY:
        return When(
            published.start, published.end, Precision.DAY,
            f"day of publication ({published.basis}); the text names no other day",
            contradictions=published.contradictions, by_publication=True,
        )  # fmt: skip
    if published.weekday is not None:
        # "a statement issued today, Monday": the day is not known, but which day of the week it was
        return replace(published, basis=f"day of the statement ({published.basis})")
    return When(
        published.start - timedelta(days=1), published.end, Precision.INTERVAL,
        f"before publication ({published.basis})", contradictions=published.contradictions,
    )  # fmt: skip


def _subjects(
    parsed: Parsed, passages: Sequence[Passage], cluster: Cluster, registry: Registry
) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """Topics and frameworks of the passages: themes, third states and places named."""
    sides = {actor.side for actor in cluster.actors}
    topics: Counter[str] = Counter()
    named: dict[str, Named] = {}
    frameworks: dict[str, Named] = {}
    for passage in passages:
        for hit in parsed.within(passage.first, passage.last, "topic"):
            topic = registry.topics.get(hit.payload.value)
            if topic:
                topics[topic.id] += 1
                named[topic.id] = topic
        for hit in parsed.within(passage.first, passage.last, "state"):
            if hit.payload.value not in sides and hit.payload.form != "capital":
                state = registry.states.get(hit.payload.value)
                if state:
                    topics[f"state:{state.code}"] += 1
                    named[f"state:{state.code}"] = Named(f"state:{state.code}", state.name, state.code)
        for hit in parsed.within(passage.first, passage.last, "place"):
            place = registry.places.get(hit.payload.value)
            if place:
                topics[f"place:{place.id}"] += 1
                named[f"place:{place.id}"] = Named(f"place:{place.id}", place.name, place.country)
        for hit in parsed.within(passage.first, passage.last, "framework"):
            framework = registry.frameworks.get(hit.payload.value)
            if framework:
                frameworks[framework.id] = framework
    return tuple(named[key] for key, _ in topics.most_common()), tuple(frameworks.values())
