from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import EmptyPageError
from dragoman.model import Page, Role
from dragoman.pages import articles, page_from_html, page_from_text, read_sources
from dragoman.spans import Span

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
PIECES = st.sampled_from(
    [
        "Радев и Макрон разговаряха по телефона",
        "Президентът разговаря в понеделник с френския си колега за сигурността в региона, съобщи пресслужбата.",
        "Читайте также",
        "Source: Reuters",
        "10:15 | 3 March 2024",
        "وزير الخارجية يبحث مع نظيره الأزمة",
        "Tags: a, b, c, d",
        "  ",
        "MOSCOW, June 25. /TASS/. The president telephoned his counterpart on Tuesday, the Kremlin said.",
        " date 2023-09 -Title of the page",
        "Коментари (0)",
        "\u200fनई दिल्ली",
        "{a: b;} var x = 1;",
    ]
)


def leads_back(page: Page) -> None:
    for article in articles(page):
        rebuilt = "".join(span.of(page.text) for span in article.origin.back(Span(0, len(article.text))))
        assert rebuilt == article.text.replace("\n", "") or "\n" in rebuilt
        for section in article.sections:
            words = section.span.of(article.text)
            assert "".join(span.of(page.text) for span in article.origin.back(section.span)) == words
        for at, character in enumerate(article.text):
            for span in article.origin.back(Span(at, at + 1)):
                assert span.of(page.text) == character


@settings(max_examples=80, deadline=None)
@given(st.lists(PIECES | st.text(max_size=60), max_size=12), st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_every_character_leads_back_and_every_line_has_a_role(pieces: list[str], joint: str) -> None:
    try:
        page = page_from_text(joint.join(pieces), "page")
    except EmptyPageError:
        return
    leads_back(page)
    found = articles(page)
    if not found:
        return
    covered = [False] * len(page.text)
    last = 0
    for section in found[0].page_sections:
        assert section.span.start >= last
        last = section.span.end
        for at in range(section.span.start, section.span.end):
            covered[at] = True
    blank = "\n\t\u200b\u200e\u200f\ufeff\u00a0-–— "
    assert all(seen or not page.text[at].strip(blank) for at, seen in enumerate(covered))
    assert found == articles(page)


def test_ids_are_stable_and_differ() -> None:
    text = "A headline that nobody repeats\n\nThe minister met his counterpart on Monday, the ministry said later.\n"
    first, again = (articles(page_from_text(text, source))[0].id for source in ("a.txt", "b.txt"))
    assert first == again
    assert articles(page_from_text(text + "More.", "a.txt"))[0].id != first


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared seed pages are not here")
def test_the_seed_pages() -> None:
    pages = [page for page in read_sources(sorted(SEEDS.glob("00*.txt"))) if isinstance(page, Page)]
    found = [articles(page) for page in pages]
    for page in pages:
        leads_back(page)
    assert [len(page) for page in found] == [1, 2, 1, 1, 1]
    assert [page[0].language for page in found] == ["bg", "ar", "en", "ar", "ar"]
    assert "Италия" not in found[0][0].text
    assert found[1][0].relays == ("24",)
    assert "بايدن" not in found[1][0].text
    assert found[1][1].title.startswith("إدارة بايدن")
    assert found[3][0].title.startswith("لبحث الأوضاع")
    assert "اشترك" not in found[4][0].text
    assert "سوتشي الروسية أمس" in found[4][0].text


def test_html_keeps_its_words_and_offsets() -> None:
    body = "".join(
        f"<p>The foreign minister of Norway telephoned <b>his</b> Danish counterpart about fish quota {n},"
        " the ministry in Oslo&nbsp;said on Monday.</p>"
        for n in range(6)
    )
    page = page_from_html(
        "<html lang='en'><head><title>Fish - Site</title><link rel='canonical' href='https://www.bbc.co.uk/x'>"
        '<script type=\'application/ld+json\'>{"@type": "NewsArticle", "headline": "Norway and Denmark talk fish",'
        ' "datePublished": "2024-03-04T10:00", "author": {"name": "A. B."}}</script></head><body>'
        "<nav><a>Home</a> <a>World</a></nav><article><h1>Norway and Denmark talk fish</h1>"
        f"{body}<p style='display:none'>hidden</p></article><!-- note --><footer>About us</footer></body></html>",
        "page.html",
    )
    (article,) = articles(page)
    leads_back(page)
    assert article.title == "Norway and Denmark talk fish"
    assert article.text.count("counterpart about fish quota") == 6
    assert "hidden" not in page.text
    assert "About us" not in article.text
    assert page.metadata["published"] == "2024-03-04T10:00"
    assert page.metadata["author"] == "A. B."
    assert article.publisher is not None
    assert article.publisher.name == "BBC"


def test_invisible_characters_survive_the_extractor() -> None:
    line = "وزیر خارجه گفت که گفت‌وگوها با همتای خود را ادامه می‌دهد و سفر به زودی انجام می‌شود."
    page = page_from_html("<html><body><article>" + f"<p>{line}</p>" * 3 + "</article></body></html>", "page.html")
    assert page.text.count("\u200c") == 3 * line.count("\u200c")
    assert articles(page)[0].text.count("می\u200cدهد") >= 1


def test_roles_of_an_article_are_those_of_its_text() -> None:
    page = page_from_text(
        "Fox meets hare in the wood\nBy A. Fox\nThe fox met the hare in the wood on Monday, it said.", "p"
    )
    (article,) = articles(page)
    assert [section.role for section in article.sections] == [Role.TITLE, Role.BODY]
    assert Role.BYLINE in {section.role for section in article.page_sections}
