"""The page of one article: its text with everything that was found in it marked, each mark leading to its claim."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from dragoman.report.articles import article_pages
from dragoman.report.claims import ClaimPages
from dragoman.web import links
from dragoman.web.desk import TheDesk
from dragoman.web.former import versions_of

router = APIRouter(include_in_schema=False)


@router.get("/articles/{id:path}")
def article(request: Request, desk: TheDesk, id: str) -> Response:
    """The page of an article; the beginning of an id leads to the whole one."""
    view = desk.dossier.view_of_article(id)
    its = view.articles[0]
    if its.id != id:
        return RedirectResponse(links.article(its.id), 307)
    page = next(article_pages(view, links))
    claims = ClaimPages(view)
    return desk.page(
        request, "article.html", view="contacts", page=page, told=claims.told(view.claims, {}),
        contact_of={claim.id: contact for contact in view.contacts for claim in view.claims_of(contact)},
        withdrawn=view.withdrawn.get(its.id, ()), versions=versions_of(desk, its),
        sections=tuple(section for section in its.sections if section.span.of(its.text).strip()),
    )  # fmt: skip
