"""Export and print from a terminal: formats, what chooses contacts, where it is written, what is said of losses."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import dragoman
from dragoman.cli.app import app
from dragoman.exports import FORMATS
from dragoman.report import pdf
from tests.cli.test_commands import ONE, TWO


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    (folder / "one.txt").write_text(ONE, encoding="utf-8")
    (folder / "two.txt").write_text(TWO, encoding="utf-8")
    dragoman.read([folder / "one.txt", folder / "two.txt"], folder / "my.dossier").close()
    return folder / "my.dossier"


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def contact(kept: Path) -> str:
    with dragoman.open_dossier(kept) as dossier:
        return next(dossier.contacts()).contact.id


def test_formats_are_listed_without_a_dossier() -> None:
    done = run("export", "--format", "list")
    assert done.exit_code == 0
    assert [line.split()[0] for line in done.stdout.splitlines()] == list(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_to_a_file(kept: Path, tmp_path: Path, name: str) -> None:
    file = tmp_path / f"out{FORMATS[name].suffix}"
    done = run("export", "-d", kept, "--format", name, "-o", file)
    assert done.exit_code == 0, done.output
    assert file.stat().st_size > 0
    assert list(tmp_path.iterdir()) == [file]


def test_contacts_are_chosen_as_they_are_listed(kept: Path) -> None:
    rows = {
        options: len(run("export", "-d", kept, "--format", "csv", *options).stdout.splitlines()) - 1
        for options in ((), ("--side", "tr"), ("--side", "fr"), ("--actor", "Путин"), ("--from", "2025"))
    }
    everything = rows[()]
    assert everything > 0
    assert rows == {(): everything, ("--side", "tr"): everything, ("--side", "fr"): 0, ("--actor", "Путин"): everything,
                    ("--from", "2025"): 0}  # fmt: skip


def test_one_contact_by_the_beginning_of_its_id(kept: Path) -> None:
    done = run("export", "-d", kept, "--format", "csv", "--contact", contact(kept)[:6])
    assert done.stdout.splitlines()[1].startswith(contact(kept))
    done = run("export", "-d", kept, "--format", "csv", "--contact", contact(kept)[:6], "--side", "tr")
    assert (done.exit_code, "one by one" in done.stderr) == (2, True)
    assert run("export", "-d", kept, "--contact", "zzzz").exit_code == 2


def test_losses_are_told_on_standard_error_and_not_in_the_data(kept: Path) -> None:
    done = run("export", "-d", kept, "--format", "polecat")
    assert done.exit_code == 0
    assert "polecat: " not in done.stdout
    assert [line for line in done.stderr.splitlines() if not line.startswith("polecat: ")] == []


def test_print(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = run("print", contact(kept)[:6], "-d", kept, "-o", tmp_path / "out.html")
    assert (done.exit_code, done.stderr) == (0, f"{tmp_path / 'out.html'}: written.\n")
    page = (tmp_path / "out.html").read_text("utf-8")
    assert contact(kept) in page
    assert "characters" in page
    assert (done := run("print", contact(kept), "-d", kept, "-o", tmp_path / "out.doc")).exit_code == 2
    assert ".pdf" in done.stderr
    monkeypatch.setattr(pdf, "browser", lambda: None)
    done = run("print", contact(kept), "-d", kept, "-o", tmp_path / "out.pdf")
    assert (done.exit_code, "Chromium" in done.stderr) == (2, True)
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.parametrize("ending", ["", "-wal", "-watch"])
@pytest.mark.parametrize("words", [("report",), ("export",), ("decisions", "export")], ids=" ".join)
def test_nothing_is_written_over_the_dossier(kept: Path, words: tuple[str, ...], ending: str) -> None:
    before = kept.read_bytes()
    done = run(*words, "-d", kept, "-o", f"{kept}{ending}")
    assert (done.exit_code, "belongs to the dossier" in done.output) == (2, True)
    assert kept.read_bytes() == before


def test_a_link_to_the_dossier_is_the_dossier(kept: Path, tmp_path: Path) -> None:
    link = tmp_path / "report.html"
    link.symlink_to(kept)
    done = run("report", "-d", kept, "-o", link)
    assert done.exit_code == 2
    assert link.is_symlink()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_is_told_in_one_sentence(kept: Path) -> None:
    with open("/dev/full", "wb") as full:
        words = [sys.executable, "-m", "dragoman", "export", "-d", str(kept)]
        done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.splitlines() == ["dragoman: cannot go on: No space left on device"]
