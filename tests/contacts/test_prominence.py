"""Prominence: what an article is about, and what it mentions in passing."""

from __future__ import annotations

import pytest

from dragoman.contacts.positions import positions_of
from dragoman.model import Role
from tests.sentences import told

FILLER = (
    "The budget passed on Friday after a long debate in parliament.",
    "Farmers blocked several roads in the south of the country.",
    "Bread will be dearer from January, the bakers expect.",
)


def mains(language: str, *lines: str, title: str = "") -> list[set[str]]:
    reports = told(language, *lines, title=title).reports
    return [{party.name.split()[-1] for party in report.parties} for report in reports if report.main]


def test_the_title_weighs_most_and_late_sentences_least() -> None:
    read = told("en", *FILLER, "A last sentence about nothing in particular at all.", title="News of the week")
    weights = positions_of(read.parsed)
    by_place = [weights[passage.number] for passage in read.parsed.passages]
    assert read.parsed.passages[0].role is Role.TITLE
    assert by_place == sorted(by_place, reverse=True)
    assert by_place[0] > by_place[-1]


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Macron telephoned Scholz."), ("bg", "Макрон разговаря по телефона с Шолц.")],
)
def test_the_first_sentence_tells_the_main_contact(language: str, text: str) -> None:
    assert mains(language, text) == [{"Macron", "Scholz"}]


def test_what_comes_last_is_not_what_the_article_is_about() -> None:
    read = told("en", *FILLER, "Macron met Scholz in May.")
    assert [report.main for report in read.reports] == [False]


def test_what_is_recalled_is_not_what_the_article_is_about() -> None:
    assert mains("en", "Macron last met Scholz in May.") == []


def test_contacts_listed_in_one_sentence_are_main_together() -> None:
    expected = [{"Macron", "Aliyev"}, {"Macron", "Pashinyan"}]
    assert mains("en", "Macron met Ilham Aliyev and Nikol Pashinyan in Prague.") == expected
    assert mains("ru", "Макрон встретился с Ильхамом Алиевым и Николом Пашиняном.") == expected


def test_a_contact_told_later_is_not_main_beside_the_first() -> None:
    found = mains("en", "Macron telephoned Scholz on Tuesday.", *FILLER, "Macron met Tusk in May.")
    assert found == [{"Macron", "Scholz"}]


def test_a_visit_put_off_makes_an_earlier_one_no_news() -> None:
    found = mains(
        "en", "The visit will not take place.", "Varadkar visited Trump in March.", title="Ireland says visit postponed"
    )
    assert found == []
