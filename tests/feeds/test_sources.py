from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import UsageError
from dragoman.feeds.ready import LIST, chosen
from dragoman.feeds.sources import KINDS, Sources, load_sources, sources_of
from dragoman.languages.pack import languages

WHOLE = """
[watch]
contact = "desk@example.org"
interval = "10m"
folder_interval = "5s"
delay = "1.5s"
recheck = ["7d", "1h"]
most_bytes = "500 kB"
most_list_bytes = "2 MB"
seconds = "20s"
redirects = 3
connections = 4
allow = ["10.0.0.0/8", "fd00::/8"]

[[source]]
name = "A feed"
feed = "https://www.example.org/feed?utm_source=x"
kind = "agency"
country = "bg"
language = "bg"
interval = "1h"
only = ["/news/*"]
skip = ["*/video/*"]
hosts = ["Example.org", "example.com"]
most = 5
since = "2d"
tried = true
note = "seen to work"

[[source]]
name = "A folder"
folder = "pages"
"""


def parsed(text: str) -> Sources:
    return sources_of(text, "SOURCES.toml", Path("/desk"))


def test_everything_that_can_be_said() -> None:
    found = parsed(WHOLE)
    feed, folder = found.sources
    assert (feed.way, feed.where, feed.kind, feed.interval) == (
        "feed",
        "https://www.example.org/feed",
        "agency",
        3600.0,
    )
    assert (feed.hosts, feed.most, feed.since, feed.tried) == (("example.org", "example.com"), 5, 172_800.0, True)
    assert (folder.way, folder.where, folder.interval) == ("folder", "/desk/pages", None)
    settings = found.settings
    assert (settings.interval, settings.delay, settings.recheck) == (600.0, 1.5, (3600.0, 604_800.0))
    assert (settings.most_bytes, settings.most_list_bytes, len(settings.allow)) == (500_000, 2_000_000, 2)


def test_what_is_left_out_has_its_value() -> None:
    (one,) = parsed('[[source]]\nname = "x"\nfeed = "https://www.example.org/feed"').sources
    assert (one.kind, one.hosts, one.tried, one.most) == ("outlet", ("example.org",), False, 50)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no [[source]]"),
        ("[watch", "SOURCES.toml"),
        ("source = 3", "no [[source]]"),
        ("[[source]]", "exactly one of"),
        ('[[source]]\nname = "x"\nfeed = "https://a.org"\nsitemap = "https://a.org/s"', "exactly one of"),
        ('[[source]]\nfeed = "https://a.org"', "name is missing"),
        ('[[source]]\nname = "a\\nb"\nfeed = "https://a.org"', "one line"),
        ('[[source]]\nname = "x"\nfeed = "file:///etc/passwd"', "no address"),
        ('[[source]]\nname = "x"\nfeed = "https://a.org"\nfoo = 1', "'foo' means nothing"),
        ('[[source]]\nname = "x"\npage = "https://a.org"\nonly = ["/*"]', "'only' means nothing"),
        ('[[source]]\nname = "x"\nlisting = "https://a.org"', "needs 'only'"),
        ('[[source]]\nname = "x"\nfeed = "https://a.org"\nkind = "blog"', "official, agency, outlet"),
        ('[[source]]\nname = "x"\nfeed = "https://a.org"\ncountry = "Bulgaria"', "two letters"),
        ('[[source]]\nname = "x"\nfeed = "https://a.org"\ninterval = "soon"', "15m"),
        ('[[source]]\nname = "x"\nfeed = "https://a.org"\ninterval = "0s"', "15m"),
        ('[[source]]\nname = "x"\nfeed = "https://a.org"\nmost = 0', "from 1 to"),
        ('[[source]]\nname = "x"\nfeed = "https://a.org"\ntried = "yes"', "true or false"),
        ('[[source]]\nname = "x"\nfeed = "https://a.org"\n[[source]]\nname = "x"\nfeed = "https://b.org"', "twice"),
        ('[[source]]\nname = "x"\nfeed = "https://a.org/"\n[[source]]\nname = "y"\nfeed = "https://a.org"', "twice"),
        ('[watch]\nallow = ["everything"]\n[[source]]\nname = "x"\nfeed = "https://a.org"', "no network"),
        ('[watch]\nmost_bytes = "lots"\n[[source]]\nname = "x"\nfeed = "https://a.org"', "no size"),
        ('[watch]\ncontact = "me; you"\n[[source]]\nname = "x"\nfeed = "https://a.org"', "contact"),
        ('[watch]\nredirects = true\n[[source]]\nname = "x"\nfeed = "https://a.org"', "number"),
    ],
)
def test_what_is_not_understood_is_named(text: str, said: str) -> None:
    with pytest.raises(UsageError, match=r"SOURCES\.toml") as error:
        parsed(text)
    assert said in str(error.value)


def test_a_file_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        load_sources(tmp_path / "absent.toml")
    (tmp_path / "old.toml").write_bytes("# новости".encode("windows-1251"))
    with pytest.raises(UsageError, match="not UTF-8"):
        load_sources(tmp_path / "old.toml")


def test_the_list_that_comes_with_it() -> None:
    found = load_sources(LIST)
    assert {one.kind for one in found.sources} == set(KINDS)
    assert all(one.country and one.language for one in found.sources)
    assert not any(one.tried for one in found.sources), "only what was seen to work is tried, with the day in its note"
    for language in ("ar", "bg", "en", "ru", "tr"):
        for kind in KINDS:
            assert any((one.language, one.kind) == (language, kind) for one in found.sources), (language, kind)
    assert {one.language for one in found.sources} <= set(languages())


def test_a_part_of_the_list_is_a_list() -> None:
    part = parsed(chosen({"bg", "tr"}, {"bg", "tr"}, {"official"})).sources
    assert {one.country for one in part} == {"bg", "tr"}
    assert {one.kind for one in part} == {"official"}
    assert len(parsed(chosen()).sources) == len(load_sources(LIST).sources)
    assert chosen({"xx"}) == ""
