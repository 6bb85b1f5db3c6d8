"""The robots.txt of every origin we ask: fetched once a day, kept in the dossier, obeyed."""

from __future__ import annotations

from dataclasses import replace

from dragoman.feeds.addresses import host_of, origin_of
from dragoman.feeds.context import Context
from dragoman.feeds.fetch import Answer, Outcome
from dragoman.feeds.jobs import Job
from dragoman.feeds.robots import ALL, Robots, robots_of
from dragoman.store.watch_state import ROBOTS, Address

FRESH = 86_400.0
"""Seconds for which a robots.txt is believed (RFC 9309, 2.4: not longer than a day)."""


class Rules:
    """What each origin allows, as far as it is known."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._known: dict[str, tuple[float, Robots]] = {}

    def of(self, url: str, now: float) -> Robots | None:
        """What holds for an address; None where its robots.txt has to be fetched first."""
        origin = origin_of(url)
        known = self._known.get(origin)
        if known is None:
            row = self._context.watching.address(f"{origin}/robots.txt")
            if row is not None and row.checked is not None and row.kind == ROBOTS and row.problem is None:
                body = self._context.watching.body(row.digest) if row.digest else None
                known = self._known[origin] = (row.checked, ALL if body is None else robots_of(body))
        return known[1] if known is not None and now - known[0] < FRESH else None

    def job(self, url: str, source: str, now: float) -> Job:
        """The request for the robots.txt that an address is under."""
        place = f"{origin_of(url)}/robots.txt"
        row = self._context.watching.address(place)
        return Job(row or Address(place, ROBOTS, source, seen=now), place)

    def answered(self, job: Job, answer: Answer, now: float) -> str:
        """Take in an answer for a robots.txt; what came of it.

        Where there is none, or we may not see it, everything is allowed; where the server is in trouble, nothing is
        until it is well again (RFC 9309, 2.3.1).
        """
        origin = origin_of(job.address.url)
        row = replace(job.address, checked=now, status=answer.status, failures=0, problem=None)
        if answer.outcome is Outcome.OK:
            row = replace(
                row, digest=answer.digest, etag=answer.headers.get("etag"), modified=answer.headers.get("last-modified")
            )
            self._known[origin] = (now, robots_of(answer.body))
            self._context.watching.keep_body(row, answer.body)
        elif answer.outcome is Outcome.NOT_MODIFIED and row.digest is not None:
            self._known[origin] = (now, robots_of(self._context.watching.body(row.digest) or b""))
            self._context.watching.put(row)
        elif answer.outcome in (Outcome.GONE, Outcome.DENIED, Outcome.REFUSED, Outcome.NOT_TEXT, Outcome.OVERSIZE):
            # A refused address will be refused again, in its own name.
            self._known[origin] = (now, ALL)
            self._context.watching.put(replace(row, digest=None, etag=None, modified=None))
            return "no_rules"
        else:
            failures = job.address.failures + 1
            self._context.watching.put(replace(row, failures=failures, problem=answer.problem or answer.outcome.value))
            if self._context.hosts.paused(host_of(job.address.url)) <= now:
                self._context.hosts.troubled(host_of(job.address.url), now)
        return answer.outcome.value
