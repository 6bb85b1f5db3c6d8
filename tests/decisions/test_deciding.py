"""Deciding in a dossier: put in force at once, undone without a trace, kept when pages are read again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dragoman.decisions.records import Decision
from dragoman.errors import DossierError, UsageError
from dragoman.model import Actor, Kind
from dragoman.resolution import ResolvedContact
from dragoman.store import deciding
from dragoman.store.dossier import Dossier
from tests.decisions.conftest import PAGES
from tests.decisions.made import ANKARA, ERDOGAN, KREMLIN, PUTIN, day, page

ANNA = {"author": "Anna", "reason": "the readout says so"}
BEN = {"author": "Ben", "reason": "no, it does not"}


def of(dossier: Dossier, *sources: str) -> ResolvedContact:
    """The contact that is told by exactly these pages."""
    return next(one for one in dossier.contacts() if told(dossier, one) == sorted(sources))


def told(dossier: Dossier, one: ResolvedContact) -> list[str]:
    return sorted(dossier.sources(dossier.article(dossier.report(id_).article).page)[0] for id_ in one.contact.reports)


def groups(dossier: Dossier) -> list[list[str]]:
    return sorted(told(dossier, one) for one in dossier.contacts())


def contents(dossier: Dossier) -> list[object]:
    """Everything about the contacts that is shown."""
    claims = [claim for article in dossier.articles() for claim in dossier.claims(article.id)]
    return [list(dossier.contacts()), claims]


def claim(dossier: Dossier, words: str) -> str:
    found = [one for article in dossier.articles() for one in dossier.claims(article.id) if words in one.text]
    return found[0].id


def relations(dossier: Dossier, contact: str) -> set[tuple[str, int]]:
    return {(one.relation, len(one.claims)) for one in dossier.contact(contact).accounting.comparisons}


def merge(dossier: Dossier) -> Decision:
    contacts = [of(dossier, "tass", "trt").contact.id, of(dossier, "sana").contact.id]
    return deciding.merge(dossier, contacts, **ANNA)


def across_blocks(dossier: Dossier) -> Decision:
    contacts = [of(dossier, "irna").contact.id, of(dossier, "tass", "trt").contact.id]
    return deciding.merge(dossier, contacts, **ANNA)


def split(dossier: Dossier) -> Decision:
    one = of(dossier, "tass", "trt").contact
    return deciding.split(dossier, one.id, [one.reports[1]], **ANNA)


def move(dossier: Dossier) -> Decision:
    one = of(dossier, "tass", "trt").contact
    return deciding.move(dossier, one.reports[0], of(dossier, "bta").contact.id, **ANNA)


def dated(dossier: Dossier) -> Decision:
    return deciding.set_date(dossier, of(dossier, "bta").contact.id, date(2024, 12, 9), **ANNA)


def kind(dossier: Dossier) -> Decision:
    return deciding.set_kind(dossier, of(dossier, "tass", "trt").contact.id, "video_call", **ANNA)


def status(dossier: Dossier) -> Decision:
    return deciding.set_status(dossier, of(dossier, "tass", "trt").contact.id, "called_off", **ANNA)


def party(dossier: Dossier) -> Decision:
    contact = of(dossier, "tass", "trt").contact.id
    return deciding.set_party(dossier, contact, "Путин", "Сергей Лавров", **ANNA)


def speaker(dossier: Dossier) -> Decision:
    return deciding.set_speaker(dossier, claim(dossier, "the attacks must"), "Dmitry Peskov", **ANNA)


def same(dossier: Dossier) -> Decision:
    return deciding.mark_same(dossier, claim(dossier, "the attacks"), claim(dossier, "a new process"), **ANNA)


def different(dossier: Dossier) -> Decision:
    one = of(dossier, "tass", "trt")
    shared = next(line for line in one.accounting.comparisons if line.relation == "shared")
    return deciding.mark_different(dossier, *shared.claims, **ANNA)


EVERY = (merge, across_blocks, split, move, dated, kind, status, party, speaker, same, different)


@pytest.mark.parametrize("decide", EVERY, ids=lambda one: one.__name__)
def test_every_decision_changes_something_and_undoing_it_restores_exactly(
    dossier: Dossier, decide: Callable[[Dossier], Decision]
) -> None:
    before = contents(dossier)
    one = decide(dossier)
    assert contents(dossier) != before
    assert dossier.standings()[one.id].state == "in_force"
    assert any(one.id in its.decided for its in dossier.contacts())
    deciding.undo(dossier, one.id, **BEN)
    assert contents(dossier) == before
    assert dossier.standings()[one.id].state == "undone"


@pytest.mark.parametrize("decide", EVERY, ids=lambda one: one.__name__)
def test_a_decision_outlasts_reading_again(dossier: Dossier, decide: Callable[[Dossier], Decision]) -> None:
    decide(dossier)
    after = contents(dossier)
    for one in PAGES:
        dossier.keep(one, again=True)
    assert contents(dossier) == after
    with Dossier(dossier.path) as again:
        assert contents(again) == after


def shape(dossier: Dossier) -> list[object]:
    """What a dossier tells without the ids, which other rules change."""
    found: list[object] = []
    for one in dossier.contacts():
        contact = one.contact
        lines = sorted((line.relation, len(line.claims), line.sides) for line in one.accounting.comparisons)
        speakers = sorted(
            (its.text, its.speaker.id if its.speaker else "")
            for report in contact.reports
            for its in dossier.claims_of(report)
        )
        when = contact.when and (contact.when.start, contact.when.end)
        found.append((told(dossier, one), contact.kind, contact.status, when, contact.parties, lines, speakers))
    return sorted(found, key=repr)


@pytest.mark.parametrize("decide", EVERY, ids=lambda one: one.__name__)
def test_deciding_and_reading_by_other_rules_commute(
    tmp_path: Path, dossier: Dossier, decide: Callable[[Dossier], Decision]
) -> None:
    """Other rules give everything that is read other ids; the words at the same place are found again."""
    salted = {"salt": "other rules"}
    pages = [_again(one.page.source, **salted) for one in PAGES]
    taken = decide(dossier)
    for one in pages:
        dossier.keep(one, again=True)
    assert dossier.standings()[taken.id].state == "in_force"
    with Dossier(tmp_path / "other.dossier", create=True) as other:
        for one in pages:
            other.keep(one)
        decide(other)
        assert shape(dossier) == shape(other)


@pytest.mark.parametrize("decide", [merge, split, move, kind, speaker, same], ids=lambda one: one.__name__)
def test_a_new_version_of_a_page_keeps_what_was_decided_about_its_words(
    dossier: Dossier, decide: Callable[[Dossier], Decision]
) -> None:
    taken = decide(dossier)
    before = shape(dossier)
    for one in PAGES:
        dossier.keep(_again(one.page.source, note="Read also: other news."))
    assert dossier.standings()[taken.id].state == "in_force"
    assert shape(dossier) == before


def _again(source: str, **other: str) -> object:
    original = next(one for one in PAGES if one.page.source == source)
    report = original.reports[0]
    said = [(one.speaker, one.text) for one in original.claims]
    return page(source, report.when, said, parties=report.parties, **other)  # type: ignore[arg-type]


def test_reports_that_come_later_join_what_people_made(dossier: Dossier) -> None:
    merge(dossier)
    dossier.keep(page("afp", day(3), [(KREMLIN, "the leaders discussed Syria")]))
    assert ["afp", "sana", "tass", "trt"] in groups(dossier)


def test_decisions_before_reading_and_after_it_give_the_same(tmp_path: Path, dossier: Dossier) -> None:
    merge(dossier)
    dossier.keep(page("afp", day(3)))
    with Dossier(tmp_path / "other.dossier", create=True) as other:
        for one in (*PAGES, page("afp", day(3))):
            other.keep(one)
        contacts = [of(other, "afp", "tass", "trt").contact.id, of(other, "sana").contact.id]
        deciding.merge(other, contacts, **ANNA)
        assert shape(other) == shape(dossier)


def test_a_page_that_goes_makes_its_decision_wait_until_it_is_back(dossier: Dossier) -> None:
    one = merge(dossier)
    sana = next(its for its in PAGES if its.page.source == "sana")
    dossier.keep(page("sana", day(4), [(ANKARA, "grain prices were all they talked of")], parties=(ERDOGAN, KREMLIN)))
    assert dossier.standings()[one.id].state == "waiting"
    assert ["tass", "trt"] in groups(dossier)
    dossier.keep(sana)
    assert dossier.standings()[one.id].state == "in_force"
    assert ["sana", "tass", "trt"] in groups(dossier)


def test_what_was_merged_away_leads_to_where_it_went(dossier: Dossier) -> None:
    away = of(dossier, "sana").contact.id
    merge(dossier)
    assert told(dossier, dossier.contact(away)) == ["sana", "tass", "trt"]
    assert told(dossier, dossier.contact(away[:9])) == ["sana", "tass", "trt"]


def test_a_merged_contact_says_who_put_the_report_there(dossier: Dossier) -> None:
    merge(dossier)
    one = of(dossier, "sana", "tass", "trt").contact
    assert sorted(verdict.verdict for verdict in one.verdicts) == ["decided", "founding", "same"]
    assert any("decided by Anna" in reason for verdict in one.verdicts for reason in verdict.reasons)


def test_marking_claims(dossier: Dossier) -> None:
    contact = of(dossier, "tass", "trt").contact.id
    assert relations(dossier, contact) == {("shared", 2), ("only", 1)}
    same(dossier)
    assert relations(dossier, contact) == {("shared", 2)}
    different(dossier)
    assert relations(dossier, contact) == {("shared", 2), ("only", 1)}


def test_a_speaker_outside_the_registry(dossier: Dossier) -> None:
    id_ = claim(dossier, "the attacks must")
    deciding.set_speaker(dossier, id_, "Ivan Nobody", side="ru", **ANNA)
    article = next(one for one in dossier.articles() if id_ in {its.id for its in dossier.claims(one.id)})
    said = next(one for one in dossier.claims(article.id) if one.id == id_)
    assert said.speaker == Actor("provisional:ru/ivan-nobody", "person", "Ivan Nobody", "ru")


def test_history_of_a_contact(dossier: Dossier) -> None:
    one, other = merge(dossier), dated(dossier)
    taken_back = deciding.undo(dossier, one.id, **BEN)
    assert [its.id for its in dossier.history(of(dossier, "sana").contact.id)] == [one.id, taken_back.id]
    assert [its.id for its in dossier.history(of(dossier, "bta").contact.id)] == [other.id]
    assert [its.act for its in dossier.decisions()] == ["merge", "date", "undo"]
    assert [its.number for its in dossier.decisions()] == [1, 2, 3]


def test_decisions_of_two_people_that_cannot_both_hold(dossier: Dossier) -> None:
    contact = of(dossier, "bta").contact.id
    first = deciding.set_kind(dossier, contact, Kind.MEETING, **ANNA)
    second = deciding.set_kind(dossier, contact, Kind.VISIT, **BEN)
    stands = dossier.standings()[first.id]
    assert (stands.state, stands.by) == ("overruled", second.id)
    assert dossier.contact(contact).contact.kind is Kind.VISIT
    deciding.undo(dossier, second.id, **ANNA)
    assert dossier.contact(contact).contact.kind is Kind.MEETING
    assert dossier.standings()[first.id].state == "in_force"


def test_the_database_itself_keeps_decisions(dossier: Dossier) -> None:
    merge(dossier)
    for statement in ("DELETE FROM decision", "UPDATE decision SET author = 'nobody'"):
        with pytest.raises(DossierError, match="decisions stay"), dossier._writing() as connection:
            connection.exec_driver_sql(statement)


Ask = Callable[[Dossier], object]
WRONG: tuple[tuple[Ask, str], ...] = (
    (lambda one: deciding.merge(one, ["zz", "yy"], **ANNA), "no contact has an id that begins with 'zz'"),
    (lambda one: deciding.merge(one, [_first(one), _first(one)], **ANNA), "two different contacts"),
    (lambda one: deciding.split(one, of(one, "bta").contact.id, [], **ANNA), "at least one report"),
    (lambda one: deciding.split(one, of(one, "bta").contact.id, list(of(one, "bta").contact.reports), **ANNA),
     "would keep no report"),
    (lambda one: deciding.split(one, of(one, "bta").contact.id, [of(one, "sana").contact.reports[0]], **ANNA),
     "is not of contact"),
    (lambda one: deciding.move(one, of(one, "bta").contact.reports[0], of(one, "bta").contact.id, **ANNA), "already"),
    (lambda one: deciding.move(one, of(one, "bta").contact.reports[0], None, **ANNA), "the only one"),
    (lambda one: deciding.set_date(one, _first(one), date(2024, 1, 2), date(2024, 1, 2), **ANNA), "end of an interval"),
    (lambda one: deciding.set_date(one, _first(one), None, date(2024, 1, 2), **ANNA), "needs its first day"),
    (lambda one: deciding.set_kind(one, _first(one), "chat", **ANNA), "not one of phone_call"),
    (lambda one: deciding.set_party(one, _first(one), None, "Nobody Atall", **ANNA), "nobody: 'Nobody Atall'"),
    (lambda one: deciding.set_party(one, _first(one), "Macron", None, **ANNA), "no party is called"),
    (lambda one: deciding.set_party(one, _first(one), None, None, **ANNA), "or both"),
    (lambda one: deciding.set_party(one, _first(one), None, "Putin", **ANNA), "already"),
    (lambda one: deciding.set_party(one, _first(one), None, "X", side="qq", **ANNA), "no state has the code"),
    (lambda one: deciding.set_speaker(one, "", None, **ANNA), "no claim has an id"),
    (lambda one: deciding.mark_same(one, claim(one, "grain"), claim(one, "grain"), **ANNA), "two claims"),
    (lambda one: deciding.mark_same(one, claim(one, "grain"), claim(one, "agreement"), **ANNA), "not of one contact"),
    (lambda one: deciding.undo(one, "%", **ANNA), "no decision has an id"),
    (lambda one: deciding.set_kind(one, _first(one), "visit", author=" ", reason="x"), "needs an author"),
    (lambda one: deciding.set_kind(one, _first(one), "visit", author="x", reason="\n"), "needs a reason"),
    (lambda one: deciding.set_kind(one, _first(one), "visit", author="x" * 101, reason="x"), "at most 100"),
)  # fmt: skip


def _first(dossier: Dossier) -> str:
    return next(iter(dossier.contacts())).contact.id


@pytest.mark.parametrize(("ask", "said"), WRONG, ids=[said for _, said in WRONG])
def test_what_cannot_be_decided_is_said_and_not_kept(dossier: Dossier, ask: Ask, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        ask(dossier)
    assert dossier.decisions() == ()
    assert dossier.waiting() == 0


def test_undoing_twice(dossier: Dossier) -> None:
    one = dated(dossier)
    deciding.undo(dossier, one.id, **BEN)
    with pytest.raises(UsageError, match="taken back already"):
        deciding.undo(dossier, one.id, **BEN)


def test_what_people_write_is_kept_on_one_line(dossier: Dossier) -> None:
    one = deciding.set_kind(
        dossier, _first(dossier), "visit", author=" Anna\x1b[31m ", reason="a\nb\u2028c \ud800 <script>"
    )
    assert (one.author, one.reason) == ("Anna [31m", "a b c <script>")
    assert dossier.decisions()[0] == one


def test_parties_are_who_they_were(dossier: Dossier) -> None:
    party(dossier)
    names = [its.name for its in of(dossier, "tass", "trt").contact.parties]
    assert names == ["Sergei Lavrov", "Recep Tayyip Erdogan"]
    assert PUTIN.name not in names
