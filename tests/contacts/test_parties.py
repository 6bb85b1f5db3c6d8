"""Parties: who is told to have been in contact with whom."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.contacts.parties import Linked, linked_parties
from dragoman.contacts.triggers import triggers
from tests.sentences import Told, told


def linked(read: Told) -> list[Linked]:
    [passage] = read.parsed.passages
    found = triggers(read.parsed, passage.first, passage.last)
    return linked_parties(read.parsed, read.resolved[0], found, passage.first, passage.last)


def names(language: str, text: str) -> list[set[str]]:
    return [{actor.name.split()[-1] for actor in one.actors} for one in linked(told(language, text))]


MACRON_SCHOLZ = [{"Macron", "Scholz"}]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Emmanuel Macron telephoned Olaf Scholz."),
        ("en", "Emmanuel Macron discussed the budget with Olaf Scholz."),
        ("en", "Emmanuel Macron and Olaf Scholz met in Lyon."),
        ("en", "In Lyon, Emmanuel Macron received a letter from Olaf Scholz."),
        ("bg", "Еманюел Макрон се срещна с Олаф Шолц в Лион."),
        ("bg", "Президентът на Франция Еманюел Макрон и канцлерът Олаф Шолц разговаряха по телефона."),
        ("ru", "Эммануэль Макрон обсудил бюджет с Олафом Шольцем."),
        ("tr", "Emmanuel Macron, Olaf Scholz ile telefonda görüştü."),
        ("ar", "بحث إيمانويل ماكرون مع أولاف شولتس هاتفيا الميزانية."),
    ],
)
def test_small_words_and_verbs_link_two(language: str, text: str) -> None:
    assert names(language, text) == MACRON_SCHOLZ


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Emmanuel Macron spoke to reporters about Olaf Scholz."),
        ("en", "Emmanuel Macron, on a visit to Poland, said Olaf Scholz had been mistaken."),
        ("bg", "Еманюел Макрон разказа за Олаф Шолц."),
        ("en", "The talks were attended by Hakan Fidan and Sergei Lavrov."),
        ("en", "Vladimir Putin met Sergei Lavrov."),
    ],
)
def test_who_is_talked_about_or_of_the_same_side_is_no_party(language: str, text: str) -> None:
    assert names(language, text) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Emmanuel Macron met with Ilham Aliyev and Nikol Pashinyan in Lyon."),
        ("ru", "Эммануэль Макрон встретился с Ильхамом Алиевым и Николом Пашиняном."),
        ("tr", "Emmanuel Macron, İlham Aliyev ve Nikol Paşinyan ile birer telefon görüşmesi yaptı."),
        ("en", "Emmanuel Macron held talks on the budget with Ilham Aliyev and Nikol Pashinyan."),
    ],
)
def test_several_behind_one_with_are_met_one_by_one(language: str, text: str) -> None:
    assert names(language, text) == [{"Macron", "Aliyev"}, {"Macron", "Pashinyan"}]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Emmanuel Macron and Olaf Scholz called Volodymyr Zelensky."),
        ("en", "Emmanuel Macron and Olaf Scholz held a call on winter aid with Volodymyr Zelensky."),
        ("bg", "Еманюел Макрон и Олаф Шолц разговаряха по телефона с Володимир Зеленски."),
        ("en", "Volodymyr Zelensky will host Emmanuel Macron and Olaf Scholz for a trilateral summit."),
    ],
)
def test_who_calls_or_hosts_together_is_in_one_contact(language: str, text: str) -> None:
    assert names(language, text) == [{"Macron", "Scholz", "Zelensky"}]


def test_counterparts_in_the_plural_are_met_one_by_one() -> None:
    assert names("en", "Sergei Lavrov met his Turkish and Omani counterparts.") == [
        {"Lavrov", "Fidan"},
        {"Lavrov", "al-Busaidi"},
    ]


# Arrangements no rule was written for: the law has to hold for them all.
WORDS = {
    "en": (
        ["Emmanuel Macron", "Putin", "Olaf Scholz", "the Turkish president", "his Russian counterpart", "Lavrov"],
        ["and", "with", ",", "to", "about", "between", "–", "his"],
        ["met", "telephoned", "held talks with", "sent a letter to", "summit", "visited"],
    ),
    "tr": (
        ["Emmanuel Macron", "Putin'le", "Olaf Scholz", "Cumhurbaşkanı Erdoğan", "Rus mevkidaşı", "Sergey Lavrov"],
        ["ve", "ile", ",", "hakkında", "arasında"],
        ["görüştü", "telefonda görüştü", "ağırladı", "zirve", "mektup gönderdi"],
    ),
    "ar": (
        ["إيمانويل ماكرون", "بوتين", "أولاف شولتس", "الرئيس التركي", "ونظيره الروسي", "سيرغي لافروف"],
        ["مع", "و", "،", "إلى", "حول", "بين"],
        ["التقى", "بحث هاتفيا", "استقبل", "قمة", "رسالة"],
    ),
}
SENTENCES = st.sampled_from(sorted(WORDS)).flatmap(
    lambda language: st.tuples(
        st.just(language),
        st.lists(st.sampled_from([word for words in WORDS[language] for word in words]), min_size=3, max_size=9),
    )
)


@settings(max_examples=60)
@given(SENTENCES)
def test_no_side_is_in_contact_with_itself(sentence: tuple[str, list[str]]) -> None:
    language, words = sentence
    read = told(language, " ".join(words) + ".")
    for passage, resolved in zip(read.parsed.passages, read.resolved, strict=True):
        found = triggers(read.parsed, passage.first, passage.last)
        for one in linked_parties(read.parsed, resolved, found, passage.first, passage.last):
            sides = [actor.side or actor.id for actor in one.actors]
            assert len(sides) == len(set(sides)) >= 2
            assert passage.first <= one.first < one.last <= passage.last
    for report in read.reports:
        assert len({party.side or party.id for party in report.parties}) >= 2
