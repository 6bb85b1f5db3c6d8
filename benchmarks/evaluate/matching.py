"""Reports to contacts: B³ over all main contacts that were found, and pairs told in two languages.

B³ after Bagga and Baldwin (1998): for each report, the share of its predicted cluster that belongs with it, and the
share of its gold cluster that is there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from benchmarks.evaluate.case import Case, extra, hit, miss
from benchmarks.evaluate.contacts import pair
from benchmarks.evaluate.gold import Read
from dragoman.model import Contact


def judge(reads: Sequence[Read], contacts: Sequence[Contact]) -> Iterator[Case]:
    contact_of = {report: contact.id for contact in contacts for report in contact.reports}
    items: list[tuple[Read, str, str]] = []
    for read in reads:
        mains = [one for one in read.gold["contacts"] if one["main"]]
        for gold, report in pair(mains, [one for one in read.reports if one.main]):
            items.append((read, gold["event"], contact_of.get(report.id, report.id)))
    for read, event, cluster in items:
        predicted = [item for item in items if item[2] == cluster]
        wanted = [item for item in items if item[1] == event]
        common = [item for item in predicted if item[1] == event]
        name = f"{read.file} {event}"
        yield Case("same contact (B3)", read.language, name, len(common) / len(predicted), 1,
                   len(common) / len(wanted), 1)  # fmt: skip
    for (one, event, cluster), (other, second, its) in combinations(items, 2):
        if one.language == other.language:
            continue
        name = f"{one.file} {event} + {other.file} {second}"
        languages = "-".join(sorted({one.language, other.language}))
        if event == second:
            yield (hit if cluster == its else miss)("same contact across languages", languages, name)
        elif cluster == its:
            yield extra("same contact across languages", languages, name)
