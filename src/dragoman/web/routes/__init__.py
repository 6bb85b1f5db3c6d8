"""The routes: one module a view, each with its `router`; `ROUTERS` lists them."""

from __future__ import annotations

from fastapi import APIRouter

from dragoman.web.routes import (
    actors,
    article,
    contact,
    contacts,
    coverage,
    decisions,
    hand_on,
    matrix,
    records,
    search,
    sign_in,
    timeline,
    version,
)

ROUTERS: tuple[APIRouter, ...] = (
    sign_in.router,
    contacts.router,
    contact.router,
    version.router,
    article.router,
    decisions.router,
    hand_on.router,
    records.router,
    timeline.router,
    matrix.router,
    actors.router,
    coverage.router,
    search.router,
)
