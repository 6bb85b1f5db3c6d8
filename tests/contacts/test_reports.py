"""Reports: what an article says of each contact, put together from its sentences."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.actors.registry import load_registry
from dragoman.contacts.in_office import in_office
from dragoman.model import Kind, Precision, Status
from tests.sentences import WRITTEN, told


@pytest.mark.parametrize(
    ("language", "lines", "kind"),
    [
        ("en", ("Macron telephoned Scholz.", "The two also discussed the budget."), Kind.PHONE_CALL),
        ("en", ("Macron visited Scholz in Berlin.", "Macron and Scholz met for an hour."), Kind.MEETING),
        ("en", ("Macron, Scholz and Tusk met in Weimar.",), Kind.MULTILATERAL),
        ("ru", ("Макрон позвонил Шольцу.", "Макрон и Шольц обсудили бюджет."), Kind.PHONE_CALL),
    ],
)
def test_the_kind_is_what_the_sentences_agree_on(language: str, lines: tuple[str, ...], kind: Kind) -> None:
    assert told(language, *lines).reports[0].kind is kind


def test_a_call_has_no_place() -> None:
    [report] = told("en", "Macron spoke by phone with Scholz in Geneva.").reports
    assert report.kind is Kind.PHONE_CALL
    assert report.places == ()


def test_the_day_of_publication_is_taken_where_no_other_is_named() -> None:
    [report] = told("en", "Macron telephoned Scholz.").reports
    assert report.when is not None
    assert report.when.by_publication
    assert report.when.start == WRITTEN


def test_a_day_that_is_named_is_not_by_publication() -> None:
    [report] = told("en", "Macron telephoned Scholz on 1 December.").reports
    assert report.when is not None
    assert (report.when.start, report.when.precision, report.when.by_publication) == (
        date(2024, 12, 1),
        Precision.DAY,
        False,
    )


def test_a_plan_without_a_day_has_none() -> None:
    [report] = told("en", "Macron will meet Scholz.").reports
    assert report.status is Status.PLANNED
    assert report.when is None


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Macron last met Putin in Versailles."), ("en", "Modi was told about the Trump–Putin meeting.")],
)
def test_a_contact_held_is_no_later_than_the_article_that_tells_of_it(language: str, text: str) -> None:
    [report] = told(language, text).reports
    assert not report.main
    assert report.when is not None
    assert (report.when.end - WRITTEN).days <= 1


def test_an_undated_contact_lies_within_the_terms_of_its_parties() -> None:
    [report] = told("en", "French President Emmanuel Macron telephoned German Chancellor Scholz.", written=None).reports
    assert report.when is not None
    assert report.when.start >= date(2021, 12, 1)
    assert report.when.end <= date(2025, 6, 1)
    assert "in office" in report.when.basis


def test_the_elected_are_congratulated_before_they_take_office() -> None:
    [report] = told("en", "Emmanuel Macron congratulated Joe Biden on his victory.", written=None).reports
    assert report.kind is Kind.MESSAGE
    assert report.when is None or report.when.start < date(2020, 11, 7)


def test_talks_with_a_visitor_are_a_meeting() -> None:
    lead = "Sergei Lavrov held talks with Turkish Foreign Minister Hakan Fidan, who is in Moscow on a working visit."
    [report] = told("en", lead).reports
    assert report.kind is Kind.MEETING


def test_a_bare_name_tells_of_the_whole_career() -> None:
    [report] = told("en", "Joe Biden telephoned Vladimir Putin.", written=None).reports
    assert report.when is not None
    assert date(2008, 1, 1) < report.when.start < date(2009, 1, 20)
    assert report.when.basis == "while in office: Joe Biden and Vladimir Putin"


def test_nobody_s_office_tells_nothing() -> None:
    assert in_office((), {}, Kind.MEETING, load_registry()) is None


def test_topics_are_what_is_talked_about_and_not_the_sides() -> None:
    [report] = told("en", "Macron telephoned Scholz about Syria and the grain deal; France and Germany agree.").reports
    topics = {topic.id for topic in report.topics}
    assert "state:sy" in topics
    assert not topics & {"state:fr", "state:de"}


def test_reading_again_gives_the_same_reports() -> None:
    lines = ("Macron telephoned Scholz.", "Macron will meet Tusk in Warsaw on Friday.")
    first, second = told.__wrapped__("en", *lines), told.__wrapped__("en", *lines)
    assert first.reports == second.reports
    assert first.claims == second.claims
    assert len({report.id for report in first.reports}) == len(first.reports) == 2


def test_every_report_says_why_and_from_where() -> None:
    read = told("en", "Macron telephoned Scholz.", "Macron and Scholz spoke for an hour by phone.")
    [report] = read.reports
    assert read.words(report.span) == "Macron telephoned Scholz"
    assert [read.words(span) for span in report.evidence] == ["Macron and Scholz spoke for an hour by phone"]
    assert any("telephoned" in reason for reason in report.reasons)


@pytest.mark.parametrize(
    ("language", "title", "lead"),
    [
        (
            "en",
            "Macron's visit to Germany",
            "Emmanuel Macron will visit Germany on Friday at the invitation of Olaf Scholz.",
        ),
        ("ru", "Визит Макрона в Германию", "Эммануэль Макрон посетит в пятницу Германию по приглашению Олафа Шольца."),
    ],
)
def test_the_lead_says_what_a_title_leaves_open(language: str, title: str, lead: str) -> None:
    report = told(language, lead, title=title).reports[0]
    assert report.main
    assert report.status is Status.PLANNED


def test_a_later_contact_of_the_same_round_is_no_rival_of_the_lead_s() -> None:
    lines = ("A busy week begins in Paris.", "Emmanuel Macron will meet Olaf Scholz on Monday.",
             "He will also receive Donald Tusk.", "On Friday Emmanuel Macron meets Giorgia Meloni.")  # fmt: skip
    mains = [report for report in told("en", *lines).reports if report.main]
    assert [party.name for party in mains[0].parties] == ["Emmanuel Macron", "Olaf Scholz"]
