"""Third ministers: the one who sat at the table of two others, told beside them or in the sentences behind.

"Lavrov and Kuleba met in Antalya. The trilateral meeting was hosted by the Turkish foreign minister." Who attends a
meeting of others is no party as a rule (`persons` leaves companions out); a third minister of the same office, at a
meeting that is called trilateral or that he mediated or attended, is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dragoman.actors.resolve import Resolved
from dragoman.contacts.clusters import IN_PERSON
from dragoman.contacts.persons import along, can_be_party
from dragoman.contacts.sightings import Sighting, agree
from dragoman.languages.parse import Parsed, Passage
from dragoman.model import Actor, Kind, Status

NEAR: Final = 2
"""Passages behind the one that tells of the two, at most."""

SPEECH: Final = 3
"""Words between a minister and a verb of saying that make him somebody who speaks of the meeting, at most."""


def with_thirds(parsed: Parsed, resolved: Sequence[Sequence[Resolved]], found: Sequence[Sighting]) -> list[Sighting]:
    """Sightings in which a meeting of two ministers is told to have been one of three.

    Args:
        parsed: the parsed article.
        resolved: its resolved references, passage by passage.
        found: its sightings.
    """
    result = list(found)
    for first in found:
        pair = {actor.id for actor in first.actors}
        if not _of_two_ministers(first) or any(len(one.actors) > 2 and pair < _ids(one) for one in result):
            continue
        third = _third(parsed, resolved, found, first)
        if third is None:
            continue
        result = [
            replace(one, actors=(*one.actors, third))
            if _ids(one) == pair and _of_two_ministers(one) and agree(one, first)
            else one
            for one in result
        ]
    return result


def _ids(one: Sighting) -> set[str]:
    return {actor.id for actor in one.actors}


def _of_two_ministers(one: Sighting) -> bool:
    held = one.status is Status.HELD and not one.background and not one.topical
    in_person = one.kind in IN_PERSON or one.kind is Kind.UNSPECIFIED
    return held and in_person and len(one.actors) == 2 and len({_title(actor) for actor in one.actors} - {""}) == 1


def _title(actor: Actor) -> str:
    """The minister's office without its state; nothing for whoever is no minister."""
    title = (actor.office or "").split(" of ")[0]
    return title if title.endswith(" Minister") and title != "Prime Minister" else ""


def _third(
    parsed: Parsed, resolved: Sequence[Sequence[Resolved]], found: Sequence[Sighting], first: Sighting
) -> Actor | None:
    """The one further minister of the passages at hand, if a meeting of more than two is told of him there."""
    at = first.passage.number
    for passage in parsed.passages[at : at + 1 + NEAR]:
        if passage.role is not first.passage.role and passage.number != at:
            break
        trilateral = any(
            one.passage is passage and one.kind is Kind.MULTILATERAL and one.status is Status.HELD for one in found
        ) or any(hit.payload.value == "multilateral" for hit in parsed.within(passage.first, passage.last, "contact"))
        others = {
            one.actor: one
            for one in resolved[passage.number]
            if one.actor is not None and can_be_party(one) and one.actor not in first.actors
        }
        if len(others) != 1:
            continue
        actor, one = next(iter(others.items()))
        told = along(parsed, one, passage.first) or (trilateral and not _speaks(parsed, one, passage))
        same = _title(actor) == _title(first.actors[0])
        if told and same and actor.side not in {known.side for known in first.actors}:
            return actor
    return None


def _speaks(parsed: Parsed, one: Resolved, passage: Passage) -> bool:
    """ "…, said Çavuşoğlu": who speaks of a meeting need not have been there."""
    reach = parsed.reach(SPEECH)
    first, last = max(one.reference.first - reach, passage.first), min(one.reference.last + reach, passage.last)
    return bool(parsed.within(first, last, "speech"))
