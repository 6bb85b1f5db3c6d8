from pathlib import Path

import pytest

from dragoman.dates.data import load, parse_offset
from dragoman.dates.fold import fold
from dragoman.dates.packs import OTHERS, PACKS, data_for
from dragoman.errors import DataError


@pytest.mark.parametrize("language", sorted(p.parent.name for p in PACKS.glob("*/dates.toml")))
def test_packs_are_whole(language: str) -> None:
    data = data_for(language)
    assert {number for _, number in data.months.values()} == set(range(1, 13))
    assert set(data.weekdays.values()) == set(range(7))
    for words in (data.relatives, data.units, data.word("published"), data.word("future")):
        assert words


@pytest.mark.parametrize("path", sorted(OTHERS.glob("*.toml")), ids=lambda path: path.stem)
def test_other_languages_load(path: Path) -> None:
    assert set(data_for(path.stem).weekdays.values()) == set(range(7))


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("[moths]\n1 = ['x']", 1, "unknown section"),
        ("[months]\n1 = ['may']\n2 = ['may']", 2, "stands for both"),
        ("[months]\n13 = ['x']", 2, "unknown key"),
        ("[months]\n1 = 'x'", 2, "expected a list"),
        ("[relatives]\ntoday = 'now'", 2, "not an offset"),
        ("[words]\n\nwhen = ['x']", 3, "unknown list"),
        ("[shape]\norder = ['xyz']", 2, "order is a list"),
        ("[months]\n1 = [", 2, "TOML"),
    ],
)
def test_bad_data_is_refused_with_its_place(tmp_path: Path, text: str, line: int, problem: str) -> None:
    path = tmp_path / "dates.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load(path, "xx")
    if problem != "TOML":
        assert problem in str(caught.value)
        assert caught.value.line == line


def test_an_offset_that_ends_before_it_starts() -> None:
    with pytest.raises(ValueError, match="ends before"):
        parse_offset("1..-1")


@pytest.mark.parametrize("text", ["İSTANBUL ıŞIK", "٢٧ نوفمبر", "ΣΕΠΤΕΜΒΡΙΟΣ", "Straße ﬁ ŉ", "２０２５年"])
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_an_unknown_language_reads_numbers_only() -> None:
    assert data_for("xx").months == {}
    assert data_for("not a code!").weekdays == {}
