"""What each side says of contacts A to D, through whom, and in which words."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dragoman.accounts.records import Chain
from tests.seeds.conftest import ERDOGAN, PUTIN, Together

KREMLIN = ("Kremlin", PUTIN)
TURKEY = ("Turkish presidency", "Turkish Directorate of Communications", ERDOGAN)
PESKOV = ("Dmitry Peskov", "Kremlin")


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("000", "бързо прекратяване"),
        ("000", "законните власти"),
        ("000", "Русия, Турция и Иран"),
        ("000", "деескалация"),
        ("001", "إنهاء العدوان"),
        ("001", "السلطات الشرعية"),
        ("001", "روسيا وتركيا وإيران"),
        ("001", "تواصل"),
        ("002", "terrorist aggression"),
        ("002", "legitimate authorities"),
        ("002", "use its influence in the region"),
        ("002", "Russia, Turkey and Iran"),
    ],
)
def test_the_kremlin_on_a(together: Together, page: str, words: str) -> None:
    assert together.says(page, words, *KREMLIN)


@pytest.mark.parametrize(
    ("words", "speakers"), [("territorial integrity", TURKEY), ("major security threat", TURKEY), ("PKK", TURKEY)]
)
def test_erdogan_on_a_is_heard_in_002(together: Together, words: str, speakers: tuple[str, ...]) -> None:
    assert together.says("002", words, *speakers)


def test_erdogan_is_not_heard_in_000_and_001(together: Together) -> None:
    assert not together.claims("001", *TURKEY)
    assert not together.claims("000", *TURKEY)


@pytest.mark.parametrize("words", ["ليبيا", "2510", "برلين", "سوتشي", "سياح الروس", "مكافحة الإرهاب"])
def test_the_kremlin_on_b(together: Together, words: str) -> None:
    assert together.says("003", words, *KREMLIN)


@pytest.mark.parametrize("words", ["السياحة", "النقل", "الطاقة", "الاقتصاد"])
def test_ankara_on_b(together: Together, words: str) -> None:
    assert together.says("003", words, *TURKEY)


def test_reuters_carries_b(together: Together) -> None:
    assert any("Reuters" in claim.relays for claim in together.pages["003"].claims)


def test_afp_carries_the_kremlin_in_000(together: Together) -> None:
    assert any("AFP" in claim.relays for claim in together.claims("000", "Kremlin"))


@pytest.mark.parametrize(
    ("words", "speakers"),
    [
        ("بيرقدار", KREMLIN),
        ("مينسك", KREMLIN),
        ("اجتماع الثلاثي", KREMLIN),
        ("سوريا وليبيا وأوكرانيا", TURKEY),
        ("أرمينيا وأذربيجان", TURKEY),
        ("العلاقات الروسية التركية", TURKEY),
    ],
)
def test_both_sides_on_c(together: Together, words: str, speakers: tuple[str, ...]) -> None:
    assert together.says("004", words, *speakers)


@pytest.mark.parametrize("words", ["إدلب", "قره باغ", "الفضاء", "العسكري التقني", "التجار"])
def test_peskov_alone_on_d(together: Together, words: str) -> None:
    assert together.says("004", words, *PESKOV)


def test_d_has_no_turkish_account(together: Together) -> None:
    found = together.contact_of(together.report("004", "meeting", PUTIN, ERDOGAN))
    assert {account.side for account in found.accounting.accounts} == {"ru"}


def test_a_has_both_accounts(together: Together) -> None:
    found = together.contact_of(together.main("001"))
    assert {account.side for account in found.accounting.accounts} == {"ru", "tr"}


def test_shared_claims_of_a_join_pages(together: Together) -> None:
    found = together.contact_of(together.main("001"))
    article = {claim.id: claim.article for reading in together.pages.values() for claim in reading.claims}
    shared = [line for line in found.accounting.comparisons if line.relation in ("shared", "wording")]
    assert any(len({article[claim] for claim in line.claims}) > 1 for line in shared)


def test_what_only_002_tells_of_erdogan_is_one_sides(together: Together) -> None:
    found = together.contact_of(together.main("002"))
    assert any(line.relation == "only" and line.sides == ("tr",) for line in found.accounting.comparisons)


@pytest.mark.parametrize(("page", "steps"), [("000", ("Kremlin", "AFP")), ("001", ("Kremlin", "24"))])
def test_the_way_of_the_kremlins_words(together: Together, page: str, steps: tuple[str, ...]) -> None:
    own = {claim.id for claim in together.claims(page, "Kremlin")}
    chains: list[Chain] = [one for found in together.contacts for one in found.accounting.chains if one.claim in own]
    # A person whose words the statement reports may stand before it.
    assert any(steps in pairwise(chain.steps) for chain in chains)


def test_the_sides_use_different_words_for_the_same_fighters(together: Together) -> None:
    found = together.contact_of(together.main("001"))
    assert any(line.relation == "wording" for line in found.accounting.comparisons)


def test_the_second_article_of_001_adds_nothing_to_a(together: Together) -> None:
    second = together.article("001", 2).id
    claims = {claim.id for claim in together.pages["001"].claims if claim.article == second}
    found = together.contact_of(together.main("001"))
    assert not claims & {claim for account in found.accounting.accounts for claim in account.claims}
