"""The store round-trips records, whatever is in them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.accounts.records import Accounting, Chain
from dragoman.errors import DamagedDossierError
from dragoman.matching.records import Considered
from dragoman.model import (
    Account,
    Actor,
    Article,
    Claim,
    Comparison,
    Contact,
    ContactReport,
    Kind,
    Mention,
    Named,
    Page,
    Precision,
    Publisher,
    Role,
    Section,
    Status,
    Verdict,
    When,
)
from dragoman.resolution import ResolvedContact
from dragoman.spans import Piece, Span, SpanMap
from dragoman.store.records import expand, pack, squeeze, unpack

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
SPANS = st.tuples(st.integers(0, 9999), st.integers(0, 99)).map(lambda pair: Span(pair[0], sum(pair)))
SCORES = st.floats(0, 1)


def several(one: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(one, max_size=3).map(tuple)


WHENS = st.builds(When, DAYS, DAYS, st.sampled_from(Precision), WORDS, st.none() | st.integers(0, 6), several(WORDS))
ACTORS = st.builds(Actor, WORDS, WORDS, WORDS, st.none() | WORDS, st.none() | WORDS, st.none() | WORDS)
NAMED = several(st.builds(Named, WORDS, WORDS, st.none() | WORDS))
SECTIONS = several(st.builds(Section, st.sampled_from(Role), SPANS))
KINDS, STATUSES = st.sampled_from(Kind), st.sampled_from(Status)
RECORDS = {
    Page: st.builds(
        Page, WORDS, WORDS, WORDS, st.none() | WORDS, st.none() | DAYS, st.booleans(), WORDS,
        st.dictionaries(WORDS, WORDS, max_size=3),
    ),
    Article: st.builds(
        Article, WORDS, WORDS, st.integers(1, 9), WORDS, WORDS, SECTIONS,
        st.builds(SpanMap, several(st.builds(Piece, SPANS, SPANS))), SECTIONS, WORDS,
        st.none() | st.builds(Publisher, WORDS, WORDS, st.none() | WORDS), st.none() | WHENS, st.none() | WORDS,
        several(WORDS), st.booleans(),
    ),
    Mention: st.builds(Mention, SPANS, ACTORS, WORDS),
    ContactReport: st.builds(
        ContactReport, WORDS, WORDS, KINDS, STATUSES, several(ACTORS), st.booleans(), SPANS, st.none() | WHENS, NAMED,
        NAMED, NAMED, several(SPANS), several(WORDS),
    ),
    Claim: st.builds(
        Claim, WORDS, WORDS, SPANS, WORDS, WORDS, st.none() | ACTORS, WORDS, WORDS, st.none() | SPANS, st.booleans(),
        st.none() | ACTORS, st.none() | ACTORS, several(WORDS), st.none() | WORDS,
    ),
    ResolvedContact: st.builds(
        ResolvedContact,
        st.builds(
            Contact, WORDS, KINDS, STATUSES, several(ACTORS), several(WORDS),
            several(st.builds(Verdict, WORDS, SCORES, several(WORDS), several(WORDS))), st.none() | WHENS, NAMED, NAMED,
            NAMED,
        ),
        st.builds(
            Accounting, several(st.builds(Account, WORDS, ACTORS, WORDS, several(WORDS))),
            several(st.builds(Comparison, WORDS, several(WORDS), several(WORDS), WORDS)),
            several(st.builds(Chain, WORDS, several(WORDS), WORDS)), st.integers(0, 99),
        ),
        several(st.builds(Considered, WORDS, WORDS, SCORES, several(WORDS))),
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_a_record_comes_back_equal(kind: type) -> None:
    @settings(max_examples=40, deadline=None)
    @given(RECORDS[kind])
    def holds(record: object) -> None:
        assert unpack(pack(record), kind) == record
        assert expand(squeeze(record), kind) == record

    holds()


@pytest.mark.parametrize("data", [b"", b"\x00", b"\xc1", b"not a record"], ids=repr)
def test_bytes_that_are_no_record_are_damage(data: bytes) -> None:
    with pytest.raises(DamagedDossierError):
        unpack(data, Page)
    with pytest.raises(DamagedDossierError):
        expand(data, Page)
