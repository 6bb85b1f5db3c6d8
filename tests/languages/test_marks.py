"""Punctuation: every mark has its job, and means the same in every script."""

from __future__ import annotations

import unicodedata

import pytest

from dragoman.languages.marks import BRACKETS, BREAKS, COMMAS, DOTS, HYPHENS, QUOTES, STOPS
from dragoman.languages.tokens import tokenize

KINDS = {"commas": COMMAS, "stops": STOPS, "quotes": QUOTES, "brackets": BRACKETS, "hyphens": HYPHENS}


def test_a_mark_has_one_job() -> None:
    marks = [mark for kind in KINDS.values() for mark in kind]
    assert len(marks) == len(set(marks))


@pytest.mark.parametrize("kind", KINDS)
def test_marks_are_single_characters_that_are_no_words(kind: str) -> None:
    for mark in KINDS[kind]:
        assert len(mark) == 1
        assert tokenize(f"a{mark} b")[0].fold == "a", mark
        assert unicodedata.category(mark)[0] in "PS", mark


def test_a_list_may_reach_across_a_comma_or_a_dot_but_no_break() -> None:
    assert not BREAKS & (COMMAS | DOTS | HYPHENS)


@pytest.mark.parametrize(("latin", "others"), [(",", "،、，"), (".", "。"), ("?", "؟？"), (";", "؛；"), (":", "：")])
def test_a_mark_of_another_script_does_the_same(latin: str, others: str) -> None:
    [kind] = [kind for kind in KINDS.values() if latin in kind]
    assert set(others) <= kind
