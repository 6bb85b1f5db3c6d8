"""Names and dates in the text. The gold does not list all there are: what was found beside it is not judged.

Precision is the share of those looked at that lead to the right actor or days, recall the same of all in the gold.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from benchmarks.evaluate.case import Case, miss, right
from benchmarks.evaluate.gold import Read
from benchmarks.evaluate.words import place, same_name
from dragoman.dates import find_dates, resolve
from dragoman.model import Article, Precision, When
from dragoman.spans import Span


def judge(read: Read) -> Iterator[Case]:
    yield from _mentions(read)
    yield from _dates(read)


def _places(read: Read, snippet: str) -> list[tuple[Article, Span]]:
    """Every article the words stand in, with their first place there."""
    found = ((article, place(article.text, snippet)) for article in read.articles)
    return [(article, Span(*at)) for article, at in found if at]


def _mentions(read: Read) -> Iterator[Case]:
    for number, gold in enumerate(read.gold["mentions"]):
        places = _places(read, gold["words"])
        if not places:
            continue
        stage = "mention: " + ("persons" if gold["kind"] == "person" else "others")
        name = f"{read.file} mention {number} {gold['words']}"
        names = [
            mention.actor.name
            for article, span in places
            if read.reading
            for mention in read.reading.mentions.get(article.id, ())
            if mention.span.overlaps(span)
        ]
        if names:
            yield right(stage, read.language, name, any(same_name(one, gold["name"]) for one in names))
        else:
            yield miss(stage, read.language, name)


def _dates(read: Read) -> Iterator[Case]:
    """Counted from the day the gold gives the page, where it does, so that a wrong day of publication counts once."""
    for number, gold in enumerate(read.gold["dates"]):
        places = _places(read, gold["words"])
        if not places or gold["start"] is None:
            continue
        name = f"{read.file} date {number} {gold['words']}"
        want = (date.fromisoformat(gold["start"]), date.fromisoformat(gold["end"]))
        found = [
            when
            for article, span in places
            for mention in find_dates(article.text, article.language)
            if mention.span.overlaps(span)
            if (when := resolve(mention, _written(read) or article.published)) is not None
        ]
        if found:
            yield right("date expressions", read.language, name, any(_means(when, want) for when in found))
        else:
            yield miss("date expressions", read.language, name)


def _written(read: Read) -> When | None:
    day = read.gold["published"]
    if day is None:
        return None
    start = date.fromisoformat(day)
    return When(start, start + timedelta(days=1), Precision.DAY, "gold")


def _means(when: When, want: tuple[date, date]) -> bool:
    """The same days. Words without sharp edges ("mid-October") are right when they overlap by half of each."""
    common = (min(when.end, want[1]) - max(when.start, want[0])).days
    return 2 * common >= max((when.end - when.start).days, (want[1] - want[0]).days)
