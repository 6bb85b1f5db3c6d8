"""One spelling for comparing: a folded text has the length of the original, so that spans hold in both.

Lower case, ASCII digits and dashes, one apostrophe, one space, bare alef. Turkish dotted and dotless i fall
together: "HAZIRAN" and "HAZİRAN" are the same month.
"""

from __future__ import annotations

import unicodedata

_ZEROS = "٠۰०০０"
_FOLDED = {ord(chr(ord(zero) + n)): str(n) for zero in _ZEROS for n in range(10)}
_FOLDED |= dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_FOLDED |= dict.fromkeys(map(ord, "’‘´`ʼ′＇"), "'")
_FOLDED |= dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2009\u200a\u202f\u3000"), " ")
_FOLDED |= dict.fromkeys(map(ord, "أإآٱ"), "ا") | {ord("ى"): "ي", ord("ی"): "ي", ord("ک"): "ك", ord("ة"): "ه"}
_FOLDED |= {ord("İ"): "i", ord("ı"): "i", ord("："): ":", ord("／"): "/", ord("．"): "."}
_FINAL_SIGMA = str.maketrans("ς", "σ")


def fold(text: str) -> str:
    """The text in the one spelling dates are looked up in, of exactly the same length."""
    folded = text.translate(_FOLDED).lower().translate(_FINAL_SIGMA)
    if len(folded) == len(text):
        return folded
    # A letter outside the table that grows in lower case: fold it alone, or leave it.
    return "".join(low if len(low := char.lower()) == 1 else char for char in text.translate(_FOLDED))


def compose(word: str) -> str:
    """A word of language data, composed and folded for lookup."""
    return fold(unicodedata.normalize("NFC", word))
