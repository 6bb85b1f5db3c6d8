"""The routes: one module a view, each with its `router`; `ROUTERS` lists them."""

from __future__ import annotations

from fastapi import APIRouter

from dragoman.web.routes import contacts, sign_in

ROUTERS: tuple[APIRouter, ...] = (
    sign_in.router,
    contacts.router,
)
