"""When a story was published: every candidate weighed against what the story itself says.

A candidate that contradicts the text ("today, Monday" under a Wednesday's date) is not believed, only
reported; where it can be the day of the crawl it still bounds the day from above. What stays open is an
interval.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.dates.clues import Clues, clues_of
from dragoman.dates.eras import days_of
from dragoman.dates.mention import Calendar
from dragoman.dates.narrow import ONE_DAY, OPEN_END, OPEN_START, between, precision_of
from dragoman.dates.stamp import ADDRESS, LABELLED, UNDER_HEADLINE, Stamp
from dragoman.dates.stamps import BELOW, stamps_of
from dragoman.model import Article, Page, When

# Trust that makes a candidate the day: one good source, or a bare header date and a weekday that agrees with
# it.
ENOUGH = 3.0
# A story that dates itself outweighs any stamp around it.
SELF_DATED = UNDER_HEADLINE + 2.0
# What agreement adds. A weekday of the lead fits a wrong date once in seven days, "today, Monday" hardly
# ever.
TODAY_AGREES, SOURCE_AGREES, DAY_NAMED, WEEKDAY_AGREES, NEARLY = 2.0, 2.0, 2.0, 2.0, 0.5
UPDATE_AGREES = 1.0
# What a later date in the text takes away: it can be an event to come, an advertisement or a comment.
PAST_CONTRADICTS = 2.0
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class _Weighed:
    stamp: Stamp
    score: float
    agreeing: tuple[str, ...]


def publication(article: Article, page: Page) -> When | None:
    """The day or days the article can have been published on.

    Args:
        article: its own `published` is not looked at; text, language, sections and origin are.
        page: address, metadata and the day of fetching, which is an upper bound and never the day itself.

    Returns:
        A day with its basis where the evidence is enough, else the interval that remains, from the latest
        past date the story mentions to the latest day the page could have been read. A side with no bound is
        `narrow.OPEN_START` or `OPEN_END`. None where neither side has any.
    """
    found = stamps_of(article, page)
    printed = tuple(stamp for stamp in found if stamp.month is None)
    clues = clues_of(article, [stamp.span for stamp in printed if stamp.span is not None])
    stamps = printed + _named_today(clues)
    notes: list[str] = []
    believed: list[Stamp] = []
    refused: list[Stamp] = []
    for stamp in stamps:
        problem = _problem(stamp, clues, page.fetched)
        if problem:
            notes.append(problem)
            refused.append(stamp)
        else:
            believed.append(stamp)
    weighed = [_weigh(stamp, believed, clues) for stamp in believed if stamp.is_day and not stamp.updated]
    best = max(weighed, key=_rank, default=None)
    if best is not None and best.score >= ENOUGH:
        return _decided(best, believed, clues, notes)
    known = _open(page, believed, refused, clues, notes)
    yearless = _without_year([stamp for stamp in found if stamp.month is not None])
    return known if yearless is None else _on_day(known, yearless)


def _rank(weighed: _Weighed) -> tuple[float, float, date]:
    return weighed.score, weighed.stamp.weight, weighed.stamp.start


def _named_today(clues: Clues) -> tuple[Stamp, ...]:
    """ "Today, 3 December 2024", "yesterday, Friday 27 September 2013": the story dates itself."""
    return tuple(Stamp(day, day + ONE_DAY, "day the text itself is dated by", SELF_DATED) for day in clues.written)


def _problem(stamp: Stamp, clues: Clues, fetched: date | None) -> str | None:
    """The sentence that says why a stamp cannot be believed; None if it can."""
    written = f"{stamp.source} {stamp.start}"
    if fetched is not None and stamp.start > fetched + ONE_DAY:
        return f"{written} is later than the day the page was fetched, {fetched}"
    if not stamp.is_day:
        return None
    if clues.today is not None and not stamp.updated:
        weekday = stamp.start.weekday()
        # Published after midnight: a story of Monday evening under Tuesday's date.
        midnight = stamp.weight >= ENOUGH and (weekday - clues.today) % 7 == 1
        if weekday != clues.today and not midnight:
            return (
                f"{written} is a {NAMES[weekday]}, but the text says “{clues.today_words}”, "
                f"written on a {NAMES[clues.today]}"
            )
    return None


def _weigh(stamp: Stamp, believed: list[Stamp], clues: Clues) -> _Weighed:
    score, agreeing = stamp.weight, []
    if clues.today is not None and clues.today == stamp.start.weekday():
        score += TODAY_AGREES
        agreeing.append("weekday")
    elif clues.weekday is not None and stamp.weight < LABELLED:
        behind = (stamp.start.weekday() - clues.weekday) % 7
        score += WEEKDAY_AGREES if behind == 0 else NEARLY if behind == 1 else 0
    if clues.today is None and clues.weekday == stamp.start.weekday():
        agreeing.append("weekday")
    seen = {stamp.source}
    for other in believed:
        if other.source in seen:
            continue
        if other.updated:
            # A clock of the crawl has no last change beside it.
            score += UPDATE_AGREES if other.start == stamp.start and other.is_day else 0
            continue
        if other.is_day and other.start == stamp.start:
            score += SOURCE_AGREES
            agreeing.append(other.source)
            seen.add(other.source)
        elif other.is_day and abs(other.start - stamp.start) == ONE_DAY:
            score += NEARLY
        elif not other.is_day and not other.start - ONE_DAY <= stamp.start <= other.end:
            score -= SOURCE_AGREES
    if clues.past is not None and clues.past_is_day and clues.past > stamp.end:
        score -= PAST_CONTRADICTS
    if any(_same_day(calendar, stamp.start) for calendar in clues.days):
        score += DAY_NAMED
        agreeing.append("day named in the text")
    return _Weighed(stamp, score, tuple(agreeing))


def _same_day(calendar: Calendar, day: date) -> bool:
    if calendar.year is None:
        return (calendar.month, calendar.day) == (day.month, day.day)
    days = days_of(calendar)
    return days is not None and days[0] == day and days[1] - days[0] == ONE_DAY


def _decided(best: _Weighed, believed: list[Stamp], clues: Clues, notes: list[str]) -> When:
    day = best.stamp.start
    for other in believed:
        far = abs(other.start - day) > ONE_DAY if other.is_day else not other.start <= day < other.end
        if far and not other.updated and other.source != BELOW:
            notes.append(f"{other.source} {other.start} was not taken: {best.stamp.source} {day} is better supported")
    basis = best.stamp.source
    if best.agreeing:
        basis += f", confirmed by {_list(best.agreeing)}"
    start = day
    if clues.today is not None and clues.today != day.weekday():
        start = day - ONE_DAY
        basis += f", the day after “{clues.today_words}”"
    return When(start, day + ONE_DAY, precision_of(start, day + ONE_DAY), basis, None, _once(notes))


def _list(words: tuple[str, ...]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _once(notes: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(notes))


def _without_year(stamps: list[Stamp]) -> Stamp | None:
    """The stamp whose month and day the story has, of those without a year: one that needs no second source."""
    best = [stamp for stamp in stamps if stamp.weight >= ENOUGH]
    return best[0] if len({(stamp.month, stamp.day) for stamp in best}) == 1 else None


def _on_day(known: When | None, stamp: Stamp) -> When | None:
    """What else is known of the day, on the month and day of a stamp without a year; as it is where they differ."""
    start, end, weekday = (known.start, known.end, known.weekday) if known else (OPEN_START, OPEN_END, None)
    basis = "; ".join([f"{stamp.source} without a year", *([known.basis] if known else [])])
    notes = known.contradictions if known else ()
    return between(start, end, basis, weekday, notes, month=stamp.month, day=stamp.day) or known


def _open(page: Page, believed: list[Stamp], refused: list[Stamp], clues: Clues, notes: list[str]) -> When | None:
    """The interval that remains when no candidate is good enough for a day."""
    start, end, reasons = OPEN_START, OPEN_END, []
    months = [s for s in believed if not s.is_day and s.weight >= ADDRESS]
    if months:
        month = months[0]
        start, end = month.start, month.end
        reasons.append(month.source)
    if page.fetched is not None and page.fetched + ONE_DAY < end:
        end = page.fetched + ONE_DAY
        reasons.append("not after the page was fetched")
    # A header clock shows the day of the crawl or the day of publication: either way it is not earlier than
    # that.
    above = [s for s in (*believed, *refused) if s.is_day and s.end <= end and _bounds(s, clues, page.fetched)]
    if above and max(s.end for s in above) < end:
        last = max(above, key=lambda s: s.end)
        end = last.end
        reasons.append(
            f"{last.source}, may be the day of the crawl" if last.can_be_crawl else f"not after the {last.source}"
        )
    for stamp in believed:
        if clues.past is not None and clues.past_is_day and clues.past > stamp.end:
            notes.append(f"{stamp.source} {stamp.start} is earlier than {clues.past}, which the text tells as past")
    if clues.past is not None and start < clues.past < end:
        start = clues.past
        reasons.append(f"not before “{clues.past_words}”, told as past")
    if not reasons:
        return None
    found = between(start, end, "; ".join(reasons), clues.today, _once(notes))
    if found is None:
        return between(start, end, "; ".join(reasons), None, _once(notes))
    return found


def _bounds(stamp: Stamp, clues: Clues, fetched: date | None) -> bool:
    """Whether the story cannot be younger than a stamp that was not believed as its day."""
    if (fetched is not None and stamp.start > fetched + ONE_DAY) or stamp.source == BELOW:
        return False
    return clues.past is None or clues.past < stamp.end
