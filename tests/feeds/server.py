"""A web server of our own on loopback, that does what a test tells it to, and remembers who asked for what."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Reply:
    """What is said to one request; `stream` writes the body itself, and may be slow or endless."""

    body: bytes = b""
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    stream: Callable[[BaseHTTPRequestHandler], None] | None = None


@dataclass
class Asked:
    """One request."""

    path: str
    headers: dict[str, str]
    at: float


class Site:
    """Paths and what is said for each; a list is gone through, its last reply stays."""

    def __init__(self) -> None:
        self.replies: dict[str, Reply | list[Reply]] = {}
        self.asked: list[Asked] = []
        self.under_way = 0
        self.most_at_once = 0
        self.port = 0

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [one.path for one in self.asked]

    def times(self, path: str) -> int:
        return self.paths().count(path)

    def page(self, path: str, text: str, *, title: str = "", **headers: str) -> None:
        """Put up an HTML page."""
        body = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n"))
        document = f"<!doctype html><html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>"
        self.replies[path] = Reply(
            document.encode(), headers={name.replace("_", "-"): value for name, value in headers.items()}
        )

    def feed(self, path: str, *links: str, **headers: str) -> None:
        """Put up an RSS feed with links to these paths or addresses."""
        items = "".join(
            f"<item><title>t</title><link>{link if '//' in link else self.url(link)}</link></item>" for link in links
        )
        document = f'<?xml version="1.0"?><rss version="2.0"><channel><title>f</title>{items}</channel></rss>'
        said = {name.replace("_", "-"): value for name, value in headers.items()}
        self.replies[path] = Reply(document.encode(), kind="application/rss+xml", headers=said)

    def reply_for(self, path: str) -> Reply:
        found = self.replies.get(path, Reply(b"nothing here", 404, "text/plain"))
        if isinstance(found, list):
            return found.pop(0) if len(found) > 1 else found[0]
        return found


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        site = self.site
        site.under_way += 1
        site.most_at_once = max(site.most_at_once, site.under_way)
        site.asked.append(Asked(self.path, {name.lower(): value for name, value in self.headers.items()}, time.time()))
        try:
            self._say(site.reply_for(self.path))
        except (BrokenPipeError, ConnectionResetError):
            pass
        finally:
            site.under_way -= 1

    def _say(self, reply: Reply) -> None:
        etag = reply.headers.get("ETag")
        if etag and self.headers.get("If-None-Match") == etag:
            self.send_response(304)
            self.send_header("ETag", etag)
            self.end_headers()
            return
        self.send_response(reply.status)
        if reply.kind:
            self.send_header("Content-Type", reply.kind)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if reply.stream is not None:
            self.send_header("Connection", "close")
            self.end_headers()
            reply.stream(self)
            return
        self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serving() -> Iterator[Site]:
    """A site on a free port of loopback."""
    site = Site()
    handler = type("Handler", (_Handler,), {"site": site})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def drip(chunk: bytes, seconds: float, times: int) -> Callable[[BaseHTTPRequestHandler], None]:
    """A body that comes a little at a time."""

    def write(handler: BaseHTTPRequestHandler) -> None:
        for _ in range(times):
            handler.wfile.write(chunk)
            handler.wfile.flush()
            time.sleep(seconds)

    return write


def bomb(size: int) -> bytes:
    """Little that becomes much when it is expanded."""
    return gzip.compress(b"a" * size)
