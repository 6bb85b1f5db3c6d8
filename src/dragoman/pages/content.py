"""Where the main content of an HTML page stands in its visible text.

Trafilatura (Adrien Barbaresi) picks it. Only its choice is used, not its text: the paragraphs it found are located in
the visible text, so offsets hold and nothing it strips (zero-width joiners, direction marks, soft hyphens) is lost.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Final

from dragoman.spans import Span

# Pages with more elements than this are not handed to the extractor: its time grows faster than theirs.
MOST_ELEMENTS: Final = 60_000
# An extracted paragraph is found again by its ends when something inside it differs.
ANCHOR: Final = 30
LONG_LINE: Final = 80
"""Characters from which a line is likelier prose than a menu entry or a headline."""
# Measured on pages with known text, strict first and generous where much is left, against the extractor's own balance
# of the two: F1 of words .948 (.941) on 181 English pages, .857 (.852) on 200 Russian and Polish ones of 2011-12, the
# same on the snippets of 990 pages; in half the time.
MUCH_MORE: Final = 2.0
"""How many times the text of the strict choice a generous one must have to be believed."""

_BLANK = re.compile("[\\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_SOLID = re.compile("[^\\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")


def main_content(tree: Any, text: str) -> tuple[Span, ...]:
    """Where the main content of a page stands, in order of the text; empty where the extractor sees none.

    Args:
        tree: the page as `lxml.html` parsed it; it is not changed.
        text: its visible text.
    """
    if tree.xpath("count(//*)") > MOST_ELEMENTS:
        return ()
    strict = locate(text, _paragraphs(tree, generous=False))
    if strict and not outweighed(text, strict):
        return strict
    generous = locate(text, _paragraphs(tree, generous=True))
    return generous if _size(generous) > MUCH_MORE * _size(strict) else strict


def outweighed(text: str, content: Sequence[Span]) -> bool:
    """Whether a page has half as much in long lines elsewhere as in its main content."""
    left = _size(content) / 2
    start = at = 0
    for line in text.split("\n"):
        span = Span(start, start + len(line))
        start = span.end + 1
        while at < len(content) and content[at].end <= span.start:
            at += 1
        if len(line) >= LONG_LINE and not (at < len(content) and content[at].overlaps(span)):
            left -= len(line)
            if left < 0:
                return True
    return False


def _size(spans: Sequence[Span]) -> int:
    return sum(map(len, spans))


def _paragraphs(tree: Any, *, generous: bool) -> list[str]:
    """The paragraphs of the main content as the extractor sees them; none when it sees none or gives up."""
    import trafilatura

    try:
        document = trafilatura.bare_extraction(tree, options=_options(generous))
    except (RecursionError, ValueError, AttributeError, TypeError, KeyError, IndexError):
        # Whatever it stumbles over, the visible text is segmented without it.
        return []
    if document is None or isinstance(document, dict) or document.body is None:
        return []
    return list(_blocks(document.body))


@lru_cache(maxsize=2)
def _options(generous: bool) -> Any:
    """What is asked of the extractor, put together once: that takes it a millisecond, a page five."""
    from trafilatura.settings import Extractor

    # Its text as a string is of no use here: only for the format "python" it is made at once.
    return Extractor(
        output_format="txt", fast=True, comments=False, tables=True, precision=not generous, recall=generous
    )


def _blocks(body: Any) -> Iterator[str]:
    """The texts of the blocks of an extracted body, lines of lists and tables apart."""
    for element in body:
        inner = [part for part in element if part.tag in ("item", "row", "p", "head", "cell")]
        for part in inner or (element,):
            text = "".join(part.itertext()).strip()
            if text:
                yield text
        if inner and element.text and element.text.strip():
            yield element.text.strip()


def locate(text: str, paragraphs: Iterable[str]) -> tuple[Span, ...]:
    """Where `paragraphs` stand in `text`, blanks and invisible characters aside; in order of `text`, without
    overlap.

    A paragraph that is not found as a whole is found by its first and last characters; else it is left out.
    """
    starts: list[int] = []  # where the solid stretches of `text` begin in it …
    offsets: list[int] = []  # … and in `haystack`
    solid: list[str] = []
    length = 0
    for stretch in _SOLID.finditer(text):
        starts.append(stretch.start())
        offsets.append(length)
        solid.append(stretch.group())
        length += stretch.end() - stretch.start()
    haystack = "".join(solid)

    def place(at: int) -> int:
        index = bisect_right(offsets, at) - 1
        return starts[index] + at - offsets[index]

    found: list[Span] = []
    cursor = 0
    for paragraph in paragraphs:
        needle = _BLANK.sub("", paragraph)
        if not needle:
            continue
        start, length = _find(haystack, needle, cursor)
        if start < 0:
            continue
        found.append(Span(place(start), place(start + length - 1) + 1))
        cursor = start + length
    return _merged(found)


def _find(haystack: str, needle: str, cursor: int) -> tuple[int, int]:
    """Place and length of `needle`, best from `cursor` on; place -1 when it is nowhere."""
    for begin in (cursor, 0):
        start = haystack.find(needle, begin)
        if start >= 0:
            return start, len(needle)
    if len(needle) >= 3 * ANCHOR:
        for begin in (cursor, 0):
            start = haystack.find(needle[:ANCHOR], begin)
            end = haystack.find(needle[-ANCHOR:], start) if start >= 0 else -1
            if end >= 0 and end + ANCHOR - start <= 1.5 * len(needle):
                return start, end + ANCHOR - start
    return -1, 0


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = merged[-1].to(span)
        else:
            merged.append(span)
    return tuple(merged)
