"""Visits to a state: the other party where nobody is told to have received the visitor."""

from __future__ import annotations

import pytest

from dragoman.model import Kind
from tests.sentences import told


def parties(language: str, *lines: str, title: str = "") -> list[set[str]]:
    reports = told(language, *lines, title=title).reports
    return [{party.name.split()[-1] for party in report.parties} for report in reports if report.main]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Emmanuel Macron arrived in Germany on a state visit."),
        ("ru", "Эммануэль Макрон прибыл в Германию с государственным визитом."),
        ("bg", "Еманюел Макрон пристигна в Германия на държавно посещение."),
        ("tr", "Emmanuel Macron, Almanya'ya resmi ziyarette bulundu."),
        ("ar", "وصل الرئيس الفرنسي إيمانويل ماكرون إلى ألمانيا في زيارة رسمية."),
    ],
)
def test_who_leads_the_state_is_the_other_party_of_a_leader_s_visit(language: str, text: str) -> None:
    assert parties(language, text) == [{"Macron", "Scholz"}]


def test_a_minister_visits_the_state_itself() -> None:
    [report] = told("en", "Foreign Minister Hakan Fidan arrived in Sri Lanka on a two-day visit.").reports
    assert report.kind is Kind.VISIT
    assert [party.name for party in report.parties] == ["Hakan Fidan", "Sri Lanka"]


def test_whom_the_visitor_is_told_to_meet_later_on_is_the_host() -> None:
    lead = "Foreign Minister Hakan Fidan arrived in Germany on Tuesday."
    assert parties("en", lead, "Fidan will meet Olaf Scholz on Wednesday.") == [{"Fidan", "Scholz"}]


@pytest.mark.parametrize(
    "text",
    [
        "Emmanuel Macron, who is visiting Poland, said Russia must leave.",
        "Emmanuel Macron arrived in Lyon on Monday.",
        "Emmanuel Macron arrived in the United States for the UN General Assembly.",
        "Emmanuel Macron came back from Germany.",
    ],
)
def test_no_visit_is_made_of_where_somebody_stands(text: str) -> None:
    assert parties("en", text) == []


def test_a_contact_of_two_that_are_named_outweighs_a_visit() -> None:
    lead = "Emmanuel Macron met Volodymyr Zelensky on Tuesday."
    assert parties("en", lead, title="Macron arrives in Germany") == [{"Macron", "Zelensky"}]
