"""Names: every form of every registry person is found, and no other word is."""

from __future__ import annotations

import pytest

from dragoman.actors.names import name_index, same_word
from dragoman.actors.registry import load_registry
from dragoman.languages.tokens import tokenize


def ids(language: str, text: str) -> set[str]:
    return {hit.payload.id for hit in name_index(language).find(tokenize(text))}


@pytest.mark.parametrize(
    ("language", "form"),
    [
        ("en", "Emmanuel Macron"),
        ("bg", "Еманюел Макрон"),
        ("ru", "Эмманюэлем Макроном"),
        ("tr", "Emmanuel Macron'la"),
        ("ar", "إيمانويل ماكرون"),
    ],
)
def test_forms_of_a_name_lead_to_one_person(language: str, form: str) -> None:
    assert ids(language, form) == {"emmanuel-macron"}


@pytest.mark.parametrize("language", ["en", "tr"])
def test_english_names_are_found_in_latin_scripts(language: str) -> None:
    registry = load_registry()
    missing = [one.id for one in registry.persons.values() if one.id not in ids(language, one.name)]
    assert missing == []


def test_a_name_in_small_letters_is_a_word() -> None:
    assert ids("en", "the trump card") == set()


@pytest.mark.parametrize("text", ["Cruz slept.", "Robert Casey Jr. slept.", "Marta Vance (D-Mass.) slept.", "O.K."])
def test_what_stands_behind_or_before_a_family_name_is_nobody(text: str) -> None:
    assert not ids("en", text) & {"manuel-marrero", "ferdinand-marcos-jr", "massimo-dalema", "robert-obrien"}


def test_the_part_the_registry_marks_stands_alone_in_longer_names_too() -> None:
    assert ids("en", "Marrero slept.") == {"manuel-marrero"}


def test_given_names_are_what_does_not_stand_alone() -> None:
    index = name_index("en")
    assert "emmanuel" in index.given["emmanuel-macron"]
    assert "macron" not in index.given["emmanuel-macron"]
    assert index.given["emmanuel-macron"] <= index.all_given


def test_a_language_without_a_pack_has_no_names() -> None:
    with pytest.raises(KeyError):
        name_index("fi")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Sergey", "sergei", True),
        ("j", "james", True),
        ("anna", "anne", False),
        ("dmitry", "sergei", False),
    ],
)
def test_spellings_of_a_given_name(one: str, other: str, same: bool) -> None:
    assert same_word(one, other) is same
    assert same_word(other, one) is same
