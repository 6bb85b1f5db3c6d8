"""The page of one contact: the record, the accounts, their comparison, how it travelled, who covered it, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from dragoman.report.contacts import ContactPage, contact_pages
from dragoman.report.sides import Sides, state_names
from dragoman.store.view import DossierView
from dragoman.web import links
from dragoman.web.desk import Desk, TheDesk
from dragoman.web.relays import chains_of, drawing

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Covering:
    """How many articles a publisher put out in a language."""

    language: str
    publisher: str
    kind: str
    articles: int


@router.get("/contacts/{id}")
def contact(request: Request, desk: TheDesk, id: str) -> Response:
    """The page of a contact; the beginning of an id leads to the whole one."""
    return show(request, desk, id, "contact.html")


@router.get("/contacts/{id}/print")
def printable(request: Request, desk: TheDesk, id: str) -> Response:
    """The same to be printed: everything unfolded, with the words of every article it rests on."""
    return show(request, desk, id, "print.html")


def show(request: Request, desk: Desk, id_: str, template: str) -> Response:
    """A page about one contact."""
    view = desk.dossier.view_of_contact(id_)
    its = view.contacts[0]
    if its.id != id_:
        return RedirectResponse(request.url.path.replace(links.contact(id_), links.contact(its.id), 1), 307)
    sides = Sides(state_names(view))
    page = next(contact_pages(view, [its], sides))
    return desk.page(
        request, template, view="contacts", page=page, contact=its, sides=sides,
        drawn=drawing(chains_of(page)), covered=covered(view, page), withdrawn=view.withdrawn,
    )  # fmt: skip


def covered(view: DossierView, page: ContactPage) -> tuple[Covering, ...]:
    """The articles that report a contact, counted by language and publisher, most first."""
    counted = Counter(
        (one.article.article.language, one.article.publisher, kind)
        for one in {joined.report.article: joined for joined in page.joined}.values()
        if one.article is not None
        for kind in [one.article.article.publisher.kind if one.article.article.publisher else ""]
    )
    return tuple(
        Covering(*key, number) for key, number in sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    )
