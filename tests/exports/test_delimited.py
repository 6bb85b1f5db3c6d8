"""Contacts and claims as CSV: the heading, one row each, and that every text comes back as it went out."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.exports import Losses, Wanted, export
from dragoman.exports.delimited import guarded, plain
from dragoman.exports.tables import CLAIMS, CONTACTS
from dragoman.model import Named
from dragoman.store.dossier import Dossier
from tests.exports.made import OPEN, WORDS, entry, written


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_one_row_a_contact_under_the_columns_that_are_told(dossier: Dossier) -> None:
    made = export(dossier, "csv")
    found = rows(b"".join(made.parts))
    contacts = list(dossier.contacts())
    assert list(found[0]) == [column.name for column in CONTACTS]
    assert [row["id"] for row in found] == [one.contact.id for one in contacts]
    assert [row["kind"] for row in found] == [one.contact.kind.value for one in contacts]
    assert made.media_type.startswith("text/csv")
    assert made.file_name.endswith(".csv")
    assert made.losses.sentences() == ()


def test_one_row_a_claim_and_its_words_stand_where_it_says(dossier: Dossier) -> None:
    found = rows(b"".join(export(dossier, "csv-claims").parts))
    assert list(found[0]) == [column.name for column in CLAIMS]
    assert len(found) == sum(len(one.claims) for one in dossier.entries())
    for row in found:
        assert dossier.article(row["article"]).text[int(row["start"]) : int(row["end"])] == plain(row["text"])


def test_a_formula_of_a_page_is_not_run_by_a_spreadsheet() -> None:
    (row,) = rows(written("csv-claims", entry()))
    assert row["text"].startswith("'=")
    assert plain(row["text"]) == WORDS


def test_an_open_end_is_no_day() -> None:
    (row,) = rows(written("csv", entry(when=OPEN)))
    assert (row["start"], row["end"], row["precision"]) == ("2014-08-28", "", "interval")
    (row,) = rows(written("csv", entry(when=None)))
    assert (row["start"], row["end"], row["precision"], row["basis"]) == ("", "", "", "")


def test_what_is_changed_is_said() -> None:
    losses = Losses()
    (row,) = rows(written("csv", entry(topics=(Named("x", "guns; butter"), Named("y", "oil"))), losses=losses))
    assert row["topics"] == "guns, butter; oil"
    assert losses.sentences() == ("A semicolon within a name became a comma: 1 contact",)


def test_only_what_is_selected(dossier: Dossier) -> None:
    (first, *_) = dossier.contacts()
    made = export(dossier, "csv", Wanted(contacts=(first.contact.id, "none such")))
    assert [row["id"] for row in rows(b"".join(made.parts))] == [first.contact.id]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "'=1", "''=1", "\t=1"])
def test_whatever_begins_like_a_formula_begins_with_an_apostrophe(text: str) -> None:
    assert guarded(text) == "'" + text


@given(st.text(alphabet=st.one_of(st.sampled_from("'=+-@\t\r\n;, \""), st.characters(codec="utf-8")), max_size=30))
def test_a_guard_comes_off_again(text: str) -> None:
    assert plain(guarded(text)) == text


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=40))
def test_any_words_come_back(words: str) -> None:
    (row,) = rows(written("csv-claims", entry(words=words, text=f"x {words} y")))
    assert plain(row["text"]) == words
