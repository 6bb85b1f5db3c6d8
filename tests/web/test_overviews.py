"""Timeline, matrix, actors, search and coverage over the examples: what they show, and that their addresses hold it."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.store.dossier import Dossier
from dragoman.store.overview import Selection

VIEWS = ("/timeline", "/matrix", "/matrix?by=actor", "/actors", "/coverage", "/search?q=Putin")


def links(text: str, start: str) -> list[str]:
    return [unescape(one) for one in re.findall(r'href="([^"]+)"', text) if unescape(one).startswith(start)]


@pytest.mark.parametrize("path", VIEWS)
def test_every_link_of_a_view_leads_somewhere(client: TestClient, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 200
    for link in sorted(set(links(page.text, "/")))[:40]:
        assert client.get(link).status_code == 200, link


@pytest.mark.parametrize("path", VIEWS)
def test_the_numbers_of_a_view_are_those_of_the_lists_they_lead_to(
    client: TestClient, examples: Path, path: str
) -> None:
    found = re.findall(r'<a href="(/contacts\?[^"]+)"[^>]*>([\d,]+)</a>', client.get(path).text)
    for link, number in found[:30]:
        listed = client.get(unescape(link)).text
        assert re.search(rf"\b{number} contacts?\b", listed), link
    with Dossier(examples, settle=False) as dossier:
        assert dossier.overview().total(Selection()) > 0


def test_the_timeline_leads_from_years_to_days_to_contacts(client: TestClient) -> None:
    record = client.get("/api/v1/timeline?unit=month").json()
    month = next(one["period"] for one in record["periods"] if len(one["period"]) == 7)
    assert f"/timeline?from={month}&amp;to={month}" in client.get("/timeline?unit=month").text
    days = client.get(f"/timeline?from={month}&to={month}")
    assert 'aria-current="true">by day' in days.text
    assert links(days.text, "/contacts/")


@pytest.mark.parametrize(
    "query",
    ["unit=day", "unit=year&side=ru", "from=9999&to=9998", "from=0001&to=0001", "q=%22%00*", "kind=none", "side=%00",
     "actor=%F0%9F%98%80", "topic=x&topic=y", "possible=yes&from=2020"],
)  # fmt: skip
def test_odd_addresses_are_answered(client: TestClient, query: str) -> None:
    for path in ("/timeline", "/matrix", "/actors", "/coverage"):
        assert client.get(f"{path}?{query}").status_code < 500, path


def test_a_name_in_any_script_leads_to_the_same_actor(client: TestClient) -> None:
    pages = {client.get(f"/actors/{name}").text for name in ("person:vladimir-putin", "Путин", "بوتين", "putin")}
    assert len(pages) == 1
    text = pages.pop()
    assert "President of Russia" in text
    assert "since 7 May 2012" in text
    assert "فلاديمير بوتين" in text


def test_nobody_of_this_name(client: TestClient) -> None:
    answer = client.get("/actors/nobody")
    assert answer.status_code == 404
    assert "no contact has a party" in answer.text


def test_search_finds_a_name_in_every_script_and_marks_it(client: TestClient) -> None:
    record = client.get("/api/v1/search?q=Путин").json()
    assert record["suggestions"][0]["value"] == "person:vladimir-putin"
    languages = {one["language"] for one in record["articles"]}
    assert len(languages) > 1
    page = client.get("/search?q=Путин").text
    assert "<mark>" in page
    assert 'dir="rtl"' in page or "ar" not in languages


def test_suggestions_begin_with_what_was_typed_in_any_script(client: TestClient) -> None:
    found = {client.get("/api/v1/suggest", params={"q": typed}).json()[0]["value"] for typed in ("Пут", "بوت", "put")}
    assert found == {"person:vladimir-putin"}
    assert client.get("/api/v1/suggest?q=").json() == []


def test_the_same_address_gives_the_record(client: TestClient) -> None:
    for path in ("/timeline", "/matrix?by=actor", "/actors", "/actors/person:vladimir-putin", "/coverage"):
        as_json = client.get(path, headers={"Accept": "application/json"})
        assert as_json.json() == client.get(f"/api/v1{path}").json()


def test_coverage_counts_every_article_once(client: TestClient, examples: Path) -> None:
    with Dossier(examples, settle=False) as dossier:
        articles = dossier.counts()["articles"]
    assert sum(one["articles"] for one in client.get("/api/v1/coverage").json()) == articles


def test_the_matrix_is_the_same_read_both_ways(client: TestClient) -> None:
    record = client.get("/api/v1/matrix").json()
    assert record["pairs"]
    for pair in record["pairs"]:
        listed = client.get("/contacts", params={"side": [pair["first"], pair["second"]]}).text
        assert f"{pair['contacts']} contact" in listed
