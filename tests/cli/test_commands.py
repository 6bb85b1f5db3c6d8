"""The command line as its users meet it: exit codes, what is said where, and bad input."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

ONE = """Putin calls Erdogan

MOSCOW, 3 December 2024 - Russian President Vladimir Putin spoke by telephone on Tuesday with Turkish President Recep
Tayyip Erdogan, the Kremlin said. Putin stressed the need for a rapid end to the offensive in Syria.
"""
TWO = """بوتين وأردوغان يبحثان هاتفيا الوضع في سوريا

موسكو، 3 ديسمبر 2024 - أجرى الرئيس الروسي فلاديمير بوتين اليوم الثلاثاء اتصالا هاتفيا مع نظيره التركي رجب طيب أردوغان،
وفق بيان للكرملين. وشدد بوتين على ضرورة وقف الهجوم في سوريا. وأكد أردوغان أن تركيا تدعم وحدة الأراضي السورية.
"""


def dragoman(
    *words: str | Path, cwd: Path | None = None, stdin: bytes | None = None, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "dragoman", *map(str, words)],
        capture_output=True, cwd=cwd, input=stdin, timeout=240, check=False,
        env={**os.environ, "PYTHONUTF8": "1", **(environment or {})},
    )  # fmt: skip
    said = subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in said.stderr, said.stderr
    return said


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two pages and the dossier made of them."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "pages").mkdir()
    (folder / "pages" / "one.txt").write_text(ONE, encoding="utf-8")
    (folder / "pages" / "two.txt").write_text(TWO, encoding="utf-8")
    done = dragoman("read", "pages", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "2 pages read" in done.stdout
    assert done.stderr == ""
    return folder


def records(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def first_contact(place: Path) -> str:
    return next(str(one["id"]) for one in records(dragoman("export", cwd=place).stdout) if one["type"] == "contact")


COMMANDS = ("read", "contacts", "show", "explain", "article", "search", "report", "export", "languages")


def test_help_is_quick_and_says_what_codes_mean() -> None:
    quickest = min(_timed("--help") for _ in range(3))
    assert quickest < 1.0  # a third of it on a machine of its own
    said = dragoman("--help").stdout
    assert "130  interrupted" in said
    assert set(COMMANDS) <= set(re.findall(r"^  (\w+)", said, re.MULTILINE))


def _timed(*words: str) -> float:
    started = time.monotonic()
    assert dragoman(*words).returncode == 0
    return time.monotonic() - started


@pytest.mark.parametrize("command", COMMANDS)
def test_every_help_has_examples(command: str) -> None:
    said = dragoman(command, "--help").stdout
    assert re.search(rf"Examples:\n +(.*\| )?dragoman {command}", said)


def test_version() -> None:
    assert re.fullmatch(r"dragoman \d+\.\d+\.\d+\n", dragoman("--version").stdout)


def test_read_again_reads_nothing(place: Path) -> None:
    before = dragoman("export", cwd=place).stdout
    assert "2 known already" in dragoman("read", "pages", cwd=place).stdout
    assert dragoman("export", cwd=place).stdout == before


def test_records_without_a_dossier(tmp_path: Path) -> None:
    done = dragoman("read", "-", "--format", "jsonl", cwd=tmp_path, stdin=ONE.encode())
    assert done.returncode == 0
    assert [record["type"] for record in records(done.stdout)] == ["article", "contact"]
    assert not list(tmp_path.iterdir())


def test_records_of_the_pages_just_read(place: Path, tmp_path: Path) -> None:
    dossier = tmp_path / "x.dossier"
    dragoman("read", place / "pages", "-d", dossier)
    done = dragoman("read", place / "pages" / "two.txt", "-d", dossier, "--format", "jsonl")
    languages = [record["language"] for record in records(done.stdout) if record["type"] == "article"]
    assert languages == ["ar"]


def test_contacts_as_a_table_and_as_records(place: Path) -> None:
    days = ("--from", "2024-12", "--to", "2024-12-03")
    table = dragoman("contacts", "--actor", "Путин", "--side", "tr", *days, cwd=place)
    assert table.returncode == 0
    assert "Vladimir Putin (ru)" in table.stdout
    assert "phone call" in table.stdout
    lines = dragoman("contacts", "--kind", "phone_call", "--language", "ar", "--format", "jsonl", cwd=place)
    assert {record["type"] for record in records(lines.stdout)} == {"contact"}


@pytest.mark.parametrize(
    "words", [("--actor", "Macron"), ("--side", "fr"), ("--from", "2025"), ("--to", "2023"), ("--language", "bg")]
)
def test_no_such_contacts(place: Path, words: Sequence[str]) -> None:
    done = dragoman("contacts", *words, cwd=place)
    assert (done.returncode, done.stdout) == (1, "")
    assert "no such contacts" in done.stderr


def test_show_in_the_original_words(place: Path) -> None:
    done = dragoman("show", first_contact(place)[:8], cwd=place)
    assert done.returncode == 0
    assert "Vladimir Putin (ru) — Recep Tayyip Erdogan (tr)" in done.stdout
    contacts = [str(one["id"]) for one in records(dragoman("export", cwd=place).stdout) if one["type"] == "contact"]
    everything = "".join(dragoman("show", contact, cwd=place).stdout for contact in contacts)
    # Arabic words stand in an isolate, so that they cannot turn the line around.
    assert re.search("\u2068[^\u2069]*[\u0600-\u06ff]", everything)


def test_explain_gives_scores_and_reasons(place: Path) -> None:
    done = dragoman("explain", first_contact(place), cwd=place)
    assert done.returncode == 0
    assert "founding" in done.stdout
    assert "kind phone_call" in done.stdout


def test_article_with_its_claims(place: Path) -> None:
    id_ = next(str(one["id"]) for one in records(dragoman("export", cwd=place).stdout) if one["language"] == "en")
    done = dragoman("article", id_[:10], cwd=place)
    assert done.returncode == 0
    assert "Putin calls Erdogan" in done.stdout
    assert "body" in done.stdout


@pytest.mark.parametrize("words", ["Путин", "بوتين", "Putin", "putin"])
def test_search_in_any_script(place: Path, words: str) -> None:
    done = dragoman("search", words, cwd=place)
    assert done.returncode == 0
    assert "  en  " in done.stdout
    assert "  ar  " in done.stdout


def test_search_in_vain(place: Path) -> None:
    done = dragoman("search", "nowhere", cwd=place)
    assert (done.returncode, done.stdout) == (1, "")


def test_export_to_a_file(place: Path, tmp_path: Path) -> None:
    assert dragoman("export", "-o", tmp_path / "out.jsonl", cwd=place).returncode == 0
    assert (tmp_path / "out.jsonl").read_text("utf-8") == dragoman("export", cwd=place).stdout
    assert [file.name for file in tmp_path.iterdir()] == ["out.jsonl"]


def test_export_to_where_nothing_can_be_written(place: Path, tmp_path: Path) -> None:
    done = dragoman("export", "-o", tmp_path / "absent" / "out.jsonl", cwd=place)
    assert done.returncode == 2
    assert "cannot be written" in done.stderr


def test_a_reader_that_leaves_early_is_no_error(place: Path) -> None:
    command = f"{sys.executable} -m dragoman export | head -c 10"
    done = subprocess.run(command, shell=True, capture_output=True, cwd=place, check=False)
    assert done.returncode == 0
    assert done.stderr == b""


def test_languages() -> None:
    assert {"ar", "bg", "en", "ru", "tr"} <= set(re.findall(r"^(\w+)  ", dragoman("languages").stdout, re.MULTILINE))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "zzzz"), "no contact has an id that begins with 'zzzz'"),
        (("explain", ""), "no contact"),
        (("article", "zzzz"), "no article"),
        (("contacts", "--from", "December"), "not a date: 'December'"),
        (("contacts", "--to", "2024-13"), "not a date"),
        (("contacts", "--kind", "dance"), "dance"),
        (("export", "--format", "xml"), "no format is called 'xml'"),
        (("read",), "PATH"),
        (("read", "x", "--jobs", "0"), "--jobs"),
        (("fetch",), "fetch"),
    ],
)
def test_what_cannot_be_done_as_asked(place: Path, words: Sequence[str], said: str) -> None:
    done = dragoman(*words, cwd=place)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


@pytest.mark.parametrize("command", ["contacts", "export", "search"])
def test_no_dossier_there(tmp_path: Path, command: str) -> None:
    done = dragoman(command, *(["x"] if command == "search" else []), cwd=tmp_path)
    assert done.returncode == 3
    assert "there is no dossier" in done.stderr
    assert not list(tmp_path.iterdir())


def test_a_foreign_dossier_is_not_touched(place: Path, tmp_path: Path) -> None:
    foreign = tmp_path / "notes"
    foreign.write_text("my notes\n" * 100)
    for words in (("read", place / "pages", "-d", foreign), ("export", "-d", foreign)):
        done = dragoman(*words)
        assert done.returncode == 3
        assert f"{foreign}: not a dossier" in done.stderr
    assert foreign.read_text() == "my notes\n" * 100


def test_a_damaged_dossier_is_said_to_be_so(place: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "x.dossier"
    with sqlite3.connect(place / "dragoman.dossier") as whole, sqlite3.connect(damaged) as copy:
        whole.backup(copy)
    whole.close()
    copy.close()
    data = damaged.read_bytes()
    damaged.write_bytes(data[:4096] + b"\x55" * (len(data) - 4096))
    done = dragoman("export", "-d", damaged)
    assert done.returncode == 3
    assert "damaged" in done.stderr


def test_bad_pages_are_named_and_the_others_read(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "good.txt").write_text(ONE, encoding="utf-8")
    (pages / "empty.txt").touch()
    (pages / "binary.bin").write_bytes(os.urandom(5000))
    (pages / "lines.jsonl").write_text('{"text": "x"}\n{"text": 1}\nnot json\n', encoding="utf-8")
    done = dragoman("read", pages, "absent-\x1b[31m.txt", cwd=tmp_path)
    assert done.returncode == 1
    for name in ("empty.txt", "binary.bin", "lines.jsonl:2", "lines.jsonl:3", "absent-"):
        assert any(name in line for line in done.stderr.splitlines()), name
    assert "\x1b" not in done.stderr
    assert "5 could not be read" in done.stdout
    assert dragoman("contacts", cwd=tmp_path).returncode == 0


def test_words_of_a_page_cannot_command_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "evil.txt").write_text(ONE.replace("Syria", "Syria \x1b]0;owned\x07\x1b[2J\u202e"), encoding="utf-8")
    dragoman("read", "evil.txt", cwd=tmp_path)
    said = "".join(
        dragoman(*words, cwd=tmp_path, environment={"FORCE_COLOR": "1", "TERM": "xterm-256color"}).stdout
        for words in (("show", first_contact(tmp_path)), ("explain", first_contact(tmp_path)), ("search", "Putin"))
    )
    assert "\x1b]" not in said
    assert "\x1b[2J" not in said
    assert "\u202e" not in said


def test_a_file_without_permission(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(ONE, encoding="utf-8")
    secret.chmod(0)
    if os.access(secret, os.R_OK):
        pytest.skip("this user may read everything")
    done = dragoman("read", "secret.txt", cwd=tmp_path)
    assert done.returncode == 1
    assert "secret.txt: no permission to read it" in done.stderr
