"""Text to tokens: words with their place, a folded form for look-up, and the suffix behind an apostrophe.

Folding makes spellings of one word equal across keyboards and conventions, never across words of a language:
case, Latin and Greek accents, dotted and dotless i, Arabic vowel signs, tatweel and hamza seats, ё/е. Scripts
written without spaces (Han, hiragana, Thai, Lao, Khmer, Burmese) give one token a character, katakana one a run, so
that the same word patterns serve every script.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from dragoman.languages.marks import GERSHAYIM
from dragoman.spans import Span

# Word characters that Python's \w leaves out: combining signs of Arabic, Hebrew and the Indic scripts.
_SIGNS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0963\u0966-\u0dff\u200c\u00ad"
)
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
)
# A foreign name in katakana is one word: プーチン.
_KATAKANA = "[\u30a1-\u30fa\u30fc-\u30ff]"
# Letters by the run, then signs one by one: as one class with a look-ahead at every letter, a page took twice as long.
_WORD = rf"(?:[^\W{_UNSPACED}]++|[{_SIGNS}]|{GERSHAYIM})++"
# The last is the Hebrew geresh.
APOSTROPHES = "'’‘´`ʼ′׳"
# "NATO-t", "ABŞ-ın", "OHR-a": the case of an abbreviation, as Hungarian, Azerbaijani and South Slavic write it.
# Only endings that are no word of a compound: "EU-wide" and "UN-backed" are two words each.
_CASES = (
    "t|ot|et|at|nak|nek|val|vel|ban|ben|ba|be|ra|re|ról|ről|tól|től|ból|ből|hoz|hez|nál|nél|on|en|ön|ért|ig|"
    "ın|in|un|ün|nın|nin|nun|nün|ı|i|u|ü|nı|ni|nu|nü|yı|yi|yu|yü|a|ə|ya|yə|na|nə|da|də|dan|dən|la|lə|yla|ylə|"
    "e|om|em|ovi|owi|ów|а|у|е|ом"
)
_CASE = rf"(?<=[A-ZƏŞĞÜÖÇİÁÉŐŰÅÄŠŽĆČĐА-Я]{{2}})[-‑](?=(?:{_CASES})(?![\w-]))"
# "Putin’le", "Putin's", "Soçi´de", "NATO-t": a word, then perhaps one suffix behind an apostrophe or hyphen.
_TOKEN = re.compile(rf"({_WORD})(?:(?:[{APOSTROPHES}]|{_CASE})({_WORD}))?|{_KATAKANA}+|[{_UNSPACED}]")
# "телефонуОбсудили": two words glued where markup was lost.
_GLUED = re.compile(r"(?<=[a-zа-яёїієґçğıöşüéèàâêîôûáíóúñα-ωάέήίόύώ])(?=[A-ZА-ЯЁЇІЄҐÇĞİÖŞÜÉÁΑ-Ω])")

_KEPT = str.maketrans({"й": "\ue001", "Й": "\ue001", "ї": "\ue002", "Ї": "\ue002", "ў": "\ue003", "Ў": "\ue003"})
_BACK = str.maketrans(
    {
        "\ue001": "й", "\ue002": "ї", "\ue003": "ў",
        "ё": "е", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ə": "e", "ð": "d", "þ": "th",
        "ى": "ي", "ی": "ي", "ې": "ي", "ة": "ه", "ک": "ك", "ہ": "ه", "ھ": "ه", "ڤ": "ف", "ۆ": "و", "ٱ": "ا",
        '"': None, "״": None, "”": None,
        "\u0640": None, "\u200c": None, "\u200d": None, "\u00ad": None, "\u200e": None, "\u200f": None,
    }
)  # fmt: skip
_STRIPPED = re.compile("[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """The look-up form of a word: see the module's account of what is made equal."""
    if word.isascii():
        return word.lower()
    spread = unicodedata.normalize("NFKD", word.replace("İ", "i").translate(_KEPT))
    return unicodedata.normalize("NFC", _STRIPPED.sub("", spread).casefold().translate(_BACK))


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text: its span without the apostrophe suffix, folded form, suffix (folded, often empty).

    `capital` tells an upper-case first letter, `upper` a word of capitals only; never in scripts without case.
    """

    start: int
    end: int
    fold: str
    suffix: str
    capital: bool
    upper: bool = False

    @property
    def span(self) -> Span:
        """Place of the word in the text that was tokenised."""
        return Span(self.start, self.end)


def tokenize(text: str, *, apostrophe: str = "suffix") -> list[Token]:
    """Tokens of `text` in order.

    Args:
        text: any string; spans count its code points.
        apostrophe: what an apostrophe inside a word does: "suffix" (Turkish, English: *Putin'le*, *Putin's*),
            "split" (French, Italian: *l'entretien*), "letter" (Ukrainian: *п'ять*).
    """
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        word = match[1]
        start = match.start()
        if word is None:
            tokens.append(Token(start, match.end(), fold(match[0]), "", False))
            continue
        suffix = match[2]
        if suffix and apostrophe == "letter" and text[match.end(1)] in APOSTROPHES:
            tokens.append(Token(start, match.end(), fold(word + "'" + suffix), "", word[0].isupper(), word.isupper()))
            continue
        if word.islower() or word[1:].islower() or word.isupper():
            # Most words: no capital behind a small letter, so nothing is glued.
            tail = fold(suffix) if suffix and apostrophe == "suffix" else ""
            tokens.append(Token(start, start + len(word), fold(word), tail, word[0].isupper(), word.isupper()))
            if suffix and apostrophe != "suffix":
                tokens.append(Token(match.start(2), match.end(2), fold(suffix), "", suffix[0].isupper()))
            continue
        parts = _GLUED.split(word)
        for number, part in enumerate(parts):
            last = number == len(parts) - 1
            tail = fold(suffix) if suffix and last and apostrophe == "suffix" else ""
            capital = part[0].isupper()
            tokens.append(
                Token(
                    start,
                    start + len(part),
                    fold(part),
                    tail,
                    capital,
                    part.isupper(),
                )
            )
            start += len(part)
        if suffix and apostrophe != "suffix":
            tokens.append(Token(match.start(2), match.end(2), fold(suffix), "", suffix[0].isupper()))
    return tokens
