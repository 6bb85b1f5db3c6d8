"""What stands before every route: who may ask, under which name, from where a form may come, and what a page may do.

- Names: on loopback only loopback's own names are answered, so that a hostile site cannot reach us by a name of its
  own that it points at 127.0.0.1 (DNS rebinding).
- Sign-in: where a token is set, nothing but the sign-in page and the style sheets is shown without its cookie.
- Forms: a request that writes must come from our own origin and carry the key that only our pages know.
- Pages: a policy forbids everything but our own style sheets and scripts, so that the text of a hostile page stays
  text even if an escape were forgotten.
"""

from __future__ import annotations

import hmac
from hashlib import sha256
from urllib.parse import urlsplit

from fastapi import Request
from fastapi.responses import PlainTextResponse, RedirectResponse, Response
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.web.links import query
from dragoman.web.settings import LOOPBACK_NAMES, Settings

COOKIE = "dragoman"
FORM_FIELD = "form_key"
SAFE = ("GET", "HEAD")
OPEN_PATHS = ("/sign-in", "/static/")

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    # Not "no-referrer": a browser then calls the origin of our own forms "null".
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """ASGI middleware that lets a request through, or answers for the routes."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "private, no-cache")
            await send(message)

        answer = self._refusal(Request(scope)) or self._app
        await answer(scope, receive, guarded)

    def _refusal(self, request: Request) -> Response | None:
        if not self._own_name(request):
            return PlainTextResponse("This interface does not answer to that name.", 421)
        if request.method not in SAFE and not from_own_pages(request):
            return PlainTextResponse("This did not come from a page of this interface.", 403)
        if self._settings.token is None or request.url.path.startswith(OPEN_PATHS) or self._signed_in(request):
            return None
        if request.method in SAFE and "text/html" in request.headers.get("accept", ""):
            back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
            return RedirectResponse(query("/sign-in", [("to", back)]), 303)
        return PlainTextResponse("Sign in first.", 401, {"WWW-Authenticate": "Bearer"})

    def _own_name(self, request: Request) -> bool:
        if self._settings.token is not None:
            # A stranger's name brings no cookie of ours.
            return True
        name = request.headers.get("host", "")
        return name.rpartition(":")[0] in LOOPBACK_NAMES or name in LOOPBACK_NAMES

    def _signed_in(self, request: Request) -> bool:
        assert self._settings.token is not None
        kind, _, sent = request.headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer" and same(sent.strip(), self._settings.token):
            return True
        return same(request.cookies.get(COOKIE, ""), pass_of(self._settings.token))


def pass_of(token: str) -> str:
    """What the cookie holds: shows that its owner knew the token, and does not tell it."""
    return hmac.new(token.encode(), b"dragoman sign-in", sha256).hexdigest()


def same(one: str, other: str) -> bool:
    """Whether two secrets are equal, in a time that does not tell how far."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))


def from_own_pages(request: Request) -> bool:
    """Whether a request that writes comes from our own origin, by what the browser itself says of it."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    # A program that is no browser sends none; it has no cookie to be misused, and needs the key of the form still.
    return origin is None or urlsplit(origin).netloc == request.headers.get("host", "")
