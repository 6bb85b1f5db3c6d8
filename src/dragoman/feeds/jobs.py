"""What is to be fetched, host by host: never two requests to one host at a time."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from dragoman.feeds.addresses import host_of
from dragoman.store.watch_state import Address


@dataclass(frozen=True, slots=True)
class Job:
    """A request to be made: for `address`, by asking for `url` (another one after redirects; `hops` came before)."""

    address: Address
    url: str
    hops: tuple[str, ...] = ()


class Jobs:
    """Requests waiting and under way."""

    def __init__(self) -> None:
        self._waiting: dict[str, deque[Job]] = {}
        self._known: set[str] = set()
        self._busy: set[str] = set()

    def __len__(self) -> int:
        """How many are waiting or under way."""
        return sum(map(len, self._waiting.values())) + len(self._busy)

    @property
    def under_way(self) -> int:
        """How many hosts are being asked."""
        return len(self._busy)

    def knows(self, url: str) -> bool:
        """Whether something is being done about an address already."""
        return url in self._known

    def add(self, job: Job, *, first: bool = False) -> None:
        """Let a request wait for its turn, or be the next one of its host."""
        self._known.add(job.address.url)
        line = self._waiting.setdefault(host_of(job.url), deque())
        if first:
            line.appendleft(job)
        else:
            line.append(job)

    def hosts(self) -> tuple[str, ...]:
        """Hosts that have requests waiting and none under way."""
        return tuple(host for host, line in self._waiting.items() if line and host not in self._busy)

    def next_of(self, host: str) -> Job:
        """The request of a host that is next; it stays where it is."""
        return self._waiting[host][0]

    def take(self, host: str) -> Job:
        """Take the next request of a host out of its line."""
        return self._waiting[host].popleft()

    def begin(self, host: str) -> None:
        """A request to a host is under way."""
        self._busy.add(host)

    def end(self, host: str) -> None:
        """It has ended."""
        self._busy.discard(host)

    def done(self, url: str) -> None:
        """Nothing more is to be done about an address."""
        self._known.discard(url)

    def drop(self, host: str) -> int:
        """Forget what waits for a host; how many that were."""
        line = self._waiting.pop(host, deque())
        for job in line:
            self._known.discard(job.address.url)
        return len(line)
