"""What of a report can be compared across languages: its day, subjects, numbers and statements, drawn out once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cached_property
from typing import Final

from dragoman.dates import Calendar, Era, find_dates, is_open
from dragoman.matching.records import Told
from dragoman.matching.usual import usual
from dragoman.matching.vetoes import IN_PERSON
from dragoman.model import ContactReport, Named, Precision, Status, When
from dragoman.spans import Span

NUMBER: Final = re.compile(
    r"(?<![\w.,:/-])\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?![\w:/])|(?<![\w.,:/-])\d+(?:[.,]\d{1,2})?(?![\w:/-])"
)
SENTENCE_END: Final = re.compile(r"(?<=[.!?؟。])\s+|\n")
SHORTEST: Final = 30
LONGEST: Final = 500
"""Characters of a sentence worth comparing; longer ones are lists and pieces of furniture."""
MOST_TEXTS: Final = 12
"""Sentences of a report that are compared: the top of the story, where the contact is told."""
SMALLEST: Final = 13
"""Counts below it say little: "two leaders", "three rounds", and are as often a day of the month."""
YEARS: Final = range(1900, 2101)
LONGEST_BOUND: Final = 7
"""Days of an interval that still singles out a contact by its day."""


class Dating(IntEnum):
    """How well a report knows the day of its contact, ascending."""

    UNKNOWN = 0
    BOUNDED = 1
    PUBLISHED = 2
    STATED = 3


@dataclass(frozen=True)
class Evidence:
    """A report in a form to compare: `subjects` are ids of topics, places and third states, `numbers` in digits,
    `places` where the contact itself was.

    `texts` are sentences, in its own language: of the whole article for its main contact, else those that tell of it.
    `published` is the interval in which its article was put up, `named` are days of the year its text names, as
    "10-07". A dossier keeps it, so that an article is taken apart only once.
    """

    report: ContactReport
    language: str
    published: When | None
    dating: Dating
    subjects: frozenset[str]
    frameworks: frozenset[str]
    places: frozenset[str]
    numbers: frozenset[str]
    texts: tuple[str, ...]
    named: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        """The report's id."""
        return self.report.id

    @property
    def when(self) -> When | None:
        """The days the report allows."""
        return self.report.when

    @property
    def day(self) -> date | None:
        """The one day, where the report knows it."""
        when = self.report.when
        return when.start if when is not None and self.dating >= Dating.PUBLISHED else None

    @cached_property
    def items(self) -> frozenset[str]:
        """Everything that can be shared and looked up: subjects, frameworks, places, numbers, day of the year."""
        numbers = {f"number:{number}" for number in self.numbers}
        return self.about | self.frameworks | self.venues | self.days_of_year | numbers

    @cached_property
    def days_of_year(self) -> frozenset[str]:
        """Days that are named, whatever for, and the contact's own: "the attack of 23 June", "from 15 October"."""
        own = {self.day_of_year} if self.day_of_year else set()
        return frozenset(f"day:{day}" for day in self.named | own)

    @cached_property
    def about(self) -> frozenset[str]:
        """Subjects and the place of the contact, which another report may only name in passing."""
        return self.subjects | {f"place:{place}" for place in self.places if place not in usual().seats}

    @property
    def venues(self) -> frozenset[str]:
        """Where the two met, if they did; of a call a place says nothing."""
        return frozenset(f"venue:{place}" for place in self.places) if self.report.kind in IN_PERSON else frozenset()

    @property
    def day_of_year(self) -> str:
        """Month and day as "10-07", where they are named with or without a year; "" where they are not."""
        when = self.report.when
        if self.day is not None:
            return _day_of_year(Calendar(None, self.day.month, self.day.day))
        return _day_of_year(Calendar(None, when.month, when.day)) if when is not None else ""


def evidence_of(told: Told) -> Evidence:
    """The comparable parts of one report."""
    report, article = told.report, told.article
    texts = [claim.text for claim in told.claims]
    words = " \n ".join([*texts, *(span.of(article.text) for span in (report.span, *report.evidence))])
    if report.main:
        # What a main contact is about is what its article is about.
        words = article.text
    dates = find_dates(words, article.language)
    sides = {party.side for party in report.parties}
    return Evidence(
        report=report,
        language=article.language,
        published=article.published,
        dating=dating(report.when),
        subjects=frozenset(_subject(topic) for topic in report.topics) - {f"state:{side}" for side in sides},
        frameworks=frozenset(framework.id for framework in report.frameworks),
        places=frozenset(place.id for place in report.places),
        numbers=numbers(_without(words, (mention.span for mention in dates))),
        texts=_sentences(words),
        named=frozenset(day for mention in dates if (day := _day_of_year(mention.calendar))),
    )


def _subject(topic: Named) -> str:
    """A seat of government, named, says as much as its state: "Damascus protested"."""
    kind, _, place = topic.id.partition(":")
    return f"state:{topic.country}" if kind == "place" and place in usual().seats else topic.id


def _without(text: str, spans: Iterable[Span]) -> str:
    """ "On 23 June 21 people died": only the 21 is a number that another page could have for the same reason."""
    for span in sorted(spans, reverse=True):
        text = f"{text[: span.start]} {text[span.end :]}"
    return text


def _day_of_year(calendar: Calendar | None) -> str:
    if calendar is None or calendar.month is None or calendar.day is None or calendar.era is not Era.GREGORIAN:
        return ""
    return f"{calendar.month:02}-{calendar.day:02}"


def dating(when: When | None) -> Dating:
    """What kind of knowledge an interval is.

    >>> dating(None)
    <Dating.UNKNOWN: 0>
    """
    if when is None:
        return Dating.UNKNOWN
    if when.precision is Precision.DAY:
        return Dating.PUBLISHED if when.by_publication else Dating.STATED
    return Dating.UNKNOWN if is_open(when) else Dating.BOUNDED


def numbers(text: str) -> frozenset[str]:
    """Numbers that can identify a story, in ASCII digits without separators: "6,000", "69", "2.5"; no years, no dates.

    Digits of any script are read; "6 000", "6.000" and "6,000" are the same number.
    """
    plain = "".join(str(int(char)) if char.isdigit() and char.isdecimal() else char for char in text)
    plain = plain.replace("٬", ",").replace("٫", ".")
    found: set[str] = set()
    for match in NUMBER.finditer(plain):
        raw = match.group()
        parts = re.split(r"[.,\u00a0\u202f ]", raw)
        if len(parts) > 1 and all(len(part) == 3 for part in parts[1:]):
            found.add("".join(parts))
        elif len(parts) == 2:
            found.add(f"{parts[0]}.{parts[1]}")
        elif int(raw) >= SMALLEST and int(raw) not in YEARS:
            found.add(raw.lstrip("0"))
    return frozenset(found)


def _sentences(text: str) -> tuple[str, ...]:
    parts = (" ".join(part.split()) for part in SENTENCE_END.split(text))
    return tuple(dict.fromkeys(part for part in parts if SHORTEST < len(part) < LONGEST))[:MOST_TEXTS]


def happened(status: Status) -> bool:
    """Whether a report of this status tells of a contact that took place."""
    return status is Status.HELD
