from __future__ import annotations

import pytest

from dragoman.model import Publisher
from dragoman.pages import articles, page_from_text
from dragoman.pages.language import identify
from dragoman.pages.publishers import by_host, mentioned, named

STORY = "The minister met his counterpart in the capital on Monday, and both promised to talk again soon."


@pytest.mark.parametrize(
    ("url", "name", "kind", "country"),
    [
        ("http://www.en.kremlin.ru/events/president/news/1", "Kremlin", "official", "ru"),
        ("https://www.aa.com.tr/tr/dunya/1", "Anadolu Agency", "agency", "tr"),
        ("https://tass.com/politics/1", "TASS", "agency", "ru"),
        ("https://arabic.rt.com/world/1", "RT", "outlet", "ru"),
        ("https://www.bbc.co.uk/news", "BBC", "outlet", "gb"),
        ("https://news.unknown-paper.co.nz/1", "unknown-paper.co.nz", "outlet", None),
    ],
)
def test_by_host(url: str, name: str, kind: str, country: str | None) -> None:
    assert by_host(url) == Publisher(name, kind, country)


def test_names_in_other_languages() -> None:
    assert [publisher.name for publisher in mentioned("Источники: ТАСС, «РИА Новости»")] == ["TASS", "RIA Novosti"]
    assert [publisher.name for publisher in mentioned("المصدر: وكالة رويترز")] == ["Reuters"]
    assert named("БГНЕС") == Publisher("BGNES", "agency", "bg")
    assert named("nobody in particular") is None
    assert by_host("not an address") is None


def test_relays_and_signature() -> None:
    (article,) = articles(
        page_from_text(f"{STORY}\n{STORY[::1].replace('Monday', 'Tuesday')}\nSource: Reuters\nOdatv.com", "p")
    )
    assert article.relays == ("Reuters",)
    assert article.publisher == Publisher("Odatv", "outlet", "tr")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Президентът каза, че ще продължи разговорите със своя колега през следващата седмица.", "bg"),
        ("Претседателот рече дека ќе ги продолжи разговорите со својот колега следната недела.", "mk"),
        ("Председник је рекао да ће наставити разговоре са својим колегом следеће недеље.", "sr"),
        ("Президент сказал, что продолжит переговоры со своим коллегой на следующей неделе.", "ru"),
        ("Президент сказав, що продовжить переговори зі своїм колегою наступного тижня.", "uk"),
        ("وقال الرئيس إنه سيواصل المحادثات مع نظيره الأسبوع المقبل في العاصمة.", "ar"),
        ("رئیس جمهور گفت که گفت‌وگوها با همتای خود را هفته آینده ادامه می‌دهد.", "fa"),
        ("صدر نے کہا کہ وہ اگلے ہفتے اپنے ہم منصب کے ساتھ بات چیت جاری رکھیں گے۔", "ur"),
        ("Cumhurbaşkanı gelecek hafta mevkidaşıyla görüşmelere devam edeceğini söyledi.", "tr"),
        ("Predsjednik je rekao da će sljedeće sedmice nastaviti razgovore, saopćeno je iz Sarajeva.", "bs"),
        ("Predsjednik je izvijestio da će idući tjedan nastaviti suradnju s europskim partnerima.", "hr"),
        ("TIANJIN", "und"),
        ("", "und"),
    ],
)
def test_language(text: str, code: str) -> None:
    assert identify(text) == code
