"""Bytes to text: what the file declares is checked, not believed.

Order: byte order mark; UTF-8 when the bytes are valid UTF-8; UTF-16 without a mark; the declared encoding
and the usual others, each decoded and judged by how ordinary its letters are. Nothing is normalised but line
ends: offsets count the characters as they were written.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from dragoman.errors import BinaryPageError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x7fELF",
    b"BZh",
    b"\xfd7zXZ",
    b"RIFF",
    b"OggS",
    b"ID3",
    b"Rar!",
    b"7z\xbc\xaf",
    b"MZ",
    b"SQLite format 3",
    b"\xd0\xcf\x11\xe0",
    b"\x28\xb5\x2f\xfd",
)
# Enough to judge an encoding by.
SAMPLE = 60_000
_META = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{3,20})|<\?xml[^>]{0,100}encoding=["']([\w-]{3,20})""",
    re.IGNORECASE,
)
# The upper bytes of Latin, Greek, Cyrillic, Hebrew, Arabic, Indic letters and of dashes and quotes in UTF-16.
_HIGH_BYTES = frozenset((0, 1, 2, 3, 4, 5, 6, 9, 0x1E, 0x20))
# Control characters have no business in a page; line feed and tab do.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_BREAKS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")
# More of these than this share and the bytes are no text.
MOST_CONTROL = 0.02
# The mean ordinariness of the letters below which a decoding is not believed: right ones score .5 and more.
BELIEVABLE = 0.3


_TYPOGRAPHY = frozenset("“”„«»–—’‘…№°©\u00a0\u200c\u200e\u200f")
_ASCII = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


@dataclass(frozen=True, slots=True)
class Decoded:
    """`text` with `\\n` line ends, `encoding` it was read as, `declared` what the bytes claimed ("" for
    nothing)."""

    text: str
    encoding: str
    declared: str = ""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An encoding and the letters that are frequent in the languages written with it."""

    name: str
    letters: frozenset[str]


_CYRILLIC = frozenset("оеаинтсрвлкмдпуяыьгзбчйхжшюцщъіїєёґўѓќћђјљњџОЕАИНТСРВЛКМДПУЯЫЬГЗБЧЙХЖШЮЦЩЪІЇЄЭэф")
_ARABIC = frozenset("اليمنوتربةعدسفهكقحجشصطخذضثغئءأإآىؤظ،؟")
_TURKISH = frozenset("ıişğüöçİŞĞÜÖÇâîû")
_WESTERN = frozenset("éèàçùêôîâëïüöäßñáíóúãõåæøÉÀÇÖÜÄÑÁÍÓÚœ¿¡ÅØÊÈ")
_CENTRAL = frozenset("ąćęłńóśźżáčďéěíňřšťúůýžăâîșşţőűđöüäôľŁŚŻŹĆĄĘŠČŽŘŐŰĐÁÉÍÓÚÖÜ")
_GREEK = frozenset("αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈΉΊΌΎΏ")
_HEBREW = frozenset("אבגדהוזחטיכךלמםנןסעפףצץקרשת")
_CHINESE = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发"
    "年动同工也能下过子说产种面而方后多定行学法所民得经"
    "這個國為們時來對發會過說產種後學經總統俄羅斯土耳其话電話谈普京统罗斯外交部長长部京北，。、“”"
)
_JAPANESE = frozenset(
    "のにはをたがでてとしれさいるなもかっ大領統日ー、。「」アイウエオカク"
    "コサシスセタチツテトナニネハプマミムラリルレロンップー"
)
_KOREAN = frozenset("이다는의에고가을하지한은기도로사리인어대를으자해나서시있라정들부수보제전일통령니여과만장국아")

_CANDIDATES = (
    _Candidate("windows-1251", _CYRILLIC),
    _Candidate("koi8-r", _CYRILLIC),
    _Candidate("koi8-u", _CYRILLIC),
    _Candidate("iso8859-5", _CYRILLIC),
    _Candidate("cp866", _CYRILLIC),
    _Candidate("mac-cyrillic", _CYRILLIC),
    _Candidate("windows-1256", _ARABIC),
    _Candidate("iso8859-6", _ARABIC),
    _Candidate("windows-1254", _TURKISH),
    _Candidate("windows-1252", _WESTERN),
    _Candidate("windows-1250", _CENTRAL),
    _Candidate("iso8859-2", _CENTRAL),
    _Candidate("windows-1253", _GREEK),
    _Candidate("windows-1255", _HEBREW),
    _Candidate("gb18030", _CHINESE),
    _Candidate("big5", _CHINESE),
    _Candidate("shift_jis", _JAPANESE),
    _Candidate("euc_jp", _JAPANESE),
    _Candidate("cp949", _KOREAN),
)
# Pages say ISO-8859-1 and mean windows-1252 (so the HTML standard), likewise the others.
_MEANT = {
    "iso8859-1": "windows-1252",
    "ascii": "windows-1252",
    "iso8859-9": "windows-1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "cp1252": "windows-1252",
    "cp1251": "windows-1251",
    "cp1254": "windows-1254",
    "cp1256": "windows-1256",
    "cp932": "shift_jis",
    "latin-1": "windows-1252",
    "euc_kr": "cp949",
}


def decode(data: bytes, where: str, declared: str | None = None) -> Decoded:
    """Text of `data`.

    Args:
        data: a whole page; it may be cut in the middle of a character.
        where: what to call it in an error.
        declared: the encoding a header gave; that of a `<meta>` or XML declaration is found here.

    Raises:
        BinaryPageError: the bytes are no text in any encoding.
    """
    claim = _claim(data, declared)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Decoded(tidy(data[len(mark) :].decode(name, errors="replace")), name, claim)
    if data.startswith(_MAGIC) and not data[:200].isascii():
        raise BinaryPageError(where, "not text: the bytes of another kind of file")
    if data.startswith(b"%PDF"):
        raise BinaryPageError(where, "not text: a PDF document")
    wide = _utf16(data)
    if wide:
        return Decoded(tidy(data.decode(wide, errors="replace")), wide, claim)
    if _controls(data[:SAMPLE]) > MOST_CONTROL:
        raise BinaryPageError(where, "not text: full of control bytes")
    text = _utf8(data)
    if text is not None:
        return Decoded(tidy(text), "utf-8", claim)
    if b"\x1b$" in data:
        try:
            return Decoded(tidy(data.decode("iso2022_jp")), "iso2022_jp", claim)
        except UnicodeDecodeError:
            pass
    best = _judged(data, claim)
    if best is None:
        raise BinaryPageError(where, "not text in any encoding we know")
    return Decoded(tidy(data.decode(best, errors="replace")), best, claim)


def tidy(text: str) -> str:
    """`text` with `\\n` line ends and without control characters, byte order mark and lone surrogates."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _BREAKS.search(text):
        text = _BREAKS.sub("\n", text)
    if _CONTROL.search(text):
        text = _CONTROL.sub("", text)
    if _SURROGATE.search(text):
        text = _SURROGATE.sub("\ufffd", text)
    return text.removeprefix("\ufeff")


