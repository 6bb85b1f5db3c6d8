"""What holds of every language pack: the same files, known ids, strict loading."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dragoman.actors.registry import load_registry, unknown_ids
from dragoman.errors import DataError
from dragoman.languages.lines import read_lines
from dragoman.languages.pack import FOLDER, languages, load_pack, read_pack
from dragoman.languages.tokens import tokenize

LANGUAGES = languages()


def test_every_language_has_the_same_files() -> None:
    files = {language: sorted(path.name for path in (FOLDER / language).iterdir()) for language in LANGUAGES}
    assert all(names == files["en"] for names in files.values()), files


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_id_is_known_to_the_registry(language: str) -> None:
    pack, registry = load_pack(language), load_registry()
    assert pack is not None
    assert unknown_ids((id_ for id_, _ in pack.names), registry) == []
    tables = {"place": registry.places, "topic": registry.topics, "framework": registry.frameworks}
    for category, table in tables.items():
        assert pack.ids[category] <= set(table), category


@pytest.mark.parametrize("language", LANGUAGES)
def test_states_of_the_pack_are_found_in_their_own_words(language: str) -> None:
    pack = load_pack(language)
    assert pack is not None
    for line in read_lines(FOLDER / language / "states.txt"):
        code, value = line.keyed()
        name = value.split("|")[0].split(",")[0].strip()
        if any(sign in name for sign in "*(_"):
            continue
        hits = pack.lexicon.find(tokenize(name, apostrophe=pack.apostrophe))
        assert code in {hit.payload.value for hit in hits if hit.payload.category == "state"}, f"{code}: {name}"


def test_a_language_without_a_pack_has_none() -> None:
    assert load_pack("fi") is None


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The English pack in a folder where it may be broken."""
    return Path(shutil.copytree(FOLDER / "en", tmp_path / "en"))


@pytest.mark.parametrize(
    ("file", "text", "problem"),
    [
        ("contacts.txt", "[phone_calls]\nphone call\n", "unknown section"),
        ("contacts.txt", "[meeting]\nmet with\nmet with\n", "stands twice"),
        ("contacts.txt", "[meeting]\nmet with,, saw\n", "empty value"),
        pytest.param(
            "contacts.txt",
            "[meeting]\n(met with\n",
            "bracket",
            marks=pytest.mark.xfail(strict=True, reason="patterns with a bracket left open are taken as they stand"),
        ),
        ("offices.txt", "presidents: president\n", "unknown key"),
        ("offices.txt", "president\n", "expected 'key: value'"),
        ("offices.txt", "president: a | b | c\n", "at most"),
        ("links.txt", "[beside]\nwith\n", "unknown section"),
    ],
)
def test_a_wrong_line_is_rejected_with_file_and_line(copy: Path, file: str, text: str, problem: str) -> None:
    (copy / file).write_text(text, "utf-8")
    with pytest.raises(DataError, match=problem) as caught:
        read_pack(copy)
    assert caught.value.path.endswith(file)
    assert caught.value.line in range(1, 4)


@pytest.mark.parametrize("file", ["speech.txt", "names.txt", "frameworks.txt"])
def test_a_missing_file_is_named(copy: Path, file: str) -> None:
    (copy / file).unlink()
    with pytest.raises(DataError, match="lacks this file") as caught:
        read_pack(copy)
    assert caught.value.path.endswith(file)


@pytest.mark.parametrize("line", ['apostrophe = "maybe"', "colour = 1", "cased = 7", "name ="])
def test_settings_are_strict(copy: Path, line: str) -> None:
    path = copy / "pack.toml"
    key = line.split(" =")[0]
    kept = [old for old in path.read_text("utf-8").splitlines() if not old.startswith(f"{key} ")]
    path.write_text("\n".join([*kept, line]) + "\n", "utf-8")
    with pytest.raises(DataError):
        read_pack(copy)


def test_data_that_is_not_utf_8_is_rejected(copy: Path) -> None:
    (copy / "links.txt").write_bytes("[with]\nс\n".encode("windows-1251"))
    with pytest.raises(DataError, match="not UTF-8"):
        read_pack(copy)
