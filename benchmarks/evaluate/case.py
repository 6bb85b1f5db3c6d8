"""One thing that was judged, and what it adds to a stage's precision and recall."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Case:
    """A judged item.

    `found` and `wanted` are its weights in precision and recall (an item that was made up is not wanted, one that was
    missed is not found); `exact` and `complete` are how much of each it earns, between 0 and its weight.
    """

    stage: str
    language: str
    name: str
    exact: float
    found: float
    complete: float
    wanted: float

    @property
    def passed(self) -> bool:
        """Whether nothing is left to wish for."""
        return self.exact >= self.found and self.complete >= self.wanted


def hit(stage: str, language: str, name: str) -> Case:
    """Something wanted that was found."""
    return Case(stage, language, name, 1, 1, 1, 1)


def miss(stage: str, language: str, name: str) -> Case:
    """Something wanted that was not found."""
    return Case(stage, language, name, 0, 0, 0, 1)


def extra(stage: str, language: str, name: str) -> Case:
    """Something found that was not wanted."""
    return Case(stage, language, name, 0, 1, 0, 0)


def right(stage: str, language: str, name: str, ok: bool) -> Case:
    """A question with one answer."""
    return Case(stage, language, name, ok, 1, ok, 1)
