"""The public names: documented, complete, and free until they are used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import dragoman

STORY = """Putin calls Erdogan

MOSCOW, 3 December 2024 - Russian President Vladimir Putin spoke by telephone on Tuesday with Turkish President Recep
Tayyip Erdogan, the Kremlin said. Putin stressed the need for a rapid end to the offensive in Syria.
"""


def test_all_are_the_public_names() -> None:
    assert sorted(dragoman.__all__) == dragoman.__all__
    public = {name for name in dir(dragoman) if not name.startswith("_")}
    modules = {path.stem for path in Path(dragoman.__file__).parent.iterdir()}
    assert public - modules - {"annotations", "TYPE_CHECKING", "Any"} == set(dragoman.__all__) - modules
    for name in dragoman.__all__:
        assert getattr(dragoman, name).__doc__


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'absent'"):
        dragoman.absent  # noqa: B018


def test_importing_loads_nothing_heavy() -> None:
    code = "import sys, dragoman; print({'numpy', 'sqlalchemy', 'lxml', 'rich', 'typer'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


def test_a_script_from_pages_to_claims(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(STORY, encoding="utf-8")
    with dragoman.read(tmp_path / "one.txt", tmp_path / "x.dossier") as dossier:
        (found,) = dragoman.find_contacts(dossier, actor="Путин", side="tr", kind="phone_call")
        claims = list(dragoman.find_claims(dossier, contact=found.contact.id[:6], speaker="ru"))
        assert claims
        assert all(claim in list(dragoman.find_claims(dossier)) for claim in claims)
        assert not list(dragoman.find_contacts(dossier, actor="Macron"))
        assert [record["type"] for record in dragoman.export(dossier)] == ["article", "contact"]
    with dragoman.open_dossier(tmp_path / "x.dossier") as dossier:
        assert dossier.counts()["contacts"] == 1
    with pytest.raises(dragoman.DragomanError):
        dragoman.open_dossier(tmp_path / "absent")


def test_without_a_file_nothing_stays_behind(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(STORY, encoding="utf-8")
    dossier = dragoman.read(tmp_path / "one.txt")
    folder = dossier.path.parent
    assert folder.is_dir()
    dossier.close()
    del dossier
    assert not folder.exists()
