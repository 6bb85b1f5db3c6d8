"""The table of features: each compares a report with a contact and says agrees, contradicts or absent, and why."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from dragoman.encoders import Centred, Vectors
from dragoman.matching.evidence import Evidence
from dragoman.matching.rarity import Weights


class Outcome(StrEnum):
    """Absent is not zero: it says that there was nothing to compare."""

    AGREES = "agrees"
    CONTRADICTS = "contradicts"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Feature:
    """The outcome of one comparison; `score` in 0..1 counts towards the same contact, `reason` is a sentence."""

    name: str
    outcome: Outcome
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Context:
    """What the features of one block share: rarity of subjects, and the encoder, None where none is to be used."""

    rarity: Weights
    encoder: Centred | None = None


def _shared(name: str, a: frozenset[str], b: frozenset[str], context: Context, prefix: str = "") -> Feature:
    if not a or not b:
        return Feature(name, Outcome.ABSENT, 0.0, f"no {name} on one side")
    both = a & b
    weigh = context.rarity.weight
    total = min(sum(weigh(prefix + item) for item in a), sum(weigh(prefix + item) for item in b))
    mass = sum(weigh(prefix + item) for item in both)
    if not both:
        return Feature(name, Outcome.CONTRADICTS, 0.0, f"no shared {name}")
    # Many shared subjects say more than one, however small the smaller set is.
    score = (mass / total if total else 0.0) * (1 - math.exp(-mass))
    listed = ", ".join(sorted(both, key=lambda item: (-weigh(prefix + item), item))[:6])
    return Feature(name, Outcome.AGREES, min(score, 1.0), f"shared {name}: {listed}")


def subjects(report: Evidence, other: Evidence, context: Context) -> Feature:
    """Topics, third states and places that both speak of, weighed by rarity."""
    return _shared("subjects", report.subjects, other.subjects, context)


def frameworks(report: Evidence, other: Evidence, context: Context) -> Feature:
    """Agreements, processes and resolutions that both refer to."""
    return _shared("frameworks", report.frameworks, other.frameworks, context)


def places(report: Evidence, other: Evidence, context: Context) -> Feature:
    """Where the contact took place, if both say so."""
    return _shared("places", report.places, other.places, context)


def numbers(report: Evidence, other: Evidence, context: Context) -> Feature:
    """Numbers in both texts ("6,000 bodies"). Different numbers are no contradiction here: each side counts its own."""
    if not report.numbers or not other.numbers:
        return Feature("numbers", Outcome.ABSENT, 0.0, "no numbers on one side")
    both = report.numbers & other.numbers
    if not both:
        return Feature("numbers", Outcome.ABSENT, 0.0, "no shared number")
    mass = sum(context.rarity.weight(f"number:{number}") * (1.0 if len(number) > 2 else 0.5) for number in both)
    return Feature("numbers", Outcome.AGREES, 1 - math.exp(-mass), f"shared numbers: {', '.join(sorted(both)[:6])}")


TOP: Final = 5
"""Sentences whose likeness counts: a story shares its core with another of the same contact, not every sentence."""
UNLIKE: Final = 0.27
"""Mean centred cosine of the best `TOP` sentences up to which stories have nothing but their parties in common."""
ALIKE: Final = 0.50
"""The same from which they tell one thing. Measured on pairs of pages of one pair of leaders: different contacts
.20-.36, the same contact .33-.47."""
ONE_LANGUAGE: Final = 0.10
"""Added to `UNLIKE` within one language: set phrases of the news alone bring two calls a year apart to .49."""


def statements(report: Evidence, other: Evidence, context: Context) -> Feature:
    """Likeness of what is told: each sentence's best counterpart, the mean of the strongest few, both ways.

    Whole documents are never compared: two calls about the same war are closer than two reports of one call.
    """
    if context.encoder is None or not report.texts or not other.texts:
        return Feature("statements", Outcome.ABSENT, 0.0, "no sentences compared")
    likeness = _encode(report, context.encoder) @ _encode(other, context.encoder).T
    value = (_top(likeness.max(axis=1)) + _top(likeness.max(axis=0))) / 2
    one_language = report.language == other.language
    low = UNLIKE + (ONE_LANGUAGE if one_language else 0.0)
    score = min(max((value - low) / (ALIKE - UNLIKE), 0.0), 1.0)
    outcome = Outcome.AGREES if score > 0 else Outcome.CONTRADICTS
    return Feature("statements", outcome, score, f"sentences alike by {value:.2f}")


def _encode(one: Evidence, encoder: Centred) -> Vectors:
    return encoder.encode(one.texts, [one.language] * len(one.texts))


def _top(values: Vectors) -> float:
    return float(np.sort(values)[-TOP:].mean())


Compare = Callable[[Evidence, Evidence, Context], Feature]

TABLE: Final[tuple[tuple[Compare, float], ...]] = (
    (subjects, 0.35),
    (frameworks, 0.15),
    (places, 0.10),
    (numbers, 0.30),
    (statements, 0.50),
)
"""Features of content with their weights."""

NOTHING_SHARED: Final = 0.05
"""Taken off for subjects or places of which both sides name some and share none."""


def content(report: Evidence, other: Evidence, context: Context) -> tuple[float, tuple[Feature, ...]]:
    """How much the content of two reports speaks for one contact: a score in 0..1 and the features it came from."""
    found = tuple(compare(report, other, context) for compare, _ in TABLE)
    score = 0.0
    for feature, (_, weight) in zip(found, TABLE, strict=True):
        if feature.outcome is Outcome.AGREES:
            score += weight * feature.score
        elif feature.outcome is Outcome.CONTRADICTS and feature.name in ("subjects", "places"):
            score -= NOTHING_SHARED
    return min(max(score, 0.0), 1.0), found


CORROBORATION: Final = 0.15
"""What the likeness to a second report of a contact adds: a story that fits several of its reports is no accident."""


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
