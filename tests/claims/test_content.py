"""Contents: the exact words that were said."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sentences import told


def contents(language: str, *lines: str) -> list[str]:
    return [claim.text for claim in told(language, *lines).claims]


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "Macron said on Monday that the winter would be hard.", "the winter would be hard"),
        ("en", "The winter would be hard and long, said Macron.", "The winter would be hard and long"),
        ("bg", "Макрон заяви, че зимата ще е тежка.", "зимата ще е тежка"),
        ("ru", "Зима будет очень тяжёлой, заявил Макрон.", "Зима будет очень тяжёлой"),
        ("tr", "Macron, kışın çok sert geçeceğini söyledi.", "kışın çok sert geçeceğini"),
        ("ar", "قال ماكرون إن الشتاء سيكون قاسيا جدا.", "الشتاء سيكون قاسيا جدا"),
    ],
)
def test_what_is_said_is_cut_out_whole(language: str, text: str, said: str) -> None:
    assert contents(language, text) == [said]


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "“The winter will be long and hard,” Macron told reporters.", "The winter will be long and hard"),
        ("ru", "«Зима будет долгой и очень тяжёлой», — заявил Макрон.", "Зима будет долгой и очень тяжёлой"),
        ("bg", "„Зимата ще бъде дълга и много тежка“, каза Макрон.", "Зимата ще бъде дълга и много тежка"),
    ],
)
def test_a_quotation_is_told_without_its_marks(language: str, text: str, said: str) -> None:
    [claim] = told(language, text).claims
    assert claim.quoted
    assert claim.text.rstrip(",") == said


def test_who_is_spoken_to_is_the_addressee_and_not_said() -> None:
    [claim] = told("en", "Macron told Scholz that the winter would be hard.").claims
    assert claim.text == "the winter would be hard"
    assert claim.addressee is not None
    assert claim.addressee.name == "Olaf Scholz"


def test_the_next_statement_ends_the_one_before() -> None:
    assert contents("en", "Macron stressed that the winter would be hard and thanked Scholz for the gas he sent.") == [
        "the winter would be hard",
        "for the gas he sent",
    ]


@pytest.mark.parametrize(("language", "text"), [("en", "The Kremlin said."), ("bg", "Макрон каза."),
                                                ("en", "Macron said yes.")])  # fmt: skip
def test_too_few_words_are_no_claim(language: str, text: str) -> None:
    assert contents(language, text) == []


FRAGMENTS = {
    "en": ["Macron", "Putin", "said", "warned that", "according to", "the Kremlin", "“we are ready for the talks”", ",",
           "he added", "and", "the winter was hard", "told Scholz", ":", ". ", "A senior official"],
    "ru": ["Макрон", "Путин", "заявил", "предупредил, что", "по словам", "Песков", "«мы готовы к переговорам»", ",",
           "он добавил", "и", "зима была тяжёлой", "сообщил Шольцу", ":", ". "],
    "tr": ["Macron", "Putin", "söyledi", "uyardı", "göre", "Kremlin", "“görüşmelere hazırız dedik biz”", ",", "ve",
           "kışın sert geçeceğini", "Scholz'a", ":", ". "],
    "ar": ["ماكرون", "بوتين", "قال", "حذر من أن", "وفقا", "الكرملين", "«نحن مستعدون للمحادثات»", "،", "وأضاف", "و",
           "الشتاء قاس", "أبلغ شولتس", ":", ". "],
}  # fmt: skip
TEXTS = st.sampled_from(sorted(FRAGMENTS)).flatmap(
    lambda language: st.tuples(
        st.just(language), st.lists(st.sampled_from(FRAGMENTS[language]), min_size=2, max_size=12).map(" ".join)
    )
)


@settings(max_examples=80)
@given(TEXTS)
def test_every_claim_is_the_words_at_its_span(case: tuple[str, str]) -> None:
    language, text = case
    read = told(language, text)
    for claim in read.claims:
        assert claim.text == read.words(claim.span) != ""
        assert claim.speaker is not None
        if claim.cue_span is not None:
            assert claim.cue == read.words(claim.cue_span)
    assert len({claim.id for claim in read.claims}) == len(read.claims)
