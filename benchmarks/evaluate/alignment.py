"""Claims laid beside each other: are pairs that say the same, or contradict each other, told so?

A pair whose claims were not both found counts as missed: what matters is what a reader gets to see. The gold's pairs
that are the same are of two sides or of one: a line that one side alone tells holds what its articles say alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.evaluate.case import Case, extra, hit, miss
from benchmarks.evaluate.claims import pair
from benchmarks.evaluate.gold import Gold, Read
from dragoman.model import Comparison

_RELATIONS = {"same": {"shared", "only"}, "contradiction": {"contradiction"}}


def judge(
    reads: Sequence[Read], pairs: Sequence[Gold], comparisons: Mapping[str, Sequence[Comparison]]
) -> Iterator[Case]:
    """`comparisons` are those of all contacts, by contact."""
    claim_of = {(read.file, index): claim.id for read in reads for index, claim in pair(read)}
    language = {read.file: read.language for read in reads}
    for gold in pairs:
        (one, first), (other, second) = gold["a"], gold["b"]
        ends = {claim_of.get((one, first)), claim_of.get((other, second))}
        name = f"{one} {first} + {other} {second}"
        languages = "-".join(sorted({language[one], language[other]}))
        for relation, told_as in _RELATIONS.items():
            told = None not in ends and any(
                ends <= set(line.claims) for lines in comparisons.values() for line in lines if line.relation in told_as
            )
            stage = f"alignment: {relation}"
            if gold["relation"] == relation:
                yield (hit if told else miss)(stage, languages, name)
            elif told:
                yield extra(stage, languages, name)
