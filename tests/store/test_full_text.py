"""Search finds words in any script and names in every language."""

from __future__ import annotations

import pytest

from dragoman.store.dossier import Dossier
from dragoman.store.full_text import hits
from dragoman.store.spellings import terms

from .conftest import reading

TEXTS = {
    "ru": "Владимир Путин провёл телефонный разговор с Эрдоганом.",
    "ar": "أجرى الرئيس وبوتين اتصالًا هاتفيًا بأردوغان",
    "en": "Vladimir Putin spoke to Recep Tayyip Erdogan about the ceasefire.",
    "tr": "Erdoğan, Putin'le görüştü; ateşkes konuşuldu.",
    "ja": "プーチン大統領と習近平国家主席が会談した",
    "zh": "普京与埃尔多安通电话",
}


@pytest.fixture
def stocked(dossier: Dossier) -> Dossier:
    for language, text in TEXTS.items():
        dossier.keep(reading(language, text, language))
    return dossier


EVERY = {"ru", "ar", "en", "tr", "zh", "ja"}
"""A name of the registry is found in every language that writes of him."""


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("Путин", EVERY),
        ("بوتين", EVERY),
        ("putin", EVERY),
        ("Путин Эрдоган", EVERY - {"ja"}),
        ("Putin ceasefire", {"en"}),
        ("cease", {"en"}),
        ("ATEŞKES", {"tr"}),
        ("هاتفيا", {"ar"}),
        ("普京", EVERY),
        ("会談", {"ja"}),
        ("nothing-like-it", set()),
        ("", set()),
        ('" OR (', set()),
        ("NEAR(putin) AND", set()),
        ("-*", set()),
    ],
)
def test_search(stocked: Dossier, query: str, found: set[str]) -> None:
    assert {article.language for article in stocked.search(query)} == found


def test_most_is_a_limit(stocked: Dossier) -> None:
    assert len(stocked.search("Путин", most=2)) == 2


def test_hits_are_the_words_of_the_text() -> None:
    assert [span.of(TEXTS["ar"]) for span in hits(TEXTS["ar"], terms("Путин"))] == ["وبوتين"]
    assert [span.of(TEXTS["en"]) for span in hits(TEXTS["en"], terms("Путин cease"))] == ["Putin", "ceasefire"]
