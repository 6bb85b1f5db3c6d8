"""The list, the page of a contact, the page of an article, and their records, over the examples."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from dragoman.store.dossier import Dossier
from tests.web.crawl import pages


def contacts(client: TestClient, **asked: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = client.get("/api/v1/contacts", params=asked).json()["contacts"]
    return found


def test_every_page_can_be_reached_and_leads_only_to_pages_that_are_there(client: TestClient) -> None:
    """`pages` itself fails on a link that leads nowhere."""
    seen = {address for address, _ in pages(client, most=120)}
    for view in ("/contacts/", "/articles/", "/actors/", "/timeline", "/matrix"):
        assert any(address.startswith(view) for address in seen), view


def test_places_that_links_name_are_on_their_pages(client: TestClient) -> None:
    documents = dict(pages(client, most=60))
    checked = 0
    for address, document in documents.items():
        for link in document.xpath("//main//a/@href"):
            path, _, place = str(link).partition("#")
            target = documents.get(path or address)
            if place and target is not None:
                assert target.xpath("//*[@id=$place]", place=place), (address, link)
                checked += 1
    assert checked > 50


def test_one_address_gives_a_page_or_its_record(client: TestClient) -> None:
    (first, *_) = contacts(client)
    page = client.get(f"/contacts/{first['id']}", headers={"Accept": "text/html,*/*;q=0.8"})
    record = client.get(f"/contacts/{first['id']}", headers={"Accept": "application/json"})
    assert page.headers["content-type"].startswith("text/html")
    assert record.json()["id"] == first["id"]
    assert "Accept" in page.headers["vary"]
    assert record.json() == client.get(str(first["address"])).json()


def test_the_record_is_the_exported_one(client: TestClient, examples: Path) -> None:
    exported = [json.loads(line) for line in client.get("/export/jsonl").iter_lines()]
    for one in exported:
        if one["type"] == "contact":
            assert client.get(f"/api/v1/contacts/{one['id']}").json() == one
        else:
            assert client.get(f"/api/v1/articles/{one['id']}").json() == one


def test_names_in_any_script_narrow_the_list_and_the_address_names_the_id(client: TestClient) -> None:
    answer = client.get("/contacts", params={"actor": "Путин", "kind": ""}, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/contacts?actor=person%3Avladimir-putin"
    for name in ("Путин", "بوتين", "Putin"):
        found = contacts(client, actor=name)
        assert found
        assert all("person:vladimir-putin" in [party["actor"] for party in one["parties"]] for one in found)


def test_a_name_that_nobody_has_is_said_so(client: TestClient) -> None:
    assert "No party is called" in client.get("/contacts?actor=Nobody+Atall").text


def test_the_list_is_turned_page_by_page_without_a_gap(client: TestClient) -> None:
    for sort in ("newest", "oldest", "reported", "disputed"):
        address: str | None = f"/api/v1/contacts?most=5&sort={sort}"
        seen: list[str] = []
        while address:
            answer = client.get(address).json()
            seen += [one["id"] for one in answer["contacts"]]
            address = answer["next"]
        assert len(seen) == len(set(seen)) == answer["total"]


def test_days_that_are_none_are_refused_in_a_sentence(client: TestClient) -> None:
    answer = client.get("/contacts?from=yesterday")
    assert answer.status_code == 400
    assert "not a date" in answer.text


def test_an_arabic_article_reads_from_right_to_left(client: TestClient) -> None:
    with_arabic = contacts(client, language="ar")[0]
    record = client.get(f"/api/v1/contacts/{with_arabic['id']}").json()
    claim = next(one for one in record["claims"] if one["language"] == "ar")
    document = html.document_fromstring(client.get(f"/articles/{claim['article']}").content)
    (text,) = document.xpath("//div[@class='text']")
    assert (text.get("dir"), text.get("lang")) == ("rtl", "ar")
    (mark,) = document.xpath("//mark[@id=$id]", id=f"words-{claim['id']}")
    assert " ".join(claim["text"].split()[:2]) in " ".join(mark.text_content().split())


@pytest.mark.parametrize("format", ["jsonl", "csv"])
def test_what_is_on_screen_can_be_taken_away(client: TestClient, format: str) -> None:
    answer = client.get(f"/export/{format}", params={"kind": "phone_call"})
    assert answer.status_code == 200
    assert "attachment" in answer.headers["content-disposition"]
    assert len(answer.text.splitlines()) >= len(contacts(client, kind="phone_call"))


def test_an_unknown_format_is_refused(client: TestClient) -> None:
    assert client.get("/export/docx").status_code == 404


def test_reports_that_still_wait_are_announced_and_not_resolved(examples: Path, tmp_path: Path) -> None:
    from shutil import copy

    from dragoman.web.app import create_app
    from tests.web.conftest import BASE

    path = Path(copy(examples, tmp_path / "waiting.dossier"))
    with Dossier(path, settle=False) as dossier, dossier._writing() as connection:
        connection.exec_driver_sql("INSERT INTO pending VALUES ('made up')")
    with TestClient(create_app(path), base_url=BASE) as client:
        assert "1 group of reports is still to be matched" in client.get("/contacts").text
    with Dossier(path, settle=False) as dossier:
        assert dossier.waiting() == 1
