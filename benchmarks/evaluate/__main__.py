"""`python -m benchmarks.evaluate`: score the corpora, compare with the last kept run, fail below the floors."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.evaluate import alignment, articles, claims, contacts, floors, history, matching, mentions
from benchmarks.evaluate.case import Case
from benchmarks.evaluate.gold import Read, alignments, digest, folders, read_corpus
from benchmarks.evaluate.resolved import resolved
from benchmarks.evaluate.tally import by_language, by_stage, tally

HERE = Path(__file__).resolve().parent.parent
CORPUS, FLOORS, LAST = HERE / "corpus", HERE / "floors.toml", HERE / "last.json"
# `unseen` is what the figures are quoted from: only totals are shown, so that nobody mends one of its cases.
CORPORA, UNSEEN = ("dev", "wider", "unseen"), "unseen"


def judge(corpus: Path, reads: list[Read]) -> Iterator[Case]:
    """Every case of a corpus, stage by stage."""
    for stage in (articles, mentions, contacts, claims):
        for read in reads:
            yield from stage.judge(read)
    told, comparisons = resolved(reads)
    yield from matching.judge(reads, told)
    yield from alignment.judge(reads, alignments(corpus), comparisons)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.evaluate", description=__doc__)
    parser.add_argument("--only", metavar="CORPUS", help="score this one alone: dev, or wider/fr")
    parser.add_argument("--keep", action="store_true", help="store this run as the last one (benchmarks/last.json)")
    parser.add_argument("--pin", action="store_true", help="set the floors to what is reached (benchmarks/floors.toml)")
    parser.add_argument("--failed", metavar="STAGE", help="list the cases that fail in stages so called")
    chosen = parser.parse_args()
    if chosen.only and (chosen.keep or chosen.pin):
        parser.error("--keep and --pin are of all corpora; leave out --only")
    problems: list[str] = []
    reached = {}
    looked_at: list[Case] = []
    for name in [chosen.only] if chosen.only else CORPORA:
        if not folders(CORPUS / name):
            parser.error(f"{CORPUS / name}: no gold.jsonl there")
        reads = read_corpus(CORPUS / name)
        cases = list(judge(CORPUS / name, reads))
        mark, scores = digest(CORPUS / name), tally(cases)
        reached[name] = (mark, scores)
        print(f"\n{name}: {len(reads)} pages, corpus {mark[:12]}\n")
        print("\n".join(by_language(scores) if name == "wider" else by_stage(scores)))
        problems += floors.below(FLOORS, name, mark, scores)
        if name != UNSEEN:
            looked_at += cases
    if chosen.failed:
        print(*sorted(one for one in history.failed(looked_at) if one.startswith(chosen.failed)), sep="\n")
    if not chosen.only:
        print(*history.changes(LAST, looked_at), sep="\n")
    if chosen.keep:
        history.keep(LAST, looked_at)
    if chosen.pin:
        floors.pin(FLOORS, reached)
        return 0
    print(*problems, sep="\n", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main())
