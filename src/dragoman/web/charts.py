"""Contacts over time as bars: their places on a drawing of its own units, and the words beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dragoman.report.words import MONTHS, counted
from dragoman.store.overview import UNITS, Span

WIDTH: Final = 1000
HEIGHT: Final = 200
LEFT: Final = 36
"""Room for the numbers on the left."""
TOP: Final = 8
BELOW: Final = 24
"""Room for the words below the bars."""

WIDEST: Final = 48
"""Room that one bar takes at most: a single month is no wall."""

MOST_BARS: Final = {"day": 400, "month": 600, "year": 300}
"""Bars of each unit that can still be told apart or scrolled through; a coarser unit is drawn beyond that."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One period: from the bottom up what was held, then what was not; `address` is where it leads."""

    period: str
    label: str
    address: str
    x: float
    width: float
    held_y: float
    held_height: float
    other_y: float
    other_height: float


@dataclass(frozen=True, slots=True)
class Mark:
    """Words beside the drawing, at a place along one of its sides."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing of `WIDTH` by `HEIGHT` units; `unit` is the one drawn."""

    unit: str
    bars: tuple[Bar, ...]
    columns: tuple[Mark, ...]
    rows: tuple[Mark, ...]
    most: int
    busiest: str


def chart(spans: Sequence[Span], unit: str, address: Callable[[str], str]) -> Chart | None:
    """Bars of the periods that are known in this unit, one for every period in between; None where there are none.

    Args:
        spans: numbers of contacts by period, as `Overview.spans` gives them.
        unit: one of `UNITS`.
        address: where the bar of a period leads.
    """
    known = {one.period: one for one in spans if len(one.period) == UNITS[unit]}
    if not known:
        return None
    periods = list(every(min(known), max(known)))
    most = max(one.contacts for one in known.values())
    step = min((WIDTH - LEFT) / len(periods), WIDEST)
    bottom = HEIGHT - BELOW
    scale = (bottom - TOP) / most

    def bar(at: int, period: str) -> Bar:
        one = known.get(period, Span(period, 0, 0))
        held, other = one.held * scale, (one.contacts - one.held) * scale
        return Bar(
            period, f"{period_words(period)}: {told(one)}", address(period),
            round(LEFT + at * step, 2), round(max(step * 0.82, 0.8), 2),
            round(bottom - held, 2), round(held, 2), round(bottom - held - other, 2), round(other, 2),
        )  # fmt: skip

    busiest = max(known.values(), key=lambda one: (one.contacts, one.period))
    return Chart(
        unit,
        tuple(bar(at, period) for at, period in enumerate(periods)),
        tuple(_columns(periods, step)),
        tuple(Mark(round(bottom - value * scale, 2), f"{value:,}") for value in _rows(most)),
        most,
        f"{period_words(busiest.period)}, {counted(busiest.contacts, 'contact')}",
    )


def told(one: Span) -> str:
    """`12 contacts, 10 of them held`."""
    every_one = "" if one.held == one.contacts else f", {one.held:,} of them held"
    return counted(one.contacts, "contact") + every_one


def every(first: str, last: str) -> Iterator[str]:
    """All periods of one unit from the first to the last: `2023-12`, `2024-01`, …"""
    while first <= last:
        yield first
        first = following(first)


def following(period: str) -> str:
    """The period after this one; the last one of the calendar is followed by what sorts behind it."""
    if period.startswith("9999") and period >= "9999-12-31"[: len(period)]:
        return "~"
    if len(period) == UNITS["day"]:
        return (date.fromisoformat(period) + timedelta(days=1)).isoformat()
    year, month = int(period[:4]), int(period[5:] or 12)
    if len(period) == UNITS["year"]:
        return f"{year + 1:04}"
    return f"{year:04}-{month + 1:02}" if month < 12 else f"{year + 1:04}-01"


def previous(period: str) -> str:
    """The period before this one; the first one of the calendar is its own."""
    if period <= "0001-01-01"[: len(period)]:
        return period
    if len(period) == UNITS["day"]:
        return (date.fromisoformat(period) - timedelta(days=1)).isoformat()
    year = int(period[:4])
    if len(period) == UNITS["year"]:
        return f"{year - 1:04}"
    month = int(period[5:])
    return f"{year:04}-{month - 1:02}" if month > 1 else f"{year - 1:04}-12"


def period_words(period: str) -> str:
    """A period in words: `2024`, `December 2024`, `3 December 2024`; `no date` for none."""
    if not period:
        return "no date"
    year, month, day = (*period.split("-"), "", "")[:3]
    words = [str(int(day)) if day else "", MONTHS[int(month) - 1] if month else "", str(int(year))]
    return " ".join(filter(None, words))


def length(first: str, last: str) -> int:
    """How many periods of their unit two periods span, roughly for days."""
    years = int(last[:4]) - int(first[:4])
    if len(first) == UNITS["day"]:
        return (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    if len(first) == UNITS["month"]:
        return 12 * years + int(last[5:]) - int(first[5:]) + 1
    return years + 1


_WORDS: Final = 58
"""Units that a year or a month's name needs below the bars."""


def _columns(periods: list[str], step: float) -> Iterator[Mark]:
    """Years below months and years; days and months below days; as many as have room."""
    free = 0.0
    for at, period in enumerate(periods):
        x = LEFT + at * step
        begins = period.endswith("-01") or len(period) == UNITS["year"] or at == 0
        if x < free or not (begins or len(period) == UNITS["day"]):
            continue
        if len(period) == UNITS["day"]:
            words = f"{int(period[8:])} {MONTHS[int(period[5:7]) - 1][:3]}"
        else:
            words = period[:4] if period.endswith("-01") or len(period) == UNITS["year"] else period_words(period)
        yield Mark(round(x, 2), words)
        free = x + max(_WORDS, 8 * len(words))


def _rows(most: int) -> list[int]:
    """Up to five round numbers to read the height of a bar by."""
    size = next(
        (step * 10**power for power in range(9) for step in (1, 2, 5) if most / (step * 10**power) <= 5), most
    )  # fmt: skip
    return list(range(size, most + 1, size))
