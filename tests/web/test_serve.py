"""`dragoman serve`: it says where it is, ends in order, and answers while others write."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import httpx
import pytest
from starlette.testclient import TestClient

from dragoman.model import Page, Reading
from dragoman.store.dossier import Dossier
from dragoman.web.app import create_app
from tests.web.conftest import BASE


@contextmanager
def command(*words: str) -> Iterator[subprocess.Popen[str]]:
    """The command, running; what it says goes to standard error."""
    call = [sys.executable, "-m", "dragoman", "serve", *words]
    with subprocess.Popen(call, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()


def test_it_says_where_it_is_and_ends_in_order(examples: Path) -> None:
    with command("--dossier", str(examples), "--port", "0") as process:
        assert process.stderr is not None
        said = process.stderr.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+/", said)
        assert address, said
        assert "Contacts" in httpx.get(address[0], follow_redirects=True).text
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0


def test_an_address_others_reach_gets_a_token(examples: Path) -> None:
    with command("--dossier", str(examples), "--port", "0", "--host", "0.0.0.0") as process:
        assert process.stderr is not None
        port = re.search(r":(\d+)/", process.stderr.readline())
        token = process.stderr.readline().removeprefix("Sign in with ").strip()
        assert port
        assert len(token) >= 24
        address = f"http://127.0.0.1:{port[1]}/api/v1/contacts"
        assert httpx.get(address).status_code == 401
        assert httpx.get(address, headers={"Authorization": f"Bearer {token}"}).status_code == 200


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--dossier", "/nowhere/there.dossier"), "there is no dossier"),
        (("--host", "192.0.2.1"), "cannot listen on 192.0.2.1"),
        (("--token-file", "/nowhere/token"), "the token cannot be read"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(examples: Path, words: tuple[str, ...], sentence: str) -> None:
    given = words if "--dossier" in words else ("--dossier", str(examples), *words)
    with command(*given) as process:
        _, said = process.communicate(timeout=60)
    assert process.returncode in (2, 3)
    assert sentence in said
    assert said.count("\n") == 1


def test_pages_are_answered_while_others_write(examples: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(examples, tmp_path / "busy.dossier"))
    done = Event()
    kept = 0

    def write() -> None:
        nonlocal kept
        with Dossier(path, settle=False) as dossier:
            while not done.is_set():
                kept += 1
                dossier.keep(Reading(Page(f"page-{kept}", f"made/{kept}.txt", "Nothing."), (), {}, (), ()))

    writer = Thread(target=write)
    with TestClient(create_app(path), base_url=BASE) as client:
        contact = client.get("/api/v1/contacts").json()["contacts"][0]["id"]
        writer.start()
        try:
            for _ in range(10):
                for asked in ("/contacts", f"/contacts/{contact}", "/api/v1/contacts", "/decisions"):
                    assert client.get(asked).status_code == 200
            sent = {"contact": contact, "value": "visit", "author": "Anna", "reason": "both on the same stage"}
            assert client.post("/api/v1/decisions/kind", json=sent).status_code == 201
        finally:
            done.set()
            writer.join()
        assert client.get(f"/api/v1/contacts/{contact}").json()["kind"] == "visit"
    assert kept > 10
