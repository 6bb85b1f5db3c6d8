from __future__ import annotations

import pytest

from dragoman.pages.datelines import is_dateline, split
from dragoman.pages.stamps import crawl_stamp, is_date_line


@pytest.mark.parametrize(
    "line",
    [
        "6 Декември, 2025",
        "الأربعاء 30 سبتمبر 2020 - 11:42",
        "Tuesday, 02 January 2024 12:17 GMT",
        "2025年10月07日付 Hurriyet 紙",
        "28.08.2025 15:45",
        "2023-08-02 16:39:00 | 2023-08-02 16:45:16",
        "٣ ديسمبر ٢٠٢٤",
        "18:05",
    ],
)
def test_date_lines(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "Elections 2024: what the parties promise to the voters",
        "Putin and Erdogan spoke at 5",
        "На 8 септември в Сочи Путин ще се срещне с Ердоган",
        "DOLAR 32,45",
    ],
)
def test_other_lines(line: str) -> None:
    assert not is_date_line(line)


def test_crawl_stamp() -> None:
    assert crawl_stamp(" date 2025-07-18 Text") == (1, 16)
    assert crawl_stamp(" date 2023-09 Text") == (1, 13)
    assert crawl_stamp("date night in Paris") is None


@pytest.mark.parametrize(
    ("dateline", "rest"),
    [
        ("MOSCOW, June 25. /TASS/. ", "Turkey's president telephoned"),
        ("SOÇİ - ", "Rusya Devlet Başkanı"),
        ("ANKARA (AA) - ", "Cumhurbaşkanı Erdoğan"),
        ("KYIV, Ukraine (AP) — ", "The president said"),
        ("МОСКВА, 24 ноя - РИА Новости. ", "Президент сообщил"),
        ("【モスクワ共同】", "大統領は"),
        ("(MENAFN) ", "The Kremlin reported"),
        ("القاهرة (د ب أ) - ", "بحث الوزير"),
        ("AGI - ", "Il presidente russo"),
    ],
)
def test_datelines_are_split_off(dateline: str, rest: str) -> None:
    assert split(dateline + rest) == len(dateline)


@pytest.mark.parametrize(
    "text",
    [
        "The talks – the first since May – took place in Ankara.",
        "Putin (70) said that he would come.",
        "– Syria must not become a threat, Erdogan said.",
        "Erdoğan: Görüşmeler sürecek, dedi.",
    ],
)
def test_sentences_have_no_dateline(text: str) -> None:
    assert split(text) == 0


def test_lone_datelines() -> None:
    assert is_dateline("TIANJIN")
    assert is_dateline("Ankara, 22. Februar, AZERTAC")
    assert not is_dateline("NE YAŞANMIŞTI?")
    assert not is_dateline("Loki")
