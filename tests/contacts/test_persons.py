"""Persons who can be parties, and the groups that small words make of them."""

from __future__ import annotations

import pytest

from dragoman.contacts.persons import can_be_party, groups_of, party_persons, sides_apart
from tests.sentences import Told, told


def persons(read: Told, *, with_companions: bool = False) -> list[str]:
    found = party_persons(read.parsed, read.resolved[0], 0, with_companions=with_companions)
    return [person.actor.name for person in found]


def groups(read: Told) -> list[list[str]]:
    found = groups_of(read.parsed, party_persons(read.parsed, read.resolved[0], 0))
    return [[person.actor.name for person in group] for group in found]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kremlin spokesman Dmitry Peskov left the hall."),
        ("ru", "Пресс-секретарь президента России Дмитрий Песков покинул зал."),
        ("en", "The Kremlin left the question open."),
    ],
)
def test_who_speaks_for_others_is_no_party(language: str, text: str) -> None:
    read = told(language, text)
    assert read.resolved[0]
    assert not any(can_be_party(one) for one in read.resolved[0])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Emmanuel Macron, President of France, spoke at length."),
        ("bg", "Еманюел Макрон, президент на Франция, говори дълго."),
    ],
)
def test_an_office_behind_a_comma_is_the_same_person(language: str, text: str) -> None:
    assert persons(told(language, text)) == ["Emmanuel Macron"]


def test_who_came_along_counts_at_a_summit_only() -> None:
    read = told("en", "The dinner was attended by Hakan Fidan.")
    assert persons(read) == []
    assert persons(read, with_companions=True) == ["Hakan Fidan"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Emmanuel Macron, Olaf Scholz and Donald Tusk took the train."),
        ("bg", "Еманюел Макрон, Олаф Шолц и Доналд Туск взеха влака."),
        ("ru", "Эммануэль Макрон, Олаф Шольц и Дональд Туск сели в поезд."),
        ("tr", "Emmanuel Macron, Olaf Scholz ve Donald Tusk trene bindi."),
    ],
)
def test_a_list_is_one_group(language: str, text: str) -> None:
    assert groups(told(language, text)) == [["Emmanuel Macron", "Olaf Scholz", "Donald Tusk"]]


def test_a_hyphen_makes_a_pair_of_its_own() -> None:
    assert groups(told("en", "Modi and the others watched the Trump–Putin summit.")) == [
        ["Donald Trump", "Vladimir Putin"]
    ]


def test_a_plural_office_is_a_group() -> None:
    read = told("en", "The French and Turkish presidents took the train.")
    assert groups(read) == [["Emmanuel Macron", "Recep Tayyip Erdogan"]]


def test_a_sentence_between_two_names_joins_nobody() -> None:
    assert groups(told("en", "Emmanuel Macron left the hall before anybody had seen Olaf Scholz.")) == []


def test_companions_of_one_side_are_one_party() -> None:
    read = told("en", "Vladimir Putin, Sergei Lavrov and Emmanuel Macron took the train.")
    [group] = groups_of(read.parsed, party_persons(read.parsed, read.resolved[0], 0))
    assert [person.actor.name for person in sides_apart(group)] == ["Vladimir Putin", "Emmanuel Macron"]
