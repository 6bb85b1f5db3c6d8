"""What becomes of a page that was asked for: kept, kept as a new version, found unchanged, gone, or tried later."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urlsplit

from dragoman.errors import PageError, UnreadablePageError
from dragoman.feeds.addresses import host_of
from dragoman.feeds.backoff import GIVEN_UP, retry_after
from dragoman.feeds.context import Context
from dragoman.feeds.document import page_of
from dragoman.feeds.fetch import Answer, Outcome
from dragoman.feeds.jobs import Job
from dragoman.model import Reading
from dragoman.store.history import Fetched
from dragoman.store.watch_state import PAGE, Address
from dragoman.store.workers import read_safely

MISSING: Final = 3
"""A page that was never there, or that we may not see, is not asked for again after so many times.

Feeds list a page now and then before it can be fetched.
"""
SPARED: Final = 2
"""So often a page is fetched again at once after a process ended while it was read: most often somebody ended it."""
_FINAL: Final = frozenset({Outcome.OVERSIZE, Outcome.NOT_TEXT, Outcome.REFUSED})
CHANGES: Final = frozenset({"new", "changed", "moved_on"})
"""Outcomes after which contacts are to be resolved anew."""


def visited(context: Context, job: Job, answer: Answer, now: float) -> tuple[str, dict[str, object]]:
    """Keep what an answer for a page tells.

    Returns:
        What came of it, and what else there is to say of it in the log.
    """
    if answer.outcome is Outcome.OK:
        return _there(context, job.address, answer, now)
    if answer.outcome is Outcome.NOT_MODIFIED:
        context.watching.keep_again(_well(context, job.address, answer, now))
        return "not_modified", {}
    if answer.outcome is Outcome.GONE:
        return _gone(context, job.address, answer, now)
    return _failed(context, job.address, answer, now), {}


def moved(context: Context, job: Job, location: str, answer: Answer, now: float) -> Job | None:
    """Follow a redirect of a page: the page is kept under the address it really has.

    Returns:
        The request that goes on with it; None where the page behind it is known already or nothing leads on.
    """
    row = replace(
        job.address,
        checked=now,
        status=answer.status,
        failures=0,
        problem=None,
        final=location,
        due=None,
    )
    if job.address.digest is not None and urlsplit(location).path in ("", "/"):
        # A page we have read now leads to the front page: that is how many sites take one down.
        row = replace(row, due=context.later(row, now), checks=row.checks + 1, etag=None, modified=None)
        context.watching.keep_gone(row, _time(now), answer.status, answer.headers)
        return None
    target = context.watching.address(location)
    if target is not None and (target.checked is not None or target.kind != PAGE):
        context.watching.put(row)
        return None
    target = target or Address(location, PAGE, job.address.source, seen=job.address.seen, told=job.address.told)
    target = replace(target, due=now)
    context.watching.put(row, target)
    return Job(target, location, (*job.hops, job.url))


def forbidden(context: Context, job: Job, now: float) -> None:
    """robots.txt does not let us fetch an address: look again in a day, it may have changed."""
    row = replace(job.address, checked=now, problem="robots.txt does not allow it", due=now + 86_400.0)
    if not context.is_source(row) and row.checks >= MISSING:
        row = replace(row, due=None)
    context.watching.put(replace(row, checks=row.checks + 1))


def _there(context: Context, row: Address, answer: Answer, now: float) -> tuple[str, dict[str, object]]:
    well = _well(context, row, answer, now)
    last = _time(row.checked) if row.checked is not None and row.digest is not None and not row.failures else None
    fetched = Fetched(row.url, _time(now), answer.status or 200, answer.headers, answer.body, answer.digest or "", last)
    if answer.digest == row.digest:
        back = context.watching.keep_again(well, fetched)
        return ("back" if back else "same"), {}
    # Should the process end before this page is read, it is fetched again; should that go on, later each time.
    failures = row.failures + 1
    due = now if failures <= SPARED else context.again(failures, now)
    spared = replace(row, checked=now, failures=failures, problem="reading it did not come to an end")
    context.watching.put(replace(spared, due=due if failures < GIVEN_UP else None))
    reading = _read(answer, row.url, now)
    if isinstance(reading, PageError):
        context.watching.keep_unread(reading, replace(well, problem=reading.problem), fetched)
        return "unreadable", {"problem": reading.problem}
    outcome = context.watching.keep(reading, fetched, well)
    said: dict[str, object] = {"page": reading.page.id, "articles": len(reading.articles)}
    if outcome in CHANGES:
        said |= {"reports": len(reading.reports), "claims": len(reading.claims)}
    return outcome, said


def _read(answer: Answer, url: str, now: float) -> Reading | PageError:
    page = page_of(
        answer.body, url, _time(now).date(), charset=answer.charset, kind=answer.headers.get("content-type", "")
    )
    return page if isinstance(page, PageError) else read_safely(page)


def _well(context: Context, row: Address, answer: Answer, now: float) -> Address:
    """An address after a look that went well."""
    checks = row.checks + 1 if row.checked is not None and row.digest is not None else row.checks
    due = context.later(replace(row, checks=checks), now)
    after = replace(row, checked=now, checks=checks, failures=0, status=answer.status, problem=None, due=due)
    if answer.outcome is Outcome.NOT_MODIFIED:
        return after
    etag, modified = answer.headers.get("etag"), answer.headers.get("last-modified")
    return replace(after, digest=answer.digest, etag=etag, modified=modified)


def _gone(context: Context, row: Address, answer: Answer, now: float) -> tuple[str, dict[str, object]]:
    if row.digest is None:
        return _failed(context, row, answer, now), {}
    after = replace(
        row, checked=now, checks=row.checks + 1, failures=0, status=answer.status, problem=answer.problem,
        etag=None, modified=None,
    )  # fmt: skip
    first = context.watching.keep_gone(
        replace(after, due=context.later(after, now)), _time(now), answer.status, answer.headers
    )
    return "gone", {} if first else {"still": True}


def _failed(context: Context, row: Address, answer: Answer, now: float) -> str:
    failures = row.failures + 1
    after = replace(row, checked=now, failures=failures, status=answer.status, problem=answer.problem)
    most = MISSING if answer.outcome in (Outcome.GONE, Outcome.DENIED) else GIVEN_UP
    lasting = context.is_source(row)
    if (answer.outcome in _FINAL or failures >= most) and not lasting:
        due = None
    else:
        wanted = retry_after(answer.headers.get("retry-after"), now) or 0.0
        due = max(context.again(failures, now), now + wanted, context.hosts.paused(host_of(answer.url)))
        if lasting and answer.outcome in _FINAL:
            due = max(due, context.regularly(row, now))
    after = replace(after, due=due)
    if row.digest is None:
        # What was read of it once is not lost by this; a page that was never read is named among the failures.
        context.watching.keep_unread(UnreadablePageError(row.url, answer.problem or "no answer"), after)
    else:
        context.watching.put(after)
    return answer.outcome.value


def _time(now: float) -> datetime:
    return datetime.fromtimestamp(now, UTC)
