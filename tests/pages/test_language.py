"""Neighbour languages: told apart by their own words, not by the identifier's guess."""

import pytest

from dragoman.pages.language import UNKNOWN, identify


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Dva dana nakon potresa građevinski stručnjaci obišli su zgrade, a ured načelnika čeka izvješća.", "hr"),
        ("Glasnogovornica je u petak potvrdila da je veleposlanik doputovao tijekom noći.", "hr"),
        ("Predsjedavajući Predsjedništva primio je ambasadora, navodi se u saopćenju.", "bs"),
        ("U Sarajevu je u oktobru potpisan sporazum o saobraćaju, potvrdio je predsjednik Vijeća.", "bs"),
        ("Predsednik je u sredu razgovarao sa predstavnicima Evropske unije o bezbednosti.", "sr"),
        ("Juče je u Beogradu održan sastanak ministara spoljnih poslova dve zemlje.", "sr"),
        ("Menteri Luar Negeri mengatakan bahwa kunjungan itu usai karena cuaca di Turki.", "id"),
        ("Menteri Luar berkata lawatan itu ditangguhkan kerana cuaca di Turkiye semalam.", "ms"),
        ("Прэзідэнт сказаў, што працягне перамовы са сваім калегам на наступным тыдні.", "be"),
    ],
)
def test_neighbours(text: str, code: str) -> None:
    assert identify(text) == code


def test_what_the_page_says_decides_only_between_neighbours() -> None:
    open_words = "Ministar je u utorak otvorio novi most, a gosti su došli autobusima. Više u večernjim vijestima."
    assert identify(open_words, "bs") == "bs"
    assert identify(open_words, "hr-HR") == "hr"
    assert identify(open_words, "sr") in ("hr", "bs")


def test_too_little_is_unknown() -> None:
    assert identify("Beograd, Zagreb") == UNKNOWN
