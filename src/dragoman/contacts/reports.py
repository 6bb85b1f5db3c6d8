"""Reports: an article's sightings put together, one report for each contact it tells of."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from dragoman.actors.registry import Registry
from dragoman.actors.resolve import Resolved
from dragoman.contacts.sightings import LEAD_WEIGHTS, ROLE_WEIGHT, Sighting, agree
from dragoman.contacts.triggers import CALLS, STRENGTH
from dragoman.dates.narrow import OPEN_END, OPEN_START, is_open, meet
from dragoman.languages.parse import Parsed
from dragoman.model import Actor, Article, ContactReport, Kind, Named, Precision, Role, Status, When

FAR: Final = 10
"""Days from publication beyond which a date in a later sentence is not taken for the day of the main contact."""

IN_PERSON: Final = frozenset({Kind.MEETING, Kind.VISIT, Kind.MULTILATERAL})
MAIN_WEIGHT: Final = 2.0
"""Weight from which a contact is what the article is about: the title, or the first sentence of the body."""
SOLE_WEIGHT: Final = 1.0
"""The same where no other contact comes near it: its second or third sentence."""
BACKGROUND_FACTOR: Final = 0.15
UNTOLD_FACTOR: Final = 0.4
"""What a pair side by side without a word of contact ("Putin and Erdogan: what they want") adds."""


@dataclass(slots=True)
class _Cluster:
    sightings: list[Sighting] = field(default_factory=list)
    echoes: list[Sighting] = field(default_factory=list)

    @property
    def actors(self) -> tuple[Actor, ...]:
        return self.sightings[0].actors

    @property
    def told(self) -> bool:
        """Whether words of contact stand with the parties, or in the lead of an article that is about them."""
        return any(one.told for one in self.sightings) or bool(self.echoes)

    @property
    def key(self) -> frozenset[str]:
        return frozenset(actor.id for actor in self.actors)


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
    positions = _positions(parsed)
    clusters = _cluster(found, positions)
    present = [{actor.id for one in passage for actor in one.actors} for passage in resolved]
    clusters = _absorbed(clusters, positions)
    weighted = sorted(
        ((_weight(cluster, positions, present), -index, cluster) for index, cluster in enumerate(clusters)),
        key=lambda item: item[:2],
        reverse=True,
    )
    rival = next((weight for weight, _, cluster in weighted[1:] if cluster.told), 0.0)
    needed = MAIN_WEIGHT if weighted and rival > weighted[0][0] / 2 else SOLE_WEIGHT
    result: list[ContactReport] = []
    mains: list[_Cluster] = []
    for weight, _, cluster in weighted:
        if not cluster.told:
            continue
        passing = _other_news(parsed, found, cluster) or (
            all(one.background or one.topical or not one.told for one in cluster.sightings) and not cluster.echoes
        )
        main = (weight >= needed and not passing and (not mains or _listed_with(mains[0], cluster))) or (
            bool(mains) and _under_own_heading(parsed, cluster, mains[0], present)
        )
        if main:
            mains.append(cluster)
        result.append(_report(article, parsed, cluster, registry, main=main, weight=weight))
    return tuple(result)


def _other_news(parsed: Parsed, found: Sequence[Sighting], cluster: _Cluster) -> bool:
    """Whether the title tells of a contact that is off, and the cluster of one held before.

    "Ireland Says Trump Visit Postponed" … "Varadkar visited Trump in March".
    """
    title = [one for one in found if one.passage.role is Role.TITLE and one.status is Status.CALLED_OFF]
    told = [one for one in cluster.sightings if one.told]
    lead = {Role.TITLE, Role.STANDFIRST}
    body = next((passage.number for passage in parsed.passages if passage.role is Role.BODY), 0)
    return bool(title) and all(
        one.status is Status.HELD and one.passage.role not in lead and one.passage.number > body for one in told
    )


def _absorbed(clusters: Sequence[_Cluster], positions: dict[int, float]) -> list[_Cluster]:
    """Clusters without pairs told in the lead that are part of a trilateral meeting told there too.

    "Putin's meeting with Presidents Rouhani and Erdoğan" above a lead on the trilateral is the trilateral.
    """
    kept = list(clusters)
    for large in clusters:
        if len(large.key) < 3 or not any(one.kind is Kind.MULTILATERAL for one in large.sightings + large.echoes):
            continue
        for small in clusters:
            if small.key < large.key and all(
                positions[one.passage.number] >= LEAD_WEIGHTS[1]
                and not one.background
                and one.kind not in CALLS
                and agree(one, large.sightings[0])
                for one in small.sightings
            ):
                large.echoes.extend(small.sightings)
                kept = [cluster for cluster in kept if cluster is not small]
    return kept


def _listed_with(first: _Cluster, other: _Cluster) -> bool:
    """ "Four calls in one day": contacts that one sentence lists side by side are main together."""
    return any(
        one.how == another.how == "each" and one.passage == another.passage
        for one in first.sightings
        for another in other.sightings
    )


LONGEST_HEADING: Final = 12
"""Words of a heading inside an article, at most."""


def _under_own_heading(parsed: Parsed, cluster: _Cluster, first: _Cluster, present: Sequence[set[str]]) -> bool:
    """Whether a contact opens a further story on the page: right below a heading that names someone new."""
    founding = next((one for one in cluster.sightings if one.told), None)
    if founding is None or founding.background or founding.passage.number == 0:
        return False
    above = parsed.passages[founding.passage.number - 1]
    heading = (
        above.paragraph != founding.passage.paragraph
        and above.last - above.first <= LONGEST_HEADING
        and parsed.text[above.span.end - 1] not in ".!?…:,;"
    )
    return heading and bool(present[above.number] & (cluster.key - first.key))


def _positions(parsed: Parsed) -> dict[int, float]:
    """Weight of every passage by where it stands."""
    weights: dict[int, float] = {}
    body = 0
    for passage in parsed.passages:
        if passage.role is Role.BODY:
            weights[passage.number] = LEAD_WEIGHTS[body] if body < len(LEAD_WEIGHTS) else ROLE_WEIGHT[Role.BODY]
            # A short first line without a full stop is a heading or a place line, not the lead.
            body += len(passage.span) > 40 or body > 0
        else:
            weights[passage.number] = ROLE_WEIGHT[passage.role]
    return weights


def _weight(cluster: _Cluster, positions: dict[int, float], present: Sequence[set[str]]) -> float:
    """How much of the article is about the contact: by where it is told, and where its parties stand together."""
    best: dict[int, float] = {
        number: positions[number] * UNTOLD_FACTOR for number, ids in enumerate(present) if cluster.key <= ids
    }
    for one in cluster.sightings:
        told = one.told or bool(cluster.echoes)
        factor = BACKGROUND_FACTOR if one.background or one.topical else 1.0 if told else UNTOLD_FACTOR
        value = positions[one.passage.number] * factor
        best[one.passage.number] = max(best.get(one.passage.number, 0.0), value)
    return sum(best.values())


def _cluster(found: Sequence[Sighting], positions: dict[int, float]) -> list[_Cluster]:
    clusters: list[_Cluster] = []
    early: list[Sighting] = []
    for sighting in found:
        if not sighting.actors:
            if clusters:
                _echo(clusters, sighting, lead=positions[sighting.passage.number] >= LEAD_WEIGHTS[2])
            if not any(one.told for cluster in clusters for one in cluster.sightings):
                early.append(sighting)
            continue
        key = frozenset(actor.id for actor in sighting.actors)
        same = [cluster for cluster in reversed(clusters) if cluster.key == key and _fits(cluster, sighting)]
        if same:
            same[0].sightings.append(sighting)
        else:
            clusters.append(_Cluster([sighting]))
    if clusters and not any(cluster.told for cluster in clusters):
        # "Sochi summit backs congress" above "Putin, Rouhani and Erdoğan read out a statement": the lead tells
        # that there was a contact, the next sentence whose.
        for sighting in early:
            if positions[sighting.passage.number] >= LEAD_WEIGHTS[1]:
                clusters[0].echoes.append(sighting)
    return clusters


def _echo(clusters: Sequence[_Cluster], sighting: Sighting, *, lead: bool) -> None:
    """A passage that speaks of a contact without its parties bears out the one told last, in kind at most."""
    if sighting.background or sighting.status is not Status.HELD or not clusters:
        return
    last = max(clusters, key=lambda cluster: cluster.sightings[-1].passage.number)
    if not lead and not any(one.told for one in last.sightings):
        return
    if last.sightings[0].status is Status.HELD and agree(last.sightings[0], sighting):
        last.echoes.append(sighting)


def _fits(cluster: _Cluster, sighting: Sighting) -> bool:
    """Whether a sighting of the same parties tells of the same contact as the cluster."""
    first = cluster.sightings[0]
    kinds = {one.kind for one in cluster.sightings if one.kind is not Kind.UNSPECIFIED}
    if not all(agree(one, sighting) for one in cluster.sightings):
        return False
    if not sighting.told or not any(one.told for one in cluster.sightings):
        return True
    if sighting.status is not first.status and sighting.told and first.told:
        return False
    if sighting.background != first.background and (sighting.when is not None or sighting.kind not in kinds):
        return False
    if sighting.kind is Kind.UNSPECIFIED or not kinds or sighting.kind in kinds:
        return True
    if sighting.kind in IN_PERSON and kinds & IN_PERSON:
        return True
    own = sighting.when is not None or sighting.offset is not None or sighting.background
    if sighting.kind in CALLS | {Kind.MESSAGE} and kinds & (CALLS | {Kind.MESSAGE}):
        # "Erdoğan congratulated Putin" within a call is part of the call.
        return not own
    # A call and a meeting of the same two: one contact only where nothing sets them apart
    # (machine translation calls a phone call a meeting: "Telefongespräch … Bei dem Treffen").
    return not own and not sighting.places and not sighting.background


def _kind(cluster: _Cluster) -> Kind:
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
        if kind is Kind.VISIT and Kind.MEETING in told | {one.kind for one in cluster.echoes}:
            kind = Kind.MEETING
    if parties >= 3 and kind in IN_PERSON | {Kind.UNSPECIFIED}:
        return Kind.MULTILATERAL
    if parties == 2 and kind is Kind.MULTILATERAL:
        return Kind.MEETING
    return kind


def _report(
    article: Article, parsed: Parsed, cluster: _Cluster, registry: Registry, *, main: bool, weight: float
) -> ContactReport:
    told = [one for one in cluster.sightings if one.told] or cluster.sightings
    founding = told[0]
    kind = _kind(cluster)
    passages = {one.passage.number for one in cluster.sightings}
    around = parsed.passages if main else tuple(p for p in parsed.passages if p.number in passages)
    places = _places(cluster, kind)
    topics, frameworks = _subjects(parsed, around, cluster, registry)
    topics = tuple(topic for topic in topics if topic.id not in {f"place:{place.id}" for place in places})
    when = _when(article, cluster, founding, main=main)
    if founding.status is Status.HELD and (when is None or is_open(when)):
        bounds = in_office(cluster.actors, registry)
        when = bounds if when is None else (meet(when, bounds) or when) if bounds else when
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
        evidence=tuple(one.span for one in told[1:]),
        reasons=tuple(reasons),
    )


def _places(cluster: _Cluster, kind: Kind) -> tuple[Named, ...]:
    if kind in CALLS or kind is Kind.MESSAGE:
        return ()
    found: dict[str, Named] = {}
    for one in cluster.sightings:
        if one.told:
            for place in one.places:
                found.setdefault(place.id, place)
    return tuple(found.values())[:2]


def in_office(actors: Sequence[Actor], registry: Registry) -> When | None:
    """The years in which all parties held the offices they are named with: all that an undated text tells."""
    start, end = OPEN_START, OPEN_END
    for actor in actors:
        person = registry.persons.get(actor.id.removeprefix("person:"))
        terms = (
            [term for term in person.terms if actor.office == registry.office_title(term.role, term.of)]
            if person
            else []
        )
        if terms:
            start = max(start, min(term.start or OPEN_START for term in terms))
            end = min(end, max(term.end or OPEN_END for term in terms))
    if start >= end or start == OPEN_START:
        return None
    names = " and ".join(f"{actor.name} ({actor.office})" for actor in actors if actor.office)
    return When(start, end, Precision.INTERVAL, f"while in office: {names}")


def _when(article: Article, cluster: _Cluster, founding: Sighting, *, main: bool) -> When | None:
    """The days the article allows for the contact: what its sightings name, else what its publication bounds."""
    when = founding.when
    for one in cluster.sightings:
        if one is founding or one.when is None or not one.told:
            continue
        if when is None:
            far = article.published is not None and abs((article.published.start - one.when.end).days) > FAR
            when = None if main and far else one.when
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
            contradictions=published.contradictions,
        )  # fmt: skip
    return When(
        published.start - timedelta(days=1), published.end, Precision.INTERVAL,
        f"before publication ({published.basis})", contradictions=published.contradictions,
    )  # fmt: skip


def _subjects(
    parsed: Parsed, passages: Sequence[object], cluster: _Cluster, registry: Registry
) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """Topics and frameworks of the passages: themes, third states and places named."""
    numbers = {passage.number for passage in passages}  # type: ignore[attr-defined]
    sides = {actor.side for actor in cluster.actors}
    topics: Counter[str] = Counter()
    named: dict[str, Named] = {}
    frameworks: dict[str, Named] = {}
    for passage in parsed.passages:
        if passage.number not in numbers:
            continue
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
