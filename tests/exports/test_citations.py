"""Citations: the words, the article, the place in it; nothing of a page turns a line around or breaks it."""

from __future__ import annotations

import re

from dragoman.exports import export
from dragoman.exports.citations import line, note
from dragoman.exports.tables import claim_rows
from dragoman.store.dossier import Dossier
from tests.exports.made import OPEN, entry, written


def test_a_note_says_who_what_where_and_when() -> None:
    (row,) = claim_rows((entry(words="وقف إطلاق النار", text="عنوان\nقال: وقف إطلاق النار."),))
    assert note(row) == (
        "Vladimir Putin via Kremlin, “\u2068وقف إطلاق النار\u2069”, in “\u2068عنوان المقال\u2069” (in Arabic), TASS, "
        "December 3, 2024, https://tass.example/1?a=b&c=d (accessed December 5, 2024) "
        "[article a1, characters 11–26; carried by AFP]."
    )


def test_a_plain_line_has_nine_cells() -> None:
    (row,) = claim_rows((entry(words="one | two", text="x y one | two"),))
    assert line(row).split(" | ") == [
        "Vladimir Putin", "states", "“one ¦ two”", "\u2068عنوان المقال\u2069", "TASS", "December 3, 2024",
        "https://tass.example/1?a=b&c=d", "a1", "4-13",
    ]  # fmt: skip


def test_every_claim_of_a_dossier_is_cited_with_its_place(dossier: Dossier) -> None:
    for name in ("citations", "citations-plain"):
        text = b"".join(export(dossier, name).parts).decode()
        for one in dossier.entries():
            assert f"[contact {one.contact.id}]\n" in text
            for claim in one.claims:
                assert re.search(rf"{claim.span.start}[–-]{claim.span.end}", text)
                assert " ".join(claim.text.split()) in text


def test_words_of_a_page_neither_break_a_line_nor_turn_it() -> None:
    text = written("citations", entry(when=OPEN)).decode()
    assert len(text.splitlines()) == 3
    assert "\u202e" not in text
    assert text.startswith("Phone call: Vladimir Putin and Recep Tayyip Erdogan, August 28, 2014, or later [contact ")
