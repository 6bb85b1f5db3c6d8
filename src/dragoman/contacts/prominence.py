"""Prominence: how much of an article is about each contact it tells of, and which is its main one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dragoman.contacts.clusters import Cluster
from dragoman.contacts.positions import LEAD_WEIGHTS
from dragoman.contacts.sightings import Sighting
from dragoman.languages.parse import Parsed
from dragoman.model import Role, Status

MAIN_WEIGHT: Final = 2.0
"""Weight from which a contact is what the article is about: the title, or the first sentence of the body."""
SOLE_WEIGHT: Final = 1.0
"""The same where no other contact comes near it: its second or third sentence."""
BACKGROUND_FACTOR: Final = 0.15
VISIT_FACTOR: Final = 0.6
"""What a visit to a state weighs where the other party is not told beside it: less than a contact of two named."""
UNTOLD_FACTOR: Final = 0.4
"""What a pair side by side without a word of contact ("Putin and Erdogan: what they want") adds."""
LONGEST_HEADING: Final = 12
"""Words of a heading inside an article, at most."""


def weight_of(cluster: Cluster, positions: dict[int, float], present: Sequence[set[str]]) -> float:
    """How much of the article is about the contact: by where it is told, and where its parties stand together."""
    best: dict[int, float] = {
        number: positions[number] * UNTOLD_FACTOR for number, ids in enumerate(present) if cluster.key <= ids
    }
    for one in cluster.sightings:
        told = one.told or bool(cluster.echoes)
        factor = BACKGROUND_FACTOR if one.background or one.topical else 1.0 if told else UNTOLD_FACTOR
        value = positions[one.passage.number] * factor * (VISIT_FACTOR if one.how == "visit" else 1.0)
        best[one.passage.number] = max(best.get(one.passage.number, 0.0), value)
    return sum(best.values())


def tells_other_news(parsed: Parsed, found: Sequence[Sighting], cluster: Cluster) -> bool:
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


def listed_with(first: Cluster, other: Cluster) -> bool:
    """ "Four calls in one day": contacts that one sentence lists side by side are main together."""
    return any(
        one.how == another.how == "each" and one.passage == another.passage
        for one in first.sightings
        for another in other.sightings
    )


def goes_on(first: Cluster, other: Cluster, positions: dict[int, float]) -> bool:
    """Whether a contact belongs to the round of visits or calls that the lead begins: a party of it, met later on.

    "Zaev will talk with Borisov. … He will also meet Radev" is about Zaev and Borisov.
    """
    begun = [one.passage.number for one in first.sightings if one.told]
    later = [one.passage.number for one in other.sightings if one.told]
    if not begun or not later or not first.key & other.key:
        return False
    return positions[begun[0]] >= LEAD_WEIGHTS[1] and begun[0] < later[0]


def under_own_heading(parsed: Parsed, cluster: Cluster, first: Cluster, present: Sequence[set[str]]) -> bool:
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
