"""SOURCES.toml: what is watched and how, checked word by word."""

from __future__ import annotations

import ipaddress
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from dragoman.errors import UsageError
from dragoman.feeds.addresses import home_hosts, normal
from dragoman.feeds.network import Network

WAYS: Final = ("feed", "sitemap", "listing", "page", "folder")
KINDS: Final = ("official", "agency", "outlet")

_UNITS: Final = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86_400.0}
_SIZES: Final = {"kB": 1_000, "MB": 1_000_000}
_COMMON: Final = frozenset({"name", "kind", "country", "language", "interval", "tried", "note", *WAYS})
_OF_LISTS: Final = frozenset({"only", "skip", "hosts", "most", "since"})


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to watch.

    Args:
        name: what it is called in logs; each name stands once.
        way: feed, sitemap, listing (a page of links), page or folder.
        where: its address in normal form, or the folder's path.
        kind: official, agency or outlet.
        country: ISO 3166-1 alpha-2 code in lower case.
        language: ISO 639-1 code.
        interval: seconds between two looks; None for the general one.
        only, skip: patterns for path and query of the pages it lists.
        hosts: hosts whose pages it may list.
        most: pages taken at one look; of more, the newest.
        since: seconds after which a page is too old to be fetched for the first time.
        tried: whether the address has been seen to work.
        note: for people.
    """

    name: str
    way: str
    where: str
    kind: str = "outlet"
    country: str | None = None
    language: str | None = None
    interval: float | None = None
    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    most: int = 50
    since: float = 30 * 86_400.0
    tried: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """How everything is watched.

    Args:
        contact: an address or page by which those who run a server can reach whoever runs this.
        interval: seconds between two looks at a feed, sitemap, listing or page.
        folder_interval: the same for folders.
        delay: seconds between two requests to one host; a robots.txt may ask for more.
        recheck: ages in seconds at which a page is looked at again for changes.
        most_bytes, most_list_bytes: sizes above which a page, or a list of pages, is given up.
        seconds: time after which a request is given up.
        redirects: how many are followed, one after the other.
        connections: hosts that are asked at the same time.
        allow: networks that may be asked although they are not public.
    """

    contact: str = ""
    interval: float = 900.0
    folder_interval: float = 10.0
    delay: float = 3.0
    recheck: tuple[float, ...] = (3600.0, 86_400.0, 7 * 86_400.0)
    most_bytes: int = 8_000_000
    most_list_bytes: int = 20_000_000
    seconds: float = 30.0
    redirects: int = 5
    connections: int = 8
    allow: tuple[Network, ...] = ()


@dataclass(frozen=True, slots=True)
class Sources:
    """A whole SOURCES.toml."""

    sources: tuple[Source, ...]
    settings: Settings = field(default_factory=Settings)


def load_sources(path: Path) -> Sources:
    """Read a SOURCES.toml.

    Raises:
        UsageError: it cannot be read, or says something that is not understood; names the file and the source.
    """
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: not UTF-8") from error
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from error
    return sources_of(text, str(path), path.absolute().parent)


def sources_of(text: str, where: str, folder: Path) -> Sources:
    """What a SOURCES.toml says.

    Args:
        text: its content.
        where: its name, for errors.
        folder: what paths of watched folders are relative to.

    Raises:
        UsageError: it says something that is not understood.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{where}: {error}") from error
    _no_others(table, {"watch", "source"}, where)
    listed = table.get("source", [])
    if not isinstance(listed, list) or not listed or not all(isinstance(one, dict) for one in listed):
        raise UsageError(f"{where}: no [[source]] in it")
    watch = table.get("watch", {})
    if not isinstance(watch, dict):
        raise UsageError(f"{where}: [watch] is no table")
    found = tuple(_source(one, f"{where}: source {number}", folder) for number, one in enumerate(listed, 1))
    seen: dict[str, str] = {}
    for one in found:
        for word in (one.name, one.where):
            if word in seen:
                raise UsageError(f"{where}: {word!r} stands twice, in {seen[word]!r} and in {one.name!r}")
        seen.update({one.name: one.name, one.where: one.name})
    return Sources(found, _settings(watch, f"{where}: [watch]"))


def duration(value: object, where: str) -> float:
    """Seconds of "45s", "15m", "6h" or "7d".

    Raises:
        UsageError: it is none of these.
    """
    found = re.fullmatch(r"(\d{1,6}(?:\.\d{1,3})?)\s*([smhd])", value) if isinstance(value, str) else None
    if not found or not float(found.group(1)):
        raise UsageError(f"{where}: no time like '45s', '15m', '6h' or '7d': {value!r}")
    return float(found.group(1)) * _UNITS[found.group(2)]


