"""The whole of it, against a site of our own: what is new, changed, gone, slow, huge, broken, hostile, forbidden."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.feeds.conftest import SHORT, STORY, Desk, feed_source
from tests.feeds.server import Reply, Site, drip

WEATHER = (
    "Rain is expected in the north on Tuesday.\nThe south stays dry, and the wind turns to the west in the evening."
)
HOUR = 3700.0
DAY = 90_000.0


def test_what_is_new_is_fetched_once(site: Site, desk: Desk) -> None:
    site.feed("/feed", "/1", "/2", "/1#again", "/2?utm_source=rss", ETag='"f1"')
    site.page("/1", WEATHER, title="Rain", ETag='"p1"')
    site.page("/2", WEATHER + " More.", title="Wind")
    assert desk.outcomes(feed_source(site)) == {
        "/robots.txt": "no_rules", "/feed": "listed", "/1": "new", "/2": "new",
    }  # fmt: skip
    assert site.paths() == ["/robots.txt", "/feed", "/1", "/2"]
    with desk.dossier() as kept:
        assert [one.source for one in kept.pages()] == [site.url("/1"), site.url("/2")]
        version = kept.versions(site.url("/1"))[0]
        assert kept.fetched_bytes(version.digest or "") == site.replies["/1"].body  # type: ignore[union-attr]
        assert version.headers["etag"] == '"p1"'
    assert desk.outcomes(feed_source(site)) == {"/feed": "not_modified"}
    assert site.asked[-1].headers["if-none-match"] == '"f1"'
    site.feed("/feed", "/3", "/1", "/2")
    site.page("/3", WEATHER, title="Snow")
    assert desk.outcomes(feed_source(site)) == {"/feed": "listed", "/3": "new"}


def test_every_line_of_the_log_says_what_was_fetched(site: Site, desk: Desk) -> None:
    site.feed("/feed", "/1")
    site.page("/1", WEATHER, title="\x1b[31mRain")
    lines = desk.once(feed_source(site))
    assert [line["kind"] for line in lines] == ["robots", "feed", "page"]
    page = lines[-1]
    assert page.items() >= {"source": "feed", "url": site.url("/1"), "status": 200, "outcome": "new"}.items()
    assert len(page["sha256"]) == 64
    assert page["bytes"] == len(site.replies["/1"].body)  # type: ignore[union-attr]
    assert page["next"] > page["at"]


def test_a_page_that_changes_has_versions_and_withdrawn_claims(site: Site, desk: Desk) -> None:
    site.feed("/feed", "/1")
    site.page("/1", STORY, title="Putin and Erdogan speak by phone")
    desk.once(feed_source(site))
    desk.ahead = HOUR
    assert desk.outcomes(feed_source(site))["/1"] == "same"
    desk.ahead = DAY
    gone = "Erdogan said that Turkey supports the territorial integrity of Syria.\n"
    site.page("/1", STORY.replace(gone, ""), title="Putin and Erdogan speak by phone")
    assert desk.outcomes(feed_source(site))["/1"] == "changed"
    with desk.dossier() as kept:
        (article,) = kept.articles()
        (missing,) = kept.withdrawn(article)
        assert missing.claim.text == "Turkey supports the territorial integrity of Syria"
        assert missing.last is not None
        # When it was last looked at, and not when it was first read.
        assert timedelta(hours=23) < missing.at - missing.last < timedelta(hours=25)
        assert missing.instead is None
        assert missing.returned is None
        assert len(kept.versions(site.url("/1"))) == 2
        assert kept.view().withdrawn == {article.id: (missing,)}
        assert len(list(kept.contacts())) == 1
    desk.ahead = 8 * DAY
    site.page("/1", STORY, title="Putin and Erdogan speak by phone")
    assert desk.outcomes(feed_source(site))["/1"] == "changed"
    with desk.dossier() as kept:
        (article,) = kept.articles()
        assert kept.withdrawn(article)[0].returned is not None


def test_what_stands_around_a_story_may_change(site: Site, desk: Desk) -> None:
    """A page with another advertisement, or an hour more since it was put up, is no new version."""
    site.feed("/feed", "/1")
    site.page("/1", WEATHER * 5, title="Rain")
    desk.once(feed_source(site))
    desk.ahead = HOUR
    site.replies["/1"].body += b"<!-- served by 7 --><script>var t = 5;</script>"  # type: ignore[union-attr]
    assert desk.outcomes(feed_source(site))["/1"] == "same"
    with desk.dossier() as kept:
        assert len(kept.versions(site.url("/1"))) == 1


def test_a_page_that_moves_on_keeps_its_old_story(site: Site, desk: Desk) -> None:
    site.page("/now", STORY, title="Putin and Erdogan speak by phone")
    source = f'[[source]]\nname = "live"\npage = "{site.url("/now")}"\ninterval = "1h"'
    assert desk.outcomes(source)["/now"] == "new"
    desk.ahead = 2 * HOUR
    site.page("/now", WEATHER, title="Rain")
    assert desk.outcomes(source)["/now"] == "moved_on"
    with desk.dossier() as kept:
        assert len(list(kept.contacts())) == 1
        assert sorted(one.source.partition(" (until")[0] for one in kept.pages()) == [site.url("/now")] * 2
        assert all(not kept.withdrawn(article) for article in kept.articles())
    desk.ahead = 4 * HOUR
    assert desk.outcomes(source)["/now"] == "same"


@pytest.mark.parametrize("how", ["gone", "moved"])
def test_a_page_that_is_taken_down_stays_as_it_was_read(site: Site, desk: Desk, how: str) -> None:
    site.feed("/feed", "/1")
    site.page("/1", WEATHER, title="Rain")
    there = site.replies["/1"]
    desk.once(feed_source(site))
    desk.ahead = HOUR
    site.replies["/1"] = Reply(b"", 410) if how == "gone" else Reply(b"", 302, headers={"Location": "/"})
    site.page("/", "The front page", title="Front")
    assert desk.outcomes(feed_source(site))["/1"] == how
    assert "/" not in site.paths()
    with desk.dossier() as kept:
        assert [one.digest is None for one in kept.versions(site.url("/1"))] == [False, True]
        assert len(list(kept.articles())) == 1
    desk.ahead = 2 * DAY
    site.replies["/1"] = there
    assert desk.outcomes(feed_source(site))["/1"] == "back"
    with desk.dossier() as kept:
        assert [one.digest is None for one in kept.versions(site.url("/1"))] == [False, True, False]


def test_pages_are_looked_at_again_for_a_week(site: Site, desk: Desk) -> None:
    site.feed("/feed", "/1")
    site.page("/1", WEATHER, title="Rain")
    for ahead in (0, 60, HOUR, 2 * HOUR, DAY, 2 * DAY, 8 * DAY, 20 * DAY, 40 * DAY):
        desk.ahead = ahead
        desk.once(feed_source(site))
    assert site.times("/1") == 4


def test_robots_are_obeyed(site: Site, desk: Desk) -> None:
    site.replies["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /private/\nCrawl-delay: 0.3\n", kind="text/plain")
    site.feed("/feed", "/private/1", "/1")
    site.page("/private/1", WEATHER)
    site.page("/1", WEATHER)
    assert desk.outcomes(feed_source(site)) == {
        "/robots.txt": "ok", "/feed": "listed", "/private/1": "robots", "/1": "new",
    }  # fmt: skip
    assert "/private/1" not in site.paths()
    times = [one.at for one in site.asked]
    assert times[2] - times[1] >= 0.3
    desk.once(feed_source(site))
    assert site.times("/robots.txt") == 1
    desk.ahead = 2 * DAY
    desk.once(feed_source(site))
    assert site.times("/robots.txt") == 2


def test_a_server_in_trouble_is_left_alone(site: Site, desk: Desk) -> None:
    site.replies["/robots.txt"] = Reply(b"", 500)
    site.feed("/feed", "/1")
    assert desk.outcomes(feed_source(site)) == {"/robots.txt": "failed"}
    assert desk.outcomes(feed_source(site)) == {}
    del site.replies["/robots.txt"]
    desk.ahead = 70
    site.page("/1", WEATHER)
    assert desk.outcomes(feed_source(site))["/1"] == "new"


def test_one_that_asks_for_a_pause_gets_it(site: Site, desk: Desk) -> None:
    site.feed("/feed", "/1", "/2")
    site.replies["/1"] = [Reply(b"", 429, headers={"Retry-After": "500"}), Reply(WEATHER.encode())]
    site.page("/2", WEATHER + " More.")
    assert desk.outcomes(feed_source(site))["/1"] == "busy"
    assert "/2" not in site.paths()
    desk.ahead = 400
    assert desk.outcomes(feed_source(site)) == {}
    desk.ahead = 520
    found = desk.outcomes(feed_source(site))
    assert (found["/1"], found["/2"]) == ("new", "new")


def test_failures_wait_longer_each_time_and_are_given_up(site: Site, desk: Desk) -> None:
    site.feed("/feed", "/1", "/missing")
    site.replies["/1"] = Reply(b"", 500)
    # The pauses between eight tries: one minute, two, four …
    for ahead in (0, 30, 70, 100, 200, 260, 450, 500, 950, 1000, 2000, 4000, 4100, 8000, 20_000, 40_000, 80_000):
        desk.ahead = ahead
        desk.once(feed_source(site))
        if ahead == 30:
            assert site.times("/1") == 1
        if ahead == 500:
            assert site.times("/1") == 4
    assert site.times("/1") == 8
    assert site.times("/missing") == 3
    with desk.dossier() as kept:
        assert {one.where: one.problem for one in kept.failures()} == {
            site.url("/1"): "the server answers 500", site.url("/missing"): "the server answers 404",
        }  # fmt: skip


def test_slow_and_huge_pages_do_not_hold_up_the_rest(site: Site, desk: Desk) -> None:
    site.feed("/feed", "/huge", "/2", "/slow")
    site.replies["/slow"] = Reply(stream=drip(b"a", 0.05, 200))
    site.replies["/huge"] = Reply(stream=drip(b"a" * 100_000, 0, 100))
    site.page("/2", WEATHER)
    settings = SHORT + "seconds = '0.5s'\nmost_bytes = '200 kB'\n"
    found = desk.outcomes(feed_source(site), settings)
    assert (found["/slow"], found["/huge"], found["/2"]) == ("unreachable", "oversize", "new")
    desk.ahead = DAY
    desk.outcomes(feed_source(site), settings)
    assert site.times("/huge") == 1


def test_redirects(site: Site, desk: Desk) -> None:
    site.feed("/feed", "/a", "/b", "/loop1", "/far0", "/file", "/private")
    site.replies["/a"] = Reply(b"", 301, headers={"Location": "/b?utm_source=x"})
    site.page("/b", WEATHER)
    site.replies["/loop1"] = Reply(b"", 302, headers={"Location": "/loop2"})
    site.replies["/loop2"] = Reply(b"", 302, headers={"Location": "/loop1"})
    for number in range(9):
        site.replies[f"/far{number}"] = Reply(b"", 302, headers={"Location": f"/far{number + 1}"})
    site.replies["/file"] = Reply(b"", 302, headers={"Location": "file:///etc/passwd"})
    site.replies["/private"] = Reply(b"", 302, headers={"Location": "http://169.254.169.254/latest/meta-data"})
    lines = desk.once(feed_source(site))
    ends = {line["url"]: line for line in lines}
    assert site.times("/b") == 1
    assert ends[site.url("/loop2")]["problem"] == "redirects lead in a circle"
    assert ends[site.url("/far5")]["problem"] == "more than 5 redirects"
    assert "/far6" not in site.paths()
    assert ends[site.url("/file")]["outcome"] == "refused"
    assert ends["http://169.254.169.254/latest/meta-data"]["outcome"] == "refused"
    desk.once(feed_source(site))
    assert site.times("/a") == site.times("/loop1") == 1


def test_nothing_private_is_asked_unless_allowed(site: Site, desk: Desk) -> None:
    site.feed("/feed", "/1")
    found = desk.outcomes(feed_source(site), "delay = '0.01s'")
    assert set(found.values()) == {"no_rules", "refused"}
    assert site.asked == []


def test_a_feed_may_not_send_us_elsewhere(site: Site, desk: Desk) -> None:
    site.feed("/feed", "/1", "http://other.example/1", "http://169.254.169.254/x", "file:///etc/passwd", "/sport/2")
    site.page("/1", WEATHER)
    lines = desk.once(feed_source(site, more='skip = ["/sport/*"]'))
    listed = next(line for line in lines if line["outcome"] == "listed")
    assert (listed["items"], listed["new"], listed["elsewhere"]) == (4, 1, 2)
    assert site.paths() == ["/robots.txt", "/feed", "/1"]


@pytest.mark.parametrize("body", ["", "<html>no</html>", "<rss><channel><item><lin", "\x00\x01" * 500], ids="abcd")
def test_a_feed_that_is_none_is_tried_later(site: Site, desk: Desk, body: str) -> None:
    site.replies["/feed"] = Reply(body.encode(), kind="text/xml")
    assert desk.outcomes(feed_source(site))["/feed"] == "malformed"
    assert desk.outcomes(feed_source(site)) == {}
    site.feed("/feed", "/1")
    site.page("/1", WEATHER)
    desk.ahead = HOUR
    assert desk.outcomes(feed_source(site))["/1"] == "new"


def test_pages_that_cannot_be_read_are_kept_and_named(site: Site, desk: Desk) -> None:
    site.feed("/feed", "/empty", "/binary", "/deep", "/script")
    site.replies["/empty"] = Reply(b"  ")
    site.replies["/binary"] = Reply(bytes(range(256)) * 40)
    site.replies["/deep"] = Reply(b"<html><body>" + b"<div>" * 30_000 + WEATHER.encode())
    site.replies["/script"] = Reply(b"<html><script>alert('x')</script><body onload='x()'><p>" + WEATHER.encode())
    found = desk.outcomes(feed_source(site))
    assert (found["/empty"], found["/binary"], found["/script"]) == ("unreadable", "unreadable", "new")
    with desk.dossier() as kept:
        assert {site.url("/empty"), site.url("/binary")} <= {one.where for one in kept.failures()}
        version = kept.versions(site.url("/binary"))[0]
        assert (version.page, version.size) == (None, 256 * 40)
        assert not any("alert" in article.text for article in kept.articles())


def test_of_a_long_list_the_newest_are_taken(site: Site, desk: Desk) -> None:
    site.feed("/feed", *(f"/{number}" for number in range(20)))
    for number in range(21):
        site.page(f"/{number}", f"{WEATHER} {number}.")
    lines = desk.once(feed_source(site, more="most = 3"))
    listed = next(line for line in lines if line["outcome"] == "listed")
    assert (listed["new"], listed["passed_over"]) == (3, 17)
    site.feed("/feed", "/20", *(f"/{number}" for number in range(20)))
    desk.ahead = 10
    desk.once(feed_source(site, more="most = 3"))
    assert sorted(set(site.paths()) - {"/robots.txt", "/feed"}) == ["/0", "/1", "/2", "/20"]


def test_sitemaps_and_listings(site: Site, desk: Desk) -> None:
    head = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    entry = "<url><loc>{}</loc><lastmod>{}</lastmod></url>"
    site.replies["/index.xml"] = Reply(
        f"<sitemapindex><sitemap><loc>{site.url('/map.xml')}</loc></sitemap></sitemapindex>".encode(), kind="text/xml"
    )
    pages = entry.format(site.url("/new"), "2999-01-01") + entry.format(site.url("/old"), "2001-01-01")
    site.replies["/map.xml"] = Reply(f"{head}{pages}</urlset>".encode(), kind="text/xml")
    site.replies["/news"] = Reply(b"<html><a href='/read/1'>one</a><a href='/about'>about</a><a href='//x.org/read/2'>")
    for path in ("/new", "/read/1"):
        site.page(path, WEATHER + path)
    source = f"""[[source]]
