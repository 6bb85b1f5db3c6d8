"""Subjects: who speaks at a verb of saying."""

from __future__ import annotations

import pytest

from dragoman.claims.clauses import subject_like
from dragoman.claims.cues import cues
from tests.sentences import told


def subjects(language: str, text: str) -> list[str]:
    """The speaker's name at each cue, or how an unnamed one is referred to."""
    read = told(language, text)
    found = cues(read.parsed, read.parsed.passages[0], read.resolved[0])
    actors = [read.resolved[0][cue.speaker].actor if cue.speaker is not None else None for cue in found]
    return [actor.name if actor else cue.subject for cue, actor in zip(found, actors, strict=True)]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "Macron said on Monday the winter would be hard.", "Emmanuel Macron"),
        ("en", "The winter would be hard, said Macron.", "Emmanuel Macron"),
        ("bg", "Зимата ще е тежка, заяви Макрон.", "Emmanuel Macron"),
        ("ru", "Зима будет тяжёлой, заявил в понедельник Макрон.", "Emmanuel Macron"),
        ("tr", "Macron, kışın sert geçeceğini söyledi.", "Emmanuel Macron"),
        ("ar", "قال ماكرون إن الشتاء سيكون قاسيا.", "Emmanuel Macron"),
    ],
)
def test_a_subject_stands_where_its_language_puts_it(language: str, text: str, speaker: str) -> None:
    assert subjects(language, text) == [speaker]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A senior official said the winter would be hard for Macron."),
        ("ar", "قال مسؤول فرنسي إن الشتاء سيكون قاسيا."),
        ("ru", "Высокопоставленный чиновник заявил, что зима будет тяжёлой для Макрона."),
    ],
)
def test_whom_nobody_can_look_up_is_nobody_else(language: str, text: str) -> None:
    assert subjects(language, text) == ["stranger"]


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "He added that the winter would be hard."), ("ru", "Он добавил, что зима будет тяжёлой.")],
)
def test_a_pronoun_is_told_as_one(language: str, text: str) -> None:
    assert subjects(language, text) == ["pronoun"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Macron and Scholz agreed to build a longer bridge."),
        ("bg", "Макрон и Шолц се договориха да строят по-дълъг мост."),
        ("en", "The two leaders agreed to build a longer bridge."),
    ],
)
def test_two_together_are_neither_alone(language: str, text: str) -> None:
    assert subjects(language, text) == ["both"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Macron, who took the train with Scholz, said the winter would be hard."),
        ("bg", "Макрон, който пътува с Шолц, каза, че зимата ще е тежка."),
        ("en", "Macron in Berlin told reporters on Monday that the winter would be hard."),
    ],
)
def test_a_name_in_an_aside_is_passed_over(language: str, text: str) -> None:
    assert subjects(language, text) == ["Emmanuel Macron"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "While Macron has backed Scholz, Quimby said that the winter would be hard."),
        ("en", "In the interview, Quimby, who endorsed Macron in May, said that the winter would be hard."),
    ],
)
def test_a_name_nobody_knows_keeps_its_words(language: str, text: str) -> None:
    assert not {"Emmanuel Macron", "Olaf Scholz"} & set(subjects(language, text)[-1:])


def test_whoever_is_written_to_is_no_subject() -> None:
    assert subjects("ru", "Макрон направил послание Олафу Шольцу, в котором поздравил его с победой.") == [
        "Emmanuel Macron"
    ]


@pytest.mark.parametrize(
    ("language", "text", "able"),
    [
        ("en", "Nobody quarrelled with Macron.", False),
        ("en", "Macron quarrelled.", True),
        ("bg", "Никой не спори с Макрон.", False),
        ("tr", "Kimse Macron'la tartışmadı.", False),
    ],
)
def test_a_small_word_or_suffix_makes_no_subject(language: str, text: str, able: bool) -> None:
    read = told(language, text)
    [one] = read.resolved[0]
    assert subject_like(read.parsed, one, 0) is able
