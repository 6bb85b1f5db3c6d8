"""Pages into a dossier: skip what is kept, read the rest, keep each page at once, resolve at the end."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from dragoman.errors import PageError
from dragoman.model import Page, Reading
from dragoman.pages import read_sources
from dragoman.store.database import owns
from dragoman.store.dossier import Dossier
from dragoman.store.workers import readings


@dataclass(slots=True)
class Tally:
    """What a run has done so far.

    `read` pages were read, `known` ones were kept already and not read again; `barren` pages hold no story;
    `unsupported` counts articles by language; `failed` counts pages that could not be read.
    """

    read: int = 0
    known: int = 0
    barren: int = 0
    articles: int = 0
    reports: int = 0
    claims: int = 0
    failed: int = 0
    unsupported: Counter[str] = field(default_factory=Counter)

    @property
    def met(self) -> int:
        """Pages met so far, readable or not."""
        return self.read + self.known + self.failed


def read_into(
    dossier: Dossier,
    paths: Iterable[str | os.PathLike[str]],
    *,
    jobs: int = 1,
    again: bool = False,
    stdin: BinaryIO | None = None,
    on_page: Callable[[Tally], None] | None = None,
    on_text: Callable[[int, int], None] | None = None,
    on_block: Callable[[int, int], None] | None = None,
    on_failure: Callable[[PageError], None] | None = None,
    on_met: Callable[[str], object] | None = None,
) -> Tally:
    """Read pages into a dossier. Each page is kept as soon as it is read, so a run can be ended at any point.

    Args:
        dossier: open for writing.
        paths: as for `pages.read_sources`.
        jobs: processes to read with.
        again: read pages anew that are kept already.
        stdin: where "-" is read from.
        on_page: called after each page with the tally.
        on_text: called as new claims are made comparable, with texts done and texts to do.
        on_block: called as contacts are resolved, with blocks done and blocks to do.
        on_failure: called for each page that could not be read.
        on_met: called with the id of every readable page, also of those kept already.

    Raises:
        DossierError: the dossier cannot be written.
        DataError: a language pack or the registry is wrong.
    """
    given = [os.fspath(path) for path in paths]
    tally = Tally()
    pages = read_sources(given, stdin, never=owns(dossier.path))
    with dossier.rechecking(printable(os.path.normpath(path)) for path in given):
        for outcome in readings(_new(dossier, pages, tally, again, on_met), jobs):
            if isinstance(outcome, PageError):
                dossier.fail(outcome)
                tally.failed += 1
                if on_failure is not None:
                    on_failure(outcome)
            else:
                dossier.keep(outcome, again=again)
                _count(tally, outcome)
            if on_page is not None:
                on_page(tally)
    dossier.resolve(on_block, on_text)
    return tally


def _count(tally: Tally, reading: Reading) -> None:
    tally.read += 1
    tally.barren += not reading.articles
    tally.articles += len(reading.articles)
    tally.reports += len(reading.reports)
    tally.claims += len(reading.claims)
    tally.unsupported.update(article.language for article in reading.articles if not article.supported)


def _new(
    dossier: Dossier,
    items: Iterable[Page | PageError],
    tally: Tally,
    again: bool,
    on_met: Callable[[str], object] | None,
) -> Iterator[Page | PageError]:
    """Pages that are not kept yet, their names fit to be stored."""
    for item in items:
        if isinstance(item, PageError):
            yield type(item)(printable(item.where), printable(item.problem))
            continue
        page = replace(item, source=printable(item.source))
        if on_met is not None:
            on_met(page.id)
        if not again and dossier.known(page):
            tally.known += 1
        else:
            yield page


def printable(name: str) -> str:
    r"""A file name as text: bytes that are no UTF-8 (lone surrogates in Python) come out as `\udcff`."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
