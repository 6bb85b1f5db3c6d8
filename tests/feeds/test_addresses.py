from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.feeds.addresses import fits, home_hosts, normal, within


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("HTTP://Example.ORG:80", "http://example.org/"),
        ("https://example.org:443/a#part", "https://example.org/a"),
        ("https://example.org/a?utm_source=x&id=3&fbclid=y", "https://example.org/a?id=3"),
        ("http://президент.рф/новости", "http://xn--d1abbgf6aiiy.xn--p1ai/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
        ("  https://example.org./x  ", "https://example.org/x"),
        ("http://[2001:db8::1]:8080/x", "http://[2001:db8::1]:8080/x"),
    ],
)
def test_one_form_for_each_address(written: str, form: str) -> None:
    assert normal(written) == form


@pytest.mark.parametrize(
    "written",
    [
        "file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "ftp://example.org/", "gopher://x/", "//", "",
        "http://", "http:///x", "http://user:secret@example.org/", "http://example.org:99999/", "http://[::1",
        "http://exa mple.org/", "http://example.org\\@evil.org/", "https://example.org/" + "a" * 3000, "mailto:a@b.c",
        "http://a\nb/",
    ],
)  # fmt: skip
def test_what_is_not_followed(written: str) -> None:
    assert normal(written) is None or "\n" not in str(normal(written))
    assert normal(written) in (None, "http://ab/")


def test_relative_addresses() -> None:
    assert normal("../b?x=1", "https://example.org/a/c/d") == "https://example.org/a/b?x=1"
    assert normal("//other.org/b", "https://example.org/a") == "https://other.org/b"
    assert normal("javascript:void(0)", "https://example.org/a") is None


@given(st.text(max_size=60))
def test_a_form_is_its_own_form(path: str) -> None:
    form = normal("http://example.org/" + path)
    assert form is None or normal(form) == form


def test_hosts_a_source_may_list() -> None:
    assert home_hosts("https://rss.dw.com/feed") == ("dw.com",)
    assert home_hosts("https://www.mfa.gov.tr/x") == ("mfa.gov.tr",)
    assert within("https://www.dw.com/a", ["dw.com"])
    assert within("https://dw.com/a", ["dw.com"])
    assert not within("https://notdw.com/a", ["dw.com"])
    assert not within("https://dw.com.evil.org/a", ["dw.com"])


def test_patterns() -> None:
    assert fits("https://example.org/news/1?id=2", ["/news/*"], [])
    assert not fits("https://example.org/sport/1", ["/news/*"], [])
    assert not fits("https://example.org/news/video/1", ["/news/*"], ["*/video/*"])
    assert fits("https://example.org/x", [], [])
