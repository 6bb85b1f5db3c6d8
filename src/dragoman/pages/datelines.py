"""Datelines: place, day and agency before the first sentence of a story.

"MOSCOW, June 25. /TASS/. …", "SOÇİ - …", "ANKARA (AA) - …", "МОСКВА, 24 ноя - РИА Новости. …",
"【モスクワ共同】…", "(MENAFN) The Kremlin …", "القاهرة (د ب أ) - …", "AGI - Il presidente …", "TIANJIN".
"""

from __future__ import annotations

import re

from dragoman.pages import publishers, stamps, words

# Longer than this nobody writes a dateline: "ВЕЛИКИЙ НОВГОРОД, 24 ноября 2025 года. /Корр. ТАСС Иван
# Петров/."
MAX_LENGTH = 70
_DASH = r"\s*[-–—―:]{1,2}\s*"
_SLASHED = re.compile(r"^[^\n/.]{2,50}[.,]?\s*/[^/\n]{2,40}/\s*[.,:–—-]*\s*")
_CORNERED = re.compile(r"^【[^】\n]{2,40}】\s*(?=\S)")
_BRACKETED = re.compile(rf"^[^\W\d][^\n().!?]{{1,40}}\s*\([^()\n]{{1,30}}\)(?:{_DASH}|\.\s+)")
_LEADING_AGENCY = re.compile(r"^\(([^()\n]{2,25})\)\s*[-–—:]?\s*")
_DASHED = re.compile(r"^([^\n.!?:«\"“]{2,50}?)(?:\s+[-–—―]+\s+|\s*[–—―]+\s*)")
_DATED_DASH = re.compile(
    r"^[^\W\d_]{2,25}(?:[ -][^\W\d_]{2,25})?,\s*(?:\d{1,2}\.? [^\W\d_]{3,12}|[^\W\d_]{3,12}\.? \d{1,2})\.?\s*"
    r"(?:[-–—―,(]\s*[^\n.–—―-]{2,30}[.)]\s+|[-–—―]\s+)"
)


def split(text: str) -> int:
    """How many characters of `text`, a paragraph, are its dateline; 0 when it has none."""
    head = text[: MAX_LENGTH + 1]
    for pattern in (_SLASHED, _CORNERED, _BRACKETED, _DATED_DASH):
        found = pattern.match(head)
        if found and found.end() < len(text) and (pattern is not _SLASHED or _names_agency(found.group())):
            place = found.group().partition("(")[0]
            if pattern is _BRACKETED and not (_names_agency(found.group()) or _is_place(place)):
                continue
            return found.end()
    found = _LEADING_AGENCY.match(head)
    if found and (publishers.named(found.group(1)) or found.group(1).isupper()) and found.end() < len(text):
        return found.end()
    found = _DASHED.match(head)
    if found and found.end() < len(text) and (_is_place(found.group(1)) or publishers.named(found.group(1))):
        return found.end()
    return 0


def is_dateline(line: str) -> bool:
    """Whether `line`, alone between title and body, is a dateline: "TIANJIN", "Ankara, 22. Februar,
    AZERTAC"."""
    if len(line) > MAX_LENGTH or words.ends_sentence(line.rstrip("./")):
        return False
    if len(line.split()) <= 3 and line.upper() == line.casefold().upper() == line and line.lower() != line:
        return not any(letter.isdigit() for letter in line) and publishers.named(line) is None
    pieces = [piece.strip(" /.()") for piece in re.split(r"[,،/–—-]", line)]
    return len(pieces) >= 2 and any(publishers.named(piece) for piece in pieces[1:]) and words.size(line) <= 9


def _names_agency(text: str) -> bool:
    if publishers.mentioned(text):
        return True
    return any(word.isupper() and len(word) > 1 for word in re.findall(r"\w+", text))


def _is_place(text: str) -> bool:
    """Place names in capitals ("KYIV, Ukraine"), or a place and a date."""
    first = text.split(",")[0].strip()
    capitals = first.upper() == first and first.lower() != first and len(first) > 2
    return capitals and len(first.split()) <= 3 and not stamps.is_date_line(first)
