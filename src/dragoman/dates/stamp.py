"""One candidate for the day of publication, and how far each kind of source is trusted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.dates.narrow import ONE_DAY
from dragoman.spans import Span

# How far a source is trusted by itself; `publication.ENOUGH` of it makes a day.
LABELLED, RECORDED, ADDRESS, UNDER_HEADLINE, DATELINE, GUESSED_PLACE, BARE = 4.0, 3.0, 3.0, 3.0, 3.0, 2.0, 1.0


@dataclass(frozen=True, slots=True)
class Stamp:
    """One candidate for the day of publication: half-open days, source in words, and trust.

    `can_be_crawl` marks a place where sites print the current day; `span` is the place on the page. `month` and `day`
    are given where only these are printed ("PARIS, March 3 (Agency) —"): its days are then those of all years.
    """

    start: date
    end: date
    source: str
    weight: float
    can_be_crawl: bool = False
    updated: bool = False
    span: Span | None = None
    month: int | None = None
    day: int | None = None

    @property
    def is_day(self) -> bool:
        """Whether it names a single day."""
        return self.end - self.start == ONE_DAY