def _claim(data: bytes, declared: str | None) -> str:
    """The declared encoding under Python's name for it; "" when there is none or nobody knows it."""
    name = declared
    if not name:
        found = _META.search(data[:4096])
        name = (found.group(1) or found.group(2)).decode("ascii", "replace") if found else ""
    try:
        known = codecs.lookup(name).name if name else ""
    except LookupError:
        return ""
    return _MEANT.get(known, known)


def _utf8(data: bytes) -> str | None:
    """`data` as UTF-8 if that is what it is, a few broken characters and a cut end allowed."""
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(data, final=False)
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    good = sum(character > "\x7f" for character in text[: SAMPLE * 4]) - text[: SAMPLE * 4].count("\ufffd")
    return text if broken and good >= 20 * broken else None


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte is one of very few values."""
    sample = data[: 4000 - len(data[:4000]) % 2]
    if len(sample) < 8:
        return None
    for name, high, low in (
        ("utf-16-le", sample[1::2], sample[0::2]),
        ("utf-16-be", sample[0::2], sample[1::2]),
    ):
        blocks = sum(byte in _HIGH_BYTES for byte in high)
        if (
            blocks > 0.95 * len(high)
            and any(byte == 0 for byte in high)
            and sum(byte == 0 for byte in low) < 0.05 * len(low)
        ):
            return name
    return None


def _controls(sample: bytes) -> float:
    """The share of bytes that no text in a byte-oriented encoding has."""
    bad = sum(sample.count(bytes([byte])) for byte in range(32) if byte not in (9, 10, 11, 12, 13, 27))
    return bad / len(sample) if sample else 0.0


def _judged(data: bytes, claim: str) -> str | None:
    """The candidate whose letters are the most ordinary; a declaration weighs a little."""
    sample = data[:SAMPLE]
    best: tuple[float, str] | None = None
    for candidate in _CANDIDATES:
        try:
            text = codecs.getincrementaldecoder(candidate.name)().decode(sample, final=False)
        except UnicodeDecodeError:
            # One undefined byte in a long page is damage, many are another encoding.
            text = sample.decode(candidate.name, errors="replace")
            if text.count("\ufffd") * 200 > len(text):
                continue
        value = _ordinary(text, candidate.letters) + (0.15 if candidate.name == claim else 0.0)
        if best is None or value > best[0] + 1e-9:
            best = (value, candidate.name)
    return best[1] if best and best[0] >= BELIEVABLE else None


def _ordinary(text: str, letters: frozenset[str]) -> float:
    """How ordinary the non-ASCII characters of `text` are on average: 1 frequent letters, below 0 rubbish."""
    total = 0.0
    count = 0
    previous = " "
    for character in text:
        if character > "\x7f":
            count += 1
            if character.isupper() and previous.isupper():
                # Cyrillic in the wrong table is a row of capitals.
                total += 0.2
            elif character in letters:
                total += 1.0
            elif character in _TYPOGRAPHY:
                total += 0.5
            elif "\uac00" <= character <= "\ud7a3":
                total += 0.6
            elif character.isalpha():
                total += 0.4 if "\u4e00" <= character <= "\u9fff" else 0.1
            else:
                total -= 1.0
            if character.isupper() and previous.islower():
                total -= 1.5
            if previous in _ASCII and "\u0370" <= character <= "\u06ff" and character.isalpha():
                total -= 1.5
        elif character in _ASCII and "\u0370" <= previous <= "\u06ff" and previous.isalpha():
            # Latin and another script inside one word: Turkish read as Cyrillic gives "Cumhurbaюkanэ".
            total -= 1.5
        previous = character
    return total / count if count else 1.0
