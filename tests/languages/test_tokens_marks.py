"""Marks inside words: Hebrew gershayim, and the hyphen before the case of an abbreviation."""

import pytest

from dragoman.languages.tokens import tokenize


def folds(text: str, apostrophe: str = "suffix") -> list[str]:
    found = tokenize(text, apostrophe=apostrophe)
    return [f"{token.fold}|{token.suffix}" if token.suffix else token.fold for token in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('נשיא ארה"ב ומזכ״ל האו"ם', ["נשיא", "ארהב", "ומזכל", "האום"]),
        ('שני דו"חות של ד"ר', ["שני", "דוחות", "של", "דר"]),
        ('אמר ל"ניו יורק טיימס" וב"הארץ"', ["אמר", "ל", "ניו", "יורק", "טיימס", "וב", "הארץ"]),
    ],
)
def test_gershayim_are_part_of_their_word(text: str, expected: list[str]) -> None:
    assert folds(text, "letter") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Putyin a NATO-t okolta", ["putyin", "a", "nato|t", "okolta"]),
        ("ABŞ-ın prezidenti", ["abs|in", "prezidenti"]),
        ("iz OHR-a je", ["iz", "ohr|a", "je"]),
        ("an EU-wide US-led plan", ["an", "eu", "wide", "us", "led", "plan"]),
        ("Trump-a", ["trump", "a"]),
    ],
)
def test_case_of_an_abbreviation_is_a_suffix(text: str, expected: list[str]) -> None:
    assert folds(text) == expected


def test_hyphen_parts_words_where_an_apostrophe_is_no_suffix() -> None:
    assert folds("НАТО-а", "letter") == ["нато", "а"]
