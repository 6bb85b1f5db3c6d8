"""A measured figure and the limit it has to keep."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """`limit` is the most, or with `least` the least that is allowed; None where there is none."""

    what: str
    value: float
    unit: str
    limit: float | None = None
    least: bool = False

    @property
    def kept(self) -> bool:
        if self.limit is None:
            return True
        return self.value >= self.limit if self.least else self.value <= self.limit


def fastest(work: Callable[[], object], times: int = 3) -> float:
    """Processor seconds of the fastest of several runs, so that other work on the machine does not count."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best
