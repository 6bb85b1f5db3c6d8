"""One request for one address: no redirect is followed here, nothing is larger or slower than its limits."""

from __future__ import annotations

import hashlib
import re
import ssl
import time
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Final

import httpcore
import httpx

from dragoman.feeds.addresses import normal
from dragoman.feeds.network import CheckedBackend, Network, RefusedAddressError, Resolve, resolved

TEXT: Final = re.compile(
    r"text/|application/(?:[\w.-]+\+)?(?:xml|json)\b|application/(?:x-)?(?:gzip|octet-stream)\b", re.I
)
"""Media types that can hold a page or a feed; archives because sitemaps come so."""

PAGES: Final = "text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.1"
LISTS: Final = "application/atom+xml,application/rss+xml,application/xml,text/xml;q=0.9,text/html;q=0.5,*/*;q=0.1"

_STALL: Final = 15.0
"""Seconds of silence after which a connection is given up."""
_CHUNK: Final = 65_536
_HEADERS: Final = 100
_HEADER: Final = 1000
# A header's value that is sent back has to be one: visible ASCII.
_SENDABLE: Final = re.compile(r"[\x21-\x7e][\x20-\x7e]{0,400}")
_NOT_KEPT: Final = frozenset({"set-cookie", "set-cookie2"})


