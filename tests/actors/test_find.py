"""Finding actors: what is one reference, and what it is made of."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dragoman.actors.find import Reference
from tests.sentences import Told, told


def references(read: Told) -> list[str]:
    return [read.words(one.span) for one in read.references[0]]


def first(language: str, text: str) -> Reference:
    return told(language, text).references[0][0]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "French President Emmanuel Macron slept.", "French President Emmanuel Macron"),
        ("bg", "Президентът на Франция Еманюел Макрон спеше.", "Президентът на Франция Еманюел Макрон"),
        ("ru", "Президент Франции Эмманюэль Макрон спал.", "Президент Франции Эмманюэль Макрон"),
        ("tr", "Fransa Cumhurbaşkanı Emmanuel Macron uyudu.", "Fransa Cumhurbaşkanı Emmanuel Macron"),
        ("ar", "نام الرئيس الفرنسي إيمانويل ماكرون.", "الرئيس الفرنسي إيمانويل ماكرون"),
    ],
)
def test_office_state_and_name_are_one_reference(language: str, text: str, words: str) -> None:
    read = told(language, text)
    assert references(read) == [words]
    assert read.references[0][0].roles == ("president",)
    assert read.references[0][0].states == ("fr",)
    assert read.references[0][0].names


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "Emmanuel Macron, Olaf Scholz and Donald Tusk slept.", 3),
        ("en", "The adviser of Emmanuel Macron slept.", 2),
        ("ar", "نام الرئيس الروسي والرئيس التركي.", 2),
        ("ru", "Разговор президента Турции с Путиным закончен.", 2),
    ],
)
def test_who_is_named_apart_is_another_reference(language: str, text: str, count: int) -> None:
    assert len(references(told(language, text))) == count


@pytest.mark.parametrize(
    ("language", "text", "states"),
    [
        ("en", "The presidents of France and Turkey slept.", ("fr", "tr")),
        ("en", "The U.S. and French presidents slept.", ("us", "fr")),
        ("bg", "Президентите на Франция и Турция спяха.", ("fr", "tr")),
        ("en", "The Turkish and the French president slept.", ("tr", "fr")),
    ],
)
def test_a_plural_office_holds_all_its_states(language: str, text: str, states: tuple[str, ...]) -> None:
    reference = first(language, text)
    assert reference.plural
    assert reference.states == states


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In the end it was Bilal Erdogan who spoke about archery and about schools."),
        ("bg", "Накрая на форума за образованието говори Билал Ердоган с учениците."),
    ],
)
def test_a_family_name_behind_another_given_name_is_somebody_else_s(language: str, text: str) -> None:
    assert references(told(language, text)) == []


@pytest.mark.parametrize(
    ("language", "text", "unknown"),
    [
        ("en", "In Dodoma Tanzanian President Jakaya Kikwete slept well.", "Jakaya Kikwete"),
        ("en", "In Dodoma President Jakaya Kikwete slept well.", "Jakaya Kikwete"),
        ("bg", "В Додома президентът Джакая Киквете спа добре.", "Джакая Киквете"),
    ],
)
def test_a_name_nobody_knows_behind_an_office_is_kept(language: str, text: str, unknown: str) -> None:
    assert [one.unknown for one in told(language, text).references[0] if one.roles] == [unknown]


@pytest.mark.parametrize(
    ("language", "text", "role"),
    [
        ("en", "The head of the Turkish foreign ministry slept.", "foreign_minister"),
        ("ru", "Глава турецкого МИД спал.", "foreign_minister"),
        ("en", "An aide to the French president slept.", "aide"),
    ],
)
def test_who_heads_or_serves_is_not_whom_he_serves(language: str, text: str, role: str) -> None:
    assert first(language, text).roles == (role,)


def test_a_capital_alone_is_told_as_one() -> None:
    assert first("en", "Paris slept.").capital
    assert not first("en", "France slept.").capital


def test_the_two_leaders_are_no_office() -> None:
    assert references(told("en", "The two leaders slept.")) == []
    assert references(told("tr", "İki lider uyudu.")) == []


@pytest.mark.parametrize("language", ["en", "tr"])
def test_references_do_not_overlap_and_stand_in_order(language: str) -> None:
    text = "Rusya Devlet Başkanı Vladimir Putin, Kremlin Sözcüsü Dmitriy Peskov, Paris, Hakan Fidan ve Macron."
    spans = [one.span for one in told(language, text).references[0]]
    assert spans == sorted(spans)
    assert not any(one.overlaps(other) for one, other in pairwise(spans))
