"""A page's text cut into its non-blank lines, each with what can be seen of it without knowing the
language."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from dragoman.pages import words
from dragoman.spans import Span

_LINE = re.compile(r"[^\n]+")
_LIST_MARK = re.compile(r"[,،、|;•·#]")
# "Kremlin’den açıklama" ends no sentence; a line this long is prose even where nobody set a full stop.
LONG = 30
# The shortest line that is prose by its full stop: "Recep Tayyip Erdogan a écrit à Moscou ce lundi." has 9
# words.
SHORT = 8
# Menus, share bars and footers are the same on all pages of a site: lines of so many characters are remembered.
OFTEN = 80


class Paragraph(NamedTuple):
    """One non-blank line: `text` is the stripped line, `span` its place in the page.

    `size` counts words; `gap` is the number of blank lines above it; `ends` tells a closed sentence, `prose`
    running text, `listing` a row of short pieces (tags, menu entries); `content` is false where the markup
    said that the line is not part of the page's main content.
    """

    span: Span
    text: str
    size: int
    gap: int
    ends: bool
    prose: bool
    listing: bool
    content: bool = True

    @property
    def key(self) -> tuple[str, ...]:
        """What repetitions are recognised by."""
        return words.words(self.text)


def cut(text: str, start: int = 0, window: Span | None = None) -> list[Paragraph]:
    """The non-blank lines of `text` from `start` on, in order, with spans into `text`.

    Lines outside `window` are far from anything that matters: they are cut, but not looked at.
    """
    found: list[Paragraph] = []
    last_end = start
    for match in _LINE.finditer(text, start):
        line = match.group()
        stripped = line.strip().strip("\u200b\u200e\u200f\ufeff\u00a0")
        if not stripped:
            continue
        at = match.start() + line.index(stripped)
        if window is not None and not (window.start <= at < window.end):
            found.append(Paragraph(Span(at, at + len(stripped)), stripped, 0, 0, False, False, False, content=False))
            last_end = match.end()
            continue
        gap = max(text.count("\n", last_end, match.start()) - 1, 0)
        found.append(describe(Span(at, at + len(stripped)), stripped, gap))
        last_end = match.end()
    return found


def describe(span: Span, text: str, gap: int = 0) -> Paragraph:
    """The paragraph that covers `span` and reads `text`."""
    size, ends, prose, listing = (_shape_of_short if len(text) <= OFTEN else _shape)(text)
    return Paragraph(span, text, size, gap, ends, prose, listing)


def _shape(text: str) -> tuple[int, bool, bool, bool]:
    """What a line shows by itself: its words, and whether it ends a sentence, is prose, is a listing."""
    size = words.size(text)
    ends = words.ends_sentence(text)
    listing = _is_listing(text, size, ends)
    inner = words.has_inner_end(text)
    # Headlines ask and exclaim, they rarely close with a full stop.
    closed = ends and not text.endswith((":", "?", "!", "؟", "…", "..", "？", "！"))
    prose = not listing and (size >= LONG or (closed and size >= SHORT) or ((inner or ends) and size >= 2 * SHORT))
    return size, ends, prose, listing


_shape_of_short = lru_cache(maxsize=4096)(_shape)


def _is_listing(text: str, size: int, ends: bool) -> bool:
    """Whether the line is a row of short pieces: "سوريا,تركيا,روسيا,بوتين", "Home | World | Politics", "#a
    #b"."""
    marks = len(_LIST_MARK.findall(text))
    if marks < 3 or size / (marks + 1) > 3:
        return False
    return not ends or text.count("#") >= 3 or text.count("|") >= 3
