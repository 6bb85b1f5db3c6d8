"""Contacts over time: by year, month or day, as a drawing and as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from dragoman.store.overview import UNITS, Order, Span
from dragoman.web.charts import MOST_BARS, chart, following, length, period_words, previous
from dragoman.web.chosen import Chosen, TheChosen
from dragoman.web.desk import TheDesk
from dragoman.web.links import query
from dragoman.web.narrowing import named, narrowing

router = APIRouter()

FEW_DAYS = 100
"""Days that are drawn one by one where nobody asked for a unit: a season."""
SHOWN = 60
"""Contacts listed below the days; the list has all of them."""

Unit = Literal["", "year", "month", "day"]
TheUnit = Annotated[Unit, Query(description="What a bar stands for; chosen by the length of time where it is empty.")]


@dataclass(frozen=True, slots=True)
class Step:
    """A link to another piece of time, or to another unit; `current` is what is shown."""

    words: str
    address: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A year of the table: the number of the whole year, of every month, and of those whose month is not known."""

    year: str
    all: Span
    months: tuple[Span, ...]
    open: int


@dataclass(frozen=True, slots=True)
class TimelineAnswer:
    """Contacts by period; "" stands for those without a date, a shorter period for those known less exactly."""

    unit: str
    total: int
    periods: list[Span]


@router.get("/api/v1/timeline", tags=["overviews"])
def timeline_record(desk: TheDesk, chosen: TheChosen, unit: TheUnit = "") -> TimelineAnswer:
    """How many contacts there were by year, month or day."""
    used, spans = _spans(desk, named(desk, chosen), unit)
    return TimelineAnswer(used, sum(one.contacts for one in spans), list(spans))


@router.get("/timeline", include_in_schema=False)
def timeline(request: Request, desk: TheDesk, chosen: TheChosen, unit: TheUnit = "") -> Response:
    """The drawing, and below it the same as a table, or the contacts of the days."""
    narrowed = narrowing(request, desk, chosen, "/timeline", [("unit", unit)] if unit else [])
    if isinstance(narrowed, Response):
        return narrowed
    chosen, form = narrowed
    used, spans = _spans(desk, chosen, unit)
    drawn = chart(spans, used, leading(chosen))
    dated = [one for one in spans if len(one.period) == UNITS[used]]
    overview = desk.overview()
    listing = overview.listing(chosen.selection, Order.OLDEST, most=SHOWN) if used == "day" else None
    return desk.page(
        request, "timeline.html", view="timeline", unit=used, chart=drawn,
        total=sum(one.contacts for one in spans),
        vague=sum(one.contacts for one in spans if 0 < len(one.period) < UNITS[used]),
        undated=sum(one.contacts for one in spans if not one.period),
        table=_table(spans) if used != "day" else (),
        listing=listing, steps=_steps(chosen, used), units=_units(chosen, used, dated),
        leading=leading(chosen), all_of_them=query("/contacts", chosen.pairs()), **form,
    )  # fmt: skip


def leading(chosen: Chosen) -> Callable[[str], str]:
    """Where a period leads: a year to its months, a month to its days, a day to the list of its contacts."""
    # Put together once for hundreds of periods, which are digits and hyphens.
    start = query("", chosen.pairs(without=("from", "to")))
    start = f"{start}&" if start else "?"

    def address(period: str) -> str:
        path = "/contacts" if len(period) == UNITS["day"] else "/timeline"
        return f"{path}{start}from={period}&to={period}"

    return address


def _spans(desk: TheDesk, chosen: Chosen, unit: str) -> tuple[str, tuple[Span, ...]]:
    """The unit that is drawn and the numbers by it: the one asked for, unless that gives too many bars."""
    days = desk.overview().spans("day", chosen.selection)
    if unit == "":
        known = [one.period for one in days if len(one.period) == UNITS["day"]]
        unit = "day" if known and length(known[0], known[-1]) <= FEW_DAYS else "month"
    for coarser in list(UNITS)[list(UNITS).index(unit) :: -1]:
        spans = _joined(days, coarser)
        known = [one.period for one in spans if len(one.period) == UNITS[coarser]]
        if not known or coarser == "year" or length(known[0], known[-1]) <= MOST_BARS[coarser]:
            return coarser, spans
    raise AssertionError("years always fit")


def _joined(days: Sequence[Span], unit: str) -> tuple[Span, ...]:
    """Numbers by day as numbers by another unit."""
    found: dict[str, tuple[int, int]] = {}
    for one in days:
        contacts, held = found.get(one.period[: UNITS[unit]], (0, 0))
        found[one.period[: UNITS[unit]]] = contacts + one.contacts, held + one.held
    return tuple(Span(period, *numbers) for period, numbers in sorted(found.items()))


def _table(spans: Sequence[Span]) -> tuple[Row, ...]:
    """Years with their months, latest first."""
    years = sorted({one.period[:4] for one in spans if one.period}, reverse=True)
    by_period = {one.period: one for one in spans}
    rows = []
    for year in years:
        within = [one for one in spans if one.period.startswith(year)]
        whole = Span(year, sum(one.contacts for one in within), sum(one.held for one in within))
        months = [f"{year}-{month:02}" for month in range(1, 13)]
        rows.append(
            Row(
                year, whole, tuple(by_period.get(month, Span(month, 0, 0)) for month in months),
                by_period[year].contacts if year in by_period else 0,
            )
        )  # fmt: skip
    return tuple(rows)


def _units(chosen: Chosen, used: str, dated: Sequence[Span]) -> tuple[Step, ...]:
    """The same time by another unit; days only where they have room."""
    found = []
    for unit in UNITS:
        crowded = unit == "day" and used != "day" and dated and length(dated[0].period[:4], dated[-1].period[:4]) > 1
        if not crowded:
            found.append(Step(f"by {unit}", query("/timeline", [*chosen.pairs(), ("unit", unit)]), unit == used))
    return tuple(found)


def _steps(chosen: Chosen, used: str) -> tuple[Step, ...]:
    """The time before and after, where one year or month is shown, and what it is part of."""
    period = chosen.since
    if not period or period != chosen.until or len(period) not in (UNITS["year"], UNITS["month"]):
        return ()
    rest = chosen.pairs(without=("from", "to"))
    wider = [("from", period[:4]), ("to", period[:4])] if len(period) == UNITS["month"] else []
    try:
        before, after = previous(period), following(period)
    except ValueError:
        return ()
    return (
        Step(f"← {period_words(before)}", query("/timeline", [*rest, ("from", before), ("to", before)])),
        Step(period[:4] if wider else "all years", query("/timeline", [*rest, *wider])),
        Step(f"{period_words(after)} →", query("/timeline", [*rest, ("from", after), ("to", after)])),
    )
