"""The exported record, version 1, field by field."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import UsageError
from dragoman.exports import FORMATS, Wanted, export, jsonl
from dragoman.store.dossier import Dossier
from dragoman.store.overview import Selection
from dragoman.store.read import ContactFilter


@pytest.fixture(scope="module")
def records(dossier: Dossier) -> list[dict[str, Any]]:
    return [json.loads(line) for line in jsonl.lines(dossier)]


def articles(records: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {record["id"]: record for record in records if record["type"] == "article"}


def contacts(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [record for record in records if record["type"] == "contact"]


# Every field of version 1: none may go or change its name.
ARTICLE = "record type id page number language publisher title text published sections page_spans relays"
CONTACT = "record type id kind status when parties places topics frameworks reports accounts claims comparison"
PARTY = "actor wikidata name side office"
REPORT = "article main start end kind status when match"
CLAIM = "id article language start end text speaker addressee relays cue quoted act"


def test_articles_come_first_then_contacts(records: list[dict[str, Any]]) -> None:
    types = [record["type"] for record in records]
    assert types == ["article"] * 4 + ["contact"] * (len(types) - 4)
    assert len(types) > 4


def test_every_field_is_there(records: list[dict[str, Any]]) -> None:
    for record in records:
        assert record["record"] == "dragoman/1"
        assert set((ARTICLE if record["type"] == "article" else CONTACT).split()) <= set(record)
    for contact in contacts(records):
        for field, names in (("parties", PARTY), ("reports", REPORT), ("claims", CLAIM)):
            for one in contact[field]:
                assert set(names.split()) <= set(one)
        for report in contact["reports"]:
            assert {"verdict", "score", "reasons"} <= set(report["match"])
        for account in contact["accounts"]:
            assert {"side", "speaker", "completeness", "claims"} <= set(account)
            assert {"actor", "name"} <= set(account["speaker"])
            assert account["completeness"] in ("full", "relayed")
        for one in contact["comparison"]:
            assert {"relation", "claims", "sides", "note"} <= set(one)


def test_offsets_lead_to_the_words_and_back_to_the_page(dossier: Dossier, records: list[dict[str, Any]]) -> None:
    texts = articles(records)
    for article in texts.values():
        page = dossier.page(article["page_id"]).text
        for piece in article["page_spans"]:
            assert article["text"][piece["start"] : piece["end"]] == page[piece["page_start"] : piece["page_end"]]
        for section in article["sections"]:
            assert 0 <= section["start"] < section["end"] <= len(article["text"])
    claims = [claim for contact in contacts(records) for claim in contact["claims"]]
    assert claims
    for claim in claims:
        assert texts[claim["article"]]["text"][claim["start"] : claim["end"]] == claim["text"]


def test_references_lead_somewhere(records: list[dict[str, Any]]) -> None:
    for contact in contacts(records):
        known = {claim["id"] for claim in contact["claims"]}
        told = {claim for one in (*contact["accounts"], *contact["comparison"]) for claim in one["claims"]}
        assert told <= known
        assert {report["article"] for report in contact["reports"]} <= set(articles(records))


def test_days_are_half_open_intervals(records: list[dict[str, Any]]) -> None:
    whens = [record.get("when") or record.get("published") for record in records]
    whens = [when for when in whens if when]
    assert whens
    for when in whens:
        assert date.fromisoformat(when["start"]) < date.fromisoformat(when["end"])
        assert {"start", "end", "precision", "basis", "contradictions"} <= set(when)


def test_a_page_in_another_language_is_there_too(records: list[dict[str, Any]]) -> None:
    (article,) = [one for one in articles(records).values() if one["language"] == "fi"]
    assert article["supported"] is False
    assert article["text"]
    assert article["sections"]


def test_the_parties_are_named_in_english(records: list[dict[str, Any]]) -> None:
    names = {party["name"] for contact in contacts(records) for party in contact["parties"]}
    assert {"Vladimir Putin", "Recep Tayyip Erdogan"} <= names
    assert {"Q7747"} <= {party["wikidata"] for contact in contacts(records) for party in contact["parties"]}


def test_the_same_input_gives_the_same_bytes(tmp_path: Path, dossier: Dossier) -> None:
    folder = Path(next(iter(dossier.pages())).source).parent
    with Dossier(tmp_path / "other", create=True) as other:
        from dragoman.store.reading import read_into

        read_into(other, sorted((str(path) for path in folder.iterdir()), reverse=True))
        assert b"".join(jsonl.lines(other)) == b"".join(jsonl.lines(dossier))


def test_only_some_pages(dossier: Dossier) -> None:
    (page,) = [page for page in dossier.pages() if page.source.endswith("three.txt")]
    assert [json.loads(line)["type"] for line in jsonl.lines(dossier, {page.id})] == ["article"]


def test_formats_are_named() -> None:
    assert FORMATS["jsonl"] is jsonl.FORMAT
    assert [name for name, one in FORMATS.items() if one.name != name] == []


def test_a_selection_brings_the_articles_that_report_it(dossier: Dossier, records: list[dict[str, Any]]) -> None:
    (first, *_) = contacts(records)
    made = export(dossier, "jsonl", Wanted(contacts=(first["id"],)))
    chosen = [json.loads(part) for part in made.parts]
    assert [one["id"] for one in contacts(chosen)] == [first["id"]]
    assert set(articles(chosen)) == {report["article"] for report in first["reports"]}
    assert made.file_name == f"{dossier.path.stem}-contact-{first['id'][:8]}.jsonl"


def test_all_that_is_there_unless_something_is_asked_for(dossier: Dossier) -> None:
    assert b"".join(export(dossier, "jsonl").parts) == b"".join(jsonl.lines(dossier))
    assert b"".join(export(dossier, "jsonl", Wanted(ContactFilter(side="zz"))).parts) == b""
    assert b"".join(export(dossier, "jsonl", Wanted(Selection(sides=("zz",)))).parts) == b""


def test_the_selection_of_a_view_and_the_same_filter_give_the_same(dossier: Dossier) -> None:
    by_view = Wanted(Selection(sides=("tr",), kinds=("phone_call",), words="Путин"))
    by_filter = Wanted(ContactFilter(side="tr", kind="phone_call"))
    once, again = (b"".join(export(dossier, "jsonl", one).parts) for one in (by_view, by_filter))
    assert once == again != b""


def test_contacts_by_id_come_in_the_order_of_the_ids(dossier: Dossier) -> None:
    ids = [one.contact.id for one in dossier.contacts()][::-1]
    made = [json.loads(part) for part in export(dossier, "jsonl", Wanted(contacts=tuple(ids))).parts]
    assert [one["id"] for one in contacts(made)] == ids


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(UsageError, match="jsonl"):
        export(None, "xls")  # type: ignore[arg-type]
