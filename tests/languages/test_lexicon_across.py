"""Patterns with one foreign word inside them: "ministère turc des Affaires étrangères"."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.languages.lexicon import LONGEST_ACROSS, Hit, Lexicon, variants_by
from dragoman.languages.tokens import tokenize

WORD = st.text("abcdeклмн", min_size=2, max_size=5)


def across(pattern: str, text: str, *inside: int) -> list[Hit[str]]:
    lexicon: Lexicon[str] = Lexicon(variants_by([], [], 3), cased=False)
    lexicon.add(pattern, pattern)
    return lexicon.find_across(tokenize(text), inside)


@pytest.mark.parametrize(
    ("pattern", "text", "at"),
    [
        ("ministère des affaires étrangères", "le ministère turc des affaires étrangères dit", 2),
        ("глава МИД", "сказал глава турецкого МИД в среду", 2),
    ],
)
def test_a_state_inside_an_office_is_reached_across(pattern: str, text: str, at: int) -> None:
    [hit] = across(pattern, text, at)
    assert hit.across == at
    assert hit.first < at < hit.last
    words = [token.fold for token in tokenize(text)]
    assert len(words[hit.first : hit.last]) == len(pattern.split()) + 1


def test_a_word_beside_the_pattern_is_not_inside_it() -> None:
    assert across("глава МИД", "турецкий глава МИД сказал", 0) == []
    assert across("глава МИД", "глава МИД турецкий", 2) == []


def test_two_foreign_words_are_too_many() -> None:
    assert across("глава МИД", "глава нового турецкого МИД", 1, 2) == []


@given(st.lists(WORD, min_size=2, max_size=LONGEST_ACROSS), WORD, st.lists(WORD, max_size=5), st.data())
def test_whatever_stands_inside_the_pattern_is_found_with_it(
    pattern: list[str], foreign: str, before: list[str], data: st.DataObject
) -> None:
    cut = data.draw(st.integers(1, len(pattern) - 1))
    text = " ".join([*before, *pattern[:cut], foreign, *pattern[cut:]])
    at = len(before) + cut
    assert (len(before), len(before) + len(pattern) + 1) in {
        (hit.first, hit.last) for hit in across(" ".join(pattern), text, at)
    }


@given(st.lists(WORD, max_size=8), st.integers(0, 7))
def test_nothing_is_reached_across_where_nothing_matches(words: list[str], at: int) -> None:
    found = across("zz yy", " ".join(words), *([at] if at < len(words) else []))
    assert found == []
