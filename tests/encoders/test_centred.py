from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dragoman.encoders import default_embedder
from dragoman.encoders.centred import read_means, write_means
from dragoman.errors import DataError


def test_vectors_are_of_unit_length_and_do_not_depend_on_company() -> None:
    encoder = default_embedder()
    texts = ["The presidents spoke by telephone.", "Президенты поговорили по телефону.", "Zeytin fiyatları arttı."]
    vectors = encoder.encode(texts, ["en", "ru", "tr"])
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.array_equal(vectors[1], encoder.encode(texts[1:2], ["ru"])[0])
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]


def test_no_texts_give_no_rows() -> None:
    assert default_embedder().encode([], []).shape == (0, 384)


def test_a_language_without_a_mean_is_still_encoded() -> None:
    assert default_embedder().encode(["Presidentit puhuivat"], ["fi"]).shape == (1, 384)


def test_means_survive_writing_and_bad_lines_are_named(tmp_path: Path) -> None:
    path = tmp_path / "means.txt"
    write_means(path, {"en": np.ones(4, dtype=np.float32)}, "test")
    assert np.array_equal(read_means(path, 4)["en"], np.ones(4, dtype=np.float32))
    path.write_text("en AAAA\n")
    with pytest.raises(DataError, match=r"means\.txt:1"):
        read_means(path, 4)
