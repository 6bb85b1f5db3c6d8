"""Claims: are the attributed words there, with the right speaker, act and quotation marks?"""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.evaluate.case import Case, extra, hit, miss, right
from benchmarks.evaluate.gold import Gold, Read
from benchmarks.evaluate.words import f1, overlap, same_speaker, words
from dragoman.model import Claim

# Two claims are the same stretch when their words overlap by half (F1); measured beside it is by how much.
SAME_STRETCH = 0.5
# "promises" and "pledges" are one act under two names.
_ACTS = {"promises": "pledges"}


def judge(read: Read) -> Iterator[Case]:
    pairs = pair(read)
    found = dict(pairs)
    used = {claim.id for _, claim in pairs}
    for index, gold in enumerate(read.gold["claims"]):
        name = f"{read.file} claim {index} {gold['words'][:40]}"
        if index in found:
            yield hit("claims", read.language, name)
            yield from _details(read.language, name, gold, found[index])
        else:
            yield miss("claims", read.language, name)
    for claim in read.claims:
        if claim.id not in used:
            yield extra("claims", read.language, f"{read.file} made up: {claim.text[:60]}")


def _details(language: str, name: str, gold: Gold, claim: Claim) -> Iterator[Case]:
    exact, complete = overlap(words(claim.text), words(gold["words"]))
    yield Case("claim words", language, name, exact, 1, complete, 1)
    speaker = claim.speaker.name if claim.speaker else ""
    wanted = [gold["speaker"], gold.get("voice")]
    names = [speaker, claim.voice.name if claim.voice else ""]
    yield right("claim speaker", language, name, bool(speaker) and same_speaker(speaker, gold["speaker"]))
    alike = any(one and other and same_speaker(one, other) for one in names for other in wanted)
    yield right("claim speaker or voice", language, name, alike)
    yield right("claim act", language, name, claim.act == _ACTS.get(gold["act"], gold["act"]))
    yield right("claim quoted", language, name, claim.quoted == gold["quoted"])


def pair(read: Read) -> list[tuple[int, Claim]]:
    """Gold claims, by their index, with the claims that cover their words: best overlaps first, each used once."""
    wanted = [words(gold["words"]) for gold in read.gold["claims"]]
    told = [words(claim.text) for claim in read.claims]
    scored = [
        (score, -first, -second)
        for first, want in enumerate(wanted)
        for second, have in enumerate(told)
        if (score := f1(*overlap(have, want))) >= SAME_STRETCH
    ]
    pairs: list[tuple[int, Claim]] = []
    for _, first, second in sorted(scored, reverse=True):
        if not any(one == -first or other is read.claims[-second] for one, other in pairs):
            pairs.append((-first, read.claims[-second]))
    return sorted(pairs, key=lambda one: one[0])
