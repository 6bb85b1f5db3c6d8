"""Cases added up to precision, recall and F1 per stage and language, and printed as a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from benchmarks.evaluate.case import Case

ALL = "all"


@dataclass(frozen=True, slots=True)
class Score:
    """Of one stage in one language; `cases` is how many were judged."""

    precision: float
    recall: float
    cases: int

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


Scores = dict[str, dict[str, Score]]


def tally(cases: Iterable[Case]) -> Scores:
    """Scores by stage, then by language; "all" is every case of the stage, not the mean of the languages."""
    groups: dict[str, dict[str, list[Case]]] = defaultdict(lambda: defaultdict(list))
    for case in cases:
        groups[case.stage][ALL].append(case)
        groups[case.stage][case.language].append(case)
    return {
        stage: {language: _score(group) for language, group in sorted(languages.items())}
        for stage, languages in groups.items()
    }


def _score(cases: list[Case]) -> Score:
    found, wanted = sum(case.found for case in cases), sum(case.wanted for case in cases)
    # Nothing found makes nothing up; nothing wanted leaves nothing out.
    precision = sum(case.exact for case in cases) / found if found else 1.0
    recall = sum(case.complete for case in cases) / wanted if wanted else 1.0
    return Score(precision, recall, len(cases))


def by_stage(scores: Scores) -> Iterator[str]:
    """One line a stage, then one for each language of it; pairs of languages are only counted together."""
    yield f"{'stage':32} {'':4} {'P':>6} {'R':>6} {'F1':>6} {'cases':>6}"
    for stage, languages in scores.items():
        for language, score in languages.items():
            if "-" in language:
                continue
            head = stage if language == ALL else ""
            yield (f"{head:32} {language:4} {score.precision:6.3f} {score.recall:6.3f} {score.f1:6.3f} {score.cases:6}")


def by_language(scores: Scores) -> Iterator[str]:
    """One line a stage for all languages together, then the F1 of the stages in a line for each language."""
    yield from by_stage({stage: {ALL: languages[ALL]} for stage, languages in scores.items()})
    stages = [stage for stage in scores if not stage.startswith("alignment")]
    yield ""
    yield from (f"{chr(ord('a') + number)}  {stage}" for number, stage in enumerate(stages))
    yield "     " + " ".join(f"{chr(ord('a') + number):>4}" for number in range(len(stages)))
    for language in sorted({one for stage in stages for one in scores[stage]} - {ALL}):
        if "-" not in language:
            cells = (scores[stage].get(language) for stage in stages)
            yield f"{language:4} " + " ".join(f"{cell.f1:4.2f}" if cell else "   -" for cell in cells)
