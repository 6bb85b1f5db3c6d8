"""A dossier of a few pages, resolved without a model."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.store import resolver
from dragoman.store.dossier import Dossier
from tests.decisions.made import ANKARA, ERDOGAN, KREMLIN, PUTIN, RAISI, Hashed, day, page

PAGES = (
    page("tass", day(3), [(KREMLIN, "the leaders discussed Syria"), (PUTIN, "the attacks must stop at once")]),
    page("trt", day(3), [(ANKARA, "the leaders discussed Syria"), (ERDOGAN, "a new process must begin there")]),
    page("sana", day(4), [(KREMLIN, "both sides confirmed the agreement")]),
    page("bta", day(10), [(ERDOGAN, "grain should flow again soon")]),
    page("irna", day(3), [(KREMLIN, "all three leaders were of one mind")], parties=(PUTIN, ERDOGAN, RAISI)),
)


@pytest.fixture(autouse=True)
def _no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resolver, "E5", Hashed)


@pytest.fixture(scope="session")
def resolved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier nobody has decided anything about; to be copied."""
    path = tmp_path_factory.mktemp("decisions") / "resolved.dossier"
    with pytest.MonkeyPatch.context() as patch, Dossier(path, create=True) as kept:
        patch.setattr(resolver, "E5", Hashed)
        for one in PAGES:
            kept.keep(one)
        kept.resolve()
    return path


@pytest.fixture
def dossier(resolved: Path, tmp_path: Path) -> Iterator[Dossier]:
    """Four contacts: of 3 December (two reports), 4 December, 10 December, and one with Iran."""
    shutil.copy(resolved, tmp_path / "test.dossier")
    with Dossier(tmp_path / "test.dossier") as kept:
        yield kept
