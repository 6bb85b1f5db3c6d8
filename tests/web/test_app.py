"""The application as a whole: its front, its errors, its headers."""

from __future__ import annotations

from starlette.testclient import TestClient


def test_the_front_is_the_list_of_contacts(client: TestClient) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert answer.url.path == "/contacts"
    assert "Phone call" in answer.text


def test_an_address_of_nothing_is_said_so_in_a_sentence(client: TestClient) -> None:
    answer = client.get("/nowhere")
    assert answer.status_code == 404
    assert "There is no page at this address." in answer.text


def test_every_answer_forbids_what_is_not_ours(client: TestClient) -> None:
    for path in ("/contacts", "/static/desk.css", "/nowhere"):
        policy = client.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


def test_an_answer_one_has_already_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/contacts")
    again = client.get("/contacts", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


def test_a_head_is_a_get_without_its_body(client: TestClient) -> None:
    answer = client.head("/contacts")
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["etag"] == client.get("/contacts").headers["etag"]
