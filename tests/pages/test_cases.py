"""Pages as plain text files, one line a section: `role | text`.

`role*` marks lines of the main article's text, a digit (`body2`) those of a further article. A part of a line that the
segmentation splits stands on a line of its own: `+` glues it to the part above, `~` puts a blank between (`body*~`).
Lines that begin with `#` say what the case is about.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.pages import articles, page_from_text

CASES = sorted((Path(__file__).parent / "cases").glob("*/*.txt"))
LINE = re.compile(r"([a-z]+)(\*|\d)?([+~]?) \| (.+)")


def read_case(path: Path) -> list[tuple[str, int, str, str]]:
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            match = LINE.fullmatch(line)
            assert match, f"{path}:{number}: not 'role | text'"
            mark = match[2] or "0"
            found.append((match[1], 1 if mark == "*" else int(mark), match[3], match[4]))
    return found


def page_text(sections: list[tuple[str, int, str, str]]) -> str:
    return "".join({"": "\n", "+": "", "~": " "}[joint] + text for _, _, joint, text in sections)


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_sections_and_articles(path: Path) -> None:
    expected = read_case(path)
    page = page_from_text(page_text(expected), str(path))
    found = articles(page)
    assert found
    got = [(str(section.role), section.span.of(page.text)) for section in found[0].page_sections]
    assert got == [(role, text) for role, _, _, text in expected]
    for number in {number for _, number, _, _ in expected if number}:
        assert found[number - 1].text == "\n".join(text for _, own, _, text in expected if own == number)
    assert len(found) == max(number for _, number, _, _ in expected)
    if path.parent.name != "other":
        assert {article.language for article in found} == {path.parent.name}
