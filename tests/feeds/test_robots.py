from __future__ import annotations

import time

import pytest

from dragoman.feeds.robots import fits, robots_of

FILE = b"""\xef\xbb\xbf# comment
User-agent: Googlebot
Disallow: /
User-agent: *
Disallow: /admin/
Allow: /admin/public/
Disallow: /*?print=
Disallow: /*.pdf$
Crawl-delay: 7
nonsense
Disallow:
Sitemap: https://example.org/sitemap.xml
User-Agent: other
User-agent: Dragoman/1.0   # us
Disallow: /private
Disallow: /caf\xc3\xa9/
"""


def test_the_group_that_names_us_holds_alone() -> None:
    robots = robots_of(FILE)
    assert not robots.allows("https://example.org/private/x")
    assert robots.allows("https://example.org/admin/x")
    assert robots.delay is None
    assert not robots.allows("https://example.org/caf%C3%A9/x")


def test_the_group_for_all_and_its_longest_rule() -> None:
    robots = robots_of(FILE, "nobody")
    for path, allowed in (
        ("/", True), ("/admin/x", False), ("/admin/public/x", True), ("/a?print=1", False), ("/a?page=1", True),
        ("/a.pdf", False), ("/a.pdf?x", True), ("/robots.txt", True), ("/private", True),
    ):  # fmt: skip
        assert robots.allows("https://example.org" + path) is allowed, path
    assert robots.delay == 7.0


def test_groups_of_the_same_name_are_one() -> None:
    robots = robots_of(b"User-agent: *\nDisallow: /a\n\nUser-agent: x\nDisallow: /\n\nUser-agent: *\nDisallow: /b\n")
    assert not robots.allows("http://e.org/a")
    assert not robots.allows("http://e.org/b")
    assert robots.allows("http://e.org/c")


@pytest.mark.parametrize(
    "data", [b"", b"<html>not found</html>", b"\x00\xff\xfe" * 100, b"Disallow: /\n", b":\n:::\n"], ids=repr
)
def test_what_says_nothing_forbids_nothing(data: bytes) -> None:
    assert robots_of(data).allows("http://e.org/x")


@pytest.mark.parametrize(
    ("pattern", "path", "fit"),
    [
        ("/", "/x", True), ("/fish", "/fish.html", True), ("/fish", "/Fish", False), ("/fish*", "/fishheads", True),
        ("/fish/", "/fish", False), ("/*.php", "/a/b.php?x", True), ("/*.php$", "/a.php?x", False),
        ("/*.php$", "/a.php.php", True), ("/f*.php", "/fish.asp", False), ("/a$", "/a", True), ("/a$", "/ab", False),
        ("*", "/x", True), ("/a*b*c$", "/abc", True), ("/ab*b$", "/ab", False),
    ],
)  # fmt: skip
def test_patterns_of_the_standard(pattern: str, path: str, fit: bool) -> None:
    assert fits(pattern, path) is fit


def test_a_pattern_made_to_take_long() -> None:
    begun = time.monotonic()
    fits("/" + "*a" * 2000 + "b$", "/" + "a" * 2000)
    assert time.monotonic() - begun < 0.5


def test_delays() -> None:
    assert robots_of(b"User-agent: *\nCrawl-delay: 2.5\n").delay == 2.5
    assert robots_of(b"User-agent: *\nCrawl-delay: 999999\n").delay == 3600.0
    assert robots_of(b"User-agent: *\nCrawl-delay: soon\n").delay is None
