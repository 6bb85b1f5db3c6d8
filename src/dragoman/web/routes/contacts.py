"""The list of contacts."""

from __future__ import annotations

from itertools import islice

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from dragoman.web.desk import TheDesk

router = APIRouter()


@router.get("/", include_in_schema=False)
def front() -> Response:
    """The list is where one begins."""
    return RedirectResponse("/contacts", 307)


@router.get("/contacts", include_in_schema=False)
def contacts(request: Request, desk: TheDesk) -> Response:
    """Contacts, a page of them."""
    return desk.page(
        request, "contacts.html", view="contacts", contacts=tuple(islice(desk.dossier.contacts(), 50))
    )  # fmt: skip
