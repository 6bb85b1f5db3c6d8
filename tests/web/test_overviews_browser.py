"""Timeline, matrix and search in a real browser: nothing is wider than the page, and the keyboard gets everywhere."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.chromium import PROGRAM, Browser
from tests.web.serving import serving

pytestmark = pytest.mark.skipif(PROGRAM is None or os.name != "posix", reason="Chromium is not installed")

VIEWS = ("/timeline", "/timeline?unit=year", "/matrix", "/matrix?by=actor", "/coverage", "/actors", "/search?q=Putin")

CONTRAST = """(() => {
  const light = (text) => { const [r, g, b] = text.match(/[\\d.]+/g).map(Number).map((v) => (v > 1 ? v / 255 : v))
    .map((v) => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
  const solid = (text) => { const c = Object.assign(document.createElement('canvas'), {width: 1, height: 1})
    .getContext('2d'); c.fillStyle = text; c.fillRect(0, 0, 1, 1);
    return 'rgb(' + c.getImageData(0, 0, 1, 1).data + ')'; };
  return Math.min(...[...document.querySelectorAll('.matrix td a')].map((one) => {
    const ink = light(solid(getComputedStyle(one).color)), ground = light(solid(getComputedStyle(one.parentNode)
      .backgroundColor)); return (Math.max(ink, ground) + .05) / (Math.min(ink, ground) + .05); }));
})()"""


@pytest.fixture(scope="module")
def desk(examples: Path) -> Iterator[str]:
    with serving(examples) as address:
        yield address


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_view_is_wider_than_its_page_nor_refused_by_the_policy(
    browser: Browser, desk: str, scheme: str, width: int
) -> None:
    browser.width(width)
    browser.media("", scheme)
    for path in VIEWS:
        browser.visit(desk + path)
        assert browser.look("document.documentElement.scrollWidth <= innerWidth"), path
        assert not browser.told("Log.entryAdded", "Runtime.exceptionThrown"), path
    browser.visit(f"{desk}/matrix")
    assert browser.look(CONTRAST) >= 4.5


def test_from_the_timeline_to_a_contact_by_keyboard(browser: Browser, desk: str) -> None:
    browser.width(1280)
    browser.media()
    browser.visit(f"{desk}/timeline?unit=month")
    assert browser.look("document.querySelectorAll('svg.bars a:not([tabindex=\"-1\"])').length") == 0
    browser.leave_by(".years tbody td:nth-child(n+3) a")
    assert "by day" in browser.look("document.querySelector('[aria-current=true]').innerText")
    browser.leave_by(".list a")
    assert browser.look("location.pathname").startswith("/contacts/")


def test_every_cell_of_the_matrix_says_whom_it_counts(browser: Browser, desk: str) -> None:
    browser.visit(f"{desk}/matrix")
    labels = browser.look("[...document.querySelectorAll('.matrix td a')].map((one) => one.getAttribute('aria-label'))")
    assert labels
    assert all(" and " in one or one.startswith("within ") for one in labels)
    reached = browser.look("[...document.querySelectorAll('.matrix td a:not([tabindex])')].map((one) => one.href)")
    assert len(reached) == len(set(reached))


def test_suggestions_while_typing_in_another_script(browser: Browser, desk: str) -> None:
    browser.visit(f"{desk}/search")
    browser.look("document.querySelector('#asked').focus()")
    browser.ask("Input.insertText", text="Пут")
    browser.until("document.querySelector('#suggested option') !== null")
    assert browser.look("document.querySelector('#suggested option').value") == "Vladimir Putin"
    assert not browser.told("Log.entryAdded", "Runtime.exceptionThrown")
