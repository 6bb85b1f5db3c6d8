"""What is an article on each of the five pages, and what is not."""

from __future__ import annotations

import pytest

from dragoman.spans import Span
from tests.seeds.conftest import Together


@pytest.mark.parametrize(
    ("page", "language", "stories"),
    [("000", "bg", 1), ("001", "ar", 2), ("002", "en", 1), ("003", "ar", 1), ("004", "ar", 1)],
)
def test_language_and_number_of_articles(together: Together, page: str, language: str, stories: int) -> None:
    assert [one.language for one in together.pages[page].articles] == [language] * stories


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("000", "офанзивата на"),
        ("001", "محادثة هاتفية"),
        ("002", "telephone conversation"),
        ("003", "مكالمة هاتفية"),
        ("004", "مينسك"),
        ("004", "بيسكوف"),
    ],
)
def test_the_story_is_in_the_article(together: Together, page: str, words: str) -> None:
    assert words in together.article(page).text


def test_the_teasers_of_000_are_in_no_article(together: Together) -> None:
    page = together.pages["000"]
    teasers = [section for section in page.articles[0].page_sections if section.role.value in ("teaser", "related")]
    assert len(teasers) >= 3
    for section in teasers:
        assert not any(section.span.of(page.page.text) in one.text for one in page.articles)


def test_the_second_article_of_001_is_its_own(together: Together) -> None:
    first, second = together.article("001"), together.article("001", 2)
    assert "إدارة بايدن" in second.title
    assert second.title not in first.text
    assert not [one for one in together.pages["001"].reports if one.article == second.id and one.main]


def test_the_furniture_of_002_is_in_no_article(together: Together) -> None:
    text = together.article("002").text
    assert not any(words in text for words in ("Your email address", "Leave a Reply", "Facebook", "Save my name"))


def test_the_prompts_of_004_are_in_no_article(together: Together) -> None:
    assert "اشترك" not in together.article("004").text


@pytest.mark.parametrize("page", ["000", "001", "002", "003", "004"])
def test_every_character_leads_back_to_the_page(together: Together, page: str) -> None:
    reading = together.pages[page]
    for article in reading.articles:
        back = article.origin.back(Span(0, len(article.text)))
        assert "\n".join(span.of(reading.page.text) for span in back) == article.text


def test_source_lines_are_relays(together: Together) -> None:
    assert "24" in together.article("001").relays
