"""What a story's own sentences tell of the day it was written: weekday words, days named, past events."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.dates.eras import days_of
from dragoman.dates.find import find_dates
from dragoman.dates.fold import fold
from dragoman.dates.grammar import grammar_for
from dragoman.dates.mention import Calendar, DateKind, DateMention
from dragoman.model import Article
from dragoman.spans import Span

# The first paragraphs, where a story says when its event was.
_LEAD = 700
_STOP = re.compile(r"[.!?؟。\n](?=\s|$)|\n")


@dataclass(frozen=True, slots=True)
class Clues:
    """Evidence from the text of one story.

    `today` is the weekday of writing where the text says "today, Monday" (None if it says none, or several);
    `today_words` its words; `written` days of writing that follow from "today, 3 December 2024" or "yesterday, Friday
    27 September 2013"; `weekday` the first weekday of the
    lead told as past, `days` calendar days of the lead told as past; `past` the latest date told as past that
    has a year.
    """

    today: int | None = None
    today_words: str = ""
    written: tuple[date, ...] = ()
    weekday: int | None = None
    days: tuple[Calendar, ...] = ()
    past: date | None = None
    past_words: str = ""
    past_is_day: bool = False


def clues_of(article: Article, stamps: Sequence[Span] = ()) -> Clues:
    """The clues of a story; dates at `stamps`, spans of the page, are date lines and no clue."""
    text = article.text
    mentions = [
        m
        for m in find_dates(text, article.language)
        if not any(stamp.overlaps(place) for place in article.origin.back(m.span) for stamp in stamps)
    ]
    told = [m for m in mentions if m.bound != "until" and not _coming(m, text, article.language)]
    todays = [(m, w) for m in mentions if (w := _writing_weekday(m)) is not None]
    single = len({w for _, w in todays}) == 1
    lead = [m for m in told if m.span.start < _LEAD]
    weekday = next((m for m in lead if m.kind is DateKind.WEEKDAY and m.modifier is None), None)
    past = _latest_past(told)
    return Clues(
        today=todays[0][1] if single else None,
        today_words=" ".join(todays[0][0].text.split()) if single else "",
        written=tuple(day for m in lead if (day := _day_of_writing(m)) is not None),
        weekday=weekday.weekday if weekday is not None else None,
        days=tuple(m.candidates[0] for m in lead if m.kind is DateKind.DAY and len(m.candidates) == 1),
        past=past[0] if past else None,
        past_words=" ".join(past[1].text.split()) if past else "",
        past_is_day=past is not None and past[1].kind is DateKind.DAY,
    )


def _day_of_writing(mention: DateMention) -> date | None:
    offset, calendar = mention.offset, mention.calendar
    if mention.kind is not DateKind.DAY or calendar is None or calendar.day is None:
        return None
    if offset is None or offset.unit != "day" or offset.first != offset.last:
        return None
    days = days_of(calendar)
    return days[0] - timedelta(days=offset.first) if days is not None else None


def _writing_weekday(mention: DateMention) -> int | None:
    """ "Today, Monday" and "yesterday, Sunday" both say that the story was written on a Monday."""
    offset = mention.offset
    if offset is None or mention.weekday is None or offset.unit != "day" or offset.first != offset.last:
        return None
    return (mention.weekday - offset.first) % 7


def _coming(mention: DateMention, text: str, language: str) -> bool:
    """Whether the sentence speaks of something still to come: its dates bound nothing."""
    if mention.tense == "future":
        return True
    stops = [m.end() for m in _STOP.finditer(text, max(0, mention.span.start - 400), mention.span.start)]
    start = stops[-1] if stops else max(0, mention.span.start - 400)
    stop = _STOP.search(text, mention.span.end)
    end = min(stop.start() if stop else len(text), mention.span.end + 400)
    return grammar_for(language).future.search(fold(text[start:end])) is not None


def _latest_past(mentions: list[DateMention]) -> tuple[date, DateMention] | None:
    dated: list[tuple[date, DateMention]] = []
    for mention in mentions:
        if mention.label is not None or mention.calendar is None:
            continue
        days = days_of(mention.calendar)
        if days is not None and mention.kind in (DateKind.DAY, DateKind.MONTH, DateKind.YEAR, DateKind.RANGE):
            dated.append((days[0], mention))
    return max(dated, key=lambda found: found[0]) if dated else None
