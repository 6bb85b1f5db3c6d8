"""Words as segmentation sees them: folded, counted and compared the same way in every script.

Nothing here knows a language. Folding is for comparing only; it never produces text that is kept.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Indic and South-East Asian vowel signs are not `\w` for `re`, but they are parts of words.
_WORD = re.compile(r"[^\W_\u0900-\u109f\u1780-\u17ff]+|[\u0900-\u109f\u1780-\u17ff]+")
# Scripts written without spaces: a run of letters is many words.
_SPACELESS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_DROP = re.compile("[\u0300-\u036f\u064b-\u065f\u0670\u0640\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_ALIKE = str.maketrans("أإآٱىةکیىı", "اااايهكييi")
# Arabic writes "and", "with", "for" and the article on to the word: والرئيس = و + ال + رئيس.
_ARABIC_CLITICS = re.compile(r"^(?:[وفبلك]?ال|لل|[وف](?=\w{4}))")
_ENDS = re.compile(r"[.!?…。！？।։؟۔:]['\"»”’)\]›」』】“]*$")
# "…للرئيس التركي.. ما هو؟": two dots are a headline's pause, not the end of a sentence.
_INNER_END = re.compile(r"(?:(?<![.])[.!?؟۔।։]['\"»”’)]*\s+\S|[。！？])")


def fold(text: str) -> str:
    """`text` without case, accents, vowel marks, tatweel, direction marks and spelling variants of one
    letter."""
    return _DROP.sub("", unicodedata.normalize("NFD", text.casefold())).translate(_ALIKE)


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The folded words of `text`, in order."""
    return tuple(_WORD.findall(fold(text)))


def size(text: str) -> int:
    """How many words long `text` is; two letters count as a word where words are not spaced (我们,
    ประเทศ)."""
    found = words(text)
    if not _SPACELESS.search("".join(found)):
        return len(found)
    total = 0
    for word in found:
        spaceless = len(_SPACELESS.findall(word))
        total += (spaceless + 1) // 2 if spaceless else 1
    return total


@lru_cache(maxsize=2048)
def stems(text: str) -> frozenset[str]:
    """What `text` is about, roughly: beginnings of its longer words, letter pairs in spaceless scripts."""
    found: set[str] = set()
    for word in words(text):
        if _SPACELESS.search(word):
            found.update(word[at : at + 2] for at in range(len(word) - 1))
            continue
        core = _ARABIC_CLITICS.sub("", word)
        if len(core) >= 4 or (len(core) == 3 and core[0] >= "\u0600"):
            found.add(core[:5])
    return frozenset(found)


def shared(part: frozenset[str], whole: frozenset[str]) -> float:
    """The share of `part` that also stands in `whole`, 0 to 1; 0 when `part` is empty."""
    return len(part & whole) / len(part) if part else 0.0


def ends_sentence(text: str) -> bool:
    """Whether `text` ends the way a sentence or a lead-in ("He said:") does."""
    return bool(_ENDS.search(text))


def has_inner_end(text: str) -> bool:
    """Whether a sentence ends and another begins inside `text`."""
    return bool(_INNER_END.search(text))