def _settings(table: Mapping[str, Any], where: str) -> Settings:
    names = {"contact", "interval", "folder_interval", "delay", "recheck", "most_bytes", "most_list_bytes", "seconds",
             "redirects", "connections", "allow"}  # fmt: skip
    _no_others(table, names, where)
    given: dict[str, Any] = {}
    if "contact" in table:
        given["contact"] = _text(table, "contact", where)
        if not re.fullmatch(r"[\x21-\x7e]{3,100}", given["contact"]):
            raise UsageError(f"{where}: contact: an address of mail or web, in one word")
    for name in ("interval", "folder_interval", "delay", "seconds"):
        if name in table:
            given[name] = duration(table[name], f"{where}: {name}")
    for name in ("most_bytes", "most_list_bytes"):
        if name in table:
            given[name] = _size(table[name], f"{where}: {name}")
    for name, least, most in (("redirects", 0, 20), ("connections", 1, 64)):
        if name in table:
            given[name] = _number(table[name], f"{where}: {name}", least, most)
    if "recheck" in table:
        ages = _list(table, "recheck", where)
        given["recheck"] = tuple(sorted(duration(one, f"{where}: recheck") for one in ages))
    if "allow" in table:
        given["allow"] = tuple(_network(one, f"{where}: allow") for one in _list(table, "allow", where))
    return Settings(**given)


def _source(table: Mapping[str, Any], where: str, folder: Path) -> Source:
    ways = [way for way in WAYS if way in table]
    if len(ways) != 1:
        raise UsageError(f"{where}: needs exactly one of {', '.join(WAYS)}")
    way = ways[0]
    _no_others(table, _COMMON if way in ("page", "folder") else _COMMON | _OF_LISTS, where)
    name = _text(table, "name", where)
    where = f"{where} ({name[:60]})"
    if not name.strip() or not name.isprintable():
        raise UsageError(f"{where}: a name is one line")
    given = _text(table, way, where)
    place = str(folder / Path(given).expanduser()) if way == "folder" else normal(given)
    if place is None:
        raise UsageError(f"{where}: {way}: no address of the web: {given!r}")
    kind = _text(table, "kind", where, "outlet")
    if kind not in KINDS:
        raise UsageError(f"{where}: kind is one of {', '.join(KINDS)}, not {kind!r}")
    for key in ("country", "language"):
        if key in table and not re.fullmatch(r"[a-z]{2,3}", _text(table, key, where)):
            raise UsageError(f"{where}: {key}: a code of two letters")
    only = tuple(_list(table, "only", where))
    if way == "listing" and not only:
        raise UsageError(f"{where}: a listing needs 'only', to tell its pages from its menus")
    tried = table.get("tried", False)
    if not isinstance(tried, bool):
        raise UsageError(f"{where}: tried is true or false")
    defaults = home_hosts(place) if way != "folder" else ()
    return Source(
        name,
        way,
        place,
        kind,
        table.get("country"),
        table.get("language"),
        duration(table["interval"], f"{where}: interval") if "interval" in table else None,
        only,
        tuple(_list(table, "skip", where)),
        tuple(one.lower() for one in _list(table, "hosts", where)) or defaults,
        _number(table.get("most", 50), f"{where}: most", 1, 5000),
        duration(table["since"], f"{where}: since") if "since" in table else 30 * 86_400.0,
        tried,
        _text(table, "note", where, ""),
    )


def _no_others(table: Mapping[str, Any], known: set[str] | frozenset[str], where: str) -> None:
    for key in table:
        if key not in known:
            raise UsageError(f"{where}: {key!r} means nothing here; there are {', '.join(sorted(known))}")


def _text(table: Mapping[str, Any], key: str, where: str, default: str | None = None) -> str:
    value = table.get(key, default)
    if not isinstance(value, str):
        raise UsageError(f"{where}: {key} is missing" if value is None else f"{where}: {key} is no text")
    return value


def _list(table: Mapping[str, Any], key: str, where: str) -> list[str]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise UsageError(f'{where}: {key} is a list of texts, as ["/news/*"]')
    return value


def _number(value: object, where: str, least: int, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise UsageError(f"{where}: a number from {least} to {most}, not {value!r}")
    return value


def _size(value: object, where: str) -> int:
    found = re.fullmatch(r"(\d{1,4})\s*(kB|MB)", value) if isinstance(value, str) else None
    if not found or not int(found.group(1)):
        raise UsageError(f"{where}: no size like '500 kB' or '8 MB': {value!r}")
    return int(found.group(1)) * _SIZES[found.group(2)]


def _network(value: str, where: str) -> Network:
    try:
        return ipaddress.ip_network(value)
    except ValueError as error:
        raise UsageError(f"{where}: no network like '10.0.0.0/8': {value!r}") from error
