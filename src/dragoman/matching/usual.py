"""What says little of which contact a report tells of: usual subjects, and cities that stand for a government."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from dragoman.languages.lines import read_lines

SHARES: Final = {"half": 0.5, "quarter": 0.25, "tenth": 0.1}
STATE: Final = "tenth"
"""How often talks touch a third state, whichever it is."""


@dataclass(frozen=True, slots=True)
class Usual:
    """`shares` of talks by subject that touch it, `seats` by place id."""

    shares: Mapping[str, float]
    seats: frozenset[str]

    def share(self, item: str) -> float:
        """The share of talks between any two sides that touch a subject; 0 for what is not usual.

        >>> usual().share("bilateral-relations"), usual().share("wildfires")
        (0.5, 0.0)
        """
        return self.shares.get(item, SHARES[STATE] if item.startswith("state:") else 0.0)


@lru_cache(maxsize=1)
def usual() -> Usual:
    """The data beside this module.

    Raises:
        DataError: the data file is broken.
    """
    shares: dict[str, float] = {}
    seats: set[str] = set()
    for line in read_lines(Path(__file__).with_name("usual.txt"), frozenset({*SHARES, "seats"})):
        if line.section == "seats":
            seats.add(line.text)
        else:
            shares[line.text] = SHARES[line.section]
    return Usual(shares, frozenset(seats))
