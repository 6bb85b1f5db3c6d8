"""Who put a page out, and whom its source line names: a table of official sites, agencies and outlets.

The table is `publishers.txt`, one section a kind, one line a publisher:

    [agency]
    TASS: ru | tass.com, tass.ru | ТАСС, طاس
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from dragoman.languages.lines import read_lines
from dragoman.model import Page, Publisher
from dragoman.pages.words import words

KINDS = frozenset({"official", "agency", "outlet"})
_TABLE = Path(__file__).with_name("publishers.txt")
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?((?:[a-z0-9-]+\.)+[a-z]{2,6})/?", re.IGNORECASE)
# Second-level labels under which names are registered: "bbc.co.uk", "aa.com.tr", "mid.gov.kz".
_REGISTRIES = frozenset({"co", "com", "gov", "gob", "org", "net", "edu", "or", "go", "ac", "info", "gouv", "mil", "ne"})


@dataclass(frozen=True, slots=True)
class _Table:
    hosts: Mapping[str, Publisher]
    names: Mapping[tuple[str, ...], Publisher]


@lru_cache(maxsize=1)
def _table() -> _Table:
    """The table, read once.

    Raises:
        DataError: a line is not `Name: cc | host, host | alias, alias`, or a host or alias stands twice.
    """
    hosts: dict[str, Publisher] = {}
    names: dict[tuple[str, ...], Publisher] = {}
    for line in read_lines(_TABLE, KINDS):
        name, rest = line.keyed()
        fields = [field.strip() for field in rest.split("|")]
        if len(fields) not in (2, 3) or not re.fullmatch(r"[a-z]{2}|-", fields[0]):
            raise line.error("expected 'Name: cc | hosts | other names'")
        publisher = Publisher(name, line.section, None if fields[0] == "-" else fields[0])
        for host in line.values(fields[1]) if fields[1] != "-" else ():
            if hosts.setdefault(host, publisher) is not publisher:
                raise line.error(f"{host} is already {hosts[host].name}")
        aliases = line.values(fields[2]) if len(fields) == 3 else []
        for alias in [name, *aliases]:
            if names.setdefault(words(alias), publisher) is not publisher:
                raise line.error(f"{alias} is already {names[words(alias)].name}")
    return _Table(hosts, names)


def by_host(url: str) -> Publisher | None:
    """The publisher of an address; one nobody listed is named by its host. None when `url` has no host."""
    try:
        host = (urlsplit(url if "//" in url else f"//{url}").hostname or "").lower()
    except ValueError:
        return None
    if "." not in host:
        return None
    labels = host.split(".")
    for start in range(len(labels) - 1):
        known = _table().hosts.get(".".join(labels[start:]))
        if known:
            return known
    if labels[-2] in _REGISTRIES and len(labels) > 2:
        return Publisher(".".join(labels[-3:]))
    return Publisher(".".join(labels[-2:]))


def named(name: str) -> Publisher | None:
    """The publisher called `name`, in any of the languages it is listed in."""
    return _table().names.get(words(name))


def mentioned(text: str) -> tuple[Publisher, ...]:
    """The listed publishers that `text`, a source line or dateline, names; in order, each once."""
    found: list[Publisher] = []
    line = words(text)
    at = 0
    while at < len(line):
        for length in range(min(6, len(line) - at), 0, -1):
            known = _table().names.get(line[at : at + length])
            if known:
                if known not in found:
                    found.append(known)
                at += length
                break
        else:
            at += 1
    return tuple(found)


def is_domain(line: str) -> bool:
    """Whether `line` is an address of a site and nothing else: "Odatv.com"."""
    return len(line) < 60 and "." in line and bool(_DOMAIN.fullmatch(line.strip(" .()[]")))


def of_page(page: Page) -> Publisher | None:
    """The publisher a page's address or what it says of itself names."""
    address = page.url or page.metadata.get("url") or (page.source if "://" in page.source else "")
    found = by_host(address) if address else None
    site = page.metadata.get("site", "")
    by_name = named(site) if site else None
    if found and not (by_name and "." in found.name):
        return found
    return by_name or (Publisher(site) if site else None)
