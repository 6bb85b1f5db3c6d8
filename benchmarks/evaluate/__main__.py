"""`python -m benchmarks.evaluate`: score the corpora, compare with the last kept run, fail below the floors."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.evaluate import alignment, articles, claims, contacts, floors, history, matching, mentions
from benchmarks.evaluate.case import Case
from benchmarks.evaluate.gold import Read, digest, lines, read_corpus
from benchmarks.evaluate.resolved import resolved
from benchmarks.evaluate.tally import table, tally

HERE = Path(__file__).resolve().parent.parent
CORPUS, FLOORS, LAST = HERE / "corpus", HERE / "floors.toml", HERE / "last.json"


def judge(folder: Path, reads: list[Read]) -> Iterator[Case]:
    """Every case of a corpus, stage by stage."""
    for stage in (articles, mentions, contacts, claims):
        for read in reads:
            yield from stage.judge(read)
    told, comparisons = resolved(reads)
    yield from matching.judge(reads, told)
    yield from alignment.judge(reads, lines(folder / "alignments.jsonl"), comparisons)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.evaluate", description=__doc__)
    parser.add_argument("--keep", action="store_true", help="store this run as the last one (benchmarks/last.json)")
    parser.add_argument("--pin", action="store_true", help="set the floors to what is reached (benchmarks/floors.toml)")
    parser.add_argument("--failed", metavar="STAGE", help="list the cases of dev that fail in stages so called")
    chosen = parser.parse_args()
    problems: list[str] = []
    reached = {}
    # `unseen` is what the figures are quoted from: only totals are shown, so that nobody mends one of its cases.
    for name in ("dev", "unseen"):
        folder = CORPUS / name
        if not (folder / "gold.jsonl").exists():
            continue
        reads = read_corpus(folder)
        cases = list(judge(folder, reads))
        mark, scores = digest(folder), tally(cases)
        reached[name] = (mark, scores)
        print(f"\n{name}: {len(reads)} pages, corpus {mark[:12]}\n")
        print("\n".join(table(scores)))
        if name == "dev":
            print(*history.changes(LAST, cases), sep="\n")
            if chosen.failed:
                print(*sorted(one for one in history.failed(cases) if one.startswith(chosen.failed)), sep="\n")
            if chosen.keep:
                history.keep(LAST, mark, cases)
        problems += floors.below(FLOORS, name, mark, scores)
    if chosen.pin:
        floors.pin(FLOORS, reached)
        return 0
    print(*problems, sep="\n", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main())