name = "map"
sitemap = "{site.url("/index.xml")}"
[[source]]
name = "news"
listing = "{site.url("/news")}"
only = ["/read/*"]
"""
    found = desk.outcomes(source)
    assert {path: found[path] for path in ("/new", "/read/1")} == {"/new": "new", "/read/1": "new"}
    assert {"/old", "/about"}.isdisjoint(found)


def test_one_request_to_a_host_at_a_time(site: Site, desk: Desk) -> None:
    paths = [f"/{number}" for number in range(6)]
    site.feed("/feed", *paths)
    for path in paths:
        site.replies[path] = Reply(stream=drip(b"word ", 0.01, 5), kind="text/plain")
    desk.once(feed_source(site))
    assert site.most_at_once == 1
    assert len(site.asked) == 8


def test_a_source_taken_out_is_left_alone(site: Site, desk: Desk) -> None:
    site.feed("/feed", "/1")
    site.page("/1", WEATHER)
    desk.once(feed_source(site))
    count = len(site.asked)
    desk.ahead = 2 * DAY
    desk.once(f'[[source]]\nname = "other"\nfolder = "{desk.folder / "pages"}"')
    assert len(site.asked) == count


def test_a_long_delay_outlives_the_run(site: Site, desk: Desk) -> None:
    site.replies["/robots.txt"] = Reply(b"User-agent: *\nCrawl-delay: 40\n", kind="text/plain")
    site.feed("/feed", "/1")
    site.page("/1", WEATHER)
    assert desk.outcomes(feed_source(site)) == {"/robots.txt": "ok", "/feed": "listed"}
    assert desk.outcomes(feed_source(site)) == {}
    desk.ahead = 45
    assert desk.outcomes(feed_source(site)) == {"/1": "new"}
    assert desk.outcomes(feed_source(site)) == {}


def test_a_slow_host_does_not_hold_up_another(site: Site, desk: Desk) -> None:
    site.feed("/feed", *(site.url(f"/{number}", f"{host}.example") for number in range(2) for host in "abcd"))
    for number in range(2):
        site.replies[f"/{number}"] = Reply(stream=drip(b"word ", 0.1, 5), kind="text/plain")
    hosts = "hosts = ['a.example', 'b.example', 'c.example', 'd.example']"
    lines = desk.once(feed_source(site, more=hosts))
    assert sum(line["outcome"] == "new" for line in lines) == 8
    assert site.most_at_once >= 3


def test_a_redirect_to_another_host_asks_that_host_for_its_rules(site: Site, desk: Desk) -> None:
    site.feed("/feed", "/1")
    site.replies["/1"] = Reply(b"", 301, headers={"Location": site.url("/private/1", "other.example")})
    site.replies["/robots.txt"] = Reply(b"User-agent: dragoman\nDisallow: /private/\n", kind="text/plain")
    assert "robots" in {line["outcome"] for line in desk.once(feed_source(site))}
    assert "/private/1" not in site.paths()
    assert [one.headers["host"].split(":")[0] for one in site.asked] == [
        "127.0.0.1", "127.0.0.1", "127.0.0.1", "other.example",
    ]  # fmt: skip
