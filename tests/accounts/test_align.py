from __future__ import annotations

from dragoman.accounts.align import Voiced, align
from dragoman.encoders import default_embedder
from tests.matching.made import KREMLIN, TURKISH_PRESIDENCY, claim

ENCODER = default_embedder()


def grouped(*voiced: Voiced) -> list[set[str]]:
    return sorted(({one.claim.id for one in group} for group in align(voiced, ENCODER).groups), key=sorted)


def ru(id_: str, text: str, article: str, act: str = "states", language: str = "en") -> Voiced:
    return Voiced(claim(id_, text, KREMLIN, article, act, language), "ru")


def tr(id_: str, text: str, article: str, act: str = "states", language: str = "tr") -> Voiced:
    return Voiced(claim(id_, text, TURKISH_PRESIDENCY, article, act, language), "tr")


def test_the_same_claim_in_two_languages_is_one() -> None:
    one = ru("a", "about six thousand bodies of dead soldiers had been handed over to Kyiv", "x")
    same = ru("b", "киевской стороне передано около шести тысяч тел погибших военных", "y", language="ru")
    other = ru("c", "россияне смогут поехать в Турцию на отдых уже этим летом", "y", language="ru")
    assert grouped(one, same, other) == [{"a", "b"}, {"c"}]


def test_two_claims_of_one_side_in_one_article_stay_two() -> None:
    one = ru("a", "the ceasefire in Libya must hold", "x")
    again = ru("b", "the ceasefire in Syria is of no less weight to both of us", "x")
    assert grouped(one, again) == [{"a"}, {"b"}]


def test_a_title_and_the_lead_that_says_it_again_are_one_claim() -> None:
    title = ru("a", "the advance of the fighters in Syria must end", "x")
    lead = ru("b", "the advance of the fighters in Syria must end quickly and for good", "x")
    assert grouped(title, lead) == [{"a", "b"}]


def test_rewrites_of_one_claim_count_once() -> None:
    words = "Turkey should use its influence in the region to restore stability"
    rewrites = [ru(name, f"{words} {rest}", name) for name, rest in (("a", "soon"), ("b", "at once"), ("c", "now"))]
    assert grouped(*rewrites) == [{"a", "b", "c"}]


def test_a_denial_is_never_the_same_as_what_it_denies() -> None:
    told = ru("a", "the two leaders agreed to open the corridor by road and by rail", "x")
    denied = tr("b", "no agreement to open any corridor by road or rail was made", "y", act="denies", language="en")
    found = align((told, denied), ENCODER)
    assert len(found.groups) == 2
    assert [why for *_, why in found.against] == ["one side denies or rejects what the other tells"]


def test_different_numbers_for_the_same_thing_contradict() -> None:
    one = ru("a", "trade between the two countries reached 69 billion dollars", "x")
    two = tr("b", "iki ülke arasındaki ticaret 52 milyar dolara ulaştı", "y")
    ((_, _, why),) = align((one, two), ENCODER).against
    assert "69" in why
    assert "52" in why
