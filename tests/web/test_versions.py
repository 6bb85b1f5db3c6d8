"""Kept versions of a page: each has an address, and shows what changed since the one before."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from dragoman.feeds.document import page_of
from dragoman.model import Page
from dragoman.pipeline import read_page
from dragoman.store.dossier import Dossier
from dragoman.store.history import Fetched
from dragoman.store.watch_state import Address
from dragoman.web.app import create_app
from dragoman.web.changes import COME, GONE, MOST_COMPARED, changed, changes
from tests.feeds.conftest import STORY
from tests.web.conftest import BASE

URL = "https://example.org/<script>harmed=1</script>"
HARM = '<soon & "certain"'


def pieces(old: str, new: str) -> list[list[tuple[str, str]]]:
    return [[(one.words, one.what) for one in paragraph] for paragraph in changes(old, new)]


def test_words_that_are_gone_and_come_are_marked() -> None:
    assert pieces("a\nan immediate truce in Syria.\nb", "a\na truce in Syria.\nb") == [
        [("a", "same")],
        [("an immediate", "gone"), ("a", "come"), (" truce in Syria.", "same")],
        [("b", "same")],
    ]


def test_scripts_without_spaces_are_compared_sign_by_sign() -> None:
    assert pieces("两国总统会晤", "两国外长会晤") == [
        [("两国", "same"), ("总统", "gone"), ("外长", "come"), ("会晤", "same")]
    ]


@given(st.text("ab \n١你.'", max_size=60), st.text("ab \n١你.'", max_size=60))
def test_both_texts_can_be_told_from_the_pieces(old: str, new: str) -> None:
    found = changes(old, new)
    for text, other in ((old, COME), (new, GONE)):
        told = "".join(one.words for paragraph in found for one in paragraph if one.what != other)
        assert told == text.replace("\n", "")
    assert changed(changes(old, old)) is False


def test_a_text_beyond_measure_is_not_compared_word_by_word() -> None:
    assert pieces("a " * MOST_COMPARED, "b " * MOST_COMPARED)[0][0][1] == "gone"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    path = tmp_path_factory.mktemp("versions") / "x.dossier"
    with Dossier(path, create=True) as dossier:
        for hour, text in enumerate((STORY, STORY.replace("an immediate ceasefire", f"a ceasefire {HARM}"))):
            lines = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines())
            story = f"<article><h1>Putin and Erdogan speak by phone</h1>{lines}</article>"
            data = f"<html><body>{story}</body></html>".encode()
            found = page_of(data, URL, date(2024, 12, 3))
            assert isinstance(found, Page)
            reading = read_page(found)
            at = datetime(2024, 12, 3, 10, tzinfo=UTC) + timedelta(hours=hour)
            fetched = Fetched(URL, at, 200, {"server": "x"}, data, hashlib.sha256(data).hexdigest())
            dossier.watching().keep(reading, fetched, Address(URL, "page", "s", seen=0.0))
    return TestClient(create_app(path), base_url=BASE, headers={"Accept": "text/html"})


def test_each_version_can_be_opened(client: TestClient) -> None:
    with Dossier(client.app.state.desk.dossier.path, settle=False) as dossier:  # type: ignore[attr-defined]
        (article,) = dossier.articles()
    assert f'href="/articles/{article.id}/versions/1"' in client.get(f"/articles/{article.id}").text
    first = client.get(f"/articles/{article.id}/versions/1")
    assert first.status_code == 200
    assert "immediate ceasefire" in first.text
    assert "<ins>" not in first.text
    second = client.get(f"/articles/{article.id}/versions/2").text
    assert "immediate" in second[second.index("<del><span") :]
    assert "<ins><span" in second
    assert "&lt;soon &amp; " in second
    assert HARM not in second
    assert "<script>harmed" not in second
    record = client.get(f"/api/v1/articles/{article.id}/versions/2").json()
    assert (record["number"], record["of"], record["compared_with"]) == (2, 2, 1)
    assert client.get(f"/articles/{article.id[:6]}/versions/2").url.path == f"/articles/{article.id}/versions/2"
    for number, status in (("3", 404), ("0", 422), ("x", 422)):
        assert client.get(f"/articles/{article.id}/versions/{number}").status_code == status
