"""Links: what small words, clitics and suffixes say of the name they belong to."""

from __future__ import annotations

import pytest

from dragoman.contacts.links import links_before
from tests.sentences import told


@pytest.mark.parametrize(
    ("language", "text", "name", "links"),
    [
        ("en", "The minister quarrelled with Emmanuel Macron.", "Macron", {"with"}),
        ("en", "The minister wrote about Emmanuel Macron.", "Macron", {"about"}),
        ("bg", "Министърът спори с Еманюел Макрон.", "Макрон", {"with"}),
        ("ru", "Министр поспорил с Эмманюэлем Макроном.", "Макрон", {"with"}),
        ("ar", "تحدث الوزير مع إيمانويل ماكرون.", "ماكرون", {"with"}),
        ("tr", "Bakan, Emmanuel Macron ile tartıştı.", "Macron", {"with"}),
        ("tr", "Bakan Putin'le tartıştı.", "Putin", {"with"}),
        ("en", "Emmanuel Macron left early.", "Macron", set()),
    ],
)
def test_small_words_tell_what_a_name_is_to_the_rest(language: str, text: str, name: str, links: set[str]) -> None:
    read = told(language, text)
    [one] = [one for one in read.resolved[0] if name in read.words(one.reference.span)]
    assert links_before(read.parsed, one, read.parsed.passages[0].first) == links


def test_a_small_word_of_the_passage_before_says_nothing() -> None:
    read = told("en", "They agreed with. Emmanuel Macron left early.")
    passage = read.parsed.passages[-1]
    assert links_before(read.parsed, read.resolved[-1][0], passage.first) == frozenset()


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Putin argued with his Turkish counterpart."), ("bg", "Путин спори със своя турски колега.")],
)
def test_his_stands_between_a_link_and_its_name(language: str, text: str) -> None:
    read = told(language, text)
    links = links_before(read.parsed, read.resolved[0][-1], 0)
    assert "with" in links
