from __future__ import annotations

import gzip
import ipaddress
import time
import zlib
from http.server import BaseHTTPRequestHandler

import pytest

from dragoman.feeds.fetch import Answer, Limits, Outcome, expanded, fetch
from tests.feeds.server import Reply, Site, bomb, drip

LOOPBACK = [ipaddress.ip_network("127.0.0.0/8")]


def ask(site: Site, path: str, most: int = 100_000, seconds: float = 5.0, **more: str) -> Answer:
    return fetch(site.url(path), Limits(most, seconds), agent="Dragoman/test", allowed=LOOPBACK, **more)  # type: ignore[arg-type]


def test_a_page(site: Site) -> None:
    site.page("/a", "words", ETag='"1"', Set_Cookie="secret=1")
    answer = ask(site, "/a")
    assert (answer.outcome, answer.status, answer.charset) == (Outcome.OK, 200, "utf-8")
    assert b"words" in answer.body
    assert len(answer.digest or "") == 64
    assert answer.headers["etag"] == '"1"'
    assert "set-cookie" not in answer.headers
    assert site.asked[0].headers["user-agent"] == "Dragoman/test"


def test_nothing_comes_twice(site: Site) -> None:
    site.page("/a", "words", ETag='"1"')
    assert ask(site, "/a", etag='"1"').outcome is Outcome.NOT_MODIFIED
    assert ask(site, "/a", etag='"2"').outcome is Outcome.OK
    assert ask(site, "/a", etag='"1"\r\nX-Injected: 1').outcome is Outcome.OK
    assert "x-injected" not in site.asked[-1].headers
    ask(site, "/a", modified="Tue, 03 Dec 2024 10:00:00 GMT")
    assert site.asked[-1].headers["if-modified-since"] == "Tue, 03 Dec 2024 10:00:00 GMT"


@pytest.mark.parametrize("how", ["gzip", "deflate", "raw"])
def test_compressed_answers(site: Site, how: str) -> None:
    plain = b"<html>" + b"words " * 50
    raw = zlib.compressobj(wbits=-15)
    packed = {"gzip": gzip.compress(plain), "deflate": zlib.compress(plain), "raw": raw.compress(plain) + raw.flush()}
    site.replies["/a"] = Reply(packed[how], headers={"Content-Encoding": "gzip" if how == "gzip" else "deflate"})
    assert ask(site, "/a").body == plain
    site.replies["/a"] = Reply(packed[how][:-12], headers={"Content-Encoding": "gzip" if how == "gzip" else "deflate"})
    assert ask(site, "/a").outcome is Outcome.FAILED


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "nonsense"])
def test_compression_that_was_not_asked_for(site: Site, encoding: str) -> None:
    site.replies["/a"] = Reply(b"xxxx", headers={"Content-Encoding": encoding})
    assert ask(site, "/a").outcome is Outcome.FAILED


def test_a_bomb_is_not_expanded(site: Site) -> None:
    site.replies["/a"] = Reply(bomb(50_000_000), headers={"Content-Encoding": "gzip"})
    answer = ask(site, "/a", most=1_000_000)
    assert (answer.outcome, answer.body) == (Outcome.OVERSIZE, b"")


def test_too_much_is_told_by_its_header_or_found_on_the_way(site: Site) -> None:
    site.replies["/told"] = Reply(b"a" * 200_000)
    assert ask(site, "/told").outcome is Outcome.OVERSIZE
    sent = []

    def endless(handler: BaseHTTPRequestHandler) -> None:
        for _ in range(10_000):
            handler.wfile.write(b"a" * 10_000)
            sent.append(1)

    site.replies["/endless"] = Reply(stream=endless)
    assert ask(site, "/endless").outcome is Outcome.OVERSIZE
    assert len(sent) < 5_000
    site.replies["/lies"] = Reply(stream=drip(b"a" * 200_000, 0, 1), headers={"Content-Length": "9" * 30})
    assert ask(site, "/lies").outcome in (Outcome.OVERSIZE, Outcome.FAILED)


def test_time_is_up(site: Site) -> None:
    site.replies["/drip"] = Reply(stream=drip(b"a", 0.05, 200))
    begun = time.monotonic()
    answer = ask(site, "/drip", seconds=0.4)
    assert answer.outcome is Outcome.UNREACHABLE
    assert "0.4 seconds" in (answer.problem or "")
    assert time.monotonic() - begun < 2


def test_what_is_no_page(site: Site) -> None:
    site.replies["/v"] = Reply(b"....", kind="video/mp4")
    assert ask(site, "/v").outcome is Outcome.NOT_TEXT
    site.replies["/p"] = Reply(b"%PDF", kind="application/pdf")
    assert ask(site, "/p").outcome is Outcome.NOT_TEXT
    site.replies["/x"] = Reply(b"<rss/>", kind="application/rss+xml")
    assert ask(site, "/x").outcome is Outcome.OK
    site.replies["/n"] = Reply(b"words", kind="")
    assert ask(site, "/n").outcome is Outcome.OK


@pytest.mark.parametrize(
    ("status", "outcome"),
    [(404, "gone"), (410, "gone"), (403, "denied"), (451, "denied"), (429, "busy"), (503, "busy"), (500, "failed")],
)
def test_what_servers_refuse(site: Site, status: int, outcome: str) -> None:
    site.replies["/a"] = Reply(b"no", status, headers={"Retry-After": "7"})
    answer = ask(site, "/a")
    assert (answer.outcome, answer.status, answer.headers["retry-after"]) == (outcome, status, "7")


@pytest.mark.parametrize(
    ("location", "outcome"),
    [("/b", "moved"), ("https://example.org/", "moved"), ("file:///etc/passwd", "refused"), ("", "refused"),
     ("javascript:alert(1)", "refused"), ("http://a:b@example.org/", "refused")],
)  # fmt: skip
def test_redirects_are_told_and_not_followed(site: Site, location: str, outcome: str) -> None:
    site.replies["/a"] = Reply(b"", 302, headers={"Location": location})
    assert ask(site, "/a").outcome == outcome
    assert len(site.asked) == 1


def test_nobody_there(site: Site) -> None:
    assert ask(site, "/a").status == 404
    answer = fetch("http://127.0.0.1:9/", Limits(1000, 2.0), agent="t", allowed=LOOPBACK)
    assert answer.outcome is Outcome.UNREACHABLE
    answer = fetch("http://nowhere.invalid/", Limits(1000, 2.0), agent="t")
    assert answer.outcome in (Outcome.UNREACHABLE, Outcome.REFUSED)


def test_what_is_no_answer_at_all(site: Site) -> None:
    def rubbish(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"")
        handler.connection.close()

    site.replies["/a"] = Reply(headers={"Content-Length": "500"}, stream=rubbish)
    assert ask(site, "/a").outcome is Outcome.FAILED


def test_archives() -> None:
    assert expanded(gzip.compress(b"words"), 100) == b"words"
    assert expanded(b"words", 100) == b"words"
    assert expanded(bomb(1_000_000), 1000) is None
    with pytest.raises(zlib.error):
        expanded(b"\x1f\x8bnonsense", 100)
