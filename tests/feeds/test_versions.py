"""What became of stories from one version of a page to the next."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dragoman.model import Reading
from dragoman.pages import page_from_text
from dragoman.pipeline import read_page
from dragoman.store.dossier import Dossier
from dragoman.store.history import Fetched
from dragoman.store.stories import Standing, words_of
from dragoman.store.watch_state import Address
from tests.feeds.conftest import STORY

URL = "https://example.org/1"
START = datetime(2024, 12, 3, 10, tzinfo=UTC)


class Page:
    """A page whose versions are kept one after the other, an hour apart."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.count = 0

    def become(self, text: str, apart: timedelta = timedelta(hours=1)) -> str:
        at = START + apart * self.count
        self.count += 1
        data = text.encode()
        reading: Reading = read_page(page_from_text(text, URL, URL, data=data))
        fetched = Fetched(URL, at, 200, {"server": "x"}, data, hashlib.sha256(data).hexdigest())
        return self.dossier.watching().keep(reading, fetched, Address(URL, "page", "s", seen=0.0))


@pytest.fixture
def page(tmp_path: Path) -> Page:
    return Page(Dossier(tmp_path / "x.dossier", create=True))


TITLE = "Putin and Erdogan speak by phone\n\n"


def test_reworded_claims_name_what_took_their_place(page: Page) -> None:
    page.become(TITLE + STORY)
    page.become(TITLE + STORY.replace("an immediate ceasefire in Syria", "a ceasefire in Syria as soon as possible"))
    (article,) = page.dossier.articles()
    (gone,) = page.dossier.withdrawn(article)
    now = {claim.id: claim.text for claim in page.dossier.claims(article.id)}
    assert "immediate" in gone.claim.text
    assert "as soon as possible" in now[gone.instead or ""]
    assert (gone.last, gone.at) == (START, START + timedelta(hours=1))


def test_words_that_stand_elsewhere_on_the_page_are_not_gone(page: Page) -> None:
    page.become(TITLE + STORY)
    lines = STORY.splitlines()
    assert page.become(TITLE + "\n".join([lines[0], lines[2], lines[1], lines[3]])) == "changed"
    (article,) = page.dossier.articles()
    assert page.dossier.withdrawn(article) == ()


def test_only_marks_and_cases_that_change_withdraw_nothing(page: Page) -> None:
    page.become(TITLE + STORY)
    page.become(TITLE + STORY.replace("ceasefire in Syria.", "ceasefire — in Syria!"))
    (article,) = page.dossier.articles()
    assert page.dossier.withdrawn(article) == ()


def test_another_story_is_no_withdrawal(page: Page) -> None:
    page.become(TITLE + STORY)
    other = "Rain in the north\n\n" + "Rain is expected in the north on Tuesday, and the wind turns west. " * 4
    assert page.become(other) == "moved_on"
    assert page.become(TITLE + STORY) == "moved_on"
    assert len(list(page.dossier.contacts())) == 1
    assert page.dossier.view().withdrawn == {}


def test_stories_that_soon_follow_one_another_all_stay(page: Page) -> None:
    """A front page that is looked at every few seconds: each story it held is kept, also three within a minute."""
    told = (("Rain", "Ann"), ("Snowfall", "Bernard"), ("Gales", "Christopher"))
    others = [f"{what} in the north\n\n" + f"{what} comes on Tuesday, says {who}. " * 6 for what, who in told]
    for text in (TITLE + STORY, *others):
        page.become(text, timedelta(seconds=5))
    assert len(list(page.dossier.articles())) == 4


def test_the_same_again_is_nothing_new(page: Page) -> None:
    assert [page.become(TITLE + STORY) for _ in range(3)] == ["new", "same", "same"]
    (version,) = page.dossier.versions(URL)
    assert version.headers == {"server": "x"}
    assert version.page == next(iter(page.dossier.pages())).id


def test_a_page_read_from_a_file_before_is_taken_over(page: Page) -> None:
    data = (TITLE + STORY).encode()
    page.dossier.keep(read_page(page_from_text(TITLE + STORY, "copy.txt", data=data)))
    assert page.become(TITLE + STORY) == "new"
    assert len(list(page.dossier.articles())) == 1
    assert page.dossier.sources(next(iter(page.dossier.pages())).id) == ("copy.txt", URL)


def test_standing() -> None:
    there = Standing(["Putin said: “Peace, now!”", "Second text"])
    assert "peace now" in there
    assert "said peace" in there
    assert "now second" not in there
    assert "pea" not in there
    assert words_of("Путин  сказал:\n«Мир»") == ["путин", "сказал", "мир"]


def test_state_of_an_address_survives(page: Page) -> None:
    watching = page.dossier.watching()
    row = Address("https://e.org/", "feed", "s", 1.5, due=9.0, etag='"x"', told=3.25, final="https://e.org/b")
    watching.put(row, replace(row, url="https://e.org/2", due=None))
    assert watching.address("https://e.org/") == row
    assert [one.url for one in watching.due(10.0, ["feed"])] == ["https://e.org/"]
    assert watching.due(9.0, ["feed"]) == ()
    assert len(watching.of_source("s")) == 2
