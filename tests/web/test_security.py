"""Who may ask, under which name, and from where a form may come."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.web.app import create_app
from dragoman.web.settings import Settings
from tests.web.conftest import BASE

TOKEN = "a token of more than sixteen letters"
FORM = {"author": "Anna", "reason": "because", "value": "visit"}
BROWSER = {"Accept": "text/html"}


@pytest.fixture
def outside(examples: Path) -> Iterator[TestClient]:
    """An interface bound to an address that others reach."""
    app = create_app(examples, Settings("0.0.0.0", TOKEN))
    with TestClient(app, base_url="http://desk.example:8787") as one:
        yield one


def test_a_name_that_is_not_ours_is_not_answered(client: TestClient) -> None:
    for name in ("evil.example", "127.0.0.1.evil.example:8000", "", "localhost.:8000"):
        assert client.get("/contacts", headers={"Host": name}).status_code == 421
    for name in ("localhost:8000", "127.0.0.1", "[::1]:8000"):
        assert client.get("/contacts", headers={"Host": name}).status_code == 200


def test_other_addresses_need_a_token() -> None:
    with pytest.raises(ValueError, match="token"):
        Settings("0.0.0.0")
    with pytest.raises(ValueError, match="short"):
        Settings("0.0.0.0", "short")


def test_nothing_but_the_sign_in_is_shown_to_strangers(outside: TestClient) -> None:
    for path in ("/contacts", "/api/v1/contacts", "/export/jsonl", "/api/openapi.json", "/contacts/x", "/signed"):
        answer = outside.get(path, follow_redirects=False)
        assert answer.status_code == 401
        assert "Scholz" not in answer.text
    sent_on = outside.get("/contacts?side=ru", headers=BROWSER, follow_redirects=False)
    assert sent_on.headers["location"] == "/sign-in?to=%2Fcontacts%3Fside%3Dru"
    assert outside.get("/sign-in").status_code == 200
    assert outside.get("/static/desk.css").status_code == 200


def test_the_token_opens_and_a_wrong_one_does_not(outside: TestClient) -> None:
    assert outside.post("/sign-in", data={"token": "wrong"}).status_code == 403
    answer = outside.post("/sign-in?to=/timeline", data={"token": TOKEN}, follow_redirects=False)
    assert answer.headers["location"] == "/timeline"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert TOKEN not in cookie
    assert outside.get("/contacts").status_code == 200


def test_a_program_brings_the_token_with_it(outside: TestClient) -> None:
    assert outside.get("/api/v1/contacts", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert outside.get("/api/v1/contacts", headers={"Authorization": "Bearer no"}).status_code == 401


@pytest.mark.parametrize(
    "to", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:x", "/\t/evil"]
)
def test_signing_in_leads_nowhere_else(outside: TestClient, to: str) -> None:
    answer = outside.post("/sign-in", params={"to": to}, data={"token": TOKEN}, follow_redirects=False)
    assert answer.headers["location"] == "/"


@pytest.fixture
def own(examples: Path, tmp_path: Path) -> Iterator[TestClient]:
    """An interface over a dossier of one's own, to write to."""
    path = shutil.copy(examples, tmp_path / "own.dossier")
    with TestClient(create_app(path), base_url=BASE) as one:
        yield one


def test_a_form_of_another_site_decides_nothing(own: TestClient) -> None:
    contact = own.get("/api/v1/contacts").json()["contacts"][0]["id"]
    key = own.app.state.desk.form_key  # type: ignore[attr-defined]
    form = {**FORM, "contact": contact, "form_key": key}
    for headers in (
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": BASE},
    ):
        assert own.post("/decide/kind", data=form, headers=headers).status_code == 403, headers
        assert own.post("/api/v1/decisions/kind", json=form, headers=headers).status_code == 403, headers
    for wrong in ("", "x", key[:-1]):
        assert own.post("/decide/kind", data={**form, "form_key": wrong}, headers={"Origin": BASE}).status_code == 403
    assert own.get("/api/v1/decisions").json()["total"] == 0
    assert own.post("/decide/kind", data=form, headers={"Origin": BASE}).status_code == 200
    assert own.get("/api/v1/decisions").json()["total"] == 1


def test_nothing_that_asks_changes_anything(own: TestClient) -> None:
    for path in ("/decide/kind", "/decide/undo", "/api/v1/decisions/kind"):
        assert own.get(path).status_code in (404, 405)
