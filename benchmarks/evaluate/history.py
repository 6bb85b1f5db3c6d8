"""Which cases were gained and lost since the run that was kept last."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.evaluate.case import Case

MOST_SHOWN = 40


def changes(path: Path, cases: Iterable[Case]) -> Iterator[str]:
    """One line for each case that failed then and passes now, or the other way round."""
    if not path.exists():
        return
    before = set(json.loads(path.read_text("utf-8"))["failed"])
    now = failed(cases)
    gained, lost = sorted(before - now), sorted(now - before)
    yield f"gained {len(gained)}, lost {len(lost)} since the last kept run"
    for sign, names in (("+", gained), ("-", lost)):
        yield from (f"  {sign} {name}" for name in names[:MOST_SHOWN])
        if len(names) > MOST_SHOWN:
            yield f"  {sign} and {len(names) - MOST_SHOWN} more"


def failed(cases: Iterable[Case]) -> set[str]:
    """Names of the cases that do not pass. What was made up before and is not any more counts as gained."""
    return {f"{case.stage} | {case.name}" for case in cases if not case.passed}


def keep(path: Path, cases: Iterable[Case]) -> None:
    """Store this run."""
    kept = {"failed": sorted(failed(cases))}
    path.write_text(json.dumps(kept, ensure_ascii=False, indent=0) + "\n", "utf-8")
