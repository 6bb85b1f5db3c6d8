"""The page of one contact: the record, the accounts, their comparison, how it travelled, who covered it, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from threading import Lock

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from dragoman.errors import UsageError
from dragoman.exports.citations import note
from dragoman.exports.tables import claim_rows
from dragoman.model import Contact
from dragoman.report import print_contact
from dragoman.report.contacts import ContactPage, contact_pages, party_sides
from dragoman.report.pdf import browser, pdf
from dragoman.report.sides import Sides, state_names
from dragoman.store.overview import Selection
from dragoman.store.view import DossierView
from dragoman.web import links
from dragoman.web.desk import Desk, TheDesk
from dragoman.web.relays import chains_of, drawing
from dragoman.web.routes.decisions import author_of, logged

router = APIRouter(include_in_schema=False)

NEAR = 31
"""Days before and after a contact in which others are offered to be merged with it; the rest is named by its id."""
MOST_OTHERS = 40


@dataclass(frozen=True, slots=True)
class Covering:
    """How many articles a publisher put out in a language."""

    language: str
    publisher: str
    kind: str
    articles: int


_AT_THE_PRINTER = Lock()
"""A browser takes half a gigabyte: one prints at a time, and who comes meanwhile waits a while."""
WAITS = 60.0
"""Seconds."""


@router.get("/contacts/{id:path}/print.pdf")
def on_paper(desk: TheDesk, id: str) -> Response:
    """The same as `dragoman print` makes it: with every text in full, and citations."""
    if browser() is None:
        raise HTTPException(
            503, "A PDF needs Chromium or Chrome on the machine of the interface; print the page from your browser."
        )
    view = desk.dossier.view_of_contact(id)
    its = view.contacts[0].id
    document = print_contact(view, [note(row) for row in claim_rows(desk.dossier.entries(ids=(its,)))])
    if not _AT_THE_PRINTER.acquire(timeout=WAITS):
        raise HTTPException(503, "Others are printing; try again in a minute.")
    try:
        printed = pdf(document)
    except UsageError as error:
        raise HTTPException(503, str(error)) from error
    finally:
        _AT_THE_PRINTER.release()
    name = "".join(one for one in its if one.isascii() and one.isalnum())[:16] or "contact"
    return Response(
        printed, media_type="application/pdf", headers={"Content-Disposition": f'inline; filename="contact-{name}.pdf"'}
    )


@router.get("/contacts/{id:path}/print")
def printable(request: Request, desk: TheDesk, id: str) -> Response:
    """The same to be printed: everything unfolded, without what can only be used on a screen."""
    return show(request, desk, id, "print.html")


@router.get("/contacts/{id:path}")
def contact(request: Request, desk: TheDesk, id: str) -> Response:
    """The page of a contact; the beginning of an id leads to the whole one."""
    return show(request, desk, id, "contact.html")


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
        others=others(desk, its), claims_told=view.claims_of(its), shown=its.id, author=author_of(request, desk),
        history=logged(reversed(desk.dossier.history(its.id)), desk.dossier.standings()),
    )  # fmt: skip


def others(desk: Desk, contact: Contact) -> tuple[Contact, ...]:
    """Contacts of the same sides near it in time, which it may be one with, the nearest first."""
    sides = party_sides(contact.parties)
    if not sides:
        return ()
    when = contact.when
    known = when is not None and date.min < when.start and when.end < date.max
    near = Selection(
        sides=sides,
        since=_shifted(when.start, -NEAR) if when and known else None,
        before=_shifted(when.end, NEAR) if when and known else None,
        possible=True,
    )
    found = [line.contact for line in desk.overview().listing(near, most=MOST_OTHERS).lines]
    return tuple(one for one in found if one.id != contact.id)


def _shifted(day: date, days: int) -> date:
    try:
        return day + timedelta(days)
    except OverflowError:
        return day


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
