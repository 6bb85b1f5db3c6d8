"""Web addresses: one written form for each, and which ones are followed at all."""

from __future__ import annotations

from collections.abc import Collection
from fnmatch import fnmatchcase
from typing import Final
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

SCHEMES: Final = {"http": 80, "https": 443}
LONGEST: Final = 2000
"""Characters of the longest address that is followed: browsers and servers cope with no more than about that."""

# What campaigns and social networks add to an address without changing the page.
_TRACKING: Final = frozenset(
    {"fbclid", "gclid", "yclid", "mc_cid", "mc_eid", "igshid", "ref_src", "cmpid", "at_medium"}
)
_TRACKING_STARTS: Final = ("utm_", "at_campaign", "pk_")
# First labels of hosts that only serve feeds or the same pages: "rss.dw.com" lists pages of "dw.com".
_FRONTS: Final = frozenset({"www", "rss", "feeds", "feed", "xml", "m"})
_SAFE: Final = "/%:@!$&'()*+,;=~-._"


def normal(url: str, base: str | None = None) -> str | None:
    """The one written form of an address, without fragment and campaign parameters.

    Args:
        url: as written, possibly relative.
        base: the address of the page it stands on.

    Returns:
        None where it is no address of the web we would follow: another scheme ("file:", "javascript:"), a user name in
        it, no host, an impossible port, or longer than `LONGEST`.
    """
    try:
        parts = urlsplit(urljoin(base, url.strip()) if base else url.strip())
        scheme, host, port = parts.scheme.lower(), parts.hostname, parts.port
        if scheme not in SCHEMES or not host or parts.username is not None or parts.password is not None:
            return None
        if not host.isascii():
            host = host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        return None
    host = host.rstrip(".").lower()
    if not host or any(character.isspace() or character in "\\<>\"'^`{}|%" for character in host):
        return None
    if ":" in host:
        host = f"[{host}]"
    if port is not None and port != SCHEMES[scheme]:
        host = f"{host}:{port}"
    path = quote(parts.path or "/", safe=_SAFE)
    query = quote("&".join(one for one in parts.query.split("&") if not _tracks(one)), safe=_SAFE + "?")
    found = urlunsplit((scheme, host, path, query, ""))
    return found if len(found) <= LONGEST else None


def _tracks(parameter: str) -> bool:
    name = parameter.partition("=")[0].lower()
    return name in _TRACKING or name.startswith(_TRACKING_STARTS)


def host_of(url: str) -> str:
    """The host of a normal address, without port."""
    return urlsplit(url).hostname or ""


def origin_of(url: str) -> str:
    """Scheme, host and port of a normal address: what one robots.txt holds for."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def home_hosts(url: str) -> tuple[str, ...]:
    """The hosts a source at `url` may list pages of when its owner names none: its own, and those below it."""
    host = host_of(url)
    front, _, rest = host.partition(".")
    return (rest,) if front in _FRONTS and "." in rest else (host,)


def within(url: str, hosts: Collection[str]) -> bool:
    """Whether a normal address is of one of these hosts, or of one below them."""
    host = host_of(url)
    return any(host == one or host.endswith(f".{one}") for one in hosts)


def fits(url: str, only: Collection[str], skip: Collection[str]) -> bool:
    """Whether path and query of an address fit a pattern of `only` (if there are any) and none of `skip`.

    Patterns are those of file names: "/events/president/*", "*/video/*".
    """
    parts = urlsplit(url)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    if any(fnmatchcase(path, pattern) for pattern in skip):
        return False
    return not only or any(fnmatchcase(path, pattern) for pattern in only)
