"""How telling a subject, framework or number is: the fewer reports have it, the more it says.

Inverse document frequency (Spärck Jones 1972), smoothed as if `PRIOR` more reports had been read, which touch usual
subjects as often as talks do (`usual`), since there may be only two or three. `Rarity` counts over reports at hand,
`Steps` over a whole block.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, Protocol

from dragoman.matching.evidence import Evidence
from dragoman.matching.usual import usual

PRIOR: Final = 24
REFERENCE: Final = 80
"""Reports read, the assumed ones included, from which what one of them alone has counts in full: in a small dossier
nobody knows what is rare."""

TELLING: Final = 64
"""Reports of a block that may have an item for it to lead from one to another; what more of them have singles out
none."""


class Weights(Protocol):
    """The weight of items, 0..1."""

    def weight(self, item: str) -> float:
        """1 for what only one report has."""
        ...


class Rarity:
    """Weights counted over the reports of a few days, one count an article."""

    def __init__(self, found: Iterable[Evidence]) -> None:
        seen: dict[str, set[str]] = {}
        articles: set[str] = set()
        for one in found:
            articles.add(one.report.article)
            for item in one.items:
                seen.setdefault(item, set()).add(one.report.article)
        self._weight = {item: _idf(item, len(ids), len(articles)) for item, ids in seen.items()}

    def weight(self, item: str) -> float:
        """0..1; 1 for what only one report has."""
        return self._weight.get(item, 1.0)


class Steps:
    """Weights over a block from counts that are rounded down to steps, each a quarter above the last.

    A new report changes no weight but where a count reaches the next step; only then must be looked at again what
    rests on it, so that what a report costs does not grow with the block.
    """

    def __init__(self, size: int, counts: Mapping[str, int]) -> None:
        """`size` reports in the block, of which `counts` have each item."""
        self.size = step(size)
        self._counts = {item: step(count) for item, count in counts.items()}
        self._weights: dict[str, float] = {}
        self._telling = {item: 0 < count <= TELLING for item, count in counts.items()}

    def weight(self, item: str) -> float:
        """0..1; 1 for what only one report has, and for items that were not counted."""
        found = self._weights.get(item)
        if found is None:
            count = self._counts.get(item, 1)
            found = self._weights[item] = _idf(item, count, max(self.size, count))
        return found

    def telling(self, item: str) -> bool:
        """Whether the item leads from one report to others."""
        return self._telling.get(item, True)

    def differs(self, other: Steps, item: str) -> bool:
        """Whether the item counts otherwise than by `other`, the size of the block aside."""
        own, its = self._counts.get(item, 0), other._counts.get(item, 0)
        return own != its or self.telling(item) != other.telling(item)


@lru_cache(maxsize=4096)
def _idf(item: str, count: int, total: int) -> float:
    having = 1 + count + PRIOR * usual().share(item)
    return min(max(math.log((total + PRIOR) / having) / math.log(REFERENCE), 0.0), 1.0)


def _steps(most: int = 10**9) -> tuple[int, ...]:
    found = [0, 1]
    while found[-1] < most:
        found.append(max(found[-1] + 1, int(found[-1] * 1.25)))
    return tuple(found)


_STEPS: Final = _steps()


def step(count: int) -> int:
    """The step a count has reached.

    >>> [step(count) for count in (0, 1, 4, 9, 100)]
    [0, 1, 4, 8, 91]
    """
    return _STEPS[bisect_right(_STEPS, count) - 1]
