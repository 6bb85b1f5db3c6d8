"""The registry: strict loading, and holders of offices at their time."""

from __future__ import annotations

import unicodedata
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from dragoman.actors.registry import FOLDER, alone_part, load_registry, read_registry
from dragoman.errors import DataError

STATE = "[state]\nname: Turkey\nwikidata: Q43\ncapital: Ankara\nleader: president\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("places", "topics", "frameworks"):
        (tmp_path / f"{name}.txt").write_text("", "utf-8")
    (tmp_path / "tr.txt").write_text(STATE, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("person", "problem"),
    [
        ("erdogan Recep Tayyip Erdogan", "expected 'key: value'"),
        ("erdogan: Recep Tayyip Erdogan | 39259", "no Wikidata id"),
        ("erdogan: Recep Tayyip Erdogan | - | king of hearts 2014..", "not an office"),
        ("erdogan: Recep Tayyip Erdogan | - | president 2014-13-01..", "not a date"),
        ("erdogan: Recep Tayyip Erdogan | - | president nowhere 2014..", "neither a state nor an institution"),
        ("erdogan: A B | - | president | more", "fields between"),
    ],
)
def test_a_wrong_person_is_rejected_with_file_and_line(folder: Path, person: str, problem: str) -> None:
    (folder / "tr.txt").write_text(f"{STATE}[persons]\n{person}\n", "utf-8")
    with pytest.raises(DataError, match=problem) as caught:
        read_registry(folder)
    assert caught.value.path.endswith("tr.txt")
    assert caught.value.line == STATE.count("\n") + 2


def test_an_id_stands_once_in_the_whole_registry(folder: Path) -> None:
    (folder / "tr.txt").write_text(f"{STATE}[persons]\nsomebody: Some Body | -\n", "utf-8")
    (folder / "ru.txt").write_text("[state]\nname: Russia\n[persons]\nsomebody: Some Body | -\n", "utf-8")
    with pytest.raises(DataError, match="stands twice in the registry"):
        read_registry(folder)


def test_a_state_needs_its_name(folder: Path) -> None:
    (folder / "tr.txt").write_text("[state]\nwikidata: Q43\n", "utf-8")
    with pytest.raises(DataError, match="needs a name"):
        read_registry(folder)


@pytest.mark.parametrize(
    ("role", "state", "day", "name"),
    [
        ("president", "ru", date(2010, 5, 1), "Dmitry Medvedev"),
        ("president", "ru", date(2024, 12, 3), "Vladimir Putin"),
        ("prime_minister", "ru", date(2010, 5, 1), "Vladimir Putin"),
        ("president", "tr", date(2010, 5, 1), "Abdullah Gul"),
        ("chancellor", "de", date(2020, 1, 1), "Angela Merkel"),
        ("foreign_minister", "us", date(2022, 2, 1), "Antony Blinken"),
        ("president", "fr", date(2024, 1, 1), "Emmanuel Macron"),
    ],
)
def test_an_office_belongs_to_its_holder_at_the_time(role: str, state: str, day: date, name: str) -> None:
    found = load_registry().holders(role, state, day, date.fromordinal(day.toordinal() + 1))
    assert [person.name for person in found] == [name]


def test_every_known_holder_of_an_office_is_found_by_it() -> None:
    registry = load_registry()
    for person in registry.persons.values():
        for term in person.terms:
            assert person in registry.holders(term.role, term.of), person.id


def test_terms_run_forward() -> None:
    for person in load_registry().persons.values():
        for term in person.terms:
            assert term.start is None or term.end is None or term.start < term.end, person.id


# Two heads at a time are an exception that has its reason: a presidency of several, a disputed election, a couple.
SHARED_OFFICES = {("president", "ba"), ("president", "sm"), ("president", "ci"), ("president", "ni")}


def test_a_state_has_one_president_at_a_time() -> None:
    registry = load_registry()
    doubled = []
    for (role, of), holders in registry.by_office.items():
        if role not in ("president", "chancellor") or (role, of) in SHARED_OFFICES or of not in registry.states:
            continue
        terms = sorted(
            (term.start or date.min, term.end or date.max, person.name)
            for person in holders
            for term in person.terms
            if (term.role, term.of) == (role, of)
        )
        doubled += [
            f"{role} of {of}: {one[2]} and {other[2]}"
            for one, other in pairwise(terms)
            if (one[1] - other[0]).days > 31
        ]
    assert doubled == []


def test_no_word_mixes_scripts() -> None:
    for path in sorted(FOLDER.glob("*.txt")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            for word in line.split():
                scripts = {unicodedata.name(letter, "").split()[0] for letter in word if letter.isalpha()}
                assert len(scripts & {"LATIN", "CYRILLIC", "ARABIC"}) <= 1, f"{path.name}:{number}: {word}"


@pytest.mark.parametrize(
    ("form", "parts"),
    [
        ("Vladimir Putin", ("Vladimir Putin", "Putin")),
        ("[Xi] Jinping", ("Xi Jinping", "Xi")),
        ("Mohammed [bin Salman]", ("Mohammed bin Salman", "bin Salman")),
        ("Kim Jong Un!", ("Kim Jong Un", "")),
    ],
)
def test_which_part_of_a_name_stands_alone(form: str, parts: tuple[str, str]) -> None:
    assert alone_part(form) == parts
