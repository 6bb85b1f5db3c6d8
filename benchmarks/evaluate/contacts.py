"""Contact reports: is the contact there, of the right kind and status, on the right day, between the right people?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from benchmarks.evaluate.case import Case, extra, hit, miss, right
from benchmarks.evaluate.gold import Gold, Read
from benchmarks.evaluate.words import same_name
from dragoman.model import ContactReport

# Kinds that a page may use for one another: a visit is a meeting to its host.
_NEAR = ({"meeting", "visit", "multilateral"}, {"phone_call", "video_call"})
Pairs = list[tuple[Gold, ContactReport]]


def judge(read: Read) -> Iterator[Case]:
    mains = [one for one in read.gold["contacts"] if one["main"]]
    pairs = pair(mains, [report for report in read.reports if report.main])
    yield from _detection("contact: main", read, mains, [one for one in read.reports if one.main], pairs)
    if not mains:
        yield right("contact: no false alarm", read.language, read.file, not any(one.main for one in read.reports))
    every = pair(read.gold["contacts"], read.reports)
    yield from _detection("contact: all", read, read.gold["contacts"], read.reports, every)
    for gold, report in pairs:
        yield from _details(read, gold, report)


def _detection(
    stage: str, read: Read, wanted: Sequence[Gold], told: Sequence[ContactReport], pairs: Pairs
) -> Iterator[Case]:
    for gold in wanted:
        found = any(one is gold for one, _ in pairs)
        yield (hit if found else miss)(stage, read.language, f"{read.file} {gold['event']}")
    for report in told:
        if not any(one is report for _, one in pairs):
            parties = ", ".join(sorted(one.name for one in report.parties))
            yield extra(stage, read.language, f"{read.file} made up: {report.kind} {parties}")


def _details(read: Read, gold: Gold, report: ContactReport) -> Iterator[Case]:
    name, language = f"{read.file} {gold['event']}", read.language
    near = any(gold["kind"] in kinds and report.kind.value in kinds for kinds in _NEAR)
    yield right("kind", language, name, report.kind.value == gold["kind"])
    yield right("kind, nearly", language, name, near or report.kind.value == gold["kind"])
    yield right("status", language, name, report.status.value == gold["status"])
    have = [party.name for party in report.parties]
    want = gold["parties"]
    exact = sum(any(same_name(one, other) for other in want) for one in have)
    complete = sum(any(same_name(one, other) for other in have) for one in want)
    yield Case("parties", language, name, exact, len(have), complete, len(want))
    yield from _day(language, name, gold["when"], report)


def _day(language: str, name: str, want: Mapping[str, str] | None, report: ContactReport) -> Iterator[Case]:
    """The day where the page lets it be known; a day outside an interval that the page gives is made up."""
    when = report.when
    told = when is not None and when.precision.value == "day"
    if want is None or when is None:
        if told:
            yield extra("day", language, name)
        elif want is not None:
            yield miss("day", language, name)
        return
    inside = when.start.isoformat() < want["end"] and want["start"] < when.end.isoformat()
    yield right("day inside", language, name, inside)
    if want["end"] == _next(want["start"]):
        yield Case("day", language, name, told and inside, told, told and inside, 1)
    elif told and not inside:
        yield extra("day", language, name)


def _next(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def pair(wanted: Sequence[Gold], told: Sequence[ContactReport]) -> Pairs:
    """Gold and predicted contacts of a page, best fits first, each used once.

    At least two parties must agree (all, where the gold has one); kind, status and day decide between those that do.
    """
    scored = [
        (score, -first, -second)
        for first, gold in enumerate(wanted)
        for second, report in enumerate(told)
        if (score := _fit(gold, report)) > 0
    ]
    pairs: Pairs = []
    for _, first, second in sorted(scored, reverse=True):
        gold, report = wanted[-first], told[-second]
        if not any(one is gold or other is report for one, other in pairs):
            pairs.append((gold, report))
    return pairs


def _fit(gold: Gold, report: ContactReport) -> float:
    have = [party.name for party in report.parties]
    want: list[str] = gold["parties"]
    common = sum(any(same_name(one, other) for other in have) for one in want)
    if common < min(2, len(want)):
        return 0
    score = float(common) - 0.5 * max(0, len(have) - common)
    score += 0.4 * bool(report.kind.value == gold["kind"]) + 0.2 * bool(report.status.value == gold["status"])
    if gold["when"] and report.when:
        score += 0.5 * bool(report.when.start.isoformat() == gold["when"]["start"])
    return max(score, 0.01)
