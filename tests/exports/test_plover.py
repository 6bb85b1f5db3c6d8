"""PLOVER records: the fields the codebook asks for, dates that claim no more than is known."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from dragoman.exports import Losses, Wanted, export
from dragoman.model import Kind, Named, Precision, Status, When
from dragoman.store.dossier import Dossier
from tests.exports.made import DAY, OPEN, WORDS, entry, renamed, written

# Every name the codebook's tables give, and ours, which stand beside them.
RECORD = {
    "id", "has_event", "date", "time", "enddate", "endtime", "actor", "recipient", "event", "event_loc", "event_text",
    "quad_code", "event_scale", "mode", "context", "link", "text", "text_info", "cite_info", "coder", "coded_date",
    "coded_time", "comment",
}  # fmt: skip
OURS = {"kind", "status", "precision", "basis", "sources"}
ENTITY = {
    "code", "sector", "entity_text", "identifier_id", "identifier_text", "religion", "ethnicity", "office",
    "gender", "age",
}  # fmt: skip
CITATION = {
    "corpus", "citation", "url", "title", "language", "publication", "license", "copyright", "coder", "codebook",
    "version",
}  # fmt: skip
MODES = {"visit", "third-party", "multilateral", "phone"}


def events(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.splitlines()]


def check(event: dict[str, Any]) -> None:
    """What the codebook asks of a record."""
    assert set(event) <= RECORD | OURS
    assert {"id", "date", "actor", "event"} <= set(event)
    assert date.fromisoformat(event["date"]) < date.fromisoformat(event.get("enddate", "9999-12-31"))
    assert event["event"] in (["CONSULT"], ["AGREE"])
    assert set(event.get("mode", ())) <= MODES
    assert event["quad_code"] == 1
    for entity in (*event["actor"], *event.get("recipient", ())):
        assert set(entity) <= ENTITY
        assert len(entity.get("code", "XXX")) == 3
    assert set(event["cite_info"]) <= CITATION
    assert set(event["text_info"]) <= {"sequence", "start", "end", "text_story"}


def test_records_of_a_dossier(dossier: Dossier) -> None:
    made = export(dossier, "plover")
    found = events(b"".join(made.parts))
    assert found
    for event in found:
        check(event)
        for source in event["sources"]:
            assert dossier.article(source["citation"]).text[source["start"] : source["end"]] in event["event_text"]
    calls = [event for event in found if event.get("mode") == ["phone"]]
    assert {entity["code"] for entity in calls[0]["actor"]} == {"RUS", "TUR"}


def test_a_day_is_a_day_and_a_stretch_a_stretch() -> None:
    week = When(date(2024, 12, 2), date(2024, 12, 9), Precision.WEEK, "this week")
    first, second = events(written("plover", entry(when=DAY), renamed(entry(when=week), "d")))
    assert (first["date"], first.get("enddate")) == ("2024-12-03", None)
    assert (second["date"], second["enddate"], second["precision"]) == ("2024-12-02", "2024-12-08", "week")


def test_no_day_is_made_up_and_what_is_not_written_is_counted() -> None:
    losses = Losses()
    assert written("plover", entry(when=OPEN), entry(when=None), losses=losses) == b""
    assert [sentence for sentence in losses.sentences() if "date: 2 contacts" in sentence]


def test_a_visit_has_its_host() -> None:
    (event,) = events(written("plover", entry(kind=Kind.VISIT, places=(Named("sochi", "Sochi", "ru"),))))
    check(event)
    assert [one["entity_text"] for one in event["recipient"]] == ["Vladimir Putin"]
    assert event["event_loc"] == {"resolved_place": "Sochi", "country_code": "RUS"}
    assert event["event_scale"] == 4


def test_what_was_denied_is_no_consultation_that_took_place() -> None:
    (event,) = events(written("plover", entry(status=Status.DENIED)))
    check(event)
    assert "negation" in event["context"]
    assert "event_scale" not in event


def test_the_order_is_the_dossiers_and_the_bytes_the_same_each_time(dossier: Dossier) -> None:
    once, again = (b"".join(export(dossier, "plover", Wanted()).parts) for _ in range(2))
    assert once == again


def test_words_of_a_page_do_not_break_a_line() -> None:
    assert len(written("plover", entry(words=WORDS)).splitlines()) == 1
