"""The floor: who goes on speaking, who answers for whose words, and when nobody does."""

from __future__ import annotations

import pytest

from dragoman.claims.bodies import government
from dragoman.claims.floor import Floor, is_official
from dragoman.model import Actor, Publisher
from tests.sentences import Told, told

FRANCE = Actor("state:fr", "state", "France", "fr")
MACRON = Actor("person:emmanuel-macron", "person", "Emmanuel Macron", "fr", office="President of France")
PESKOV = Actor("person:dmitry-peskov", "person", "Dmitry Peskov", "ru", office="Spokesperson of the Kremlin")
KREMLIN = Actor("institution:kremlin", "institution", "Kremlin", "ru")
AGENCY = Actor("agency:tass", "agency", "TASS", "ru")


def answers(read: Told) -> list[tuple[str, str | None]]:
    """Speaker and voice of each claim."""
    return [
        (claim.speaker.name if claim.speaker else "-", claim.voice.name if claim.voice else None)
        for claim in read.claims
    ]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ("Macron said that the winter would be hard.", "He added that gas would be dear.")),
        ("bg", ("Макрон заяви, че зимата ще е тежка.", "Той добави, че газът ще е скъп.")),
        ("ru", ("Макрон заявил, что зима будет тяжёлой.", "Он добавил, что газ подорожает сильно.")),
    ],
)
def test_the_last_speaker_goes_on(language: str, lines: tuple[str, ...]) -> None:
    assert answers(told(language, *lines)) == [("Emmanuel Macron", None)] * 2


def test_after_paragraphs_of_silence_nobody_speaks() -> None:
    silence = ("The budget passed on Friday.", "Farmers blocked several roads.", "Bread grew dearer in May.")
    read = told("en", "Macron said that the winter would be hard.", *silence, "He added that gas would be dear.")
    assert answers(read) == [("Emmanuel Macron", None)]


@pytest.mark.parametrize(
    ("language", "lines", "stranger"),
    [
        ("en", ("Macron said that the winter would be hard.", "A senior official said that gas would be dear."),
         "official"),
        ("en", ("Macron said that the winter would be hard.", "Diplomats fear gas would be dear."), None),
        ("ar", ("قال ماكرون إن الشتاء سيكون قاسيا جدا.", "قال مسؤول فرنسي إن الغاز سيكون غاليا."),
         "Unnamed French source"),
    ],
)  # fmt: skip
def test_a_stranger_s_words_are_his_own(language: str, lines: tuple[str, ...], stranger: str | None) -> None:
    assert answers(told(language, *lines)) == [("Emmanuel Macron", None), *([(stranger, None)] if stranger else [])]


def test_a_stranger_with_a_name_goes_on_speaking() -> None:
    read = told("en", "Putin met Erdogan.", "“It was useful,” said Sara Lee, an analyst.", "She said talks go on.")
    assert answers(read) == [("Sara Lee", None)] * 2
    assert read.claims[0].speaker is not None
    assert read.claims[0].speaker.id == "provisional:sara-lee"


def test_an_official_is_one_of_his_own_article_only() -> None:
    [one] = told("en", "A senior official said that gas would be dear.").claims
    assert one.speaker is not None
    assert one.speaker.id == f"provisional:unnamed/{one.article[:8]}/official"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "According to the Kremlin, Putin told Macron that the winter would be hard."),
        ("tr", "Kremlin'e göre Putin, kışın çok sert geçeceğini söyledi."),
    ],
)
def test_who_tells_it_answers_for_it(language: str, text: str) -> None:
    assert answers(told(language, text)) == [("Kremlin", "Vladimir Putin")]


def test_an_official_page_speaks_in_every_sentence() -> None:
    read = told("en", "Syria needs calm above all.", publisher=Publisher("Kremlin", "official", "ru"))
    assert answers(read) == [("Kremlin", None)]
    assert answers(told("en", "Syria needs calm above all.", publisher=Publisher("The Herald"))) == []


def test_an_agency_is_a_carrier_and_no_speaker() -> None:
    [claim] = told("en", "Putin said that the pipeline would be built by autumn, TASS reported.").claims
    assert claim.speaker is not None
    assert claim.speaker.name == "Vladimir Putin"
    assert claim.relays == ("TASS",)


def test_an_agency_does_not_take_the_floor() -> None:
    floor = Floor()
    floor.take(MACRON)
    floor.take(AGENCY)
    assert floor.person == MACRON
    assert floor.issuer is None


def test_a_closed_floor_has_nobody() -> None:
    floor = Floor(heard=0)
    floor.take(MACRON)
    floor.close()
    assert (floor.person, floor.issuer, floor.last) == (None, None, None)
    assert floor.open_at(2)
    assert not floor.open_at(3)


def test_institutions_and_spokesmen_are_official() -> None:
    assert [is_official(one) for one in (KREMLIN, PESKOV, MACRON, FRANCE)] == [True, True, False, False]


def test_a_state_in_a_heading_is_its_presidency() -> None:
    assert government(FRANCE).id == "institution:elysee"
    assert government(Actor("state:ru", "state", "Russia", "ru")).id == "institution:kremlin"
    assert government(MACRON) is MACRON


def test_whom_the_sentence_before_is_about_is_he_and_two_are_nobody() -> None:
    one = told("en", "Putin called Macron from his desk.", "He said that a solution was within reach.")
    two = told("en", "Putin and Macron met in New York.", "He said that a solution was within reach.")
    assert answers(one) == [("Vladimir Putin", None)]
    nobody = told("en", "Petrovsky called Macron from his desk.", "He said that a solution was within reach.")
    assert answers(two) == answers(nobody) == []


def test_an_institution_stays_who_it_is() -> None:
    lines = ("The Kremlin said that Putin had stressed the winter would be hard.", "It said that gas would be dear.")
    assert answers(told("en", *lines)) == [("Kremlin", "Vladimir Putin"), ("Kremlin", None)]


def test_he_within_a_readout_is_told_by_the_readout() -> None:
    lines = ("Putin said that the winter would be hard, the Kremlin said.", "He also called for a ceasefire in Syria.")
    assert answers(told("en", "Putin called Macron.", *lines)) == [("Kremlin", "Vladimir Putin")] * 2


def test_what_a_capital_says_of_its_presidents_call_is_its_presidencys() -> None:
    call = "Vladimir Putin and Recep Tayyip Erdogan spoke by phone on Friday."
    assert answers(told("en", call, "Ankara said that the corridor would be opened.")) == [("Turkish presidency", None)]


def test_a_statement_stands_in_an_aside() -> None:
    call = "Vladimir Putin and Recep Tayyip Erdogan spoke by phone on Friday."
    lines = ("The Turkish presidency said that the corridor would be opened.",
             "The Kremlin, in its own statement, said that the corridor stays shut.")  # fmt: skip
    assert [name for name, _ in answers(told("en", call, *lines))] == ["Turkish presidency", "Kremlin"]
