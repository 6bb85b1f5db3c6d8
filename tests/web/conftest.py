"""The examples in a dossier, and a client of the interface over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.store.dossier import Dossier
from dragoman.store.reading import read_into
from dragoman.web.app import create_app

BASE = "http://127.0.0.1:8000"


@pytest.fixture(scope="session")
def examples(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier of the examples; tests that write take a copy."""
    path = tmp_path_factory.mktemp("desk") / "examples.dossier"
    with Dossier(path, create=True) as dossier:
        read_into(dossier, [root / "examples" / "pages"])
    return path


@pytest.fixture(scope="session")
def client(examples: Path) -> Iterator[TestClient]:
    """A client on loopback, where nobody has to sign in."""
    with TestClient(create_app(examples), base_url=BASE) as one:
        yield one
