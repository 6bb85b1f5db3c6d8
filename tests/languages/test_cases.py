"""Every plain-text case of every language, one runner. Known failures are listed with their reason, strictly."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.actors.registry import load_registry
from dragoman.languages.pack import languages, load_pack
from dragoman.languages.parse import parse
from dragoman.languages.passages import passages
from dragoman.languages.tokens import fold, tokenize
from dragoman.model import Role, Section
from dragoman.spans import Span
from tests.languages.cases_read import FILES, FOLDER, LANGUAGES, Case, cases
from tests.languages.readings import told

MEASURED = ("ar", "bg", "en", "ru", "tr")
KNOWN = Path(__file__).parent / "known_failures.txt"


def known_failures() -> dict[str, str]:
    """`language/file:line  reason`, one a line."""
    found = {}
    for number, line in enumerate(KNOWN.read_text("utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            key, _, reason = line.partition(" ")
            assert reason.strip(), f"{KNOWN.name}:{number}: a known failure needs its reason"
            found[key] = reason.strip()
    return found


KNOWN_FAILURES = known_failures()


def params(file: str) -> list[object]:
    return [
        pytest.param(
            case,
            id=case.id,
            marks=pytest.mark.xfail(reason=KNOWN_FAILURES[case.id], strict=True) if case.id in KNOWN_FAILURES else (),
        )
        for case in cases(file)
    ]


def plain(words: str) -> str:
    """Words without punctuation and case: what a claim's content is compared by."""
    return " ".join(token.fold for token in tokenize(words))


def contacts(case: Case) -> list[str]:
    """`kind status | parties`, parties in alphabetical order."""
    return sorted(
        f"{report.kind} {report.status} | {'; '.join(sorted(party.name for party in report.parties))}"
        for report in told(case)[1]
    ) or ["none"]


@pytest.mark.parametrize("case", params("contacts"))
def test_contacts(case: Case) -> None:
    check_contacts(case)


def check_contacts(case: Case) -> None:
    """Fails unless exactly the expected contacts are found."""
    wanted = []
    for line in case.expected:
        head, _, parties = line.partition("|")
        names = sorted(name.strip() for name in parties.split(";"))
        wanted.append(f"{head.strip()} | {'; '.join(names)}" if parties else line)
    assert contacts(case) == sorted(wanted)


@pytest.mark.parametrize("case", params("claims"))
def test_claims(case: Case) -> None:
    check_claims(case)


def check_claims(case: Case) -> None:
    """Fails unless exactly the expected claims are found, word for word."""
    found = [
        (
            claim.speaker.name if claim.speaker else "-",
            claim.act,
            plain(claim.text),
            "quoted" if claim.quoted else "reported",
        )
        for claim in told(case)[2]
    ]
    for line in case.expected:
        speaker, act, words, quoted = (part.strip() for part in line.split(" | "))
        words = words.strip('"')
        assert words in case.text, f"{case.id}: the expected words are not in the passage"
        assert (speaker, act, plain(words), quoted) in found
    assert len(found) == len(case.expected)


@pytest.mark.parametrize("case", params("actors"))
def test_actors(case: Case) -> None:
    mentions = told(case)[0]
    for line in case.expected:
        words, _, name = (part.strip() for part in line.partition(" = "))
        at = case.text.find(words)
        assert at >= 0, f"{case.id}: {words!r} is not in the passage"
        span = Span(at, at + len(words))
        assert name in {mention.actor.name for mention in mentions if mention.span.overlaps(span)}


@pytest.mark.parametrize("case", params("passages"))
def test_passages(case: Case) -> None:
    pack = load_pack(case.language)
    found = [span.of(case.text) for span in passages(case.text, Span(0, len(case.text)), pack)]
    assert found == list(case.expected)


@pytest.mark.parametrize("case", params("topics"))
def test_topics(case: Case) -> None:
    pack = load_pack(case.language)
    assert pack is not None
    registry = load_registry()
    tables = {"place": registry.places, "topic": registry.topics, "framework": registry.frameworks}
    found = set()
    for hit in parse(case.text, (Section(Role.BODY, Span(0, len(case.text))),), pack).hits:
        category, value = hit.payload.category, hit.payload.value
        if category in tables:
            found.add(f"{category}: {fold(tables[category][value].name)}")
        elif category == "state":  # a third state is a topic, and a place where something happens
            found |= {f"{one}: {fold(registry.state_actor(value).name)}" for one in ("topic", "place")}
    for line in case.expected:
        if line != "none":
            category, _, name = line.partition(": ")
            assert f"{category}: {fold(name)}" in found


def test_every_language_has_the_same_files_of_cases() -> None:
    # Packs that are not measured yet come without cases; where there are any, they are complete.
    assert set(MEASURED) <= set(LANGUAGES) <= set(languages())
    for language in LANGUAGES:
        assert sorted(path.stem for path in (FOLDER / language).glob("*.txt")) == sorted(FILES)


def test_known_failures_are_cases() -> None:
    ids = {case.id for file in FILES for case in cases(file)}
    assert set(KNOWN_FAILURES) <= ids
