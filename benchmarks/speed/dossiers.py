"""Matching a new report in dossiers of growing size: it must depend on the block it falls into, not on the dossier."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from random import Random

from benchmarks.speed.figure import Figure, fastest
from dragoman.matching import Told, block_key, match
from dragoman.model import Actor, Article, ContactReport, Kind, Named, Precision, Status, When
from dragoman.spans import Span, SpanMap

FIRST = date(2015, 1, 1)
# Sides that the made-up reports are spread over: 105 pairs, so that the largest dossier has blocks of a busy pair.
STATES = 15
_TOPICS = tuple(Named(f"topic-{number}", f"topic {number}") for number in range(40))


class Kept:
    """A dossier in memory: reports by block."""

    def __init__(self, told: list[Told]) -> None:
        self._blocks: dict[str, list[Told]] = defaultdict(list)
        for one in told:
            self._blocks[block_key(one.report)].append(one)

    def block(self, key: str) -> list[Told]:
        return self._blocks[key]


def made_up(count: int, seed: int = 7) -> list[Told]:
    """Reports between leaders of two of `STATES` states, on days over ten years, every pair alike in number."""
    random = Random(seed)
    return [_told(str(number), random) for number in range(count)]


def _told(id_: str, random: Random) -> Told:
    first, second = random.sample(range(STATES), 2)
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
        kept = Kept(made_up(size))
        block = len(kept.block(block_key(new.report)))
        seconds = fastest(partial(match, [new], kept))
        yield Figure(f"a new report among {size:,} ({block} in its block)", 1000 * seconds, "ms")
