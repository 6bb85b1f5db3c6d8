"""A client of the interface over the examples."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.web.app import create_app

BASE = "http://127.0.0.1:8000"


@pytest.fixture(scope="session")
def client(examples: Path) -> Iterator[TestClient]:
    """A client on loopback, where nobody has to sign in."""
    with TestClient(create_app(examples), base_url=BASE) as one:
        yield one
