"""The interface in a real browser: what one sees and does by the keyboard, in light and dark, wide and narrow."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.web.settings import Settings
from tests.chromium import PROGRAM, Browser
from tests.report.test_hostile import POISON
from tests.report.views import poisoned, view
from tests.web.kept import keep
from tests.web.serving import serving

pytestmark = pytest.mark.skipif(PROGRAM is None or os.name != "posix", reason="Chromium is not installed")

ENTER = ("Enter", 13)

OUTLINE = """(() => {
  const all = (chosen) => [...document.querySelectorAll(chosen)], wrong = [];
  const seen = (one) => one.checkVisibility();
  if (all('h1').filter(seen).length !== 1) wrong.push('h1: ' + all('h1').length);
  let last = 0;
  for (const one of all('h1, h2, h3, h4, h5, h6').filter(seen)) {
    const level = +one.tagName[1];
    if (level > last + 1) wrong.push('after h' + last + ' comes ' + one.tagName + ' ' + one.textContent.trim());
    if (!one.textContent.trim()) wrong.push('empty ' + one.tagName);
    last = level;
  }
  const skip = document.querySelector('a.skip');
  if (!skip || document.querySelector('a[href], button, input, select, summary') !== skip) wrong.push('skip link');
  else if (!document.querySelector(skip.hash)) wrong.push('the skip link leads nowhere');
  if (all('main').length !== 1) wrong.push('main');
  if (all('header.bar [aria-current=page]').length > 1) wrong.push('several current pages');
  for (const one of all('[tabindex]')) if (one.tabIndex > 0) wrong.push('focus out of order: ' + one.id);
  const ids = all('[id]').map((one) => one.id);
  for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at))) wrong.push('twice: #' + id);
  for (const one of all('[aria-labelledby]'))
    for (const id of one.getAttribute('aria-labelledby').split(' '))
      if (!document.getElementById(id)) wrong.push('no label #' + id);
  const names = all('nav').map((one) => one.getAttribute('aria-label'));
  if (names.some((one) => !one) || new Set(names).size !== names.length) wrong.push('navigation: ' + names);
  for (const one of all('input:not([type=hidden]), select, textarea'))
    if (!one.labels.length) wrong.push('no label: ' + one.name);
  for (const one of all('th')) if (!one.scope) wrong.push('a heading of a table without scope');
  for (const one of all('blockquote, .text, .original, .about[dir], .hit-list li'))
    if (!one.hasAttribute('lang')) wrong.push('no language: ' + one.outerHTML.slice(0, 80));
  return wrong;
})()"""
"""What a keyboard or a screen reader would stumble over, in words."""


@pytest.fixture(scope="module")
def desk(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = Path(shutil.copy(examples, tmp_path_factory.mktemp("browsed") / "examples.dossier"))
    with serving(path, Settings(author="Anna")) as address:
        yield address


def fill(browser: Browser, selector: str, value: str) -> None:
    browser.look(f"document.querySelector({selector!r}).value = {value!r}")


def words(browser: Browser) -> str:
    return str(browser.look("document.querySelector('main').innerText"))


def untroubled(browser: Browser) -> None:
    """Nothing was refused by the policy, nothing failed to load, no script went wrong, nothing came from elsewhere."""
    assert not browser.told("Log.entryAdded", "Runtime.exceptionThrown")
    asked = [one["request"]["url"] for one in browser.told("Network.requestWillBeSent")]
    assert all(one.startswith(("http://127.0.0.1:", "data:")) for one in asked), asked


def test_filtering_opening_a_contact_and_its_arabic_words_and_back(browser: Browser, desk: str) -> None:
    browser.width(1280)
    browser.visit(f"{desk}/contacts")
    untroubled(browser)
    browser.look("document.querySelector('.narrow summary').focus()")
    browser.press(*ENTER)
    browser.until("document.querySelector('.narrow').open")
    fill(browser, "select[name=language]", "ar")
    browser.leave_by(".narrow button")
    assert "language=ar" in browser.look("location.search")
    assert browser.look("document.querySelectorAll('.list > li').length") >= 1
    browser.press("j", 74)
    assert browser.look("document.activeElement.matches('[data-step]')"), "j goes to the first entry"
    browser.leave_by("[data-step]")
    assert browser.look("location.pathname").startswith("/contacts/")
    claim = "blockquote[lang=ar] ~ .telling .open"
    assert browser.look(f"!!document.querySelector('{claim}')")
    account = browser.look(f"document.querySelector('{claim}').closest('.telling').id")
    browser.leave_by(claim)
    place = browser.look("location.hash.slice(1)")
    assert place.startswith("words-")
    assert browser.look("document.querySelector('.text').dir") == "rtl"
    assert browser.look("getComputedStyle(document.querySelector(':target')).backgroundImage") != "none"
    top = browser.look("document.querySelector(':target').getBoundingClientRect().top")
    assert 0 < top < 900, "the words are in sight"
    untroubled(browser)
    browser.leave_by("mark:target > .back, mark.lit > .back")
    assert browser.look("location.hash.slice(1)") == account
    assert browser.look("document.activeElement === document.body || document.activeElement.id !== ''")


def test_two_contacts_are_merged_and_taken_apart_again(browser: Browser, desk: str) -> None:
    browser.visit(f"{desk}/contacts")
    before = browser.look("document.querySelectorAll('.list > li').length")
    first, other = browser.look("[...document.querySelectorAll('[data-step]')].slice(0, 2).map(one => one.href)")
    browser.visit(first)
    browser.look("document.querySelector('#decide details').open = true")
    fill(browser, "form[action='/decide/merge'] input[name=others]", other)
    fill(browser, "form[action='/decide/merge'] input[name=reason]", "one meeting, told a day late")
    browser.leave_by("form[action='/decide/merge'] button")
    assert "one meeting, told a day late" in words(browser)
    browser.visit(f"{desk}/contacts")
    assert browser.look("document.querySelectorAll('.list > li').length") == before - 1
    browser.visit(first)
    fill(browser, "form[action='/decide/undo'] input[name=reason]", "two after all")
    browser.leave_by("form[action='/decide/undo'] button")
    assert "taken back" in words(browser)
    browser.visit(f"{desk}/contacts")
    assert browser.look("document.querySelectorAll('.list > li').length") == before
    untroubled(browser)


def test_an_export_of_what_is_on_screen_is_a_file(browser: Browser, desk: str, tmp_path: Path) -> None:
    browser.ask("Page.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path))
    browser.visit(f"{desk}/contacts?kind=phone_call")
    browser.look("document.querySelector('.hand-on').open = true")
    browser.look("document.querySelector('a[href^=\"/export/jsonl\"]').click()")
    for _ in range(200):
        if found := list(tmp_path.glob("*.jsonl")):
            break
        browser.look("new Promise(done => setTimeout(done, 50)).then(() => 1)")
        import time

        time.sleep(0.05)
    assert found
    assert b"phone_call" in found[0].read_bytes()


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_runs_over_the_side(browser: Browser, desk: str, width: int, scheme: str) -> None:
    browser.width(width)
    browser.media("", scheme)
    browser.visit(f"{desk}/contacts")
    contact, *_ = browser.look("[...document.querySelectorAll('[data-step]')].map(one => one.pathname)")
    browser.visit(f"{desk}{contact}")
    article = browser.look("document.querySelector('.joined a').pathname")
    for path in ("/contacts?side=ru&kind=meeting", contact, f"{contact}/print", article, "/decisions", "/nowhere"):
        browser.visit(f"{desk}{path}")
        assert browser.look("document.documentElement.scrollWidth") <= width, path
        paper = browser.look("getComputedStyle(document.documentElement).backgroundColor")
        assert (paper == "rgb(23, 22, 20)") is (scheme == "dark")
    browser.media()


def test_the_keyboard_sees_where_it_is(browser: Browser, desk: str) -> None:
    browser.width(1280)
    browser.visit(f"{desk}/contacts")
    browser.press("Tab", 9)
    assert browser.look("document.activeElement.className") == "skip"
    assert browser.look("document.activeElement.getBoundingClientRect().left") >= 0
    for _ in range(12):
        browser.press("Tab", 9)
        style = browser.look("(({outlineStyle, outlineWidth}) => [outlineStyle, outlineWidth])"
                             "(getComputedStyle(document.activeElement))")  # fmt: skip
        assert style[0] != "none"


def test_every_field_and_link_has_a_name(browser: Browser, desk: str) -> None:
    browser.visit(f"{desk}/contacts")
    contact = browser.look("document.querySelector('[data-step]').pathname")
    for path in ("/contacts", contact, "/decisions"):
        browser.visit(f"{desk}{path}")
        tree = browser.ask("Accessibility.getFullAXTree")["nodes"]
        nameless = [
            node["role"]["value"]
            for node in tree
            if not node.get("ignored")
            and node["role"]["value"] in ("link", "button", "textbox", "searchbox", "combobox", "checkbox", "image")
            and not node.get("name", {}).get("value", "").strip()
        ]
        assert not nameless, (path, nameless)


def test_the_outline_of_every_page_is_in_order(browser: Browser, desk: str) -> None:
    browser.width(1280)
    browser.visit(f"{desk}/contacts")
    contact = browser.look("document.querySelector('[data-step]').pathname")
    browser.visit(f"{desk}{contact}")
    article = browser.look("document.querySelector('.joined a').pathname")
    found = {}
    for path in (
        "/contacts?side=ru", contact, f"{contact}/print", article, "/decisions", "/timeline", "/timeline?unit=day",
        "/matrix", "/matrix?by=actor", "/actors", "/actors/person:vladimir-putin", "/coverage", "/search?q=Putin",
        "/nowhere", "/sign-in",
    ):  # fmt: skip
        browser.visit(f"{desk}{path}")
        browser.look("document.querySelectorAll('details').forEach((one) => one.open = true)")
        found[path] = browser.look(OUTLINE)
    assert not {path: wrong for path, wrong in found.items() if wrong}


def test_no_payload_runs_or_loads(browser: Browser, tmp_path: Path) -> None:
    path = keep(poisoned(view(), POISON), tmp_path / "poisoned.dossier")
    with serving(path) as desk:
        browser.visit(f"{desk}/contacts")
        waiting = [f"{desk}/contacts", f"{desk}/actors", f"{desk}/timeline", f"{desk}/matrix"]
        waiting += browser.look("[...document.querySelectorAll('[data-step]')].map(one => one.href)")
        browser.visit(waiting[-1])
        for address in waiting:
            browser.visit(address)
            assert browser.look("window.harmed") is None, address
            untroubled(browser)
        for one in browser.look("[...document.querySelectorAll('.joined a')].map(one => one.href)"):
            browser.visit(one)
            assert browser.look("window.harmed") is None
            untroubled(browser)
