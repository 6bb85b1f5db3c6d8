"""The form that narrows a view over many contacts, and the address that one shares of what it sent."""

from __future__ import annotations

from typing import Any

from fastapi import Request
from fastapi.responses import RedirectResponse

from dragoman.web.choices import chips, choices
from dragoman.web.chosen import Chosen
from dragoman.web.desk import Desk
from dragoman.web.links import query
from dragoman.web.named import name_actors

Pairs = list[tuple[str, str]]


def narrowing(
    request: Request, desk: Desk, asked: Chosen, path: str, kept: Pairs
) -> RedirectResponse | tuple[Chosen, dict[str, Any]]:
    """The selection with ids for names, and what the template `choose.html` shows; or where such an address stands.

    Args:
        request: of the view.
        desk: the dossier.
        asked: what the address chooses.
        path: of the view.
        kept: parameters of the view itself, which go along.
    """
    overview = desk.overview()
    named, doubts = name_actors(overview, asked)
    if named != asked or "" in request.query_params.values():
        return RedirectResponse(query(path, named.pairs(), kept), 303)
    return named, {
        "chosen": named,
        "doubts": doubts,
        "choices": choices(overview, named),
        "chips": tuple(chips(overview, named)),
        "kept": kept,
        "action": path,
    }


def named(desk: Desk, asked: Chosen) -> Chosen:
    """The selection with ids for names, for those who ask in JSON; a name that nobody has chooses nothing."""
    return name_actors(desk.overview(), asked)[0]
