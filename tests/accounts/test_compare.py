from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.accounts import compare
from dragoman.accounts.wording import named_in, read_wording
from dragoman.claims.voices import JOINT
from dragoman.errors import DataError
from dragoman.languages.pack import FOLDER, languages, load_pack
from dragoman.matching import resolve
from dragoman.model import Publisher
from tests.matching.made import KREMLIN, PUTIN, TURKISH_PRESIDENCY, claim, day, told

LONG = tuple(claim(f"k{number}", f"statement number {number} of the Kremlin", KREMLIN, "a") for number in range(5))


def test_not_mentioned_is_only_said_of_an_account_read_in_full() -> None:
    relayed = told("a", day("2024-12-03"), claims=LONG)
    official = replace(relayed, article=replace(relayed.article, publisher=Publisher("Kremlin", "official", "ru")))
    second = told("b", day("2024-12-03"), claims=(claim("t", "the fight goes on", TURKISH_PRESIDENCY, "b"),))
    for first, known in ((official, "full"), (relayed, "relayed")):
        (contact,) = resolve([first, second], encode=False).contacts
        found = compare(contact, [first, second], encode=False)
        assert {one.side: one.completeness for one in found.accounts} == {"ru": known, "tr": "relayed"}
        notes = {one.sides: one.note for one in found.comparisons}
        assert ("read in full" if known == "full" else "unknown") in notes[("tr",)]
        assert "unknown" in notes[("ru",)]


def test_the_institution_answers_for_its_side() -> None:
    remark = claim("p", "we shall stay in touch", PUTIN, "a")
    first = told("a", day("2024-12-03"), claims=(remark, remark, *LONG[:1]))
    (contact,) = resolve([first], encode=False).contacts
    (account,) = compare(contact, [first], encode=False).accounts
    assert account.speaker == KREMLIN


def test_a_joint_statement_is_shared_by_the_sides() -> None:
    first = told("a", day("2024-12-03"), claims=(*LONG[:1], claim("j", "borders will be opened", JOINT, "a")))
    (contact,) = resolve([first], encode=False).contacts
    lines = [one for one in compare(contact, [first], encode=False).comparisons if one.relation == "shared"]
    assert [(one.claims, one.sides) for one in lines] == [(("j",), ("ru", "tr"))]


def test_reprints_are_one_origin_and_so_is_one_statement() -> None:
    text = " ".join(f"word{number}" for number in range(60))
    reprints = [told(name, day("2024-12-03"), text=text) for name in "ab"]
    own = told("c", day("2024-12-03"), text="quite another story about the call of the two leaders yesterday")
    (contact,) = resolve([*reprints, own], encode=False).contacts
    assert compare(contact, [*reprints, own], encode=False).origins == 2
    carried = [
        told(name, day("2024-12-03"), text=f"{name} text of its own", claims=(claim(name, "a word", KREMLIN, name),))
        for name in "ab"
    ]
    (contact,) = resolve(carried, encode=False).contacts
    assert compare(contact, carried, encode=False).origins == 1


def test_the_way_of_a_claim_ends_with_the_outlet() -> None:
    one = told("a", day("2024-12-03"), claims=(replace(LONG[0], relays=("AFP",), voice=PUTIN),))
    one = replace(one, article=replace(one.article, publisher=Publisher("Novini")))
    (contact,) = resolve([one], encode=False).contacts
    (chain,) = compare(contact, [one], encode=False).chains
    assert chain.steps == ("Vladimir Putin", "Kremlin", "AFP", "Novini")


def test_names_are_found_behind_clitics_and_endings() -> None:
    assert ("fighters", "terrorists") in named_in("ضرورة وقف عدوان الإرهابيين", "ar")
    assert ("fighters", "rebels") in named_in("офанзивата на бунтовниците", "bg")
    assert ("war", "special operation") in named_in("в ходе специальной военной операции", "ru")
    assert not named_in("he warned them", "en")
    assert not named_in("he warned them", "fi")


@pytest.mark.parametrize("language", languages())
def test_every_language_tells_wording_apart(language: str) -> None:
    pack = load_pack(language)
    assert pack is not None
    read_wording(FOLDER / language / "wording.txt", pack)


def test_an_unknown_name_is_refused(tmp_path: Path) -> None:
    pack = load_pack("en")
    assert pack is not None
    (tmp_path / "wording.txt").write_text("[war]\nwarre: war\n")
    with pytest.raises(DataError, match=r"wording\.txt:2"):
        read_wording(tmp_path / "wording.txt", pack)
