"""A language pack that is wrong ends a run with one sentence; pages kept before stay kept."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.actors.names import name_index
from dragoman.cli.app import app
from dragoman.errors import DataError
from dragoman.languages import pack
from dragoman.store.dossier import Dossier
from dragoman.store.reading import read_into

ENGLISH = """Macron telephones Scholz

PARIS, 3 December 2024 - French President Emmanuel Macron spoke by telephone on Tuesday with German Chancellor Olaf
Scholz. Macron stressed the need for a longer bridge over the Rhine, the presidency said.
"""
TURKISH = """Macron ile Scholz görüştü

Fransa Cumhurbaşkanı Emmanuel Macron, Almanya Başbakanı Olaf Scholz ile telefonda görüştü. Görüşmede iki ülke arasındaki
ilişkiler ele alındı. Macron, köprünün bir an önce yapılması gerektiğini söyledi.
"""
BREAKAGES = {
    "an unknown section": ("status.txt", b"[perhaps]\nbelki\n"),
    "bytes that are no text": ("links.txt", "[with]\nс\n".encode("windows-1251")),
    "settings that are no text": ("pack.toml", 'name = "Türkçe"\n'.encode("iso8859-9")),
    "a name without a word": ("names.txt", "emmanuel-macron: …\n".encode()),
}


@pytest.fixture
def packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The packs of two languages in a folder where they may be broken."""
    folder = tmp_path / "languages"
    for code in ("en", "tr"):
        shutil.copytree(pack.FOLDER / code, folder / code)
    monkeypatch.setattr(pack, "FOLDER", folder)
    pack.load_pack.cache_clear()
    name_index.cache_clear()
    yield folder
    pack.load_pack.cache_clear()
    name_index.cache_clear()


@pytest.fixture
def pages(tmp_path: Path) -> list[Path]:
    """A sound page, then several of the language that will not do."""
    found = []
    for name, text in (("1.txt", ENGLISH), ("2.txt", TURKISH), ("3.txt", TURKISH.replace("Scholz", "Merz"))):
        (tmp_path / name).write_text(text, "utf-8")
        found.append(tmp_path / name)
    return found


@pytest.mark.parametrize("breakage", BREAKAGES)
def test_a_broken_pack_is_no_fault_of_the_pages(packs: Path, pages: list[Path], tmp_path: Path, breakage: str) -> None:
    file, data = BREAKAGES[breakage]
    (packs / "tr" / file).write_bytes(data)
    blamed: list[object] = []
    with Dossier(tmp_path / "d.dossier", create=True) as dossier:
        with pytest.raises(DataError) as caught:
            read_into(dossier, pages, on_failure=blamed.append)
        assert caught.value.path.endswith(file)
        assert blamed == []
        assert dossier.counts()["articles"] == 1


def test_a_file_the_pack_lacks_is_named_once(packs: Path, pages: list[Path], tmp_path: Path) -> None:
    (packs / "tr" / "speech.txt").unlink()
    said = CliRunner().invoke(app, ["read", *map(str, pages), "--dossier", str(tmp_path / "d.dossier"), "--jobs", "1"])
    assert said.exit_code == 3
    assert said.output.count("speech.txt") == 1
    assert "lacks this file" in said.output


def test_the_run_goes_on_once_the_pack_is_mended(packs: Path, pages: list[Path], tmp_path: Path) -> None:
    sound = (packs / "tr" / "status.txt").read_bytes()
    (packs / "tr" / "status.txt").write_text("[perhaps]\nbelki\n", "utf-8")
    with Dossier(tmp_path / "d.dossier", create=True) as dossier:
        with pytest.raises(DataError):
            read_into(dossier, pages)
        (packs / "tr" / "status.txt").write_bytes(sound)
        tally = read_into(dossier, pages)
        assert (tally.known, tally.read, tally.failed) == (1, 2, 0)
        assert dossier.counts()["contacts"] >= 1
