"""One contact as a PDF, from the interface."""

from __future__ import annotations

import threading

import pytest
from starlette.testclient import TestClient

from dragoman.errors import UsageError
from dragoman.web.routes import contact as route


def first(client: TestClient) -> str:
    return str(client.get("/api/v1/contacts").json()["contacts"][0]["id"])


def test_what_is_printed_is_what_dragoman_print_writes(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    documents: list[str] = []

    def printed(document: str) -> bytes:
        documents.append(document)
        return b"%PDF-1.4"

    monkeypatch.setattr(route, "browser", lambda: "/usr/bin/chromium")
    monkeypatch.setattr(route, "pdf", printed)
    answer = client.get(f"/contacts/{first(client)}/print.pdf")
    assert (answer.status_code, answer.content) == (200, b"%PDF-1.4")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"].startswith('inline; filename="contact-')
    assert 'class="citations"' in documents[0]


def test_without_a_browser_a_sentence_says_so(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(route, "browser", lambda: None)
    answer = client.get(f"/contacts/{first(client)}/print.pdf", headers={"Accept": "text/html"})
    assert answer.status_code == 503
    assert "needs Chromium" in answer.text


def test_one_that_cannot_print_says_why(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: str) -> bytes:
        raise UsageError("chromium did not print")

    monkeypatch.setattr(route, "browser", lambda: "/usr/bin/chromium")
    monkeypatch.setattr(route, "pdf", broken)
    assert client.get(f"/contacts/{first(client)}/print.pdf").status_code == 503


def test_one_prints_at_a_time(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(route, "browser", lambda: "/usr/bin/chromium")
    monkeypatch.setattr(route, "WAITS", 0.01)
    held = threading.Lock()
    monkeypatch.setattr(route, "_AT_THE_PRINTER", held)
    with held:
        answer = client.get(f"/contacts/{first(client)}/print.pdf")
    assert answer.status_code == 503
    assert "Others are printing" in answer.text


def test_nobody_is_printed_who_is_not_there(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(route, "browser", lambda: "/usr/bin/chromium")
    assert client.get("/contacts/nobody/print.pdf").status_code == 404
