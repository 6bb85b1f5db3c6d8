"""Word patterns of a language pack, and finding them in a text: a trie over token keys.

A pattern is a few words:

    telephone conversation      base forms: any inflected form the pack's endings lead back to them
    телефон* разговор*          `*`: any continuation of the stem
    (held|had) talks            alternatives; `(a|)` makes a word optional
    held _ meeting              `_`: exactly one word, whatever it is
    spoke .. phone              `..`: up to three words, whatever they are

A pattern that begins with a capital letter is matched by capitalised words only, where the script has case; one
that is a short word of capitals (WHO, AA) by words of capitals only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Any, Final, Generic, NamedTuple, TypeVar

from dragoman.languages.tokens import Token, tokenize

P = TypeVar("P")
LONGEST_GAP = 3
LONGEST_ACROSS = 4
LONGEST_ABBREVIATION = 5
_CAPITAL, _CAPITALS = 1, 2
_WILD = frozenset({"_", ".."})


class Variant(NamedTuple):
    """A look-up key of one token.

    `prefix` is the clitic that was taken off, `ending` the ending that was with nothing put in its place; `bare` tells
    the form that stems may match.
    """

    key: str
    prefix: str
    ending: str
    bare: bool


Variants = tuple[Variant, ...]


class _Node(Generic[P]):
    """A place in the trie. Most are the last word of a pattern and hold one payload: their branches cost nothing."""

    __slots__ = ("any", "exact", "gap", "payloads", "stems")

    def __init__(self) -> None:
        self.exact: dict[str, _Node[P]] = _NONE
        self.stems: dict[str, _Node[P]] = _NONE
        self.any: _Node[P] | None = None
        self.gap: _Node[P] | None = None
        self.payloads: tuple[tuple[P, int], ...] = ()

    def step(self, word: str, stem: bool) -> _Node[P]:
        """The node behind a word, made if there is none."""
        branch = self.stems if stem else self.exact
        after = branch.get(word)
        if after is None:
            after = _Node()
            if branch is not _NONE:
                branch[word] = after
            elif stem:
                self.stems = {word: after}
            else:
                self.exact = {word: after}
        return after


_NONE: Final[dict[str, Any]] = {}
"""The branches of a node without any; never written to."""


@dataclass(frozen=True, slots=True)
class Hit(Generic[P]):
    """A pattern found: tokens `[first, last)`, what it stands for, the clitic taken off the first word and the ending
    off the last.

    `across` is the token inside it that is no part of the pattern, -1 where there is none.
    """

    first: int
    last: int
    payload: P
    prefix: str = ""
    ending: str = ""
    across: int = -1


_ALTERNATIVES = re.compile(r"\(([^()]*)\)")


@lru_cache(maxsize=1 << 15)
def folds(word: str, apostrophe: str) -> tuple[str, ...]:
    """The folded tokens of one word of a pattern or name (between spaces), remembered: names share their words."""
    return tuple(token.fold for token in tokenize(word, apostrophe=apostrophe))


def expand(pattern: str) -> list[str]:
    """All readings of a pattern's alternatives, without brackets; empty readings are left out."""
    if "(" not in pattern:
        return [reading] if (reading := " ".join(pattern.split())) else []
    parts = _ALTERNATIVES.split(pattern)
    choices = [[part] if index % 2 == 0 else part.split("|") for index, part in enumerate(parts)]
    return [reading for picked in product(*choices) if (reading := " ".join("".join(picked).split()))]


