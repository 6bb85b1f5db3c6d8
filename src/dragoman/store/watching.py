"""A dossier as those who follow live sources see it: where they stand, and pages kept as they were fetched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime

from sqlalchemy import Connection

from dragoman.errors import PageError
from dragoman.model import Reading
from dragoman.store import versions, watch_state, write
from dragoman.store.history import Fetched, Version
from dragoman.store.watch_state import Address, Host

Open = Callable[[], AbstractContextManager[Connection]]


class Watching:
    """State of live sources in a dossier. Each call is one transaction; what is given together is kept together.

    Every method may raise a `DossierError`.
    """

    def __init__(self, reading: Open, writing: Open, reader: str) -> None:
        """`reading` and `writing` open a transaction of the dossier; `reader` is the version of the rules."""
        self._reading = reading
        self._writing = writing
        self._reader = reader

    def addresses(self, urls: Iterable[str]) -> dict[str, Address]:
        """What is known of addresses, by address."""
        with self._reading() as connection:
            return watch_state.addresses(connection, urls)

    def address(self, url: str) -> Address | None:
        """What is known of one address."""
        with self._reading() as connection:
            return watch_state.address(connection, url)

    def due(self, before: float, kinds: Sequence[str]) -> tuple[Address, ...]:
        """Addresses of these kinds that are due before a time (seconds since 1970), the longest due first."""
        with self._reading() as connection:
            return watch_state.due(connection, before, kinds)

    def of_source(self, source: str) -> tuple[Address, ...]:
        """All addresses met under a source."""
        with self._reading() as connection:
            return tuple(watch_state.of_source(connection, source))

    def every(self) -> tuple[Address, ...]:
        """Every address, by source."""
        with self._reading() as connection:
            return tuple(watch_state.all_addresses(connection))

    def put(self, *addresses: Address) -> None:
        """Write addresses, in place of what was known of them."""
        if addresses:
            with self._writing() as connection:
                watch_state.put(connection, addresses)

    def hosts(self) -> dict[str, Host]:
        """Hosts that are to be left alone for a while."""
        with self._reading() as connection:
            return watch_state.hosts(connection)

    def put_host(self, host: Host) -> None:
        """Write down when a host may be asked again."""
        with self._writing() as connection:
            watch_state.put_host(connection, host)

    def forget_host(self, name: str) -> None:
        """A host answers as it should again."""
        with self._writing() as connection:
            watch_state.forget_host(connection, name)

    def keep(self, reading: Reading, fetched: Fetched, address: Address) -> str:
        """Keep a page as fetched, what it gave, and where its address stands.

        Returns:
            new, changed, moved_on (it holds other stories altogether) or same, as `versions.keep` tells them apart.
        """
        with self._writing() as connection:
            outcome = versions.keep(connection, reading, fetched, self._reader)
            watch_state.put(connection, [address])
            return outcome

    def keep_unread(self, error: PageError, address: Address, fetched: Fetched | None = None) -> None:
        """Remember that a page could not be read or fetched, with its bytes where there are any."""
        with self._writing() as connection:
            write.fail(connection, error)
            if fetched is not None:
                versions.keep_unread(connection, fetched)
            watch_state.put(connection, [address])

    def keep_again(self, address: Address, fetched: Fetched | None = None) -> bool:
        """A page is as it was; whether it had been gone until now (it can only be told where `fetched` is given)."""
        with self._writing() as connection:
            watch_state.put(connection, [address])
            return fetched is not None and versions.back(connection, fetched)

    def keep_gone(self, address: Address, at: datetime, status: int | None, headers: Mapping[str, str]) -> bool:
        """A page was taken down; False where it had never been there, or was gone already."""
        with self._writing() as connection:
            watch_state.put(connection, [address])
            return versions.gone(connection, address.url, at, status, headers)

    def keep_body(self, address: Address, body: bytes) -> None:
        """Keep an address with its bytes alone (a robots.txt)."""
        with self._writing() as connection:
            if address.digest is not None:
                versions.put_body(connection, address.digest, body)
            watch_state.put(connection, [address])

    def body(self, digest: str) -> bytes | None:
        """Bytes as fetched, by their SHA-256."""
        with self._reading() as connection:
            return versions.body(connection, digest)

    def last_version(self, url: str) -> Version | None:
        """The newest version of a page."""
        with self._reading() as connection:
            return versions.last_version(connection, url)
