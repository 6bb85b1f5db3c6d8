"""What all tests share: where the pages beside the repository are, and how hard Hypothesis tries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.chromium import Browser

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

# A shared machine is slow now and then: that is no failure of a law.
settings.register_profile("project", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("project")


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The five pages the project starts from; they are not part of the repository."""
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip("the pages the project starts from are not beside the repository")
    return folder


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier of the examples, read once for all tests; those that write take a copy."""
    # Imported here: most runs of a few tests need none of it.
    from dragoman.store.dossier import Dossier
    from dragoman.store.reading import read_into

    path = tmp_path_factory.mktemp("desk") / "examples.dossier"
    with Dossier(path, create=True) as dossier:
        read_into(dossier, [ROOT / "examples" / "pages"])
    return path


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A real browser with one page, for the tests of one file."""
    one = Browser(tmp_path_factory.mktemp("profile"))
    yield one
    one.close()
