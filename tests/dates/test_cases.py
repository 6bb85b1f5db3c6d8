"""The plain-text cases of every language, one runner."""

from pathlib import Path

import pytest

from dragoman.dates import Calendar, DateKind, DateMention, find_dates

CASES = Path(__file__).parent / "cases"
LANGUAGES = tuple(sorted(file.stem for file in CASES.glob("*.txt")))
SHORT = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def read(language: str) -> list[tuple[str, str, str]]:
    cases = []
    for number, line in enumerate((CASES / f"{language}.txt").read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        parts = [part.strip() for part in line.split(" | ")]
        assert len(parts) == 3, f"{language}.txt:{number}: expected 'name | text | dates'"
        cases.append((parts[0], parts[1], parts[2]))
    return cases


def calendar(c: Calendar, kind: DateKind) -> str:
    year = f"{c.year or '?'}"
    if kind is DateKind.YEAR:
        return year
    if kind is DateKind.DAY_NUMBER:
        return str(c.day)
    month = f"{c.month:02}" if c.month else "?"
    return f"{year}-{month}" if kind is DateKind.MONTH else f"{year}-{month}-{c.day:02}"


def show(mention: DateMention) -> str:
    parts = [mention.kind.value]
    if mention.candidates:
        parts.append(" or ".join(calendar(c, mention.kind) for c in mention.candidates))
    if mention.until:
        parts += ["..", calendar(mention.until, DateKind.DAY)]
    if mention.offset:
        parts += [mention.offset.unit, f"{mention.offset.first}..{mention.offset.last}"]
    if mention.weekday is not None:
        parts.append(SHORT[mention.weekday])
    if mention.clock:
        at = f"{mention.clock.hour:02}:{mention.clock.minute:02}"
        parts.append(at if mention.kind is DateKind.CLOCK else f"@{at}")
    parts += [extra for extra in (mention.modifier, mention.bound, mention.label) if extra]
    return f"{mention.text} = {' '.join(parts)}"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [pytest.param(lang, text, dates, id=f"{lang}-{name}") for lang in LANGUAGES for name, text, dates in read(lang)],
)
def test_case(language: str, text: str, expected: str) -> None:
    found = find_dates(text, language)
    assert ("; ".join(show(m) for m in found) or "none") == expected
    assert all(m.span.of(text) == m.text for m in found)


def test_the_main_languages_begin_with_the_same_cases() -> None:
    names = {language: [name for name, _, _ in read(language)] for language in ("ar", "bg", "en", "ru", "tr")}
    shared = min(names.values(), key=len)
    assert all(found[: len(shared)] == shared for found in names.values())


@pytest.mark.parametrize(
    ("language", "text", "bound"),
    [
        ("fr", "La bande existera à partir du 15 octobre.", "since"),
        ("es", "Hasta el 3 de mayo habrá tregua.", "until"),
        ("it", "La fascia esisterà a partire dal 15 ottobre.", "since"),
        ("de", "Die Zone besteht ab dem 15. Oktober.", "since"),
        ("fr", "Ils se sont parlé le 15 octobre.", None),
    ],
)
def test_the_last_word_of_a_bound_can_be_the_first_of_the_date(language: str, text: str, bound: str | None) -> None:
    assert [m.bound for m in find_dates(text, language)] == [bound]
