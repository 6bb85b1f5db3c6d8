from __future__ import annotations

from dragoman.accounts.copies import copies
from dragoman.model import Article
from dragoman.spans import SpanMap


def article(id_: str, words: list[str]) -> Article:
    return Article(id_, "page", 1, "en", " ".join(words), (), SpanMap(()))


def story(number: int) -> list[str]:
    return [f"w{number}x{place}" for place in range(80)]


def test_reprints_and_cut_reprints_are_one_among_few_and_among_many() -> None:
    reprint = ["Updated:", *story(1)]
    cut = story(1)[:40]
    for many in (3, 60):
        others = [article(f"o{number:02}", story(number)) for number in range(2, many)]
        group = copies([article("a", story(1)), article("b", reprint), *others])
        assert group["a"] == group["b"] == "a"
        assert len(set(group.values())) == len(others) + 1
    assert copies([article("a", story(1)), article("c", cut)])["c"] == "a"
