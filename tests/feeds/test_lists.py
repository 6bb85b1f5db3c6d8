from __future__ import annotations

import time

import pytest

from dragoman.feeds import lists

URL = "https://example.org/feeds/news.xml"
ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>
<entry><title>One</title><link rel="alternate" href="/a/1#x"/><updated>2024-12-03T10:00:00Z</updated></entry>
<entry><title>Two</title><link href="../b?utm_source=rss"/><published>2024-12-02T10:00:00+03:00</published></entry>
<entry><title>Three</title><link href="javascript:alert(1)"/></entry>
<entry><title>Four</title></entry>
<entry><title>One again</title><link href="https://example.org/a/1"/></entry></feed>"""
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>{}"
)


def test_an_atom_feed() -> None:
    found = lists.feed(ATOM.encode(), URL)
    assert [one.url for one in found.items] == ["https://example.org/a/1", "https://example.org/b"]
    assert found.items[0].told == 1733220000.0
    assert found.problem is None


def test_an_rss_feed_in_an_old_encoding_with_its_own_pace() -> None:
    text = """<?xml version="1.0" encoding="windows-1251"?><rss version="2.0"><channel><title>Новости</title>
    <ttl>60</ttl><item><title>Путин</title><link>https://example.org/новость</link>
    <pubDate>Tue, 03 Dec 2024 13:00:00 +0300</pubDate></item></channel></rss>"""
    found = lists.feed(text.encode("windows-1251"), URL)
    assert found.items[0].url.startswith("https://example.org/%D0%BD")
    assert found.items[0].told == 1733220000.0
    assert found.pause == 3600.0


@pytest.mark.parametrize("cut", [200, 330, 420, 600])
def test_a_feed_that_breaks_off_gives_what_it_has(cut: int) -> None:
    found = lists.feed(ATOM.encode()[:cut], URL)
    assert all(one.url.startswith("https://example.org/") for one in found.items)


def test_what_is_no_feed_says_so() -> None:
    page = b"<html><body>Not found</body></html>"
    for data in (b"", b"   ", page, b"\x00\x01\x02" * 50, b"{}", b"<rss", "просто слова".encode()):
        found = lists.feed(data, URL)
        assert not found.items, data
        assert found.problem, data


def test_a_feed_without_items_is_one() -> None:
    assert lists.feed(b'<rss version="2.0"><channel><title>t</title></channel></rss>', URL) == lists.Listed()


def test_feeds_that_attack(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "MOST_TAGS", 3000)
    begun = time.monotonic()
    laughs = LAUGHS.format(
        '<rss version="2.0"><channel><title>&j;</title><item><link>http://e.org/&j;</link></item></channel></rss>'
    )
    for one in lists.feed(laughs.encode(), URL).items:
        assert len(one.url) <= 2000
    outside = (
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        '<rss version="2.0"><channel><item><link>http://e.org/&x;</link></item></channel></rss>'
    )
    assert "root" not in repr(lists.feed(outside.encode(), URL))
    lists.feed(b"<rss><channel>" + b"<a>" * 500_000, URL)
    lists.feed(b"<rss version='2.0'><channel>" + b"<item><link>" * 100_000, URL)
    for piece in (b"<![CDATA[", b"<!DOCTYPE ", b"<!ENTITY x ", b"&x", b"<?"):
        lists.feed(piece * 10_000, URL)
    assert time.monotonic() - begun < 15


def test_a_string_that_looks_like_an_address_is_not_fetched() -> None:
    assert lists.feed(b"http://127.0.0.1:9/feed", URL).problem


SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><!-- c -->
<url><loc> https://example.org/1 </loc><lastmod>2024-12-03</lastmod></url>
<url><loc>https://example.org/2</loc><news:news><news:publication_date>2024-12-03T10:00:00Z</news:publication_date></news:news></url>
<url><loc>ftp://example.org/3</loc></url><url><lastmod>2024</lastmod></url>
<url><loc>https://example.org/4</loc><lastmod>yesterday</lastmod></url></urlset>"""


def test_a_sitemap() -> None:
    found = lists.sitemap(SITEMAP.encode(), URL)
    assert [(one.url[-1], one.told) for one in found.items] == [("1", 1733184000.0), ("2", 1733220000.0), ("4", None)]
    index = SITEMAP.replace("urlset", "sitemapindex").replace("<url>", "<sitemap>").replace("</url>", "</sitemap>")
    found = lists.sitemap(index.encode(), URL)
    assert not found.items
    assert [one.url[-1] for one in found.lists] == ["1", "2", "4"]


def test_what_is_no_sitemap() -> None:
    for data in (b"", b"words", b"<html><body/></html>", b"\x00" * 10, b"<urlset"):
        found = lists.sitemap(data, URL)
        assert found.problem or not found.items
    begun = time.monotonic()
    laughs = LAUGHS.format("<urlset><url><loc>http://e.org/&j;</loc></url></urlset>")
    assert all(len(one.url) < 2000 for one in lists.sitemap(laughs.encode(), URL).items)
    outside = (
        '<!DOCTYPE u [<!ENTITY x SYSTEM "file:///etc/passwd">]><urlset><url><loc>http://e.org/&x;</loc></url></urlset>'
    )
    assert "root" not in repr(lists.sitemap(outside.encode(), URL))
    assert time.monotonic() - begun < 3


def test_a_page_of_links() -> None:
    page = (
        '<html><head><base href="/news/"></head><a href="1">x</a><a href="1#top">x</a>'
        '<a href="javascript:x()">y</a><a href="https://other.org/2">z</a><a>no</a></html>'
    )
    assert [one.url for one in lists.links(page.encode(), "https://example.org/x").items] == [
        "https://example.org/news/1", "https://other.org/2",
    ]  # fmt: skip
    assert lists.links(b"", URL).problem


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("2024-12-03", 1733184000.0), ("2024-12-03T10:00Z", 1733220000.0), ("2024-12-03T13:00:00.5+03:00", 1733220000.5),
     ("2024-12", 1733011200.0), ("2024", 1704067200.0), ("", None), ("yesterday", None), ("9999999-01-01", None)],
)  # fmt: skip
def test_times_of_sitemaps(text: str, seconds: float | None) -> None:
    assert lists.moment(text) == seconds
