"""The records of contacts and articles under `/api/v1`, at the paths of their pages."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from dragoman.errors import UsageError
from dragoman.exports import jsonl
from dragoman.store.overview import ContactLine, Order
from dragoman.web.chosen import TheChosen
from dragoman.web.described import ArticleRecord, ContactRecord, ListRecord, Refusal
from dragoman.web.desk import TheDesk
from dragoman.web.links import contact as contact_address
from dragoman.web.links import query
from dragoman.web.named import name_actors
from dragoman.web.negotiation import API
from dragoman.web.routes.contacts import Place, Sort

router = APIRouter(prefix=API, tags=["records"], responses={404: {"model": Refusal}})

Most = Annotated[int, Query(ge=1, le=200, description="Contacts on a page.")]


@router.get("/contacts", response_model=ListRecord, response_model_exclude_unset=True)
def contacts(
    desk: TheDesk, chosen: TheChosen, sort: Sort = Order.NEWEST, after: Place = None, before: Place = None,
    most: Most = 50,
) -> dict[str, Any]:  # fmt: skip
    """Contacts that are chosen, a page of them. Names of parties are found in any script."""
    named = name_actors(desk.overview(), chosen)[0]
    found = desk.overview().listing(named.selection, sort, after=after, before=before, most=most)
    own = [("sort", sort.value), ("most", most)]

    def page_at(name: str, place: str | None) -> str | None:
        return query(f"{API}/contacts", named.pairs(), own, [(name, place)]) if place else None

    return {
        "total": found.total,
        "contacts": [_line(line) for line in found.lines],
        "next": page_at("after", found.after),
        "previous": page_at("before", found.before),
    }


@router.get("/contacts/{id:path}", response_model=ContactRecord, response_model_exclude_unset=True)
def contact(desk: TheDesk, id: str) -> dict[str, Any]:
    """A contact with everything; the beginning of an id is enough."""
    entry = next(desk.dossier.entries(ids=[desk.dossier.contact(id).contact.id]), None)
    if entry is None:
        raise UsageError(f"there is no contact {id!r}")
    return jsonl.contact_record(entry.resolved, entry.reports, entry.claims)


@router.get("/articles/{id:path}", response_model=ArticleRecord, response_model_exclude_unset=True)
def article(desk: TheDesk, id: str) -> dict[str, Any]:
    """An article; the beginning of an id is enough."""
    found = desk.dossier.article(id)
    return jsonl.article_record(found, desk.dossier.sources(found.page) or (found.page,))


def _line(line: ContactLine) -> dict[str, Any]:
    its = line.contact
    return {
        "id": its.id,
        "address": API + contact_address(its.id),
        "kind": its.kind.value,
        "status": its.status.value,
        "when": jsonl.when_record(its.when),
        "parties": [jsonl.party_record(party) for party in its.parties],
        "places": [{"id": place.id, "name": place.name, "country": place.country} for place in its.places],
        "topics": [topic.name for topic in its.topics],
        "origins": line.origins,
        "articles": line.articles,
        "claims": line.claims,
        "contradictions": line.contradictions,
        "languages": list(line.languages),
        "publishers": list(line.publishers),
    }
