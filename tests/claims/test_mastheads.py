from __future__ import annotations

import pytest

from dragoman.model import Page
from dragoman.pipeline import read_page

RUSSIAN = (
    "Телефонный разговор с Президентом Турции Реджепом Тайипом Эрдоганом\n"
    "6 марта 2022 года\n"
    "Состоялся телефонный разговор Владимира Путина с Президентом Турции Реджепом Тайипом Эрдоганом. "
    "Лидеры рассмотрели вопросы торговли и обсудили положение в Сирии.\n"
    "Владимир Путин подчеркнул, что поставки зерна продолжатся в полном объёме и в согласованные сроки.\n"
)
TURKISH = (
    "Bakan Akar, Rus Mevkidaşı Şoygu ile Görüştü\n"
    "Milli Savunma Bakanı Hulusi Akar, Rusya Savunma Bakanı Sergey Şoygu ile bugün telefonda görüştü. "
    "Görüşmede bölgedeki son durum ele alındı.\n"
    "Bakan Akar, tahıl sevkiyatının kesintisiz sürmesi gerektiğini ifade etti.\n"
)


def publisher(text: str) -> str | None:
    [first, *_] = read_page(Page("p", "x.txt", text)).articles
    return first.publisher.name if first.publisher else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Президент России\nСобытия   Структура   Документы\n" + RUSSIAN, "Kremlin"),
        ("МИНИСТЕРСТВО ОБОРОНЫ РОССИЙСКОЙ ФЕДЕРАЦИИ\nНовости   Контакты\n" + RUSSIAN, "Russian defence ministry"),
        ("Ministry of Defence of Turkey\nHaberler   Teşkilat\n" + TURKISH, "Turkish defence ministry"),
    ],
)
def test_a_page_headed_by_a_body_is_that_bodys(text: str, name: str) -> None:
    assert publisher(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Новости   Политика   Спорт\nКремль\n" + RUSSIAN,  # what stands right above the headline is a kicker
        "Кремль\nГосдума\nМИД России\nСпорт\n" + RUSSIAN,  # a menu
        "Президент России дал интервью\nСпорт\n" + RUSSIAN,  # no name alone
        "Министерство обороны Франции\nНовости\n" + RUSSIAN,  # nobody of it is told of
        "МИД России\nНовости\n" + RUSSIAN + "Источник: Интерфакс\n",
        RUSSIAN,
    ],
)
def test_an_outlets_page_is_not(text: str) -> None:
    assert publisher(text) is None
