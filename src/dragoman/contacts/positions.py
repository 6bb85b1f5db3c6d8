"""Positions: what a passage weighs by where it stands, in the title, the lead or the body."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dragoman.languages.parse import Parsed
from dragoman.model import Role

ROLE_WEIGHT: Final[Mapping[Role, float]] = {
    Role.TITLE: 3.0,
    Role.STANDFIRST: 2.5,
    Role.DATELINE: 0.5,
    Role.BODY: 0.4,
}
LEAD_WEIGHTS: Final = (2.5, 1.5, 1.0)
"""Weight of the first, second and third passage of the body; later ones weigh `ROLE_WEIGHT[BODY]`."""


def positions_of(parsed: Parsed) -> dict[int, float]:
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
