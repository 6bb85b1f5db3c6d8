"""Cues: the words that attribute something to someone, and whom they belong to."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dragoman.claims.cue import Cue
from dragoman.claims.cues import can_speak, cues
from tests.sentences import Told, told


def found(read: Told, passage: int = 0) -> list[Cue]:
    return cues(read.parsed, read.parsed.passages[passage], read.resolved[passage])


def speakers(language: str, text: str) -> list[str | None]:
    read = told(language, text)
    actors = [read.resolved[0][cue.speaker].actor if cue.speaker is not None else None for cue in found(read)]
    return [actor.name if actor else None for actor in actors]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Macron warned that the winter would be hard."),
        ("bg", "Макрон предупреди, че зимата ще е тежка."),
        ("ru", "Макрон предупредил, что зима будет тяжёлой."),
        ("ar", "حذر ماكرون من أن الشتاء سيكون قاسيا."),
    ],
)
def test_a_verb_of_saying_tells_the_act_and_who(language: str, text: str) -> None:
    assert [cue.act for cue in found(told(language, text))] == ["warns"]
    assert speakers(language, text) == ["Emmanuel Macron"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "According to the Kremlin, the harvest was good this year."),
        ("tr", "Kremlin'e göre hasat bu yıl iyiydi."),
        ("ru", "По данным Кремля, урожай в этом году хороший."),
    ],
)
def test_according_to_names_a_source(language: str, text: str) -> None:
    [cue] = found(told(language, text))
    assert cue.source
    assert speakers(language, text) == ["Kremlin"]


@pytest.mark.parametrize(("language", "text"), [("en", "Macron: the winter will be hard"),
                                                ("bg", "Макрон: зимата ще е тежка")])  # fmt: skip
def test_a_colon_behind_a_name_hands_over(language: str, text: str) -> None:
    assert speakers(language, text) == ["Emmanuel Macron"]


def test_what_stands_in_a_quotation_is_told_and_not_telling() -> None:
    text = "“Putin said that he would never come to any such talks,” Macron recalled to the students."
    assert "Vladimir Putin" not in speakers("en", text)


@pytest.mark.parametrize("text", ["Macron ate an apple.", "The winter was hard."])
def test_without_words_of_saying_there_is_none(text: str) -> None:
    assert found(told("en", text)) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Macron said the winter would be hard, warned of storms and thanked the nurses."),
     ("bg", "Макрон каза, че зимата ще е тежка, предупреди за бури и благодари на сестрите.")],
)  # fmt: skip
def test_cues_stand_in_order_and_apart(language: str, text: str) -> None:
    all_ = found(told(language, text))
    assert len(all_) >= 3
    assert all(one.last <= other.first for one, other in pairwise(all_))
    assert set(speakers(language, text)) == {"Emmanuel Macron"}


def test_an_adjective_does_not_speak() -> None:
    read = told("en", "The Turkish winter was hard for France.")
    assert [can_speak(one) for one in read.resolved[0]] == [False, True]
