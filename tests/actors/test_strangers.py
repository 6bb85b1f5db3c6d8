"""Strangers: names that a text has and the registry has not."""

from __future__ import annotations

import pytest

from dragoman.actors.strangers import strangers
from tests.sentences import told


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Reporters asked Sheldon Adelson about the visit of Emmanuel Macron.", ["Sheldon Adelson"]),
        (
            "en",
            "On Monday the donor Sheldon Adelson spoke. Later Adelson left for Paris.",
            ["Sheldon Adelson", "Adelson"],
        ),
        (
            "bg",
            "Вчера режисьорката Лиляна Павлова говори с Макрон. После Павлова замина.",
            ["Лиляна Павлова", "Павлова"],
        ),
        ("en", "Emmanuel Macron met Olaf Scholz in Paris.", []),
        ("ar", "التقى إيمانويل ماكرون أولاف شولتس.", []),
    ],
)
def test_names_nobody_can_look_up(language: str, text: str, expected: list[str]) -> None:
    read = told(language, text)
    found = [
        read.parsed.span(one.first, one.last).of(text)
        for passage in strangers(read.parsed, read.resolved)
        for one in passage
    ]
    assert [name.removeprefix("Later ").removeprefix("После ") for name in found] == expected
