"""`python -m benchmarks.means`: how stable the means of the language cases are; `--write` puts them into means.txt.

The sentences of tests/languages/cases say the same kind of things in every language. They are not written as news is:
the five languages measured on news (ar bg en ru tr) show by how much, and all others are moved by that difference.
The five stay as they are.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from dragoman.encoders import E5, Vectors
from dragoman.encoders.centred import MEANS, means_of, read_means, write_means

CASES: Final = Path(__file__).resolve().parents[2] / "tests" / "languages" / "cases"
MEASURED: Final = ("ar", "bg", "en", "ru", "tr")
"""Languages whose means are those of a few hundred sentences of news."""
HALVES: Final = 30
STABLE: Final = 0.85
"""Least cosine, from halves to the whole, of a mean without what all languages have in common."""


def sentences(language: str) -> tuple[str, ...]:
    """The sentences of a language's cases, each once; of the passages the sentences they are split into."""
    found: list[str] = []
    for path in sorted((CASES / language).glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            passage = line.startswith(">") and not line.startswith("> @")
            if path.stem == "passages":
                passage = bool(line) and line[0] not in ">#@"
            if passage:
                found.append(line.removeprefix(">").strip())
    return tuple(dict.fromkeys(filter(None, found)))


def moved(cases: Mapping[str, Vectors], measured: Mapping[str, Vectors]) -> dict[str, Vectors]:
    """Means of cases, less what sets cases apart from news in the measured languages; these stay as measured."""
    style = np.mean([cases[code] - mean for code, mean in measured.items()], axis=0)
    return {code: measured[code] if code in measured else mean - style for code, mean in cases.items()}


def stability(vectors: Vectors, common: Vectors, random: np.random.Generator) -> float:
    """Cosine of the means of two halves, carried over to the whole (Spearman 1910, Brown 1910)."""
    half = len(vectors) // 2
    found = []
    for _ in range(HALVES):
        mixed = vectors[random.permutation(len(vectors))]
        found.append(_cosine(mixed[:half].mean(axis=0) - common, mixed[half:].mean(axis=0) - common))
    mean = float(np.mean(found))
    return 2 * mean / (1 + mean)


def _cosine(a: Vectors, b: Vectors) -> float:
    return float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.means", description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the stable ones into means.txt")
    chosen = parser.parse_args()
    engine = E5()
    texts: dict[str, Sequence[str]] = {path.name: sentences(path.name) for path in sorted(CASES.iterdir())}
    cases = means_of(engine, texts)
    kept = read_means(MEANS, engine.dimension)
    measured = {code: kept[code] for code in MEASURED}
    found = moved(cases, measured)
    common: Vectors = np.mean([cases[code] for code in MEASURED], axis=0)
    random = np.random.default_rng(0)
    for code, sample in texts.items():
        stable = stability(engine.encode(sample), common, random)
        note = ""
        if code in measured:
            others = {other: mean for other, mean in measured.items() if other != code}
            guess = moved(cases, others)[code]
            mean_of_others = np.mean(list(others.values()), axis=0)
            apart = [float(np.linalg.norm(one - measured[code])) for one in (guess, mean_of_others)]
            cosine = _cosine(guess - mean_of_others, measured[code] - mean_of_others)
            note = f"off by {apart[0]:.3f}, without a mean {apart[1]:.3f}; cosine {cosine:.3f}"
        elif stable < STABLE:
            note = "not stable"
            del found[code]
        print(f"{code} {len(sample):4} sentences, stable to {stable:.3f}  {note}")
    if chosen.write:
        write_means(MEANS, found, engine.name)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
