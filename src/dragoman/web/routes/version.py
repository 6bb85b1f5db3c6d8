"""A kept version of the page of an article: its text, with what changed since the version before marked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import RedirectResponse, Response

from dragoman.errors import UsageError
from dragoman.model import Article
from dragoman.store.history import Version
from dragoman.web import links
from dragoman.web.changes import SAME, Piece, changed, changes
from dragoman.web.desk import Desk, TheDesk
from dragoman.web.former import Former, former, versions_of

router = APIRouter()

Number = Annotated[int, Path(ge=1, le=10**6, description="Which version, the oldest is 1.")]


@dataclass(frozen=True, slots=True)
class VersionAnswer:
    """A version of a page: `text` of the story; `pieces` of it are same, gone or come, against `compared_with`."""

    article: str
    number: int
    of: int
    at: datetime
    sha256: str
    bytes: int
    language: str
    text: str
    compared_with: int | None
    paragraphs: list[list[Piece]]


@dataclass(frozen=True, slots=True)
class _Shown:
    """A version, and the one before it of which something is kept."""

    article: Article
    number: int
    versions: tuple[Version, ...]
    before: int | None
    now: Former
    paragraphs: tuple[tuple[Piece, ...], ...]


@router.get("/api/v1/articles/{id:path}/versions/{number}", tags=["records"])
def version_record(id: str, number: Number, desk: TheDesk) -> VersionAnswer:
    """What the page of an article said in one of its kept versions."""
    one = _shown(desk, id, number)
    version = one.versions[number - 1]
    return VersionAnswer(
        one.article.id, number, len(one.versions), version.at, version.digest or "", version.size or 0,
        one.now.language, one.now.text, one.before, [list(paragraph) for paragraph in one.paragraphs],
    )  # fmt: skip


@router.get("/articles/{id:path}/versions/{number}", include_in_schema=False)
def version(id: str, number: Number, request: Request, desk: TheDesk) -> Response:
    """The page of a version."""
    one = _shown(desk, id, number)
    if one.article.id != id:
        return RedirectResponse(links.version(one.article.id, number), 307)
    return desk.page(
        request, "version.html", view="contacts", article=one.article, number=number, versions=one.versions,
        version=one.versions[number - 1], before=one.before, now=one.now, paragraphs=one.paragraphs,
        changed=changed(one.paragraphs), shown_now=one.versions[number - 1].page == one.article.page,
    )  # fmt: skip


def _shown(desk: Desk, id_: str, number: int) -> _Shown:
    its = desk.dossier.article(id_)
    versions = versions_of(desk, its)
    if number > len(versions):
        raise UsageError(f"there is no version {number} of the page of article {its.id}: {len(versions)} are kept")
    now = former(desk, its, versions[number - 1])
    before = next((at for at in range(number - 1, 0, -1) if versions[at - 1].digest is not None), None)
    if before is None:
        return _Shown(its, number, versions, None, now, _plain(now.text))
    was = former(desk, its, versions[before - 1])
    if was.story != now.story or was.problem or now.problem:
        # Two stories beside each other tell nothing but that they are two.
        return _Shown(its, number, versions, None, now, _plain(now.text))
    return _Shown(its, number, versions, before, now, changes(was.text, now.text))


def _plain(text: str) -> tuple[tuple[Piece, ...], ...]:
    return tuple((Piece(line, SAME),) for line in text.split("\n") if line.strip())
