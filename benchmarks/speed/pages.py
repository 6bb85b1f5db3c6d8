"""Reading pages: without a contact against the extractor alone, with contacts in pages a second."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import trafilatura

from benchmarks.speed.figure import Figure
from dragoman.matching import tell
from dragoman.model import Page
from dragoman.pages import page_from_html, read_sources
from dragoman.pipeline import read_page, resolve_contacts

# The frame around a story as news sites have it, some 40 kB: navigation, share bar, teasers, footer.
_ENTRY = (
    '<li class="menu__item menu__item--{number}"><div class="menu__wrap"><a class="menu__link" href="/{number}" '
    'data-track="menu-{number}"><span>Section {number}</span></a></div></li>'
)
_FRAME = """<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title} | News</title>
<meta property="og:title" content="{title}"><meta property="article:published_time" content="2024-03-05T10:00:00Z">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": {quoted}}}</script>
<style>.a {{ color: red }}</style><script>var page = {{"id": 17}};</script></head><body>
<header><nav><ul>{menu}</ul></nav></header><main><article><h1>{title}</h1><p class="date">5 March 2024</p>
<div class="share"><a href="#">Facebook</a> <a href="#">Twitter</a></div>{body}</article>
<aside><h2>More</h2><ul>{menu}</ul></aside></main><footer><p>All rights reserved</p><ul>{menu}</ul></footer>
</body></html>"""


def barren(folder: Path) -> Iterator[str]:
    """Pages of the corpus without any contact, as a site would serve them."""
    for line in (folder / "gold.jsonl").read_text("utf-8").splitlines():
        gold = json.loads(line)
        path = folder / gold["file"]
        if gold["contacts"] or path.suffix != ".txt":
            continue
        page = next(iter(read_sources([str(path)])))
        assert isinstance(page, Page)
        title = gold["articles"][0]["title"]
        body = "".join(f"<p>{part}</p>" for part in page.text.split("\n") if len(part) > 80)
        menu = "".join(_ENTRY.format(number=number) for number in range(60))
        yield _FRAME.format(language=gold["language"], title=title, quoted=json.dumps(title), body=body, menu=menu)


def against_the_extractor(folder: Path) -> Iterator[Figure]:
    """Whole pages without a contact, in times of what trafilatura alone takes for the same bytes."""
    pages = list(barren(folder))

    def extract(html: str) -> None:
        trafilatura.extract(html, fast=True, include_comments=False)

    def read(html: str) -> None:
        read_page(page_from_html(html, "page"))

    # In turns, page by page, the least of many runs: what else the machine does falls on both alike.
    alone = whole = 0.0
    for html in pages:
        runs = [(_taken(extract, html), _taken(read, html)) for _ in range(9)]
        alone += min(run[0] for run in runs)
        whole += min(run[1] for run in runs)
    yield Figure("trafilatura alone, a page", 1000 * alone / len(pages), "ms")
    yield Figure("a page without a contact, read", 1000 * whole / len(pages), "ms")
    yield Figure("a page without a contact / trafilatura alone", whole / alone, "times", 2)


def _taken(work: Callable[[str], None], html: str) -> float:
    began = time.perf_counter()
    work(html)
    return time.perf_counter() - began


def with_contacts(folder: Path) -> Iterator[Figure]:
    """Pages of the corpus from bytes to compared accounts, with one process and warm packs."""
    files = [
        str(folder / gold["file"])
        for gold in map(json.loads, (folder / "gold.jsonl").read_text("utf-8").splitlines())
        if gold["contacts"]
    ]
    for page in read_sources(files):
        if isinstance(page, Page):
            read_page(page)
    _whole(files[:2])
    # Once only: a second run would find every sentence encoded already. By the clock, since encoding uses all cores.
    start = time.perf_counter()
    _whole(files)
    speed = len(files) / (time.perf_counter() - start)
    yield Figure("pages with contacts, resolved and compared", speed, "a second", 4, least=True)


def _whole(files: list[str]) -> None:
    readings = [read_page(page) for page in read_sources(files) if isinstance(page, Page)]
    resolve_contacts([one for each in readings for one in tell(each.articles, each.reports, each.claims)])
