"""What live sources stand at: which address is due when, what its server last said, when a host may be asked again.

Functions here take a connection inside a transaction. Times are seconds since 1970 in UTC, as schedulers count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from dragoman.store import watch_tables as tables

PAGE = "page"
ROBOTS = "robots"
FILE = "file"
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Address:
    """An address and what is known of it.

    `kind` is feed, sitemap, listing, page, robots or file (a path then); `source` the name of the source it was first
    met under; `due` when to fetch it next, None for never; `checked` when it was last tried, `checks` how often it was
    looked at since the first time; `failures` in a row; `status` the last HTTP status, `problem` why the last look
    failed; `etag` and `modified` what the server gave to ask by; `digest` the SHA-256 of the bytes last fetched;
    `told` the last change that a feed or sitemap told of; `final` where redirects led to.
    """

    url: str
    kind: str
    source: str
    seen: float
    due: float | None = None
    checked: float | None = None
    checks: int = 0
    failures: int = 0
    status: int | None = None
    problem: str | None = None
    etag: str | None = None
    modified: str | None = None
    digest: str | None = None
    told: float | None = None
    final: str | None = None


@dataclass(frozen=True, slots=True)
class Host:
    """A host that asked for a pause or failed: `free` from when it may be asked again, `failures` in a row."""

    name: str
    free: float
    failures: int = 0


def address(connection: Connection, url: str) -> Address | None:
    """What is known of an address."""
    row = connection.execute(select(tables.address).where(tables.address.c.url == url)).first()
    return None if row is None else Address(*row)


def addresses(connection: Connection, urls: Iterable[str]) -> dict[str, Address]:
    """What is known of several, by address."""
    wanted = list(dict.fromkeys(urls))
    found: dict[str, Address] = {}
    for at in range(0, len(wanted), _AT_ONCE):
        statement = select(tables.address).where(tables.address.c.url.in_(wanted[at : at + _AT_ONCE]))
        found.update((row.url, Address(*row)) for row in connection.execute(statement))
    return found


def put(connection: Connection, addresses: Sequence[Address]) -> None:
    """Write addresses, in place of what was known of them."""
    if addresses:
        new = insert(tables.address)
        rest = {column.name: new.excluded[column.name] for column in tables.address.c if not column.primary_key}
        statement = new.on_conflict_do_update(index_elements=["url"], set_=rest)
        connection.execute(statement, [asdict(one) for one in addresses])


def due(connection: Connection, before: float, kinds: Sequence[str]) -> tuple[Address, ...]:
    """Addresses of these kinds that are due before a time, the longest due first."""
    statement = (
        select(tables.address)
        .where(tables.address.c.due < before, tables.address.c.kind.in_(kinds))
        .order_by(tables.address.c.due, tables.address.c.url)
    )
    return tuple(Address(*row) for row in connection.execute(statement))


def of_source(connection: Connection, source: str) -> Iterator[Address]:
    """All addresses met under a source, by address."""
    statement = select(tables.address).where(tables.address.c.source == source).order_by(tables.address.c.url)
    for row in connection.execute(statement):
        yield Address(*row)


def all_addresses(connection: Connection) -> Iterator[Address]:
    """Every address, by source and address."""
    for row in connection.execute(select(tables.address).order_by(tables.address.c.source, tables.address.c.url)):
        yield Address(*row)


def hosts(connection: Connection) -> dict[str, Host]:
    """Hosts that are to be left alone for a while, by name."""
    return {row.name: Host(*row) for row in connection.execute(select(tables.host))}


def put_host(connection: Connection, host: Host) -> None:
    """Write down when a host may be asked again; one without failures whose time has come may be forgotten."""
    values = asdict(host)
    connection.execute(insert(tables.host).values(**values).on_conflict_do_update(index_elements=["name"], set_=values))


def forget_host(connection: Connection, name: str) -> None:
    """A host answers as it should again."""
    connection.execute(delete(tables.host).where(tables.host.c.name == name))
