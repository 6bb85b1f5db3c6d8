"""Date lines by their shape, and the stamp some crawls put before a page's text.

No month is known by name here (that is the business of `dragoman.dates`): a line is a date line when numbers
of a date's shape make it up and few words are left over. "Published 5 December 2024 at 02.24", "الأربعاء 30
سبتمبر 2020 - 11:42", "2025年10月07日付 Hurriyet 紙".
"""

from __future__ import annotations

import re

from dragoman.pages.words import words

# " date 2025-07-18 Kremlin …", " date 2023-09 …": put there by the crawl, not by the page.
_CRAWL_STAMP = re.compile(r"\s*date (\d{4}(?:-\d{2}){1,2})(?=\s|$)")
_DIGITS = r"0-9٠-٩۰-۹०-९"
_YEAR = re.compile(rf"(?<![{_DIGITS}])(?:19[5-9]\d|20[0-4]\d|[٠-٩]{{4}}|[۰-۹]{{4}}|२०[०-९]{{2}})(?![{_DIGITS}])")
_NUMERIC = re.compile(
    rf"(?<![{_DIGITS}])[{_DIGITS}]{{1,2}}\s?[./-]\s?[{_DIGITS}]{{1,2}}\s?[./-]\s?[{_DIGITS}]{{2,4}}(?![{_DIGITS}])"
)
_CLOCK = re.compile(rf"(?<![{_DIGITS}])[0-2٠-٢۰-۲]?[{_DIGITS}][:.][0-5٠-٥۰-۵][{_DIGITS}](?![{_DIGITS}])")
_NUMBER = re.compile(rf"[{_DIGITS}]+")
# "Wednesday, 3rd of December 2024 at 14:30 local time": at most this many words that are no numbers.
MAX_WORDS = 7
MAX_LENGTH = 110


def crawl_stamp(text: str) -> tuple[int, int] | None:
    """Where the stamp of the crawl stands at the very start of `text` ("date 2025-07-18"), if it does."""
    found = _CRAWL_STAMP.match(text)
    return (text.index("date"), found.end()) if found else None


def is_date_line(line: str, *, labelled: bool = False) -> bool:
    """Whether `line` is nothing but a date or a time of day.

    Args:
        line: one stripped line.
        labelled: the line says so itself ("Last update", "Yayın tarihi"), so a clock time or a day is enough.
    """
    if len(line) > MAX_LENGTH or not _NUMBER.search(line):
        return False
    rest = sum(not _NUMBER.match(word) for word in words(line))
    dated = bool(_YEAR.search(line) or _NUMERIC.search(line))
    timed = bool(_CLOCK.search(line))
    if labelled:
        return rest <= 2 * MAX_WORDS and (dated or timed or len(line) <= 40)
    if dated:
        # "Elections 2024" is a menu entry: a lone year needs a day beside it, "December 2024" is let through.
        numbers = len(_NUMBER.findall(line))
        return rest <= MAX_WORDS and (numbers >= 2 or rest <= 1)
    return timed and rest <= 3
