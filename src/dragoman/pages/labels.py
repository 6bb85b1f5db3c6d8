"""What single lines are, taken alone: dates, furniture the language packs know, tag lists, code, numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.model import Role
from dragoman.pages import furniture, publishers, stamps
from dragoman.pages.paragraphs import OFTEN, Paragraph
from dragoman.pages.words import words

# A caption or a "read also: headline" line may be a sentence long, a source or byline never is.
LONGEST = {
    Role.CAPTION: 40,
    Role.RELATED: 32,
    Role.TAGS: 120,
    Role.NOTICE: 60,
    Role.COMMENTS: 60,
    Role.SHARE: 30,
}
LONGEST_OTHER = 14
_CODE = re.compile(
    r"function\s*\(|\b(?:var|let|const)\s+\w+\s*=|document\.|window\.|@media|@import|\$\(|"
    r"[.#][\w-]+\s*\{[^}]*:|</?\w+[^>]*>|\{\s*\"?[\w-]+\"?\s*:"
)
_ADDRESS = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/)\S+")
_TAG_MARKS = re.compile(r"[,،、;#]")
# "DOLAR 32,45 %0.2": beyond this share of digits and signs a line is a ticker or a counter.
MOST_DIGITS = 40  # per cent of the characters
LONGEST_TICKER = 250
_LETTER = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")
_SOLID = re.compile(r"\S")
_FIGURE = re.compile(r"[\d%$€₺.,:+/-]")


@dataclass(frozen=True, slots=True)
class Label:
    """A line's own role; `section` is where the packs know it from, "" when its shape told; `heading` says
    that what it announces stands in the lines below ("Read also:", "Tags:")."""

    role: Role
    section: str = ""
    heading: bool = False


def label(line: Paragraph) -> Label | None:
    """The role of `line` as far as the line alone can tell; None for text and for what only its place can
    tell."""
    return (_label_of_short if len(line.text) <= OFTEN else _label)(line.text, line.size, line.prose, line.listing)


def _label(text: str, size: int, prose: bool, listing: bool) -> Label | None:
    if _is_debris(text):
        return Label(Role.FURNITURE)
    if publishers.is_domain(text):
        return Label(Role.SOURCE, "domain")
    if _is_cut_short(text):
        return Label(Role.TEASER)
    if not prose and _is_captioned(text, size):
        return Label(Role.CAPTION)
    hint = furniture.hint(text)
    dated = not prose and stamps.is_date_line(text, labelled=bool(hint and hint.role is Role.DATE))
    if dated and (hint is None or hint.role in (Role.DATE, Role.BYLINE, Role.FURNITURE)):
        return Label(Role.DATE)
    if hint and _believed(hint, text, size, prose):
        # "Читайте также" alone, or "(0)" beside it: a heading. "Leia também: Temporais deixam …" says it all
        # itself.
        return Label(hint.role, hint.section, heading=hint.value <= (hint.section == "tags"))
    if dated:
        return Label(Role.DATE)
    if listing:
        return Label(Role.TAGS if len(_TAG_MARKS.findall(text)) >= 3 else Role.FURNITURE)
    return None


_label_of_short = lru_cache(maxsize=4096)(_label)


def labels(lines: Sequence[Paragraph]) -> list[Label | None]:
    """The labels of all lines; a heading passes its role on to the short lines it announces.

    "Etiketler :" / "Suriye" / "İdlib" are three lines of tags; "رئيس التحرير" / "إبراهيم موسى" is one
    masthead.
    """
    # Lines of size 0 stand far from the main content: menus of a thousand entries nobody asks about.
    found = [label(line) if line.size else Label(Role.FURNITURE) for line in lines]
    for at, own in enumerate(found):
        if own is None or not own.heading:
            continue
        longest, most = _ANNOUNCES.get(own.section, (0, 0))
        for below in range(at + 1, min(at + 1 + most, len(lines))):
            line = lines[below]
            if found[below] is not None or line.prose or line.size > longest or line.ends:
                break
            found[below] = Label(own.role, own.section)
    return found


# How long the lines under a heading are, and how many of them there can be.
_ANNOUNCES = {
    "tags": (4, 20),
    "masthead": (4, 1),
    "source": (5, 1),
    "share": (2, 8),
    "published": (5, 1),
    "byline": (4, 1),
}


def _believed(hint: furniture.Hint, text: str, size: int, prose: bool) -> bool:
    """Whether a phrase decides for its line, or is just a word in a headline or a sentence."""
    if hint.role is Role.DATE and not any(character.isdigit() for character in text) and hint.value != 0:
        return False
    if size > LONGEST.get(hint.role, LONGEST_OTHER):
        return False
    if prose and hint.role in (Role.SOURCE, Role.BYLINE, Role.DATE, Role.TAGS):
        return False
    return not (prose and hint.labelled and hint.role is not Role.CAPTION and size > LONGEST[Role.RELATED])


def _is_cut_short(text: str) -> bool:
    """Whether the line breaks off and offers the rest behind a link: "…طيب أردوغان..المزيد", "… said on…
    Read more"."""
    dots = max(text.rfind(".."), text.rfind("…") - 1)
    if dots < 1 or len(text) - dots > 30:
        return False
    hint = furniture.hint(text[dots:].lstrip(".… [("))
    return hint is not None and hint.section == "more" and hint.value == 0


def _is_captioned(text: str, size: int) -> bool:
    """Whether a picture credit ends the line: "Putin i Erdogan / fot. agencja", "Erdoğan (Foto: AA)"."""
    place = max(text.rfind(mark) for mark in "/|(")
    if place < 1 or size > 30 or len(text) - place > 60:
        return False
    hint = furniture.hint(text[place + 1 :].strip(" )"))
    return hint is not None and hint.section == "caption"


def _is_debris(text: str) -> bool:
    """Style sheets, scripts, bare addresses, counters and rows of figures."""
    if not _LETTER.search(text):
        return not stamps.is_date_line(text)
    head = text[:2000]
    if sum(map(head.count, "{}();=<>")) * 25 >= len(head) and _CODE.search(head):
        return True
    if ("/" in text or "www." in text) and _ADDRESS.search(text) and len(words(_ADDRESS.sub("", text))) <= 1:
        return True
    if len(text) > LONGEST_TICKER or not _DIGIT.search(text):
        return False
    return 100 * len(_FIGURE.findall(text)) > MOST_DIGITS * len(_SOLID.findall(text)) and not stamps.is_date_line(text)
