"""Signing in with the one token that `dragoman serve` was started with."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from dragoman.web.desk import TheDesk
from dragoman.web.security import COOKIE, pass_of, same

router = APIRouter(include_in_schema=False)
LASTS = 30 * 24 * 3600
"""Seconds a sign-in lasts."""


@router.get("/sign-in")
def form(request: Request, desk: TheDesk, to: str = "/") -> Response:
    """The form."""
    return desk.page(request, "sign_in.html", to=_inside(to), wrong=False, waiting=0)


@router.post("/sign-in")
def sign_in(request: Request, desk: TheDesk, token: Annotated[str, Form()] = "", to: str = "/") -> Response:
    """The cookie, if the token is the right one."""
    ours = desk.settings.token
    if ours is None or not same(token.strip(), ours):
        return desk.page(request, "sign_in.html", 403, to=_inside(to), wrong=True, waiting=0)
    answer = RedirectResponse(_inside(to), 303)
    answer.set_cookie(
        COOKIE, pass_of(ours), max_age=LASTS, httponly=True, samesite="strict", secure=desk.settings.secure
    )
    return answer


def _inside(to: str) -> str:
    """An address of our own; anything that may lead elsewhere becomes the front page."""
    return (
        to if to.startswith("/") and not to.startswith(("//", "/\\")) and to.isprintable() and "\\" not in to else "/"
    )
