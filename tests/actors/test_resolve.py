"""Resolving references: who is meant, given the day and everyone the article names."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.actors.demonyms import demonym
from dragoman.actors.spellings import skeleton
from dragoman.dates import OPEN_START
from dragoman.model import Precision, When
from tests.sentences import told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The US president slept."),
        ("bg", "Президентът на САЩ спеше."),
        ("ru", "Президент США спал."),
        ("tr", "ABD Başkanı uyudu."),
        ("ar", "نام الرئيس الأمريكي."),
    ],
)
def test_an_office_means_who_held_it_on_the_day(language: str, text: str) -> None:
    def holder(day: date) -> list[list[str]]:
        return told(language, text, written=day).named()

    assert holder(date(2010, 4, 8)) == [["Barack Obama"]]
    assert holder(date(2018, 4, 8)) == [["Donald Trump"]]
    assert holder(date(2024, 12, 3)) == [["Joe Biden"]]


def test_an_office_of_no_day_stays_an_office() -> None:
    read = told("en", "The US president slept.", written=None)
    [one] = read.resolved[0]
    assert one.actor is not None
    assert one.actor.kind == "office"
    assert one.actor.side == "us"


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "Sergei Lavrov thanked his Turkish counterpart.", ["Sergei Lavrov", "Hakan Fidan"]),
        ("en", "Vladimir Putin thanked his Turkish counterpart.", ["Vladimir Putin", "Recep Tayyip Erdogan"]),
        ("bg", "Сергей Лавров благодари на своя турски колега.", ["Sergei Lavrov", "Hakan Fidan"]),
        ("ar", "شكر سيرغي لافروف نظيره التركي.", ["Sergei Lavrov", "Hakan Fidan"]),
    ],
)
def test_a_counterpart_holds_the_same_office(language: str, text: str, names: list[str]) -> None:
    assert [name for one in told(language, text).named() for name in one] == names


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ("Vladimir Putin met Xi Jinping.", "In Dodoma President Jakaya Kikwete said the harvest was good.")),
        ("bg", ("Владимир Путин се срещна със Си Дзинпин.", "В Додома президентът Джакая Киквете каза, че е жътва.")),
    ],
)
def test_a_president_nobody_knows_is_not_the_one_named_last(language: str, lines: tuple[str, ...]) -> None:
    read = told(language, *lines)
    offices = [one for one in read.resolved[-1] if one.reference.roles]
    assert [one.actors for one in offices] == [()]
    assert all(claim.speaker is not None and claim.speaker.id.startswith("provisional:") for claim in read.claims)


def test_a_stranger_with_office_and_state_is_provisional() -> None:
    [one] = told("en", "Israeli Defence Minister Zohar Menashe slept.").resolved[0]
    assert one.how == "provisional"
    assert one.actor is not None
    assert one.actor.id.startswith("provisional:il/")
    assert one.actor.name == "Zohar Menashe"


@pytest.mark.parametrize("spelling", ["Radoslav Sikorsky", "Radosław Sikorsky"])
def test_another_spelling_of_a_holder_is_the_holder(spelling: str) -> None:
    assert told("en", f"Polish Foreign Minister {spelling} slept.").named() == [["Radoslaw Sikorski"]]


@pytest.mark.parametrize(("language", "text"), [("en", "Lai slept badly."), ("en", "Kim slept badly.")])
def test_a_short_family_name_alone_means_nobody(language: str, text: str) -> None:
    assert all(names == [] for names in told(language, text).named())


def test_a_short_family_name_means_who_was_named_in_full() -> None:
    read = told("en", "Xi Jinping slept badly.", "Xi got up early.")
    assert read.named(1) == [["Xi Jinping"]]


@pytest.mark.parametrize(
    ("one", "other"), [("Sikorski", "Sikorsky"), ("Путин", "Putin"), ("Aliyev", "Əliyev"), ("Çavuşoğlu", "Cavusoglu")]
)
def test_spellings_of_a_name_have_one_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


def test_names_that_differ_keep_apart() -> None:
    assert skeleton("Lavrov") != skeleton("Lukashenko")


def test_a_state_without_a_known_adjective_goes_by_its_code() -> None:
    assert demonym("tr") == "Turkish"
    assert demonym("zz") == "ZZ"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Доналд Тръмп прие номинацията. Президентът благодари.", ["Donald Trump", "Donald Trump"]),
        ("Румен Радев прие съветника си. Президентът благодари.", ["Rumen Radev", "Rumen Radev"]),
        ("Президентът говори с Доналд Тръмп.", ["Rumen Radev", "Donald Trump"]),
    ],
)
def test_an_office_without_a_state_is_at_home_until_a_foreign_holder_was_named(text: str, names: list[str]) -> None:
    read = told("bg", text, written=date(2019, 5, 5))
    assert [actor.name for passage in read.resolved for one in passage for actor in one.actors] == names


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Boris Johnson resigned.", "Foreign Minister of United Kingdom"),
        ("Michel Barnier spoke.", None),
    ],
)
def test_a_page_kept_on_a_day_knows_no_office_that_came_later(text: str, office: str | None) -> None:
    kept = When(OPEN_START, date(2018, 7, 11), Precision.INTERVAL, "not after the page was fetched")
    [[one]] = told("en", text, written=kept).resolved
    assert one.actor is not None
    assert one.actor.office == office
