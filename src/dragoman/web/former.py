"""Kept versions of the page an article stands on: what each of them says of the same story."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from dragoman.errors import PageError, UsageError
from dragoman.feeds.document import page_of
from dragoman.model import Article
from dragoman.pages.articles import articles
from dragoman.store.history import Version
from dragoman.store.stories import partners
from dragoman.web.desk import Desk

_CHARSET: Final = re.compile(r"charset=[\"']?([\w.:-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Former:
    """A version as it can be read: `text` of the story, or of all that stood there where the story did not.

    `problem` says why there is no text.
    """

    text: str
    title: str
    language: str
    story: bool
    problem: str = ""


def versions_of(desk: Desk, its: Article) -> tuple[Version, ...]:
    """The versions of the page of an article, the oldest first; none where its page was never followed."""
    names = dict.fromkeys(one for one in (its.url, *desk.dossier.sources(its.page)) if one)
    return next((found for name in names if (found := desk.dossier.versions(name))), ())


def former(desk: Desk, its: Article, version: Version) -> Former:
    """What a version says.

    Raises:
        UsageError: nothing is kept of it: the page was gone.
    """
    digest = version.digest
    if digest is None:
        raise UsageError("nothing is kept of this version: the page was gone")
    # A version never changes, but the article it is read beside does, with the dossier.
    return desk.memory.answer(("former", its.id, digest), lambda: _read(desk, its, version, digest))


def _read(desk: Desk, its: Article, version: Version, digest: str) -> Former:
    kind = next((value for name, value in version.headers.items() if name.lower() == "content-type"), "")
    charset = _CHARSET.search(kind)
    page = page_of(
        desk.dossier.fetched_bytes(digest), version.url, version.at.date(),
        charset=charset[1] if charset else None, kind=kind,
    )  # fmt: skip
    if isinstance(page, PageError):
        return Former("", "", its.language, False, page.problem)
    stories = articles(page)
    became = partners(stories, [its])
    one = next((story for story in stories if story.id in became), None)
    if one is not None:
        return Former(one.text, one.title, one.language, True)
    if not stories:
        return Former(page.text, "", its.language, False)
    return Former("\n".join(story.text for story in stories), "", stories[0].language, False)
