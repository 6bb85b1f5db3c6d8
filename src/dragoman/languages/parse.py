"""What a pack knows about a text: its tokens, its passages, and every pattern found, before any of it is judged."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from dragoman.languages.dialogue import spoken
from dragoman.languages.lexicon import Hit
from dragoman.languages.marks import DASHES
from dragoman.languages.pack import Entry, Pack
from dragoman.languages.passages import passages
from dragoman.languages.tokens import Token, tokenize
from dragoman.model import Role, Section
from dragoman.spans import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence: its span in the text, its tokens `[first, last)`, the section role and paragraph it is in.

    `number` counts passages of the text from 0, `paragraph` the lines they stand in.
    """

    number: int
    paragraph: int
    role: Role
    span: Span
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text with everything its language pack finds in it. Token numbers index `tokens`."""

    text: str
    pack: Pack
    tokens: Sequence[Token]
    passages: tuple[Passage, ...]
    hits: tuple[Hit[Entry], ...]
    quotes: tuple[Span, ...]
    _by_category: dict[str, tuple[list[int], list[Hit[Entry]]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def within(self, first: int, last: int, category: str) -> list[Hit[Entry]]:
        """Hits of one category that lie wholly within tokens `[first, last)`, in order."""
        known = self._by_category.get(category)
        if known is None:
            # Sorted out once a category: a text is asked some three hundred times.
            own = [hit for hit in self.hits if hit.payload.category == category]
            known = self._by_category[category] = [hit.first for hit in own], own
        firsts, hits = known
        begin = bisect_left(firsts, first)
        return [hit for hit in hits[begin : bisect_left(firsts, last, begin)] if hit.last <= last]

    def reach(self, words: int) -> int:
        """So many words as a number of tokens: without spaces between words, a word is two or three tokens."""
        return words if self.pack.spaced else words * 2

    def letters(self, latin: int) -> int:
        """So many letters of an alphabet as a number of characters: a Han, kana or Hangul one says two or three."""
        return latin if self.pack.script not in DENSE else latin * 2 // 5

    def said(self, quote: Span, latin: int) -> bool:
        """Whether a quotation is longer than so many letters, or opened by a dash: no word taken up or name."""
        return len(quote) > self.letters(latin) or self.text[quote.start] in DASHES

    def span(self, first: int, last: int) -> Span:
        """The stretch of text that tokens `[first, last)` cover."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def between(self, left: int, right: int) -> str:
        """What stands between the end of token `left - 1` and the start of token `right`."""
        return self.text[self.tokens[left - 1].end : self.tokens[right].start]

    def quoted(self, span: Span) -> bool:
        """Whether `span` lies inside quotation marks."""
        return any(quote.start <= span.start and span.end <= quote.end for quote in self.quotes)


DENSE: Final = frozenset({"Jpan", "Hans", "Hant", "Kore", "Hang"})
"""Scripts (ISO 15924) whose characters are syllables or words."""


def parse(text: str, sections: Sequence[Section], pack: Pack) -> Parsed:
    """Tokenize and split `text`, and find every pattern of `pack` in it.

    Args:
        text: an article's text.
        sections: its sections; passages never cross one.
        pack: the pack of the text's language.
    """
    tokens = tokenize(text, apostrophe=pack.apostrophe)
    starts = [token.start for token in tokens]
    found: list[Passage] = []
    quotes: list[Span] = []
    paragraph = -1
    line_end = -1
    for section in sections:
        for span in passages(text, section.span, pack):
            if span.start >= line_end:
                paragraph += 1
                line_end = text.find("\n", span.start)
                line_end = len(text) if line_end < 0 else line_end
                quotes.extend(quote.shift(span.start) for quote in spoken(text[span.start : line_end], pack))
            first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
            if first < last:
                found.append(Passage(len(found), paragraph, section.role, span, first, last))
    hits = pack.lexicon.find(tokens)
    adjectives = {hit.first for hit in hits if hit.payload.form == "adjective" and hit.last - hit.first == 1}
    across = [
        hit
        for hit in pack.lexicon.find_across(tokens, sorted(adjectives))
        if hit.payload.category in ("office", "institution")
    ]
    if across:
        hits = sorted([*hits, *across], key=lambda hit: hit.first)
    return Parsed(text, pack, tokens, tuple(found), tuple(hits), tuple(quotes))
