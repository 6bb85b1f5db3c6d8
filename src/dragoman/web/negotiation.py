"""One address, two forms: who asks for JSON at the address of a view gets what `/api/v1` has under the same path."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

API = "/api/v1"


class Negotiation:
    """ASGI middleware that leads a request which wants JSON to the API."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].startswith(("/api/", "/static/")):
            await self._app(scope, receive, send)
            return
        if wants_json(Headers(scope=scope).get("accept", "")):
            scope = {**scope, "path": API + scope["path"], "raw_path": API.encode() + scope.get("raw_path", b"")}

        async def varying(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).add_vary_header("Accept")
            await send(message)

        await self._app(scope, receive, varying)


def wants_json(accept: str) -> bool:
    """Whether an `Accept` header prefers JSON to a page: `application/json`, not `*/*` or a browser's list."""
    quality = {"application/json": 0.0, "text/html": 0.0}
    for part in accept.split(","):
        kind, *parameters = (one.strip().lower() for one in part.split(";"))
        if kind in quality:
            quality[kind] = next((_number(one[2:]) for one in parameters if one.startswith("q=")), 1.0)
    return quality["application/json"] > quality["text/html"]


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
