"""People decide in the interface: by its forms, and by the API."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from dragoman.web.app import create_app
from dragoman.web.deciding import id_in
from dragoman.web.settings import Settings
from tests.web.conftest import BASE


@pytest.fixture(scope="module")
def own(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """An interface over a dossier of one's own."""
    path = shutil.copy(examples, tmp_path_factory.mktemp("own") / "own.dossier")
    with TestClient(create_app(path, Settings(author="Anna")), base_url=BASE) as one:
        yield one


def form_of(client: TestClient, contact: str, act: str) -> dict[str, str]:
    """The form as the page has it, filled in by nobody."""
    document = html.document_fromstring(client.get(f"/contacts/{contact}").content)
    (form,) = document.xpath("//form[@action=$act]", act=f"/decide/{act}")
    return {one.get("name"): one.get("value", "") for one in form.xpath(".//input[@type='hidden']")}


def test_contacts_are_merged_by_a_form_and_taken_apart_again(own: TestClient) -> None:
    listed = own.get("/api/v1/contacts").json()["contacts"]
    first, other = listed[0]["id"], listed[1]["id"]
    form = {
        **form_of(own, first, "merge"),
        "others": f"{BASE}/contacts/{other}",
        "reason": "one call",
        "author": "Anna",
    }
    answer = own.post("/decide/merge", data=form, headers={"Origin": BASE})
    assert answer.status_code == 200
    assert answer.url.path == f"/contacts/{first}"
    assert "one call" in answer.text
    merged = own.get(f"/api/v1/contacts/{first}").json()
    assert len(merged["reports"]) == listed[0]["articles"] + listed[1]["articles"]
    decision = own.get("/api/v1/decisions").json()["decisions"][0]
    assert (decision["act"], decision["author"], decision["state"]) == ("merge", "Anna", "in_force")
    undo = {"form_key": form["form_key"], "decision": decision["id"], "reason": "two after all", "shown": first}
    assert own.post("/decide/undo", data=undo, headers={"Origin": BASE}).status_code == 200
    assert {one["id"] for one in own.get("/api/v1/contacts").json()["contacts"]} == {one["id"] for one in listed}
    assert own.get("/api/v1/decisions").json()["decisions"][1]["state"] == "undone"
    assert "taken back" in own.get("/decisions").text


def test_a_decision_by_the_api_is_answered_with_its_record(own: TestClient) -> None:
    contact = own.get("/api/v1/contacts").json()["contacts"][0]
    sent = {"contact": contact["id"], "first": "2024-12-05", "author": "Ben", "reason": "the readout names the day"}
    answer = own.post("/api/v1/decisions/date", json=sent)
    assert answer.status_code == 201
    assert answer.json()["contacts"] == [contact["id"]]
    when = own.get(f"/api/v1/contacts/{contact['id']}").json()["when"]
    assert (when["start"], when["end"], when["precision"]) == ("2024-12-05", "2024-12-06", "day")
    lines = own.get("/disagreements").text.splitlines()
    assert len(lines) == 1


@pytest.mark.parametrize(
    ("act", "sent"),
    [
        ("merge", {"contact": "zzz", "others": ["yyy"]}),
        ("kind", {"contact": "", "value": "visit"}),
        ("kind", {"value": "dance"}),
        ("undo", {"decision": "zzz"}),
        ("date", {"first": "2024-12-05", "last": "2024-12-01"}),
        ("speaker", {"claim": "zzz", "now": "Putin"}),
    ],
)
def test_what_cannot_be_decided_is_said_in_a_sentence(own: TestClient, act: str, sent: dict[str, object]) -> None:
    contact = own.get("/api/v1/contacts").json()["contacts"][0]["id"]
    before = own.get("/api/v1/decisions").json()["total"]
    answer = own.post(f"/api/v1/decisions/{act}", json={"contact": contact, "author": "Ben", "reason": "x", **sent})
    assert answer.status_code == 422
    assert answer.json()["error"]
    assert own.get("/api/v1/decisions").json()["total"] == before


def test_a_decision_needs_a_reason(own: TestClient) -> None:
    contact = own.get("/api/v1/contacts").json()["contacts"][0]["id"]
    form = {**form_of(own, contact, "kind"), "value": "visit", "reason": " ", "author": "Ben"}
    answer = own.post("/decide/kind", data=form, headers={"Origin": BASE})
    assert answer.status_code == 422
    assert "a decision needs a reason" in answer.text


@pytest.mark.parametrize("words", ["3fa9", f"{BASE}/contacts/3fa9", "/contacts/3fa9/", f"{BASE}/contacts/3fa9#decide"])
def test_an_address_stands_for_its_id(words: str) -> None:
    assert id_in(words) == "3fa9"
