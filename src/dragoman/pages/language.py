"""Which language a story is in, decided on its body.

Identification is py3langid (Marco Lui's langid.py, retrained) restricted to the languages news pages come in.
Where related languages share nearly all their words, letters that only one of them writes decide.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from dragoman.pages.south_slavic import south_slavic

UNKNOWN = "und"
# Below this many letters nothing is said: "TIANJIN", "AGI".
SHORTEST = 20
# Characters looked at for the letters and words that tell neighbours apart …
SAMPLE = 3000
# … and for the identifier: of 204 stories in 24 languages it names the same as from all 3000.
IDENTIFIED = 1000
# The identifier's probability below which a text is in doubt.
DOUBT = 0.5
_LANGUAGES_LISTED = """
    af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi
    fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko ku ky
    lo lt lv mk ml mn mr ms mt nb ne nl nn no pa pl ps pt ro ru
    si sk sl sq sr sv sw ta te th tl tr uk ur uz vi zh
"""
_LANGUAGES = frozenset(_LANGUAGES_LISTED.split())
_LETTER = re.compile(r"[^\W\d_]")
# Letters that are common in one language and not written in its neighbours, per group of look-alikes.
_TELLTALES: dict[frozenset[str], dict[str, str]] = {
    frozenset({"bg", "mk", "sr", "ru", "uk", "be"}): {
        "bg": "ъщ",
        "mk": "ѓќѕ",
        "sr": "ћђ",
        "ru": "ыэё",
        "uk": "їєґі",
        "be": "ўі",
    },
    frozenset({"fa", "ar", "ur", "ps", "ku"}): {
        "fa": "گچپژ",
        "ur": "ٹڈڑںےہ",
        "ps": "ټډړښځڅڼ",
        "ar": "ةيىك",
        "ku": "ێۆڕڵ",
    },
    frozenset({"tr", "az"}): {"az": "əxq"},
}
# Where letters tell nothing: words only one of two neighbours has.
_WORDS: dict[str, re.Pattern[str]] = {
    "id": re.compile(
        r"\b(?:bahwa|karena|telepon|serikat|ukraina|turki|prancis|jepang|inggris|eropa|jumat|minggu|usai|juru bicara|"
        r"kunjungan|menlu|perusahaan|polisi|resmi|bisa|sejumlah|demikian|soal|kantor|negeri|tiongkok)\b"
    ),
    "ms": re.compile(
        r"\b(?:bahawa|kerana|telefon|syarikat|ukraine|turkiye|perancis|jepun|britain|eropah|jumaat|ahad|jurucakap|"
        r"lawatan|polis|rasmi|boleh|beliau|ialah|pejabat|berkata|daripada|dijangka|kesatuan|manakala|semalam)\b"
    ),
}
# Neighbours among which the identifier's belief is divided: together they are sure.
_SHARED = (frozenset({"hr", "bs", "sr"}), frozenset({"id", "ms"}))


def identify(text: str, declared: str | None = None) -> str:
    """The ISO 639-1 code of the language of `text`; "und" when it is too short or in doubt.

    Args:
        text: running text, best without title and furniture.
        declared: what the page says of itself (`<html lang>`); it decides only where the text leaves doubt.
    """
    sample = text[:SAMPLE]
    letters = len(_LETTER.findall(sample))
    told = (declared or "").split("-")[0].split("_")[0].lower()
    if letters < SHORTEST and not (letters >= 8 and re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", sample)):
        return told if told in _LANGUAGES and letters else UNKNOWN
    code, sure = _identifier().classify(sample[:IDENTIFIED])
    if float(sure) < DOUBT:
        sure = _with_neighbours(str(code), sample[:IDENTIFIED])
    code = _among_neighbours(str(code), sample.casefold(), told)
    if float(sure) < DOUBT:
        return told if told in _LANGUAGES else (code if letters > 4 * SHORTEST else UNKNOWN)
    if told in ("no", "nb", "nn") and code in ("no", "nb", "nn", "da"):
        return told
    return code


@lru_cache(maxsize=1)
def _identifier() -> Any:
    """The identifier, loaded at its first use: it takes half a second and 130 MB."""
    from py3langid import langid

    loaded = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    known = set(loaded.labels)
    loaded.set_languages(sorted(_LANGUAGES & known))
    return loaded


def _with_neighbours(code: str, sample: str) -> float:
    """The identifier's probability of `code` or one of the languages it is easily taken for."""
    group = next((group for group in _SHARED if code in group), frozenset({code}))
    return sum(float(part) for language, part in _identifier().rank(sample) if language in group)


def _among_neighbours(code: str, sample: str, told: str) -> str:
    """`code`, or the neighbour language that the letters or word forms of `sample` (case-folded) show."""
    if code in ("hr", "bs", "sr") and not re.search("[а-я]", sample):
        return south_slavic(sample, code, told)
    if code in _WORDS:
        other = "ms" if code == "id" else "id"
        return other if len(_WORDS[other].findall(sample)) > len(_WORDS[code].findall(sample)) else code
    for group, telltales in _TELLTALES.items():
        if code not in group:
            continue
        counts = {language: sum(sample.count(letter) for letter in letters) for language, letters in telltales.items()}
        if group == frozenset({"fa", "ar", "ur", "ps", "ku"}):
            return _arabic_script(code, counts, len(sample))
        best = max(counts, key=lambda language: counts[language])
        # A quoted foreign name brings a letter or two; a language brings one in a hundred.
        if best != code and counts[best] * 100 > len(sample) and counts[best] > 2 * counts.get(code, 0):
            return best
    return code


def _arabic_script(code: str, counts: dict[str, int], length: int) -> str:
    for language in ("ps", "ku", "ur"):
        if counts[language] * 100 > length * 2:
            return language
    if code == "ar" and counts["fa"] * 100 > length * 2 and counts["ar"] * 100 < length * 3:
        return "fa"
    if code in ("fa", "ur") and counts["fa"] == 0 and counts["ar"] * 100 > length * 2:
        return "ar"
    return code