class Outcome(StrEnum):
    """What came of a request."""

    OK = "ok"
    NOT_MODIFIED = "not_modified"
    MOVED = "moved"
    GONE = "gone"
    DENIED = "denied"
    BUSY = "busy"
    FAILED = "failed"
    UNREACHABLE = "unreachable"
    OVERSIZE = "oversize"
    NOT_TEXT = "not_text"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a request may take: `most_bytes` of body, `seconds` in all."""

    most_bytes: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said, or why it said nothing.

    `body` are the bytes after the transfer's compression, `digest` their SHA-256 in hexadecimal; `location` is where a
    redirect leads, in normal form; `problem` a sentence where there is one; `took` seconds.
    """

    url: str
    outcome: Outcome
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    digest: str | None = None
    location: str | None = None
    problem: str | None = None
    took: float = 0.0

    @property
    def charset(self) -> str | None:
        """The encoding its header declares."""
        found = re.search(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", self.headers.get("content-type", ""), re.I)
        return found.group(1) if found else None


def fetch(
    url: str,
    limits: Limits,
    *,
    agent: str,
    accept: str = PAGES,
    etag: str | None = None,
    modified: str | None = None,
    allowed: Sequence[Network] = (),
    resolve: Resolve = resolved,
) -> Answer:
    """Ask for an address once.

    Args:
        url: in normal form.
        limits: for time and size.
        agent: the User-Agent header.
        accept: the Accept header.
        etag, modified: what the server gave last time; it may then say that nothing has changed.
        allowed: networks that may be asked although they are not public.
        resolve: from a name to its IP addresses.

    Nothing is raised for what a server does: it is in the answer.
    """
    begun = time.monotonic()
    headers = {"User-Agent": agent, "Accept": accept, "Accept-Encoding": "gzip, deflate", "Connection": "close"}
    for name, value in (("If-None-Match", etag), ("If-Modified-Since", modified)):
        if value and _SENDABLE.fullmatch(value):
            headers[name] = value
    backend = CheckedBackend(allowed, begun + limits.seconds, resolve)
    try:
        answer = _ask(url, headers, limits.most_bytes, backend)
    except RefusedAddressError as error:
        answer = Answer(url, Outcome.REFUSED, problem=str(error))
    except httpcore.TimeoutException:
        late = time.monotonic() - begun >= limits.seconds
        answer = Answer(
            url, Outcome.UNREACHABLE,
            problem=f"not done within {limits.seconds:g} seconds" if late else "it stopped answering",
        )  # fmt: skip
    except (httpcore.ConnectError, ssl.SSLError) as error:
        answer = Answer(url, Outcome.UNREACHABLE, problem=f"no connection: {_plain(error)}")
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
        answer = Answer(url, Outcome.FAILED, problem=f"the answer is broken: {_plain(error)}")
    except (OSError, ValueError, zlib.error) as error:
        answer = Answer(url, Outcome.FAILED, problem=f"the answer is broken: {_plain(error)}")
    return _with_time(answer, time.monotonic() - begun)


def _ask(url: str, headers: Mapping[str, str], most: int, backend: CheckedBackend) -> Answer:
    # One connection for one request: its deadline is the request's, and no name shares another's connection.
    with (
        httpcore.ConnectionPool(
            ssl_context=_trust(), max_connections=1, max_keepalive_connections=0, network_backend=backend
        ) as pool,
        pool.stream(
            "GET",
            url,
            headers=list(headers.items()),
            extensions={"timeout": {"connect": _STALL, "read": _STALL, "write": _STALL, "pool": _STALL}},
        ) as response,
    ):  # fmt: skip
        said = _kept(response.headers)
        status = response.status
        if status == 304:
            return Answer(url, Outcome.NOT_MODIFIED, status, said)
        if status in (301, 302, 303, 307, 308):
            location = normal(said.get("location", ""), url) if said.get("location") else None
            if location is None:
                problem = "a redirect to nowhere we would go"
                return Answer(url, Outcome.REFUSED, status, said, problem=problem)
            return Answer(url, Outcome.MOVED, status, said, location=location)
        if status != 200:
            return Answer(url, _refusal(status), status, said, problem=f"the server answers {status}")
        kind = said.get("content-type", "")
        if kind and not TEXT.match(kind):
            return Answer(url, Outcome.NOT_TEXT, status, said, problem=f"not a page but {kind.split(';')[0][:60]}")
        length = said.get("content-length", "")
        if length.isdecimal() and len(length) < 20 and int(length) > most:
            return Answer(url, Outcome.OVERSIZE, status, said, problem=f"more than {most:,} bytes")
        body = _body(response.iter_stream(), said.get("content-encoding", ""), most)
    if body is None:
        return Answer(url, Outcome.OVERSIZE, status, said, problem=f"more than {most:,} bytes")
    return Answer(url, Outcome.OK, status, said, body, hashlib.sha256(body).hexdigest())


def _refusal(status: int) -> Outcome:
    if status in (404, 410):
        return Outcome.GONE
    if status in (429, 503):
        return Outcome.BUSY
    return Outcome.DENIED if 400 <= status < 500 else Outcome.FAILED


def _body(chunks: Iterator[bytes], encoding: str, most: int) -> bytes | None:
    """The bytes of a body, expanded no further than `most`; None where it has more.

    Raises:
        ValueError: compressed in a way that was not asked for.
        zlib.error: not what it says it is.
    """
    name = encoding.strip().lower()
    if name not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise ValueError(f"compressed as {name[:20]}, which was not asked for")
    found = bytearray()
    expand = None
    for chunk in chunks:
        if name in ("", "identity"):
            found += chunk
        else:
            if expand is None:
                expand = zlib.decompressobj(47 if name != "deflate" or chunk[:1] == b"\x78" else -15)
            found += expand.decompress(chunk, most + 1 - len(found))
        if len(found) > most or (expand is not None and expand.unconsumed_tail):
            return None
    if expand is not None and not expand.eof:
        raise ValueError("cut off")
    return bytes(found)


def expanded(data: bytes, most: int) -> bytes | None:
    """A gzip file's content (sitemaps are published so), other data as it is; None where it has more than `most`.

    Raises:
        zlib.error: a broken file.
    """
    if not data.startswith(b"\x1f\x8b"):
        return data
    expand = zlib.decompressobj(31)
    found = expand.decompress(data, most + 1)
    return None if len(found) > most else found


def _kept(headers: Sequence[tuple[bytes, bytes]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in headers[:_HEADERS]:
        key = name.decode("latin-1").lower()
        if key not in _NOT_KEPT:
            found[key[:60]] = value.decode("latin-1")[: 2 * _HEADER if key == "location" else _HEADER]
    return found


@lru_cache(maxsize=1)
def _trust() -> ssl.SSLContext:
    return httpx.create_ssl_context(trust_env=False)


def _plain(error: Exception) -> str:
    return str(error)[:200] or type(error).__name__


def _with_time(answer: Answer, took: float) -> Answer:
    return Answer(
        answer.url, answer.outcome, answer.status, answer.headers, answer.body, answer.digest, answer.location,
        answer.problem, round(took, 3),
    )  # fmt: skip
