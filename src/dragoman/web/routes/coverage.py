"""What the dossier rests on: languages and publishers, with what each of them reports."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from fastapi import APIRouter, Request
from fastapi.responses import Response

from dragoman.store.overview import Covered
from dragoman.web.chosen import TheChosen
from dragoman.web.desk import TheDesk
from dragoman.web.links import query
from dragoman.web.narrowing import named, narrowing

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Language:
    """A language with its publishers, those with most contacts first, then with most articles."""

    code: str
    supported: bool
    articles: int
    contacts: int
    publishers: tuple[Covered, ...]


@router.get("/api/v1/coverage", tags=["overviews"])
def coverage_record(desk: TheDesk, chosen: TheChosen) -> list[Covered]:
    """Articles and contacts by language and publisher."""
    return list(desk.overview().covered(named(desk, chosen).selection))


@router.get("/coverage", include_in_schema=False)
def coverage(request: Request, desk: TheDesk, chosen: TheChosen) -> Response:
    """A table of languages and of the publishers in each."""
    narrowed = narrowing(request, desk, chosen, "/coverage", [])
    if isinstance(narrowed, Response):
        return narrowed
    chosen, form = narrowed
    overview = desk.overview()
    numbers = {one.value: one.contacts for one in overview.numbers("language", chosen.selection, 1000)}
    languages = []
    for code, group in groupby(overview.covered(chosen.selection), key=lambda one: one.language):
        publishers = sorted(group, key=lambda one: (-one.contacts, -one.articles, one.publisher))
        articles = sum(one.articles for one in publishers)
        supported = any(one.supported for one in publishers)
        languages.append(Language(code, supported, articles, numbers.get(code, 0), tuple(publishers)))
    languages.sort(key=lambda one: (-one.contacts, -one.articles, one.code))
    rest = chosen.pairs()
    return desk.page(
        request, "coverage.html", view="coverage", languages=languages,
        most=max((one.articles for one in languages), default=1), total=overview.total(chosen.selection),
        told=lambda **asked: query("/contacts", [*rest, *asked.items()]), **form,
    )  # fmt: skip
