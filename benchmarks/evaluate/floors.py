"""Quality floors: the least F1 of each stage and language, pinned with the digest of the corpus they hold for."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator
from pathlib import Path

from benchmarks.evaluate.tally import ALL, Scores

# A floor is set this far below what was reached, so that a change that helps elsewhere may cost a case.
MARGIN = 0.02


def below(path: Path, name: str, digest: str, scores: Scores) -> Iterator[str]:
    """One sentence for each floor that is not reached; one alone where the corpus is another than it was."""
    floors = (tomllib.loads(path.read_text("utf-8")) if path.exists() else {}).get(name)
    if floors is None:
        return
    if floors["corpus"] != digest:
        yield f"{name}: the corpus has changed since its floors were pinned; look at the figures and pin them anew"
        return
    for stage, languages in floors["floors"].items():
        for language, floor in languages.items():
            score = scores.get(stage, {}).get(language)
            if score is None:
                yield f"{name}: {stage}, {language}: nothing was judged; the floor is {floor:.2f}"
            elif score.f1 < floor:
                yield f"{name}: {stage}, {language}: F1 {score.f1:.3f} is below the floor {floor:.2f}"


def pin(path: Path, reached: dict[str, tuple[str, Scores]]) -> None:
    """Write the floors: what was reached, less the margin, rounded down to a hundredth.

    A floor that is there already goes up, never down, as long as the corpus is the same.
    """
    before = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    lines = [
        "# The least F1 of each stage and language, with the digest of the corpus it was reached on.",
        "# Raised by `python -m benchmarks.evaluate --pin`; one is lowered by hand, with the reason in the commit.",
    ]
    for name, (digest, scores) in reached.items():
        known = before.get(name, {})
        kept = known["floors"] if known.get("corpus") == digest else {}
        lines += ["", f"[{name}]", f'corpus = "{digest}"', "", f"[{name}.floors]"]
        for stage, languages in scores.items():
            values = ", ".join(
                f"{language} = {max(kept.get(stage, {}).get(language, 0.0), _floor(score.f1)):.2f}"
                for language, score in languages.items()
                if "-" not in language and (name == "dev" or language == ALL)
            )
            lines.append(f'"{stage}" = {{ {values} }}')
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _floor(reached: float) -> float:
    return math.floor((reached - MARGIN) * 100) / 100
