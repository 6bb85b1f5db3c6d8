"""What the days of a report and of a contact say: whether they can be the same, and what it is worth that they are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from dragoman.dates.narrow import ONE_DAY, OPEN_END, meet
from dragoman.matching.cluster import Cluster
from dragoman.matching.evidence import Dating, Evidence, happened
from dragoman.model import Precision, When

SAME_DAY: Final = 0.85
SAME_DAY_OF_YEAR: Final = 0.6
"""What it is worth that both name one day of a year, "7 October", where one of them does not say of which."""
LATE: Final = (0.75, 0.50, 0.35)
"""By how many days a day of publication follows a stated day: a story is told on the day, the next, at times later
("Putin asks Erdogan to help", put up at 02.24 two days after the call)."""
BOTH_PUBLISHED: Final = (0.75, 0.45, 0.25)
"""The same between two days of publication, where neither page states the day."""
WITHIN_DAYS: Final = ((3, 0.40), (8, 0.25), (32, 0.15))
"""What an interval of so many days that holds the contact's day is worth; a longer one says nothing for it."""
SAME_WEEKDAY: Final = 0.12
SAME_NUMBER: Final = 0.35
"""What it is worth that two pages agree on a day of the week, on the number of a day: by chance one in seven does, one
in thirty."""
ONE_DAY_LEFT: Final = 0.20
"""The same where what each knows leaves a single day: "Monday (4)" and "September 2023"."""
LEAD: Final = 4
NAMED_BEFORE: Final = 0.40
"""What it is worth that a page names a day of the year up to `LEAD` days before the contact: stories tell what went
before. By chance one named day in ninety does."""
LATEST: Final = (0.40, 0.40, 0.25)
"""By how many days the end of a long interval follows a day it holds: a page whose header says the day after a
contact may have been fetched that day and be older, but most are fetched while their story is news."""


def timing(report: Evidence, cluster: Cluster) -> tuple[float | None, str]:
    """What the days say, with the reason: a score 0..1, or None where they exclude each other."""
    own, day = report.when, cluster.day
    ahead = not happened(report.report.status)
    if day is None or own is None or report.dating < Dating.PUBLISHED:
        if ahead and cluster.held:
            return None, "a plan without a day is not taken for what was held"
        if not cluster.allows(own):
            return None, "the days cannot be the same"
        return _within(report, cluster)
    if report.dating is Dating.STATED and cluster.founding.dating is Dating.STATED:
        if own.start == day:
            return SAME_DAY, f"both tell of {day}"
        return None, f"{own.start} is not {day}"
    if report.dating is Dating.PUBLISHED:
        steps = LATE if cluster.founding.dating is Dating.STATED else BOTH_PUBLISHED
        late = (own.start - day).days
        told = "told of" if cluster.founding.dating is Dating.STATED else "first published"
    else:
        steps, late, told = BOTH_PUBLISHED, (day - own.start).days, "stated before publication"
    if not 0 <= late < len(steps):
        return None, f"published {own.start}, {told} {day}: not the same story's days"
    return steps[late], f"{told} {day}, published {f'{late} days later' if late else 'the same day'}"


def _within(report: Evidence, cluster: Cluster) -> tuple[float, str]:
    """What the days are worth where at least one side has only an interval, or nothing."""
    own, other = report.day_of_year, cluster.founding.day_of_year
    if own and own == other:
        return SAME_DAY_OF_YEAR, f"both name the day {own}, one without its year"
    found = [*_bounded(report, cluster), *_calendar(report, cluster), *_before(report, cluster)]
    if not found:
        known = report.when is not None and cluster.when is not None
        return 0.0, "their days allow it" if known else "its day is not known"
    against = 1.0
    for score, _ in found:
        against *= 1 - score
    return 1 - against, "; ".join(reason for _, reason in found)


def _bounded(report: Evidence, cluster: Cluster) -> Iterator[tuple[float, str]]:
    """By the length of an interval that holds the other's day, or by how close behind the day it ends."""
    own, other = report.when, cluster.when
    if own is None or other is None:
        return
    known = _known_day(report, cluster)
    widest = max((own, other), key=lambda when: when.end - when.start)
    for most, score in WITHIN_DAYS:
        if (widest.end - widest.start).days <= most:
            yield score, f"the days {widest.start} to {widest.end - ONE_DAY} hold {known or 'those of the other'}"
            return
    if known is None:
        # Two pages without a day whose headers say the same day.
        if OPEN_END not in (own.end, other.end) and abs((own.end - other.end).days) <= 1:
            yield LATEST[1], f"both told at the latest on {own.end - ONE_DAY}"
        return
    late = (widest.end - known).days - 1
    if late < len(LATEST):
        yield LATEST[late], f"told of {known}, at the latest {late} days after it"


def _known_day(report: Evidence, cluster: Cluster) -> date | None:
    return report.day if report.day is not None else cluster.day


def _calendar(report: Evidence, cluster: Cluster) -> Iterator[tuple[float, str]]:
    """By the day of the week and the number of the day."""
    own, other = report.when, cluster.when
    if own is None or other is None:
        return
    weekdays, numbers = _weekday(own), _number(own)
    if weekdays is not None and weekdays == _weekday(other):
        yield SAME_WEEKDAY, "on the same day of the week"
    if numbers is not None and numbers == _number(other):
        yield SAME_NUMBER, f"both on day {numbers} of a month"
    both = meet(own, other)
    if Precision.DAY not in (own.precision, other.precision) and both is not None and both.precision is Precision.DAY:
        yield ONE_DAY_LEFT, f"together they leave only {both.start}"


def _weekday(when: When) -> int | None:
    return when.start.weekday() if when.precision is Precision.DAY else when.weekday


def _number(when: When) -> int | None:
    return when.start.day if when.precision is Precision.DAY else when.day


def _before(report: Evidence, cluster: Cluster) -> Iterator[tuple[float, str]]:
    """By a day that a page without a date names, shortly before the day the other tells of."""
    known = _known_day(report, cluster)
    if known is None:
        return
    named = report.named if report.day is None else cluster.founding.named
    for days in range(LEAD + 1):
        day = known - timedelta(days=days)
        if f"{day.month:02}-{day.day:02}" in named:
            yield NAMED_BEFORE, f"names {day:%d %B}, as does or shortly before {known}"
            return
