"""Decisions as data that rules are measured by."""

from __future__ import annotations

import json
from datetime import date

import msgspec
from click.testing import Result
from typer.testing import CliRunner

from dragoman.cli.app import app
from dragoman.decisions.evaluation import TASKS, evaluation
from dragoman.decisions.records import ACTS
from dragoman.decisions.sentences import sentence
from dragoman.store import deciding
from dragoman.store.dossier import Dossier
from tests.decisions.test_deciding import ANNA, BEN, EVERY, merge, of


def records(dossier: Dossier, *, everything: bool = False) -> list[dict[str, object]]:
    found = evaluation(dossier.decisions(), dossier.standings(), everything=everything)
    return [json.loads(msgspec.json.encode(one)) for one in found]


def test_everything_that_can_be_decided_is_measured_as_something() -> None:
    assert set(TASKS) == set(ACTS) - {"undo"}


def test_every_decision_says_what_the_rules_said_and_what_the_person_said(dossier: Dossier) -> None:
    for decide in EVERY:
        taken = decide(dossier)
        (record,) = records(dossier)
        assert record["id"] == taken.id
        assert record["machine"] != record["person"]
        assert record["reports"] or record["claims"]
        assert all(one["source"] and one["words"] for one in [*record["reports"], *record["claims"]])
        deciding.undo(dossier, taken.id, **BEN)
        assert records(dossier) == []
    assert len(records(dossier, everything=True)) == len(EVERY)


def test_grouping_of_reports(dossier: Dossier) -> None:
    first, second = of(dossier, "tass", "trt").contact, of(dossier, "sana").contact
    merge(dossier)
    (record,) = records(dossier)
    assert record["task"] == "same_contact"
    assert record["machine"] == sorted([sorted(first.reports), list(second.reports)])
    assert record["person"] == [sorted([*first.reports, *second.reports])]


def test_what_the_rules_said_is_theirs_also_where_somebody_decided_before(dossier: Dossier) -> None:
    contact = of(dossier, "bta").contact.id
    deciding.set_date(dossier, contact, date(2024, 12, 9), **ANNA)
    deciding.set_date(dossier, contact, date(2024, 12, 8), **BEN)
    (record,) = records(dossier)
    assert record["machine"] == {"start": "2024-12-10", "end": "2024-12-11"}
    assert record["person"] == {"start": "2024-12-08", "end": "2024-12-09"}


def test_a_decision_that_confirms_the_rules_is_no_disagreement(dossier: Dossier) -> None:
    deciding.set_date(dossier, of(dossier, "bta").contact.id, date(2024, 12, 10), **ANNA)
    assert records(dossier) == []
    (record,) = records(dossier, everything=True)
    assert record["agree"] is True


def dragoman(*words: str) -> Result:
    return CliRunner().invoke(app, words)


def test_from_a_terminal(dossier: Dossier) -> None:
    where = ["--dossier", str(dossier.path)]
    contact = of(dossier, "bta").contact.id
    who = ["--author", "Anna", "--reason", "the readout names the day"]
    done = dragoman("decide", "date", contact[:8], "2024-12-09", *who, *where)
    assert (done.exit_code, done.stderr) == (0, "")
    assert f"date of {contact[:8]}: 2024-12-09, read as 2024-12-10" in done.stdout
    (taken,) = dossier.decisions()
    assert dragoman("decide", "undo", taken.id[:8], "-a", "Ben", "-r", "it does not", *where).exit_code == 0
    log = dragoman("decide", "log", *where).stdout
    assert "Anna  date  undone by" in log
    assert "it does not" in log
    lines = dragoman("decisions", "export", "--all", *where).stdout.splitlines()
    assert [json.loads(line)["act"] for line in lines] == ["date"]
    wrong = dragoman("decide", "kind", "zz", "visit", *who, *where)
    assert (wrong.exit_code, wrong.stderr) == (2, "dragoman: no contact has an id that begins with 'zz'\n")


def test_every_verb_from_a_terminal(dossier: Dossier) -> None:
    who = ["-a", "Anna", "-r", "so it is", "--dossier", str(dossier.path)]
    pair, sana, bta = (of(dossier, *names).contact for names in (("tass", "trt"), ("sana",), ("bta",)))
    claims = [claim.id for report in pair.reports for claim in dossier.claims_of(report)]
    asked = (
        ("same", claims[0], claims[-1]),
        ("different", claims[0], claims[-1]),
        ("speaker", claims[0], "nobody"),
        ("split", pair.id, pair.reports[0]),
        ("move", pair.reports[0], "--to", bta.id),
        ("merge", sana.id, bta.id),
        ("kind", sana.id, "meeting"),
        ("status", sana.id, "denied"),
        ("date", sana.id, "2024-12", "--to", "2025-01"),
        ("date", sana.id, "unknown"),
        ("party", sana.id, "--not", "Erdoğan", "--is", "Hakan Fidan"),
    )
    for words in asked:
        done = dragoman("decide", *words, *who)
        assert (done.exit_code, done.stderr) == (0, ""), words
    assert [one.act for one in dossier.decisions()] == [words[0] for words in asked]
    assert all(sentence(one.what) in dragoman("decide", "log", *who[4:]).stdout for one in dossier.decisions())
