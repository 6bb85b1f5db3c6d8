"""When each host may be asked: a delay between any two requests, a pause where it is in trouble or asks for one.

Delays live as long as the run; pauses are kept in the dossier and outlive it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dragoman.feeds.backoff import pause
from dragoman.store.watch_state import Host
from dragoman.store.watching import Watching

LONG: Final = 30.0
"""A delay of more seconds than this is kept in the dossier as a pause is: runs may follow each other faster."""


class Hosts:
    """The book of all hosts."""

    def __init__(self, watching: Watching, chance: Callable[[], float]) -> None:
        """`watching` keeps pauses; `chance` gives numbers in 0..1."""
        self._watching = watching
        self._chance = chance
        self._polite: dict[str, float] = {}
        self._paused = watching.hosts()

    def free(self, host: str) -> float:
        """When a host may be asked next, in seconds since 1970; 0 for now."""
        return max(self._polite.get(host, 0.0), self.paused(host))

    def paused(self, host: str) -> float:
        """Until when a host is left alone because it failed or asked for it."""
        found = self._paused.get(host)
        return 0.0 if found is None else found.free

    def asked(self, host: str, now: float, delay: float) -> None:
        """A request to a host has ended: the next one has to wait, also one of the next run if it is long."""
        self._polite[host] = now + delay
        if delay > LONG:
            before = self._paused.get(host)
            found = Host(host, max(now + delay, before.free if before else 0.0), before.failures if before else 0)
            self._paused[host] = found
            self._watching.put_host(found)

    def troubled(self, host: str, now: float, wanted: float | None = None) -> float:
        """A host failed, or asks for a pause of `wanted` seconds; until when it is left alone."""
        before = self._paused.get(host)
        failures = (before.failures if before else 0) + 1
        found = Host(host, now + max(pause(failures, self._chance()), wanted or 0.0), failures)
        self._paused[host] = found
        self._watching.put_host(found)
        return found.free

    def fine(self, host: str) -> None:
        """A host has answered as it should."""
        found = self._paused.get(host)
        if found is not None and found.failures:
            del self._paused[host]
            self._watching.forget_host(host)
