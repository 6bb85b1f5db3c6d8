from __future__ import annotations

import pytest

from dragoman.errors import BinaryPageError
from dragoman.pages.encodings import decode, tidy

BULGARIAN = "Президентът Румен Радев разговаря по телефона с френския си колега, съобщиха от пресслужбата му. "
RUSSIAN = "Министр иностранных дел провёл переговоры с послом Бразилии, говорится в сообщении ведомства. "
ARABIC = "بحث وزير الخارجية المصري مع نظيرته الألمانية تطورات الأزمة في السودان وقالت الخارجية إنهما اتفقا. "
TURKISH = (
    "Dışişleri Bakanı, Mısırlı mevkidaşıyla görüştü; iki ülke büyükelçilerini memnuniyetle karşıladığını söyledi. "
)
FRENCH = "Le président français et le roi ont parlé de la situation pendant plus de deux heures, a déclaré le palais. "
POLISH = "Minister spraw zagranicznych rozmawiał z ministrem Węgier o sytuacji na granicy, podała służba prasowa. "
GREEK = "Ο υπουργός Εξωτερικών μίλησε τηλεφωνικά με τον ομόλογό του για την κατάσταση στην περιοχή. "
CHINESE = "外交部长与日本外相通电话，讨论两国关系和地区局势，双方同意继续保持联系。"
JAPANESE = "外相は電話で地域の情勢について話し合い、引き続き緊密に連絡を取ることで一致した。"
KOREAN = "외교부 장관은 일본 외무상과 전화 통화를 하고 양국 관계와 지역 정세를 논의했다고 밝혔다. "


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (BULGARIAN, "windows-1251"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp866"),
        (ARABIC, "windows-1256"),
        (TURKISH, "windows-1254"),
        (TURKISH, "iso8859-9"),
        (FRENCH, "windows-1252"),
        (POLISH, "windows-1250"),
        (GREEK, "windows-1253"),
        (CHINESE, "gb18030"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (KOREAN, "euc_kr"),
        (RUSSIAN, "utf-8"),
        (RUSSIAN, "utf-16"),
        (ARABIC, "utf-16-le"),
        (TURKISH, "utf-16-be"),
        (RUSSIAN, "utf-8-sig"),
    ],
)
def test_undeclared_encodings_are_found(text: str, encoding: str) -> None:
    assert decode((text * 3).encode(encoding), "page").text == text * 3


@pytest.mark.parametrize("text", [RUSSIAN, ARABIC, TURKISH, GREEK])
def test_a_wrong_declaration_is_not_believed(text: str) -> None:
    wrong = f'<meta charset="iso-8859-1"><p>{text * 3}</p>'
    right = {RUSSIAN: "windows-1251", ARABIC: "windows-1256", TURKISH: "windows-1254", GREEK: "windows-1253"}[text]
    decoded = decode(wrong.encode(right), "page")
    assert text in decoded.text
    assert decoded.declared == "windows-1252"
    assert decode(wrong.encode("utf-8"), "page").encoding == "utf-8"


def test_a_cut_or_damaged_utf8_page_stays_utf8() -> None:
    data = (RUSSIAN * 5).encode()
    assert (
        decode(data[:-1], "page").text == (RUSSIAN * 5)[:-1].rstrip() or decode(data[:-1], "page").encoding == "utf-8"
    )
    broken = data[:40] + b"\xff" + data[40:]
    assert decode(broken, "page").encoding == "utf-8"


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n" + bytes(range(256)), b"%PDF-1.7\n1 0 obj", bytes(range(256)) * 20],
    ids=["png", "pdf", "noise"],
)
def test_binaries_are_refused(data: bytes) -> None:
    with pytest.raises(BinaryPageError, match="page"):
        decode(data, "page")


def test_line_ends_and_control_characters() -> None:
    assert tidy("a\r\nb\rc\x0cd\x00\u2028e\ud800") == "a\nb\nc\nd\ne\ufffd"
    assert decode(b"one\r\ntwo\rthree", "page").text == "one\ntwo\nthree"


def test_nothing_is_normalised() -> None:
    text = "cafe\u0301 می\u200cخواهم"
    assert decode(text.encode(), "page").text == text
