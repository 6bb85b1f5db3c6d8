"""Finding reports and claims again by their words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.decisions.anchors import digest, find
from dragoman.decisions.records import Anchor

WORDS = "the leaders discussed the situation in Syria"
ONE = Anchor("c1", "tass", digest(WORDS), WORDS, ("institution:kremlin",))


def at(id_: str, words: str = WORDS, source: str = "tass", beside: tuple[str, ...] = ONE.beside) -> Anchor:
    return Anchor(id_, source, digest(words), words, beside)


CASES = {
    "by its id, whatever else changed": ([at("c1", "other words"), at("c2")], "c1"),
    "by its words at the same source": ([at("c2"), at("c3", "something else")], "c2"),
    "not at another source": ([at("c2", source="trt")], None),
    "of several with the same words the one beside the same": ([at("c2", beside=("person:x",)), at("c3")], "c3"),
    "not where two may be meant": ([at("c2"), at("c3")], None),
    "though rules read more of the sentence now": ([at("c2", WORDS + " and Libya"), at("c3", "grain")], "c2"),
    "though rules read less of it": ([at("c2", "discussed the situation in Syria")], "c2"),
    "not by a word or two": ([at("c2", "Syria", beside=())], None),
    "though somebody else is read as its speaker": ([at("c2", beside=("person:x",))], "c2"),
    "not where nothing is left": ([], None),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_found_again(case: str) -> None:
    candidates, expected = CASES[case]
    assert find(ONE, candidates) == expected


def test_white_space_is_no_difference() -> None:
    assert digest("a  b\n c") == digest("a b c")


def test_short_words_need_the_same_beside_them() -> None:
    call = replace(ONE, words="called", digest=digest("called"))
    assert find(call, [at("r2", "called", beside=("person:x",))]) is None
    assert find(call, [at("r2", "called")]) == "r2"
