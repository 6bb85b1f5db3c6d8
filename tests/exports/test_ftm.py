"""Follow the Money entities, checked by the library that other tools load them with."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dragoman.exports import Losses, export
from dragoman.model import Actor, Named
from dragoman.store.dossier import Dossier
from tests.exports.made import OPEN, PUTIN, WORDS, entry, written

ftm = pytest.importorskip("followthemoney")


def lines(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.splitlines()]


def check(found: list[dict[str, Any]]) -> None:
    """Every entity is valid, keeps every value when it is cleaned, and refers to entities of the right kind."""
    by_id = {one["id"]: ftm.model.get_proxy(one) for one in found}
    assert len(by_id) == len(found)
    for one in found:
        schema = ftm.model.get(one["schema"])
        assert not schema.abstract
        schema.validate(one)
        assert set(schema.required) <= set(one["properties"])
        for name, values in one["properties"].items():
            prop = schema.get(name)
            assert prop is not None
            assert not prop.stub
            assert [prop.type.clean(value, proxy=by_id[one["id"]]) for value in values] == values
            if prop.range is not None:
                assert [value for value in values if not by_id[value].schema.is_a(prop.range)] == []


def test_entities_of_a_dossier(dossier: Dossier) -> None:
    found = lines(b"".join(export(dossier, "ftm").parts))
    check(found)
    by_schema: dict[str, list[dict[str, Any]]] = {}
    for one in found:
        by_schema.setdefault(one["schema"], []).append(one)
    assert {"Article", "Event", "Person", "Note", "Documentation", "Mention"} <= set(by_schema)
    putin = next(one for one in by_schema["Person"] if one["id"] == "Q7747")
    assert putin["properties"]["name"] == ["Vladimir Putin"]
    assert putin["properties"]["wikidataId"] == ["Q7747"]
    forms = {name for one in by_schema["Mention"] for name in one["properties"]["name"]}
    assert "Kremlin" in forms
    assert any("Путин" in form for form in forms)


def test_the_words_of_a_note_stand_in_the_article_that_proves_it(dossier: Dossier) -> None:
    found = {one["id"]: one for one in lines(b"".join(export(dossier, "ftm").parts))}
    for one in found.values():
        if one["schema"] in ("Note", "Documentation"):
            (proof,) = one["properties"].get("proof") or one["properties"]["document"]
            (words,) = one["properties"].get("description" if one["schema"] == "Note" else "summary")
            assert words in found[proof]["properties"]["bodyText"][0]


def test_hostile_words_and_odd_ids_stay_valid() -> None:
    parties = (PUTIN, Actor("provisional:tr/özgür", "person", "Özgür", "tr"), Actor("office:am/x", "office", "X", "am"))
    one = entry(parties=parties, places=(Named("place:sochi", "Sochi", "ru"),), words=WORDS)
    found = lines(written("ftm", one))
    check(found)
    assert {"LegalEntity", "Person", "PublicBody"} <= {each["schema"] for each in found}
    (note,) = (each for each in found if each["schema"] == "Note")
    assert note["properties"]["description"] == [WORDS]


def test_a_date_is_no_more_exact_than_it_is_known() -> None:
    losses = Losses()
    (event,) = (one for one in lines(written("ftm", entry(when=OPEN), losses=losses)) if one["schema"] == "Event")
    assert "date" not in event["properties"]
    assert "First possible day 2014-08-28, last possible day open" in event["properties"]["notes"]
    assert len(losses.sentences()) == 1
