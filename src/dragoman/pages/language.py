"""Which language a story is in, decided on its body.

Identification is py3langid (Marco Lui's langid.py, retrained) restricted to the languages news pages come in.
Where related languages share nearly all their words, letters that only one of them writes decide.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

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
        "uk": "їєґ",
        "be": "ў",
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
# The Belgrade and Zagreb forms of frequent words; Bosnian goes with the latter but for its own.
_IJEKAVIAN = re.compile(
    r"\b(?:prije|poslije|vrijeme|rije[čc]\w*|mjesec\w*|gdje|dvije|cijel\w*|svijet\w*|vijest\w*|izvje\w*|mjest\w*|primirje|"
    r"riješ\w*|sjever\w*|razmijen\w*|umjesto|uvijek|ovdje|posjet\w*|obezbijed\w*|susjed\w*|povijes\w*)\b"
)
_EKAVIAN = re.compile(
    r"\b(?:pre|posle|vreme|re[čc]\w*|mesec\w*|gde|dve|ceo|celo[gj]\w*|svet\w*|vest\w*|izve[šs]t\w*|mest\w*|primirj[ae]|"
    r"re[šs]enj\w*|sever\w*|razmen\w*|umesto|uvek|ovde|pose[ćt]\w*|obezbed\w*|sused\w*)\b"
)
_CROATIAN = re.compile(
    r"\b(?:tisu[ćc]\w*|tjed\w+|siječ\w+|velja[čc]\w+|ožuj\w+|travnj\w+|svib\w+|lip\w+nj\w+|srpnj\w+|kolovoz\w*|rujn\w+|listopad\w*|"
    r"studen\w+|prosin\w+|vlak\w*|zrakoplov\w*|izvijestil\w*|priopć\w*|tko|netko|glede|povijest\w*|sigurnos\w*|europ\w*|suradnj\w*)\b"
)
_BOSNIAN = re.compile(
    r"\b(?:januar\w*|februar\w*|mart\w*|april\w*|juni?\w{0,2}|juli?\w{0,2}|august\w*|septemb\w+|oktob\w+|novemb\w+|decemb\w+|sedmic\w*|"
    r"bh|bih|bosn\w+|saopći\w*|saopće\w*|općin\w*|historij\w*|obezbijed\w*|evrop\w*|hiljad\w*|ko|neko|također|lahko|mehko)\b"
)


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
    code = _among_neighbours(str(code), sample.casefold())
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


def _among_neighbours(code: str, sample: str) -> str:
    """`code`, or the neighbour language that the letters or word forms of `sample` (case-folded) show."""
    if code in ("hr", "bs", "sr") and re.search("[čćžšđ]", sample) and not re.search("[а-я]", sample):
        return _south_slavic(sample)
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


def _south_slavic(sample: str) -> str:
    ijekavian, ekavian = len(_IJEKAVIAN.findall(sample)), len(_EKAVIAN.findall(sample))
    if ekavian > ijekavian:
        return "sr"
    croatian, bosnian = len(_CROATIAN.findall(sample)), len(_BOSNIAN.findall(sample))
    if croatian == bosnian == 0:
        return "hr" if ijekavian else "bs"
    return "hr" if croatian > bosnian else "bs"
