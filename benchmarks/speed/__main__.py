"""`python -m benchmarks.speed`: measure, print a table, write speed.json; fails where a limit is not kept."""

from __future__ import annotations

import argparse
import json
import platform
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from benchmarks.speed import command, dossiers, pages
from benchmarks.speed.figure import Figure

HERE = Path(__file__).resolve().parent.parent
CORPUS = HERE / "corpus" / "dev"


def figures(count: int) -> Iterator[Figure]:
    yield from pages.against_the_extractor(CORPUS)
    yield from pages.with_contacts(CORPUS)
    yield from command.start_up()
    yield from command.memory(CORPUS, count)
    yield from dossiers.growing()
    yield from dossiers.of_one_pair()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--pages", type=int, default=400, help="pages for the memory figure (default 400)")
    chosen = parser.parse_args()
    measured = []
    for figure in figures(chosen.pages):
        measured.append(figure)
        limit = "" if figure.limit is None else f"{'at least' if figure.least else 'at most'} {figure.limit:g}"
        print(f"{figure.what:55} {figure.value:9.2f} {figure.unit:9} {limit:14} {'' if figure.kept else 'NOT KEPT'}")
    machine = {"python": platform.python_version(), "machine": platform.machine(), "cores": command.cores()}
    kept = {"machine": machine, "figures": [asdict(figure) for figure in measured]}
    (HERE / "speed.json").write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
    return 0 if all(figure.kept for figure in measured) else 1


if __name__ == "__main__":
    raise SystemExit(main())
