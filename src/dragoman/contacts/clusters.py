"""Clusters: the sightings of one article that tell of one contact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from dragoman.contacts.positions import LEAD_WEIGHTS
from dragoman.contacts.sightings import Sighting, agree
from dragoman.contacts.triggers import CALLS
from dragoman.model import Actor, Kind, Role, Status

IN_PERSON: Final = frozenset({Kind.MEETING, Kind.VISIT, Kind.MULTILATERAL})


@dataclass(slots=True)
class Cluster:
    """Sightings of one contact; `echoes` speak of it without naming its parties."""

    sightings: list[Sighting] = field(default_factory=list)
    echoes: list[Sighting] = field(default_factory=list)

    @property
    def actors(self) -> tuple[Actor, ...]:
        """The parties, as the first sighting names them."""
        return self.sightings[0].actors

    @property
    def founding(self) -> Sighting:
        """The sighting that tells what became of the contact: the first told one, or the lead's below an open title."""
        told = [one for one in self.sightings if one.told] or self.sightings
        return next((one for one in told[1:] if one.status is not told[0].status), told[0])

    @property
    def told(self) -> bool:
        """Whether words of contact stand with the parties, or in the lead of an article that is about them."""
        return any(one.told for one in self.sightings) or bool(self.echoes)

    @property
    def key(self) -> frozenset[str]:
        """The parties' ids: clusters of other parties are other contacts."""
        return frozenset(actor.id for actor in self.actors)


def clusters_of(found: Sequence[Sighting], positions: dict[int, float]) -> list[Cluster]:
    """Put sightings together, in order of first telling.

    Args:
        found: all sightings of an article, in order.
        positions: weight of every passage by where it stands.
    """
    clusters: list[Cluster] = []
    early: list[Sighting] = []
    for sighting in found:
        if not sighting.actors:
            if clusters:
                _echo(clusters, sighting, lead=positions[sighting.passage.number] >= LEAD_WEIGHTS[2])
            if not any(one.told for cluster in clusters for one in cluster.sightings):
                early.append(sighting)
            continue
        key = frozenset(actor.id for actor in sighting.actors)
        lead = positions[sighting.passage.number] >= LEAD_WEIGHTS[1]
        same = [cluster for cluster in reversed(clusters) if cluster.key == key and _fits(cluster, sighting, lead=lead)]
        if same:
            same[0].sightings.append(sighting)
        else:
            clusters.append(Cluster([sighting]))
    if clusters and not any(cluster.told for cluster in clusters):
        # "Sochi summit backs congress" above "Putin, Rouhani and Erdoğan read out a statement": the lead tells
        # that there was a contact, the next sentence whose.
        for sighting in early:
            if positions[sighting.passage.number] >= LEAD_WEIGHTS[1]:
                clusters[0].echoes.append(sighting)
    return clusters


def _echo(clusters: Sequence[Cluster], sighting: Sighting, *, lead: bool) -> None:
    """A passage that speaks of a contact without its parties bears out the one told last, in kind at most."""
    if sighting.background or sighting.status is not Status.HELD or not clusters:
        return
    last = max(clusters, key=lambda cluster: cluster.sightings[-1].passage.number)
    if not lead and not any(one.told for one in last.sightings):
        return
    if last.sightings[0].status is Status.HELD and agree(last.sightings[0], sighting):
        last.echoes.append(sighting)


def _left_open(cluster: Cluster, sighting: Sighting) -> bool:
    """Whether the title says nothing certain of what became of a contact, and a sighting of the lead does.

    "Erdoğan's visit to Moscow" above "will visit Moscow on Friday"; "Possible meeting of Putin and Zelensky" above
    "no meeting is planned".
    """
    told = [one for one in cluster.sightings if one.told]
    if any(one.passage.role is not Role.TITLE or one.background for one in told):
        return False
    refused = sighting.status in (Status.DENIED, Status.CALLED_OFF)
    return all((one.status is Status.HELD and not one.cue) or (one.status in _AHEAD and refused) for one in told)


_AHEAD: Final = (Status.PLANNED, Status.PROPOSED)


def _fits(cluster: Cluster, sighting: Sighting, *, lead: bool) -> bool:
    """Whether a sighting of the same parties tells of the contact of a cluster; `lead`: it stands in the lead."""
    first = cluster.founding
    kinds = {one.kind for one in cluster.sightings if one.kind is not Kind.UNSPECIFIED}
    if not all(agree(one, sighting) for one in cluster.sightings):
        return False
    if not sighting.told or not any(one.told for one in cluster.sightings):
        return True
    settled = lead and sighting.status is not Status.HELD and _left_open(cluster, sighting)
    if sighting.status is not first.status and sighting.told and first.told and not settled:
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
        return not sighting.background
    # A call and a meeting of the same two: one contact only where nothing sets them apart
    # (machine translation calls a phone call a meeting: "Telefongespräch … Bei dem Treffen").
    return not own and not sighting.places and not sighting.background


def _told_before(small: Cluster, large: Cluster) -> bool:
    """Whether the body tells of a meeting of two before it comes to the one of three: then it is one of its own."""

    def begin(cluster: Cluster) -> int:
        body = [one.passage.number for one in cluster.sightings if one.told and one.passage.role is Role.BODY]
        return min(body, default=10**6)

    return begin(small) < begin(large)


def absorbed(clusters: Sequence[Cluster], positions: dict[int, float]) -> list[Cluster]:
    """Clusters without pairs told in the lead that are part of a trilateral meeting told there too.

    "Putin's meeting with Presidents Rouhani and Erdoğan" above a lead on the trilateral is the trilateral.
    """
    kept = list(clusters)
    for large in clusters:
        if len(large.key) < 3 or not any(one.kind is Kind.MULTILATERAL for one in large.sightings + large.echoes):
            continue
        for small in clusters:
            if (
                small.key < large.key
                and not _told_before(small, large)
                and all(
                    positions[one.passage.number] >= LEAD_WEIGHTS[1]
                    and not one.background
                    and one.kind not in CALLS
                    and agree(one, large.sightings[0])
                    for one in small.sightings
                )
            ):
                large.echoes.extend(small.sightings)
                kept = [cluster for cluster in kept if cluster is not small]
    return kept


def without_journeys(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Clusters without visits to a state that were for a meeting told as well: "it was his fifth trip to Russia"."""

    def journey(cluster: Cluster) -> bool:
        told = [one for one in cluster.sightings if one.told]
        return bool(told) and all(one.how == "visit" and one.status is Status.HELD for one in told)

    def met(cluster: Cluster) -> bool:
        return any(one.kind in IN_PERSON and one.status is Status.HELD for one in cluster.sightings + cluster.echoes)

    return [
        one
        for one in clusters
        if not (
            journey(one)
            and any(
                other is not one and not journey(other) and one.key <= other.key and met(other) for other in clusters
            )
        )
    ]
