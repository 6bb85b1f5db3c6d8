"""Which line is the headline, and which lines only repeat it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dragoman.pages.paragraphs import Paragraph
from dragoman.pages.words import shared, stems, words

MIN_SIZE, MAX_SIZE = 3, 32
# Share of a title's stems that its rewording on the page keeps: "… talk two hours about safety of plants".
MOST = 0.6
# "Putin, Erdogan talk - TASS", "BTA :: Putin …": what a browser's title bar adds.
_BAR = re.compile(r"\s+[|–—»«·•-]+\s+|\s*::\s*|\s*\|\s*")
# Two headlines run together where a line break was lost: "…по телефонуОбсудили план…".
_GLUED = re.compile(r"(?<=[^\W\d_])(?<=[a-zа-яёğüşıöçі])(?=[A-ZА-ЯЁĞÜŞİÖÇІ][^\W\d_]*\s)")


def could_be(paragraph: Paragraph) -> bool:
    """Whether a line has the shape of a headline."""
    return (
        MIN_SIZE <= paragraph.size <= MAX_SIZE
        and not paragraph.listing
        and not paragraph.text.endswith((",", ";", "،"))
        and len(paragraph.text) <= 300
    )


def score(lines: Sequence[Paragraph], at: int, body: frozenset[str], counts: Counter[tuple[str, ...]]) -> float:
    """How much line `at` looks like the headline of the story whose first paragraphs have the stems `body`.

    A headline shares its words with the story, is repeated (browser title, breadcrumb), ends without a full
    stop, and stands above blank space.
    """
    line = lines[at]
    value = 2.0 * shared(stems(line.text), body)
    value += 0.8 if counts[line.key] > 1 else 0.0
    value += 0.5 if not line.ends or line.text.endswith(("?", "!", "؟")) else -0.6
    value += 0.3 if line.size >= 5 else -0.4
    return value


def repeats(title: str, line: str) -> bool:
    """Whether `line` is the headline again, alone or with the site's name, or cut short ("Putin urges
    Erdogan to…")."""
    own, other = words(title), words(line)
    if not own or not other:
        return False
    if own == other:
        return True
    if len(other) < MIN_SIZE:
        return False
    if any(words(piece) == own for piece in _BAR.split(line)):
        return True
    if len(other) >= 4 and line.rstrip().endswith(("…", "...")):
        return own[: len(other)] == other
    # The browser's bar without a separator: "Title Site name".
    return len(own) >= 5 and len(other) <= len(own) + 4 and (other[: len(own)] == own or other[-len(own) :] == own)


def resembles(title: str, line: str) -> bool:
    """Whether `line` tells in other words what the page's metadata give as title: most of a headline's stems."""
    own = stems(line)
    for piece in _BAR.split(title):
        named = stems(piece)
        if len(named) >= MIN_SIZE and len(named & own) >= MIN_SIZE and len(named & own) >= MOST * len(named):
            return True
    return False


def glued(text: str) -> int:
    """Where a second headline begins inside a headline without a space; 0 when it does not."""
    for found in _GLUED.finditer(text):
        before, after = text[: found.start()], text[found.start() :]
        if len(words(before)) >= MIN_SIZE and len(words(after)) >= MIN_SIZE:
            return found.start()
    return 0
