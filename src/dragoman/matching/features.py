"""The table of features: each compares a report with a contact and says agrees, contradicts or absent, and why."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

import numpy as np

from dragoman.encoders import Centred, Vectors
from dragoman.encoders.centred import MEANS
from dragoman.matching.evidence import Evidence
from dragoman.matching.rarity import Weights


class Outcome(StrEnum):
    """Absent is not zero: it says that there was nothing to compare."""

    AGREES = "agrees"
    CONTRADICTS = "contradicts"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Feature:
    """The outcome of one comparison, `reason` a sentence.

    `mass` is the weight of what is shared, `total` of what the report that has less could share; of sentences `mass` is
    their likeness, 0..1.
    """

    name: str
    outcome: Outcome
    reason: str
    mass: float = 0.0
    total: float = 0.0


@dataclass(frozen=True, slots=True)
class Context:
    """What the features of one block share: rarity of subjects, and the encoder, None where none is to be used."""

    rarity: Weights
    encoder: Centred | None = None


def _shared(name: str, a: frozenset[str], b: frozenset[str], context: Context) -> Feature:
    if not a or not b:
        return Feature(name, Outcome.ABSENT, f"no {name} on one side")
    both = a & b
    weigh = context.rarity.weight
    total = min(sum(map(weigh, a)), sum(map(weigh, b)))
    if not both:
        return Feature(name, Outcome.CONTRADICTS, f"no shared {name}", 0.0, total)
    listed = ", ".join(_plain(item) for item in sorted(both, key=lambda item: (-weigh(item), item))[:6])
    return Feature(name, Outcome.AGREES, f"shared {name}: {listed}", sum(map(weigh, both)), total)


def _plain(item: str) -> str:
    return item.removeprefix("venue:").removeprefix("number:")


def subjects(report: Evidence, other: Evidence, context: Context) -> Feature:
    """Topics, third states and places that both speak of."""
    return _shared("subjects", report.about, other.about, context)


def frameworks(report: Evidence, other: Evidence, context: Context) -> Feature:
    """Agreements, processes and resolutions that both refer to."""
    return _shared("frameworks", report.frameworks, other.frameworks, context)


def days(report: Evidence, other: Evidence, context: Context) -> Feature:
    """Days of the year that both name for something else than the contact: for another one, an attack, a deadline.

    Different days are no contradiction: pages tell of different things beside the contact.
    """
    both = (report.days_of_year & other.days_of_year) - {f"day:{one.day_of_year}" for one in (report, other)}
    if not both:
        return Feature("days", Outcome.ABSENT, "no day named by both")
    mass = sum(map(context.rarity.weight, both))
    listed = ", ".join(sorted(one.removeprefix("day:") for one in both))
    return Feature("days", Outcome.AGREES, f"both name the days {listed}", mass, mass)


def venues(report: Evidence, other: Evidence, context: Context) -> Feature:
    """Where the two met, if both say so. Places of one state are no contradiction: one may be a part of the other."""
    found = _shared("venues", report.venues, other.venues, context)
    if found.outcome is Outcome.CONTRADICTS and _states(report) & _states(other):
        return Feature("venues", Outcome.ABSENT, "places of one state")
    return found


def _states(report: Evidence) -> set[str]:
    return {place.country or place.id for place in report.report.places}


def numbers(report: Evidence, other: Evidence, context: Context) -> Feature:
    """Numbers in both texts ("6,000 bodies"). Different numbers are no contradiction here: each side counts its own."""
    both = report.numbers & other.numbers
    if not both:
        return Feature("numbers", Outcome.ABSENT, "no shared number")
    mass = sum(context.rarity.weight(f"number:{number}") * (1.0 if len(number) > 2 else 0.5) for number in both)
    return Feature("numbers", Outcome.AGREES, f"shared numbers: {', '.join(sorted(both)[:6])}", mass, mass)


TOP: Final = 5
"""Sentences whose likeness counts: a story shares its core with another of the same contact, not every sentence."""
UNLIKE: Final = 0.27
"""Mean centred cosine of the best `TOP` sentences up to which stories have nothing but their parties in common."""
ALIKE: Final = 0.50
"""The same from which they tell one thing. Measured on pairs of pages of one pair of leaders: different contacts
.20-.36, the same contact .33-.47."""
ONE_LANGUAGE: Final = 0.15
"""Added to `UNLIKE` within one language: set phrases of the news alone bring two calls a year apart to .49."""

NOT_CENTRED: Final = 0.15
"""Added for a language whose mean the encoder does not know: its texts are alike for being written in it, to .55."""


@cache
def centred_languages() -> frozenset[str]:
    """Languages whose mean vector is known."""
    lines = MEANS.read_text("utf-8").splitlines()
    return frozenset(line.partition(" ")[0] for line in lines if not line.startswith("#"))


def statements(report: Evidence, other: Evidence, context: Context) -> Feature:
    """Likeness of what is told: each sentence's best counterpart, the mean of the strongest few, both ways.

    Whole documents are never compared: two calls about the same war are closer than two reports of one call.
    """
    if context.encoder is None or not report.texts or not other.texts:
        return Feature("statements", Outcome.ABSENT, "no sentences compared")
    likeness = _encode(report, context.encoder) @ _encode(other, context.encoder).T
    value = (_top(likeness.max(axis=1)) + _top(likeness.max(axis=0))) / 2
    one_language = report.language == other.language
    low = UNLIKE + (ONE_LANGUAGE if one_language else 0.0)
    low += 0.0 if {report.language, other.language} <= centred_languages() else NOT_CENTRED
    score = min(max((value - low) / (ALIKE - UNLIKE), 0.0), 1.0)
    outcome = Outcome.AGREES if score > 0 else Outcome.CONTRADICTS
    return Feature("statements", outcome, f"sentences alike by {value:.2f}", score)


def _encode(one: Evidence, encoder: Centred) -> Vectors:
    return encoder.encode(one.texts, [one.language] * len(one.texts))


def _top(values: Vectors) -> float:
    return float(np.sort(values)[-TOP:].mean())


Compare = Callable[[Evidence, Evidence, Context], Feature]

TABLE: Final[tuple[Compare, ...]] = (subjects, frameworks, venues, days, numbers)
"""Features of content that say by rare things whether two reports are of one contact."""

SHARED: Final = 0.65
"""What it is worth that all of much is shared."""
LEAVES_OUT: Final = 0.75
"""Below 1, so that what the page that tells less has for itself counts less than what both share."""
ALIKE_WORTH: Final = 0.25
"""What sentences alike add to what is shared. They take its place nowhere: two calls about one war are told in the same
sentences."""
MET_THERE: Final = 0.08
"""Added for a meeting that both place in one city: a pair phones every week and meets there once a year or two."""
ELSEWHERE: Final = 0.15
"""Taken off for a meeting that both place, in different states."""


def content(report: Evidence, other: Evidence, context: Context) -> tuple[float, tuple[Feature, ...]]:
    """How much the content of two reports speaks for one contact: a score in 0..1 and the features it came from.

    It grows with the weight of what is shared, and with its share of what the one that tells less could share. Things
    of all kinds count together: a rare place, a number and a resolution are rarer together than each alone.
    """
    found = {feature.name: feature for feature in (compare(report, other, context) for compare in TABLE)}
    mass, total = sum(one.mass for one in found.values()), sum(one.total for one in found.values())
    alike = statements(report, other, context)
    score = 0.0
    if mass:
        much = 1 - math.exp(-mass)
        score = SHARED * much * (mass / total) ** LEAVES_OUT + ALIKE_WORTH * much * alike.mass
    score += {Outcome.AGREES: MET_THERE, Outcome.CONTRADICTS: -ELSEWHERE}.get(found["venues"].outcome, 0.0)
    return min(max(score, 0.0), 1.0), (*found.values(), alike)


CORROBORATION: Final = 0.15
"""What the likeness to a second report of a contact adds: a story that fits several of its reports is no accident."""


ALIKE_AT_MOST: Final = ALIKE_WORTH * (1 + CORROBORATION)
"""What sentences can add to the content of a contact."""


def strongest(report: Evidence, members: Sequence[Evidence], context: Context) -> tuple[float, tuple[Feature, ...]]:
    """The best content score of a report against several, a second one adding to it.

    Each of `members` must be known to be of the contact.
    """
    scored = sorted((content(report, member, context) for member in members), key=lambda item: -item[0])
    if not scored:
        return 0.0, ()
    second = scored[1][0] if len(scored) > 1 else 0.0
    return min(scored[0][0] + CORROBORATION * second, 1.0), scored[0][1]


def named(features: Iterable[Feature]) -> tuple[str, ...]:
    """Reasons of the features that were not absent."""
    return tuple(feature.reason for feature in features if feature.outcome is not Outcome.ABSENT)
