"""Matching a new report in dossiers of growing size, and among ever more reports of one pair of sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial
from random import Random

from benchmarks.speed.figure import Figure, fastest
from dragoman.matching import Evidence, Memory, Told, block_key, evidence_of, rematch
from dragoman.model import Actor, Article, ContactReport, Kind, Named, Precision, Status, When
from dragoman.spans import Span, SpanMap

FIRST = date(2015, 1, 1)
# Sides that the made-up reports are spread over: 105 pairs, so that the largest dossier has blocks of a busy pair.
STATES = 15
_TOPICS = tuple(Named(f"topic-{number}", f"topic {number}") for number in range(40))


def made_up(count: int, seed: int = 7, states: int = STATES) -> list[Told]:
    """Reports between leaders of two of some states, on days over ten years, every pair alike in number."""
    random = Random(seed)
    return [_told(str(number), random, states) for number in range(count)]


def _told(id_: str, random: Random, states: int = STATES) -> Told:
    first, second = random.sample(range(states), 2)
    start = FIRST + timedelta(days=random.randrange(3650))
    when = When(start, start + timedelta(days=1), Precision.DAY, "made up")
    parties = tuple(
        Actor(f"person:{side}", "person", f"Leader {side}", f"{side:02}", None, f"President of {side:02}")
        for side in sorted((first, second))
    )
    text = "The two leaders spoke by phone."
    span = Span(0, len(text))
    report = ContactReport(
        f"report-{id_}", f"article-{id_}", random.choice((Kind.PHONE_CALL, Kind.MEETING)), Status.HELD, parties, True,
        span, when, topics=tuple(random.sample(_TOPICS, 3)),
    )  # fmt: skip
    article = Article(f"article-{id_}", f"page-{id_}", 1, "en", text, (), SpanMap(()), published=when)
    return Told(report, article)


def growing(sizes: tuple[int, ...] = (1_000, 10_000, 100_000)) -> Iterator[Figure]:
    """Milliseconds to match one new report, by the size of the dossier."""
    new = _told("new", Random(8))
    for size in sizes:
        kept = _shelf(one for one in made_up(size) if block_key(one.report) == block_key(new.report))
        what = f"a new report among {size:,} ({kept.size()} in its block)"
        yield Figure(what, 1000 * _one_more(kept, evidence_of(new)), "ms")


def of_one_pair(sizes: tuple[int, ...] = (1_000, 10_000)) -> Iterator[Figure]:
    """Milliseconds to match one new report where all are of one pair."""
    new = evidence_of(_told("new", Random(8), 2))
    for size in sizes:
        kept = _shelf(made_up(size, 7, 2))
        yield Figure(f"a new report among {size:,} of its own pair", 1000 * _one_more(kept, new), "ms")


def _shelf(told: Iterable[Told]) -> Memory:
    found = [evidence_of(one) for one in told]
    shelf = Memory(found)
    if found:
        shelf.settle(rematch(shelf, found, ()))
    return shelf


def _one_more(shelf: Memory, new: Evidence) -> float:
    shelf.put(new)
    return fastest(partial(rematch, shelf, [new], ()))