class Lexicon(Generic[P]):
    """Patterns with what each stands for. Built once per pack, then only read."""

    def __init__(self, variants: Callable[[str], Variants], *, cased: bool, apostrophe: str = "suffix") -> None:
        self._variants = variants
        self._cased = cased
        self._apostrophe = apostrophe
        self._root: _Node[P] = _Node()
        self._starts: dict[str, tuple[tuple[_Node[P], Variant], ...]] = {}

    def add(self, pattern: str, payload: P) -> None:
        """Add a pattern in the syntax of the module's docstring.

        Raises:
            ValueError: the pattern has no word to hold on to.
        """
        # Readings of one pattern begin alike: each goes on from where it parts from the one before.
        path: list[_Node[P]] = [self._root]
        before: list[str] = []
        for reading in expand(pattern):
            words = reading.split()
            alike = 0
            while alike < len(before) and alike < len(words) and before[alike] == words[alike]:
                alike += 1
            del path[alike + 1 :]
            for word in words[alike:]:
                path.append(self._behind(path[-1], word, pattern))
            before = words
            node = path[-1]
            if _WILD.issuperset(words):
                raise ValueError(f"no word to hold on to in {pattern!r}")
            case = 0
            if self._cased and reading[0].isupper():
                case = _CAPITALS if reading.isupper() and 1 < len(reading) <= LONGEST_ABBREVIATION else _CAPITAL
            if (payload, case) not in node.payloads:
                node.payloads = (*node.payloads, (payload, case))
        self._starts.clear()

    def _behind(self, node: _Node[P], word: str, pattern: str) -> _Node[P]:
        if word == "_":
            node.any = node.any or _Node()
            return node.any
        if word == "..":
            node.gap = node.gap or _Node()
            return node.gap
        stem = word.endswith("*")
        parts = folds(word.rstrip("*"), self._apostrophe)
        if not parts:
            raise ValueError(f"no word in {word!r} of {pattern!r}")
        for part in parts[:-1]:
            node = node.step(part, False)
        return node.step(parts[-1], stem)

    def find(self, tokens: Sequence[Token]) -> list[Hit[P]]:
        """Every pattern in `tokens`, in order of first word; overlapping ones all stand."""
        found: list[Hit[P]] = []
        starts = self._starts
        for index, token in enumerate(tokens):
            begins = starts.get(token.fold)
            if begins is None:
                begins = starts[token.fold] = tuple(self._steps(self._root, token.fold))
            if begins:
                hits = [
                    hit
                    for node, begun in begins
                    for hit in self._onward(tokens, index, index + 1, node, begun.prefix, begun.ending)
                ]
                found.extend(hits if len(hits) < 2 else _each_once(hits))
        return found

    def find_across(self, tokens: Sequence[Token], inside: Iterable[int]) -> list[Hit[P]]:
        """Patterns with one foreign word in them: "ministère *turc* des Affaires étrangères", "глава *турецкого* МИД".

        Args:
            tokens: as for `find`.
            inside: token numbers that a pattern may reach across, one a pattern.
        """
        found: list[Hit[P]] = []
        for across in inside:
            without = [
                *tokens[max(across - LONGEST_ACROSS, 0) : across],
                *tokens[across + 1 : across + 1 + LONGEST_ACROSS],
            ]
            start = max(across - LONGEST_ACROSS, 0)
            for hit in self.find(without):
                first, last = hit.first + start, hit.last + start
                if first < across < last:
                    found.append(Hit(first, last + 1, hit.payload, hit.prefix, hit.ending, across))
        return found

    def _steps(self, node: _Node[P], word: str) -> Iterator[tuple[_Node[P], Variant]]:
        exact, stems = node.exact, node.stems
        for variant in self._variants(word):
            key, _, _, bare = variant
            if (after := exact.get(key)) is not None:
                yield after, variant
            if bare and stems:
                for size in range(1, len(key) + 1):
                    if (after := stems.get(key[:size])) is not None:
                        yield after, variant

    def _onward(
        self, tokens: Sequence[Token], first: int, at: int, node: _Node[P], prefix: str, ending: str
    ) -> Iterator[Hit[P]]:
        for payload, case in node.payloads:
            if case == 0 or (tokens[first].capital if case == _CAPITAL else tokens[first].upper):
                yield Hit(first, at, payload, prefix, ending)
        if at >= len(tokens):
            return
        if node.exact or node.stems:
            for after, word in self._steps(node, tokens[at].fold):
                yield from self._onward(tokens, first, at + 1, after, prefix, word.ending)
        if node.any is not None:
            yield from self._onward(tokens, first, at + 1, node.any, prefix, "")
        if node.gap is not None:
            for skipped in range(LONGEST_GAP + 1):
                if at + skipped < len(tokens):
                    for after, word in self._steps(node.gap, tokens[at + skipped].fold):
                        yield from self._onward(tokens, first, at + skipped + 1, after, prefix, word.ending)


def _each_once(hits: Iterable[Hit[P]]) -> Iterable[Hit[P]]:
    """A pattern that is reached with and without an ending: the word as it stands comes first."""
    found: dict[tuple[int, P, str], Hit[P]] = {}
    for hit in hits:
        found.setdefault((hit.last, hit.payload, hit.prefix), hit)
    return found.values()


def variants_by(
    prefixes: Sequence[str], endings: Sequence[tuple[str, str]], shortest: int
) -> Callable[[str], Variants]:
    """How a language leads a word back to base forms.

    Args:
        prefixes: folded clitics that may stand before a word (Arabic *و*, *ب*, *ال*), longest first.
        endings: (form ending, base ending), folded; the empty base ending takes the form's ending off.
        shortest: letters that must remain of a word, at least.
    """
    by_last: dict[str, list[tuple[str, str]]] = {}
    for form, base in endings:
        by_last.setdefault(form[-1:], []).append((form, base))

    def bases(word: str) -> Iterator[tuple[str, str]]:
        for form, base in by_last.get(word[-1:], ()):
            if word.endswith(form) and len(word) - len(form) + len(base) >= shortest:
                yield word[: len(word) - len(form)] + base, "" if base else form

    @lru_cache(maxsize=1 << 15)
    def variants(word: str) -> Variants:
        keys = {(word, ""): Variant(word, "", "", True)}
        for prefix in prefixes:
            if word.startswith(prefix) and len(word) - len(prefix) >= shortest:
                key = word[len(prefix) :]
                keys.setdefault((key, prefix), Variant(key, prefix, "", True))
        for one in list(keys.values()):
            for base, ending in bases(one.key):
                keys.setdefault((base, one.prefix), Variant(base, one.prefix, ending, False))
        return tuple(keys.values())

    return variants


def longest(hits: Iterable[Hit[P]]) -> list[Hit[P]]:
    """Hits with those left out that lie inside a longer one."""
    ordered = sorted(hits, key=lambda hit: (hit.first - hit.last, hit.first))
    kept: list[Hit[P]] = []
    for hit in ordered:
        if not any(
            other.first <= hit.first and hit.last <= other.last and other.last - other.first > hit.last - hit.first
            for other in kept
        ):
            kept.append(hit)
    return sorted(kept, key=lambda hit: (hit.first, hit.last))
