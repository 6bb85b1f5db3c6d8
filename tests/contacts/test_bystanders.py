"""Bystanders: names and words that look like a party or a contact and are none."""

from __future__ import annotations

import pytest

from tests.sentences import told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Biden administration met Volodymyr Zelensky."),
        ("ru", "Команда Байдена встретилась с Владимиром Зеленским."),
        ("tr", "Biden yönetimi, Volodimir Zelenskiy ile görüştü."),
        ("ar", "التقت إدارة بايدن الرئيس الأوكراني فولوديمير زيلينسكي."),
        ("fr", "Le gouvernement de Macron a rencontré Volodymyr Zelensky."),
        ("en", "Macron has welcomed Scholz's decision."),
        ("en", "Erdogan spoke in Ankara, calling Bashar al-Assad a murderer."),
        ("en", 'Trump called Macron "a great disappointment".'),
        ("en", "Macron rejected a call from Scholz to postpone the vote."),
        ("en", "Macron lifted all limits on the ability of families to visit relatives in Cuba."),
    ],
)
def test_no_contact_is_made_of_them(language: str, text: str) -> None:
    assert told(language, text).reports == ()


@pytest.mark.parametrize(
    "text",
    [
        "Macron called Scholz on Monday.",
        "After his call Scholz's office said that Macron and Scholz had met.",
        "During the campaign Macron met Scholz.",
    ],
)
def test_what_only_looks_like_them_is_a_contact(text: str) -> None:
    assert {party.name for party in told("en", text).reports[0].parties} == {"Emmanuel Macron", "Olaf Scholz"}


def test_a_summit_ahead_only_dates_the_talks_before_it() -> None:
    reports = told("en", "Ahead of the summit, Macron held separate talks in Bled with Scholz and Sanchez.").reports
    assert [len(report.parties) for report in reports] == [2, 2]
    assert {report.status.value for report in reports} == {"held"}
