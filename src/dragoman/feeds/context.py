"""What all parts of a run share, and the clock and chance they take from outside."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from dragoman.feeds.backoff import pause, recheck, regular
from dragoman.feeds.hosts import Hosts
from dragoman.feeds.log import FetchLog
from dragoman.feeds.sources import Settings, Source
from dragoman.store.dossier import Dossier
from dragoman.store.watch_state import Address
from dragoman.store.watching import Watching


@dataclass(frozen=True)
class Context:
    """One run.

    Args:
        dossier: open for writing.
        settings: of SOURCES.toml.
        sources: by name.
        log: where each fetch is put down.
        clock: seconds since 1970.
        chance: numbers in 0..1.
    """

    dossier: Dossier
    settings: Settings
    sources: dict[str, Source]
    log: FetchLog
    clock: Callable[[], float] = time.time
    chance: Callable[[], float] = random.random
    watching: Watching = field(init=False)
    hosts: Hosts = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "watching", self.dossier.watching())
        object.__setattr__(self, "hosts", Hosts(self.watching, self.chance))

    def is_source(self, address: Address) -> bool:
        """Whether an address stands in SOURCES.toml itself, and is looked at for ever."""
        source = self.sources.get(address.source)
        return source is not None and source.where == address.url

    def regularly(self, address: Address, now: float) -> float:
        """When a source is looked at next."""
        interval = self.sources[address.source].interval or self.settings.interval
        return now + regular(interval, self.chance())

    def later(self, address: Address, now: float) -> float | None:
        """When a page is looked at next, after a look that went well."""
        if self.is_source(address):
            return self.regularly(address, now)
        return recheck(self.settings.recheck, address.checks, address.seen, now)

    def again(self, failures: int, now: float) -> float:
        """When something that failed so often in a row is tried next."""
        return now + pause(failures, self.chance())
