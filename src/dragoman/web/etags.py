"""An answer that the asker has already is not sent again: an ETag for every page and record, made of its bytes."""

from __future__ import annotations

from hashlib import blake2b

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TAGGED = ("text/html", "application/json", "text/css", "text/javascript")
"""Kinds of answers that are small enough to be held whole; exports are streamed."""


class ETags:
    """ASGI middleware for GET and HEAD; a HEAD is answered as a GET without its body."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        bodiless = scope["method"] == "HEAD"
        known = Headers(scope=scope).get("if-none-match", "")
        held: list[Message] = []
        body = bytearray()

        async def tagging(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = Headers(raw=message["headers"])
                if message["status"] == 200 and headers.get("content-type", "").startswith(TAGGED):
                    held.append(message)
                    return
            elif message["type"] == "http.response.body" and held:
                body.extend(message.get("body", b""))
                if not message.get("more_body"):
                    await _answer(held.pop(), bytes(body), known, bodiless, send)
                return
            elif bodiless and message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self._app({**scope, "method": "GET"}, receive, tagging)


def tag_of(body: bytes) -> str:
    """The ETag of an answer."""
    return f'"{blake2b(body, digest_size=12).hexdigest()}"'


async def _answer(start: Message, body: bytes, known: str, bodiless: bool, send: Send) -> None:
    tag = tag_of(body)
    headers = MutableHeaders(scope=start)
    headers["ETag"] = tag
    if known == "*" or tag in (one.strip().removeprefix("W/") for one in known.split(",")):
        del headers["Content-Length"], headers["Content-Type"]
        start, body = {**start, "status": 304}, b""
    await send(start)
    await send({"type": "http.response.body", "body": b"" if bodiless else body})
