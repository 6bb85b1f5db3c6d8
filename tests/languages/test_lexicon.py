"""Laws of word patterns: what is put in is found, whatever its case and accents, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.languages.lexicon import Lexicon, expand, longest, variants_by
from dragoman.languages.tokens import fold, tokenize

WORDS = st.lists(st.text("abcdefghклмнопرستيüşğ", min_size=1, max_size=6), min_size=1, max_size=3).map(" ".join)
PLAIN = variants_by([], [], 3)


def lexicon(*patterns: str, endings: list[tuple[str, str]] | None = None, prefixes: list[str] | None = None) -> Lexicon:
    found: Lexicon[str] = Lexicon(variants_by(prefixes or [], endings or [], 2), cased=True)
    for pattern in patterns:
        found.add(pattern, pattern)
    return found


def payloads(lexicon: Lexicon[str], text: str) -> set[str]:
    return {hit.payload for hit in lexicon.find(tokenize(text))}


@given(WORDS, WORDS, WORDS)
def test_a_pattern_finds_itself_wherever_it_stands(pattern: str, before: str, after: str) -> None:
    assert pattern in payloads(lexicon(pattern), f"{before} {pattern} {after}")


@given(WORDS)
def test_a_pattern_finds_itself_in_capitals(pattern: str) -> None:
    assert pattern in payloads(lexicon(pattern), pattern.upper())


@given(WORDS, WORDS)
def test_what_is_found_are_the_words_of_the_pattern(pattern: str, text: str) -> None:
    tokens = tokenize(text)
    for hit in lexicon(pattern).find(tokens):
        assert [token.fold for token in tokens[hit.first : hit.last]] == [fold(word) for word in pattern.split()]


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(word: str) -> None:
    assert fold(fold(word)) == fold(word)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أردوغان", "اردوغان"),
        ("قِمَّة", "قمة"),
        ("ســوريا", "سوريا"),
        ("İSTANBUL", "istanbul"),
        ("Çavuşoğlu", "cavusoglu"),
        ("Ердоган", "ЕРДОГАН"),
        ("самолёт", "самолет"),
    ],
)
def test_spellings_that_mean_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_letters_that_differ_stay_apart() -> None:
    assert fold("мой") != fold("мои")


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("телефон* разговор*", "телефонния разговор", True),
        ("телефон* разговор*", "телевизионен разговор", False),
        ("(held|had) talks", "they had talks", True),
        ("(held|had) talks", "they gave talks", False),
        ("held _ meeting", "held a meeting", True),
        ("held _ meeting", "held meeting", False),
        ("spoke .. phone", "spoke for long by phone", True),
        ("spoke .. phone", "spoke at great length about a phone", False),
        ("(a|) meeting", "meeting", True),
        ("Turkey", "turkey for dinner", False),
        ("WHO", "who said it", False),
        ("WHO", "the WHO said it", True),
    ],
)
def test_signs_of_patterns(pattern: str, text: str, found: bool) -> None:
    assert bool(payloads(lexicon(pattern), text)) is found


def test_endings_and_prefixes_lead_back() -> None:
    russian = lexicon("Путин", endings=[("а", ""), ("ом", "")])
    assert payloads(russian, "с Путином, у Путина") == {"Путин"}
    arabic = lexicon("رئيس", prefixes=["وال", "ال", "و"])
    hits = arabic.find(tokenize("والرئيس"))
    assert [hit.prefix for hit in hits] == ["وال"]


@pytest.mark.xfail(strict=True, reason="patterns with a bracket left open are taken as they stand")
def test_a_bracket_left_open_is_no_pattern() -> None:
    with pytest.raises(ValueError, match=r"\S"):
        lexicon("(held|had talks")


def test_alternatives_are_spelt_out() -> None:
    assert set(expand("(a|the) (big|) talk")) == {"a big talk", "a talk", "the big talk", "the talk"}


def test_longest_keeps_what_is_not_inside_another() -> None:
    found = lexicon("foreign minister", "minister").find(tokenize("the foreign minister met a minister"))
    assert sorted(hit.payload for hit in longest(found)) == ["foreign minister", "minister"]
