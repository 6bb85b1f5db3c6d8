"""What a line says it is: phrases from the language packs, looked up in any line of any page.

All packs are asked at once, because which language a page is in is decided on its body, and the body is only
known once the furniture is gone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dragoman.languages.lines import read_lines
from dragoman.model import Role
from dragoman.pages.words import words

#: What each section of a furniture file means.
ROLES = {
    "share": Role.SHARE,
    "comments": Role.COMMENTS,
    "related": Role.RELATED,
    "more": Role.TEASER,
    "tags": Role.TAGS,
    "subscribe": Role.NOTICE,
    "notice": Role.NOTICE,
    "source": Role.SOURCE,
    "caption": Role.CAPTION,
    "published": Role.DATE,
    "updated": Role.DATE,
    "byline": Role.BYLINE,
    "menu": Role.FURNITURE,
    "masthead": Role.FURNITURE,
    "advert": Role.FURNITURE,
    "login": Role.FURNITURE,
}
# A phrase this long means itself wherever it stands in a line.
PLAIN = 3
# A short line may carry this many words beside the phrase: "Сподели в", "Коментари (0)", "Share the article".
SLACK = 2
# Beyond this a line is a paragraph, and only its beginning is looked at.
SCANNED = 25
# Sections whose phrase may open a short line without a colon: "Снимка БГНЕС", "By Simon Smith", "Published 5
# December". Not `source`: "Источник в Кремле назвал дату" is a headline.
_OPENING = frozenset({"caption", "byline", "published", "updated", "masthead"})
# Single words that are furniture only when nothing stands beside them: "World", but not "World leaders meet".
_BARE = frozenset({"menu", "byline", "tags", "source"})
# "By Simon Smith"; "Posted by Michael Smith on November 19, 2019, 6:21 AM EST".
NAMED = 5
DATED = 14
_LABEL = re.compile(r"^[^\w]*([^:：]{2,40})\s*[:：]\s*(.*)$", re.DOTALL)
_SHARED = Path(__file__).with_name("furniture.txt")
_LANGUAGES = Path(__file__).parent.parent / "languages"


@dataclass(frozen=True, slots=True)
class Hint:
    """What a line says of itself: its role, the section it was found in, and how much of the line says so.

    `labelled` means "phrase: value"; `whole` that hardly anything but the phrase stands in the line; `value`
    is the number of words beside the phrase.
    """

    role: Role
    section: str
    labelled: bool
    whole: bool
    value: int


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[str, ...]
    open: tuple[bool, ...]
    section: str

    def at(self, line: tuple[str, ...], place: int) -> bool:
        if place + len(self.words) > len(line):
            return False
        for offset, word in enumerate(self.words):
            found = line[place + offset]
            if found != word and not (self.open[offset] and found.startswith(word)):
                return False
        return True


@lru_cache(maxsize=1)
def languages() -> frozenset[str]:
    """The languages that have a folder of data; pages in others are kept and marked as unsupported."""
    return frozenset(path.parent.name for path in _LANGUAGES.glob("*/furniture.txt"))


@lru_cache(maxsize=1)
def _phrases() -> dict[str, tuple[_Phrase, ...]]:
    """All phrases by their first word, longest first; those with an open first word by its first two letters
    and `*`.

    Raises:
        DataError: a furniture file has an unknown section or a line without words.
    """
    table: dict[str, list[_Phrase]] = {}
    for path in (_SHARED, *sorted(_LANGUAGES.glob("*/furniture.txt"))):
        for line in read_lines(path, frozenset(ROLES)):
            folded: list[str] = []
            loose: list[bool] = []
            for part in line.text.split():
                found = words(part)
                folded += found
                loose += [False] * (len(found) - 1) + [part.endswith("*")] * bool(found)
            if not line.section or not folded:
                raise line.error("a phrase is words in a section")
            phrase = _Phrase(tuple(folded), tuple(loose), line.section)
            table.setdefault(f"{folded[0][:2]}*" if loose[0] else folded[0], []).append(phrase)
    return {key: tuple(sorted(phrases, key=lambda p: -len(p.words))) for key, phrases in table.items()}


@lru_cache(maxsize=4096)
def hint(line: str) -> Hint | None:
    """What `line` says it is, or None.

    A phrase counts where it opens a short line, stands before a colon, or fills most of a line; in running
    text ("he shared the article with reporters") only a phrase of several words at the very beginning
    counts, and only where the line is not much longer.
    """
    folded = words(line)
    if not folded:
        return None
    best: tuple[int, Hint] | None = None
    label = _LABEL.match(line) if len(line) < 4000 else None
    labelled_words = len(words(label.group(1))) if label else 0
    table = _phrases()
    places = range(min(len(folded), SCANNED)) if len(folded) <= SCANNED else range(1)
    for place in places:
        for phrase in (*table.get(folded[place], ()), *table.get(f"{folded[place][:2]}*", ())):
            if not phrase.at(folded, place):
                continue
            length = len(phrase.words)
            rest = len(folded) - length
            labelled = place <= 1 and bool(labelled_words) and place + length >= labelled_words - 1
            beside = folded[:place] + folded[place + length :]
            numbers = all(word.isdigit() for word in beside)
            whole = numbers or (place == 0 and rest <= (0 if phrase.section in _BARE else SLACK))
            unmistakable = length >= PLAIN and len(folded) <= 6 * length
            dated = phrase.section in ("published", "updated") and any(word.isdigit() for word in beside)
            opens = place == 0 and phrase.section in _OPENING and len(folded) <= (DATED if dated else NAMED)
            if not (labelled or whole or unmistakable or opens):
                continue
            found = Hint(ROLES[phrase.section], phrase.section, labelled, whole, rest)
            if best is None or length > best[0]:
                best = (length, found)
    return best[1] if best else None
