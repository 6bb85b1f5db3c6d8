"""The list of contacts: filtered, sorted, a page at a time; its address holds its whole state."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from dragoman.store.overview import Order
from dragoman.web import links
from dragoman.web.choices import chips, choices
from dragoman.web.chosen import TheChosen
from dragoman.web.desk import TheDesk
from dragoman.web.named import name_actors

router = APIRouter(include_in_schema=False)

MOST = 50
"""Contacts on a page of the list."""

ORDERS = {
    Order.NEWEST: "newest first",
    Order.OLDEST: "oldest first",
    Order.REPORTED: "most reported",
    Order.DISPUTED: "most contradictions",
}

Sort = Annotated[Order, Query(description="How the list is sorted.")]
Place = Annotated[str | None, Query(max_length=200, description="A place that an earlier page of the list gave.")]


@router.get("/")
def front() -> Response:
    """The list is where one begins."""
    return RedirectResponse("/contacts", 307)


@router.get("/contacts")
def contacts(
    request: Request, desk: TheDesk, chosen: TheChosen, sort: Sort = Order.NEWEST,
    after: Place = None, before: Place = None,
) -> Response:  # fmt: skip
    """Contacts that are chosen, a page of them, with what could be chosen besides."""
    overview = desk.overview()
    named, doubts = name_actors(overview, chosen)
    sorted_by = [("sort", sort.value)] if sort is not Order.NEWEST else []
    if named != chosen or "" in request.query_params.values():
        # What a form sent becomes the address one would share.
        return RedirectResponse(links.query("/contacts", [*named.pairs(), *sorted_by]), 303)
    found = overview.listing(named.selection, sort, after=after, before=before, most=MOST)

    def address(name: str, place: str | None) -> str:
        return links.query("/contacts", [*named.pairs(), *sorted_by, (name, place)]) if place else ""

    return desk.page(
        request, "contacts.html", view="contacts", found=found, chosen=named, doubts=doubts,
        choices=choices(overview, named), chips=tuple(chips(overview, named)), sort=sort, orders=ORDERS,
        next=address("after", found.after), previous=address("before", found.before),
    )  # fmt: skip
