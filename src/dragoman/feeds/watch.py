"""The loop: what is due is fetched, one host at a time each; what comes back is kept; contacts are resolved.

Only requests run beside each other, in threads; everything that is written is written here, so that a run may end at
any point and the next one goes on where it stopped.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from queue import Empty, SimpleQueue
from typing import Final

from dragoman import __version__
from dragoman.feeds import look, visit
from dragoman.feeds.addresses import host_of
from dragoman.feeds.backoff import retry_after
from dragoman.feeds.context import Context
from dragoman.feeds.fetch import LISTS, PAGES, Answer, Limits, Outcome, fetch
from dragoman.feeds.folder import look_into
from dragoman.feeds.jobs import Job, Jobs
from dragoman.feeds.log import FetchLog, moment_of
from dragoman.feeds.network import Resolve, resolved
from dragoman.feeds.robots import MOST_BYTES
from dragoman.feeds.rules import Rules
from dragoman.feeds.sources import Sources
from dragoman.store.dossier import Dossier
from dragoman.store.watch_state import PAGE, ROBOTS, Address

_TICK: Final = 1.0
"""Seconds after which the loop looks up at the latest, so that a request to stop is heard."""
_RESOLVE: Final = 30.0
"""Seconds after which contacts are resolved though requests are still under way."""
_ALL: Final = (*look.LISTS, PAGE)


def watch(
    dossier: Dossier,
    sources: Sources,
    log: FetchLog,
    *,
    once: bool = False,
    stop: threading.Event | None = None,
    clock: Callable[[], float] = time.time,
    chance: Callable[[], float] = random.random,
    resolve: Resolve = resolved,
) -> int:
    """Follow sources into a dossier, until `stop` is set; with `once`, until nothing is left to do now.

    Args:
        dossier: open for writing.
        sources: what to watch, and how.
        log: gets one line for each fetch.
        once: look at every source once, fetch what is new, and come back.
        stop: set by someone else to end the run.
        clock: seconds since 1970.
        chance: numbers in 0..1, for delays that differ.
        resolve: from a name to its IP addresses.

    Returns:
        How many pages were new or changed.

    Raises:
        DossierError: the dossier cannot be written.
        DataError: a language pack or the registry is wrong.
    """
    return _Watch(dossier, sources, log, stop or threading.Event(), clock, chance, resolve).run(once)


class _Watch:
    def __init__(
        self,
        dossier: Dossier,
        sources: Sources,
        log: FetchLog,
        stop: threading.Event,
        clock: Callable[[], float],
        chance: Callable[[], float],
        resolve: Resolve,
    ) -> None:
        self._context = Context(
            dossier, sources.settings, {one.name: one for one in sources.sources}, log, clock, chance
        )
        self._settings = sources.settings
        self._rules = Rules(self._context)
        self._jobs = Jobs()
        self._answers: SimpleQueue[tuple[Job, Answer]] = SimpleQueue()
        self._folders = {one.name: 0.0 for one in sources.sources if one.way == "folder"}
        self._stop = stop
        self._resolve = resolve
        self._unresolved = False
        self._resolved_at = clock()
        self._fruitful = 0
        contact = f"; +{sources.settings.contact}" if sources.settings.contact else ""
        self._agent = f"Dragoman/{__version__} (reads news about diplomacy{contact})"

    def run(self, once: bool) -> int:
        """Until stopped, or with `once` until nothing is left to do now."""
        context = self._context
        context.log.line("start", context.clock(), sources=len(context.sources), once=once or None)
        self._enroll(once)
        while not self._stop.is_set():
            now = context.clock()
            self._look_into_folders(now, once)
            self._collect(now)
            self._start(now)
            if once and not self._left(now):
                break
            self._take(self._patience(now, once))
            self._settle(force=False)
        self._settle(force=True)
        context.log.line("end", context.clock(), pages=self._fruitful)
        return self._fruitful

    def _enroll(self, once: bool) -> None:
        """Write down the sources that are new; with `once`, all are due now but those that wait after a failure."""
        now = self._context.clock()
        wanted = [one for one in self._context.sources.values() if one.way != "folder"]
        known = self._context.watching.addresses(one.where for one in wanted)
        written = []
        for one in wanted:
            row = known.get(one.where)
            before = row.due if row is not None else None
            interval = one.interval or self._settings.interval
            if row is None or row.kind != one.way or row.source != one.name:
                row = Address(one.where, one.way, one.name, seen=now, due=now)
            elif before is None or (once and not row.failures):
                row = _due(row, now)
            elif not row.failures and row.checked is not None and before > row.checked + 1.1 * interval:
                # The interval was made shorter since.
                row = _due(row, row.checked + interval)
            if known.get(one.where) != row:
                written.append(row)
        self._context.watching.put(*written)

    def _collect(self, now: float) -> None:
        for row in self._context.watching.due(now, _ALL):
            if row.source in self._context.sources and not self._jobs.knows(row.url):
                self._jobs.add(Job(row, row.url))

    def _start(self, now: float) -> None:
        """Begin the next request of every host that may be asked."""
        for host in self._jobs.hosts():
            if self._jobs.under_way >= self._settings.connections:
                return
            if self._context.hosts.free(host) > now:
                continue
            self._begin(host, now)

    def _begin(self, host: str, now: float) -> None:
        """Begin the next request of a host: a robots.txt first, where it is not known, and none that it forbids."""
        while host in self._jobs.hosts():
            job = self._jobs.next_of(host)
            if job.address.kind != ROBOTS:
                rules = self._rules.of(job.url, now)
                if rules is None:
                    first = self._rules.job(job.url, job.address.source, now)
                    if self._jobs.knows(first.address.url):
                        # It was led on to another host, whose turn has not come.
                        return
                    self._jobs.add(first, first=True)
                    continue
                if not rules.allows(job.url):
                    self._jobs.take(host)
                    self._jobs.done(job.address.url)
                    visit.forbidden(self._context, job, now)
                    self._line(job, "robots", now, problem="robots.txt does not allow it")
                    continue
            self._jobs.take(host)
            self._jobs.begin(host)
            threading.Thread(target=self._ask, args=(job,), daemon=True, name=f"fetch {host}").start()
            return

    def _ask(self, job: Job) -> None:
        row, settings = job.address, self._settings
        most = {ROBOTS: MOST_BYTES, PAGE: settings.most_bytes}.get(row.kind, settings.most_list_bytes)
        # What a server told us to ask by holds for the address that it was told of.
        conditional = job.url == (row.final if row.final and row.kind != PAGE else row.url)
        try:
            answer = fetch(
                job.url,
                Limits(most, settings.seconds),
                agent=self._agent,
                accept=PAGES if row.kind == PAGE else LISTS,
                etag=row.etag if conditional else None,
                modified=row.modified if conditional else None,
                allowed=settings.allow,
                resolve=self._resolve,
            )
        except BaseException as error:
            answer = Answer(job.url, Outcome.FAILED, problem=f"the request broke ({type(error).__name__}: {error})")
        self._answers.put((job, answer))

    def _take(self, patience: float) -> None:
        """Take in answers: wait for the first, then those that are there."""
        try:
            self._answered(*self._answers.get(timeout=max(patience, 0.001)))
            while not self._stop.is_set():
                self._answered(*self._answers.get_nowait())
        except Empty:
            return

    def _answered(self, job: Job, answer: Answer) -> None:
        context, now = self._context, self._context.clock()
        host = host_of(job.url)
        self._jobs.end(host)
        self._jobs.done(job.address.url)
        if answer.outcome in (Outcome.BUSY, Outcome.UNREACHABLE):
            context.hosts.troubled(host, now, retry_after(answer.headers.get("retry-after"), now))
        elif answer.status is not None and answer.outcome is not Outcome.FAILED:
            context.hosts.fine(host)
        rules = self._rules.of(job.url, now)
        context.hosts.asked(host, now, max(self._settings.delay, (rules.delay if rules else None) or 0.0))
        if answer.outcome is Outcome.MOVED and answer.location is not None:
            chain = (*job.hops, job.url)
            if answer.location not in chain and len(chain) <= self._settings.redirects:
                self._follow(job, answer, answer.location, now)
                return
            problem = (
                "redirects lead in a circle" if answer.location in chain else f"more than {len(chain) - 1} redirects"
            )
            answer = Answer(
                answer.url, Outcome.REFUSED, answer.status, answer.headers, problem=problem, took=answer.took
            )
        if job.address.kind == ROBOTS:
            self._line(job, self._rules.answered(job, answer, now), now, answer)
            return
        handle = visit.visited if job.address.kind == PAGE else look.looked
        outcome, said = handle(context, job, answer, now)
        if job.address.kind == PAGE and outcome in visit.CHANGES:
            self._fruitful += 1
            self._unresolved = True
        self._line(job, outcome, now, answer, **said)

    def _follow(self, job: Job, answer: Answer, location: str, now: float) -> None:
        """Ask where a redirect leads, as a request of its own: its host has its own rules and its own delay."""
        self._line(job, "moved", now, answer, to=location)
        if job.address.kind == PAGE and not self._context.is_source(job.address):
            onward = visit.moved(self._context, job, location, answer, now)
            if onward is None or self._jobs.knows(onward.address.url):
                return
        else:
            onward = Job(job.address, location, (*job.hops, job.url))
        self._jobs.add(onward, first=True)

    def _look_into_folders(self, now: float, once: bool) -> None:
        for name, due in self._folders.items():
            if due > now:
                continue
            source = self._context.sources[name]
            fruitful = look_into(self._context, source)
            self._fruitful += fruitful
            self._unresolved = self._unresolved or fruitful > 0
            interval = source.interval or self._settings.folder_interval
            self._folders[name] = float("inf") if once else self._context.clock() + interval

    def _left(self, now: float) -> bool:
        """Whether anything is under way, or waits for no more than politeness."""
        for host in self._jobs.hosts():
            if self._context.hosts.paused(host) > now:
                self._jobs.drop(host)
        return len(self._jobs) > 0 or not self._answers.empty()

    def _patience(self, now: float, once: bool) -> float:
        """Seconds until there may be something to begin."""
        full = self._jobs.under_way >= self._settings.connections
        free = [] if full else [self._context.hosts.free(host) - now for host in self._jobs.hosts()]
        folders = [due - now for due in self._folders.values()]
        return max(min([_TICK, *free, *folders]), 0.01)

    def _settle(self, *, force: bool) -> None:
        """Resolve contacts of what has come in, when there is nothing else to do or it has waited long enough."""
        now = self._context.clock()
        idle = not len(self._jobs) and self._answers.empty()
        if not self._unresolved or not (force or idle or now - self._resolved_at >= _RESOLVE):
            return
        self._unresolved = False
        begun = time.monotonic()
        blocks = self._context.dossier.resolve()
        self._resolved_at = self._context.clock()
        self._context.log.line(
            "resolve", self._resolved_at, blocks=blocks, ms=round(1000 * (time.monotonic() - begun))
        )  # fmt: skip

    def _line(self, job: Job, outcome: str, now: float, answer: Answer | None = None, **said: object) -> None:
        """One line for one fetch."""
        row = self._context.watching.address(job.address.url)
        about: dict[str, object] = {"source": job.address.source, "kind": job.address.kind, "url": job.url}
        if answer is not None:
            about |= {"status": answer.status, "bytes": len(answer.body) or None, "ms": round(1000 * answer.took)}
            about |= {"sha256": answer.digest, "problem": answer.problem}
        about |= {"hops": len(job.hops) or None, **said, "next": moment_of(row.due) if row is not None else None}
        self._context.log.line("fetch", now, outcome=outcome, **about)


def _due(row: Address, when: float) -> Address:
    return replace(row, due=when)
