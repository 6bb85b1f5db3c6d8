"""Search over everything in any script, and suggestions while one types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from dragoman.model import Article
from dragoman.spans import Span
from dragoman.store import full_text, spellings
from dragoman.store.overview import Overview, Selection, Suggestion
from dragoman.web.desk import Desk, TheDesk
from dragoman.web.links import actor, query

router = APIRouter()

A_PAGE: Final = 10
"""Articles on a page of results."""

AROUND: Final = 90
"""Characters shown before and after the words that were found."""

Asked = Annotated[str, Query(alias="q", max_length=200, description="Words, names in any script; all must be found.")]
PageNumber = Annotated[int, Query(ge=1, le=50, description="Which ten articles, from 1.")]


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found; `pieces` are words of it, each with whether it was asked for."""

    article: Article
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class FoundContact:
    """A contact that an article with these words reports."""

    id: str
    kind: str
    day: str | None
    parties: list[str]


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """An article with these words, and where they stand."""

    id: str
    title: str
    language: str
    publisher: str | None
    words: str


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """What words may mean, how many contacts are reported with them, the latest of these, and articles, best first."""

    suggestions: list[Suggestion]
    total: int
    contacts: list[FoundContact]
    articles: list[FoundArticle]
    next: int | None


@router.get("/api/v1/suggest", tags=["overviews"])
def suggest(
    desk: TheDesk, q: Annotated[str, Query(max_length=200)] = "", most: Annotated[int, Query(ge=1, le=50)] = 10
) -> list[Suggestion]:
    """Actors, topics, places and frameworks whose name begins so, in any script."""
    return list(desk.overview().suggestions(q, most))


@router.get("/api/v1/search", tags=["overviews"])
def search_record(desk: TheDesk, asked: Asked = "", page: PageNumber = 1) -> SearchAnswer:
    """Everything that has these words."""
    overview = desk.overview()
    listing = overview.listing(Selection(words=asked), most=A_PAGE) if asked.strip() else None
    hits, more = desk.memory.answer(("hits", asked, page), lambda: _hits(desk, asked, page))
    return SearchAnswer(
        _meant(overview, asked),
        listing.total if listing else 0,
        [
            FoundContact(
                one.contact.id, one.contact.kind.value,
                one.contact.when.start.isoformat() if one.contact.when else None,
                [party.name for party in one.contact.parties],
            )
            for one in (listing.lines if listing else ())
        ],
        [
            FoundArticle(
                one.article.id, one.article.title, one.article.language,
                one.article.publisher.name if one.article.publisher else None, "".join(text for text, _ in one.pieces),
            )
            for one in hits
        ],
        page + 1 if more else None,
    )  # fmt: skip


@router.get("/search", include_in_schema=False)
def search(request: Request, desk: TheDesk, asked: Asked = "", page: PageNumber = 1) -> Response:
    """The form, and below it what was found."""
    overview = desk.overview()
    listing = overview.listing(Selection(words=asked), most=A_PAGE) if asked.strip() else None
    hits, more = desk.memory.answer(("hits", asked, page), lambda: _hits(desk, asked, page))
    return desk.page(
        request, "search.html", view="search", asked=asked, meant=_meant(overview, asked), leads=leads,
        listing=listing, hits=hits, all_of_them=query("/contacts", [("q", asked)]), page=page,
        next=query("/search", [("q", asked), ("page", page + 1)]) if more else None,
        previous=query("/search", [("q", asked), ("page", page - 1)]) if page > 1 else None,
    )  # fmt: skip


def leads(one: Suggestion) -> str:
    """Where a suggestion leads: to the page of an actor, to the contacts about a topic or at a place."""
    if one.what == "actor":
        return actor(one.value)
    return query("/contacts", [(one.what, one.value)])


def _meant(overview: Overview, asked: str) -> list[Suggestion]:
    """What the words may mean together, or else each of the first few by itself."""
    whole = [one for one in overview.suggestions(asked, 8) if one.what != "framework"]
    if whole or " " not in asked.strip():
        return whole
    parts = (term.spellings[0] for term in spellings.terms(asked)[:4])
    found = {one.value: one for part in parts for one in overview.suggestions(part, 2) if one.what != "framework"}
    return list(found.values())


def _hits(desk: Desk, asked: str, page: int) -> tuple[list[Hit], bool]:
    """The articles of a page of results, and whether there are more."""
    terms = spellings.terms(asked)
    if not terms:
        return [], False
    found = desk.search(asked, A_PAGE * page + 1)
    here = found[A_PAGE * (page - 1) : A_PAGE * page]
    return [Hit(one, _pieces(one.text, full_text.hits(one.text, terms))) for one in here], len(found) > A_PAGE * page


def _pieces(text: str, hits: tuple[Span, ...]) -> tuple[tuple[str, bool], ...]:
    """The neighbourhood of the first words found after the title, cut at spaces, with all that was found in it."""
    body = text.find("\n") + 1
    first = next((one for one in hits if one.start >= body), hits[0] if hits else Span(body, body))
    start, end = max(min(body, first.start), first.start - AROUND), min(len(text), first.end + AROUND)
    if start > body:
        start = text.find(" ", start, first.start) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", first.end, end), first.end)
    pieces: list[tuple[str, bool]] = [("… ", False)] if start > body else []
    at = start
    for one in hits:
        if start <= one.start and one.end <= end:
            pieces += [(text[at : one.start], False), (one.of(text), True)]
            at = one.end
    pieces.append((text[at:end], False))
    if end < len(text):
        pieces.append((" …", False))
    return tuple((words, marked) for words, marked in pieces if words)
