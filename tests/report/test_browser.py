"""The report as a reader meets it: opened from disk in a real browser that has no network."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dragoman.report import render
from tests.chromium import PROGRAM, Browser
from tests.report.test_hostile import POISON
from tests.report.views import ARABIC_WORDS, poisoned, view

pytestmark = pytest.mark.skipif(PROGRAM is None or os.name != "posix", reason="Chromium is not installed")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(render(view()), encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def _plain(browser: Browser) -> None:
    browser.width(1280)
    browser.media()


def complaints(browser: Browser) -> list[object]:
    return list(
        browser.told(
            "Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Page.javascriptDialogOpening"
        )
    )


def requests(browser: Browser) -> set[str]:
    sent = browser.told("Network.requestWillBeSent")
    return {one["request"]["url"].split("#")[0] for one in sent}


def test_nothing_is_loaded_but_the_file_itself(browser: Browser, report: Path) -> None:
    browser.open(report)
    assert requests(browser) == {report.as_uri()}
    assert complaints(browser) == []
    assert browser.look("getComputedStyle(document.querySelector('.columns')).display") == "grid", "the style applies"


def test_a_hostile_dossier_runs_and_loads_nothing(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(render(poisoned(view(), POISON)), encoding="utf-8")
    browser.open(path)
    browser.look("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert requests(browser) == {path.as_uri()}
    assert complaints(browser) == []
    assert browser.look("window.harmed === undefined && document.scripts.length === 0")
    assert browser.look("document.querySelectorAll('img, iframe, object, embed, base, link').length") == 0


def test_a_claim_leads_to_its_highlighted_arabic_words_and_back(browser: Browser, report: Path) -> None:
    browser.open(report)
    assert browser.look("getComputedStyle(document.querySelector('#article-a1')).display") == "none"
    browser.follow("#claim-c1 .open")
    words = "document.querySelector('#words-c1')"
    assert browser.look(f"{words} === document.querySelector(':target')")
    assert browser.look(f"{words}.firstChild.textContent.trim()") == ARABIC_WORDS
    assert browser.look(f"getComputedStyle({words}).direction") == "rtl"
    assert browser.look(f"{words}.closest('[lang]').lang") == "ar"
    assert browser.look(f"getComputedStyle({words}).backgroundImage") != "none"
    assert browser.look(
        f"(box => box.height > 0 && box.top >= 0 && box.bottom <= innerHeight)({words}.getBoundingClientRect())"
    )
    assert browser.look("getComputedStyle(document.querySelector('.front')).display") == "none"
    browser.press("Tab", 9)
    assert browser.look("document.activeElement.className") == "back", "the way back is the next stop of the keyboard"
    browser.follow("#words-c1 > .back")
    assert browser.look("getComputedStyle(document.querySelector('#article-a1')).display") == "none"
    place = "document.querySelector('#claim-c1').getBoundingClientRect()"
    assert browser.look(f"(box => box.height > 0 && box.top >= 0 && box.bottom <= innerHeight)({place})")


def test_a_link_into_the_middle_of_an_article_opens_it(browser: Browser, report: Path) -> None:
    browser.open(report, "#words-c2")
    assert browser.look("getComputedStyle(document.querySelector('#article-a2')).display") == "block"
    assert browser.look("getComputedStyle(document.querySelector('#article-a1')).display") == "none"


def test_lists_choose_contacts_without_a_script(browser: Browser, report: Path) -> None:
    browser.open(report)
    seen = "[...document.querySelectorAll('.contact')].filter(one => one.offsetHeight).map(one => one.id)"
    assert len(browser.look(seen)) == 3
    meeting = "[...document.querySelector('#choose-kind').options].find(one => one.label.startsWith('Meeting'))"
    browser.look(f"{meeting}.selected = true")
    assert browser.look(seen) == ["contact-meeting"]
    assert browser.look("[...document.querySelectorAll('.month')].filter(one => one.offsetHeight).length") == 1
    browser.look("document.querySelector('.choose button').click()")
    assert len(browser.look(seen)) == 3


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
@pytest.mark.parametrize("place", ["", "#words-c1"])
def test_nothing_sticks_out(browser: Browser, report: Path, width: int, place: str) -> None:
    browser.width(width)
    browser.open(report, place)
    assert browser.look("document.documentElement.scrollWidth") <= width


def test_focus_can_be_seen(browser: Browser, report: Path) -> None:
    browser.open(report)
    for _ in range(3):
        browser.press("Tab", 9)
        assert browser.look("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_dark_and_print(browser: Browser, report: Path) -> None:
    browser.open(report)
    background = "getComputedStyle(document.documentElement).backgroundColor"
    light = browser.look(background)
    browser.media(scheme="dark")
    assert browser.look(background) != light
    browser.media("print")
    assert browser.look("getComputedStyle(document.querySelector('.choose')).display") == "none"
    assert browser.look("getComputedStyle(document.querySelector('.contact')).display") == "grid"
