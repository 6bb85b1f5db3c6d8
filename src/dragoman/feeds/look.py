"""What becomes of a list that was asked for: the pages it names that are new, or changed, are to be fetched."""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import Final

from dragoman.feeds import lists
from dragoman.feeds.addresses import fits, host_of, within
from dragoman.feeds.backoff import retry_after
from dragoman.feeds.context import Context
from dragoman.feeds.fetch import Answer, Outcome, expanded
from dragoman.feeds.jobs import Job
from dragoman.feeds.lists import Item, Listed
from dragoman.feeds.sources import Source
from dragoman.store.watch_state import PAGE, Address

LISTS: Final = ("feed", "sitemap", "listing")
CHILDREN: Final = 5
"""Sitemaps of an index that are looked at each time: its newest. News stands in the last one or two."""


def looked(context: Context, job: Job, answer: Answer, now: float) -> tuple[str, dict[str, object]]:
    """Take in what an answer for a list tells.

    Returns:
        What came of it, and what else there is to say of it in the log.
    """
    row = job.address
    if answer.outcome is Outcome.NOT_MODIFIED:
        kept = replace(row, checked=now, failures=0, problem=None, status=304, due=_next(context, row, now))
        context.watching.put(kept)
        return "not_modified", {}
    if answer.outcome is not Outcome.OK:
        return answer.outcome.value, _failed(context, row, answer, now, answer.problem)
    if answer.digest == row.digest and row.kind != "sitemap":
        context.watching.put(replace(_well(context, job, answer, now), due=_next(context, row, now)))
        return "same", {}
    found = _listed(context, row, answer)
    if found.problem is not None:
        return "malformed", {"problem": found.problem, **_failed(context, row, answer, now, found.problem)}
    source = context.sources[row.source]
    pages, said = _pages(context, source, found.items, row.url, now)
    children = _children(context, row, found.lists, now)
    due = _next(context, row, now)
    if due is not None and found.pause is not None:
        due = max(due, now + found.pause)
    context.watching.put(replace(_well(context, job, answer, now), due=due), *pages, *children)
    return "listed", {"items": len(found.items), **said, **({"sitemaps": len(children)} if children else {})}


def _listed(context: Context, row: Address, answer: Answer) -> Listed:
    if row.kind == "listing":
        return lists.links(answer.body, answer.url, answer.charset)
    if row.kind == "feed":
        return lists.feed(answer.body, answer.url, answer.headers)
    try:
        data = expanded(answer.body, context.settings.most_list_bytes)
    except zlib.error:
        return Listed(problem="no sitemap: a broken archive")
    if data is None:
        return Listed(problem=f"no sitemap: more than {context.settings.most_list_bytes:,} bytes")
    return lists.sitemap(data, answer.url)


def _pages(
    context: Context, source: Source, items: tuple[Item, ...], own: str, now: float
) -> tuple[list[Address], dict[str, object]]:
    """Addresses of pages to write down: those to fetch, and those passed over so that they are not new next time."""
    allowed = [one for one in items if within(one.url, source.hosts)]
    wanted = [one for one in allowed if one.url != own and fits(one.url, source.only, source.skip)]
    known = context.watching.addresses(one.url for one in wanted)
    fresh = [one for one in wanted if one.url not in known]
    # Of more than are taken at a time, the newest; a list without times has its newest first.
    fresh.sort(key=lambda one: -(one.told if one.told is not None else now))
    recent = [one for one in fresh if one.told is None or one.told >= now - source.since]
    taken = {one.url for one in recent[: source.most]}
    written = [
        Address(one.url, PAGE, source.name, seen=now, due=now if one.url in taken else None, told=one.told)
        for one in fresh
    ]
    changed = [known[one.url] for one in wanted if one.url in known and _changed(known[one.url], one)]
    told = {one.url: one.told for one in wanted}
    written += [replace(one, due=now, told=told[one.url]) for one in changed]
    counts = {"new": len(taken), "passed_over": len(fresh) - len(taken), "changed": len(changed),
              "elsewhere": len(items) - len(allowed)}  # fmt: skip
    return written, {name: number for name, number in counts.items() if number or name == "new"}


def _changed(row: Address, item: Item) -> bool:
    """Whether a list tells of a change of a page since we looked at it."""
    if row.kind != PAGE or row.checked is None or item.told is None or row.digest is None:
        return False
    return item.told > row.checked or (row.told is not None and item.told > row.told)


def _children(context: Context, row: Address, sitemaps: tuple[Item, ...], now: float) -> list[Address]:
    """Sitemaps of an index to look at; an index named by an index is not followed."""
    if not sitemaps or not context.is_source(row):
        return []
    source = context.sources[row.source]
    newest = sorted(sitemaps, key=lambda one: -(one.told if one.told is not None else now))[:CHILDREN]
    known = context.watching.addresses(one.url for one in newest)
    found = []
    for one in newest:
        before = known.get(one.url)
        if before is None and within(one.url, source.hosts) and one.url != row.url:
            found.append(Address(one.url, "sitemap", row.source, seen=now, due=now, told=one.told))
        elif before is not None and before.kind == "sitemap" and _newer(one, before) and not context.is_source(before):
            found.append(replace(before, due=now, told=one.told))
    return found


def _newer(item: Item, row: Address) -> bool:
    """Whether a sitemap may have changed since its index told of it last."""
    return item.told is None or row.told is None or item.told > row.told


def _well(context: Context, job: Job, answer: Answer, now: float) -> Address:
    return replace(
        job.address, checked=now, checks=job.address.checks + 1, failures=0, problem=None, status=answer.status,
        etag=answer.headers.get("etag"), modified=answer.headers.get("last-modified"), digest=answer.digest,
        final=job.url if job.hops else None,
    )  # fmt: skip


def _next(context: Context, row: Address, now: float) -> float | None:
    """A sitemap that an index named is looked at again when the index says so."""
    return context.regularly(row, now) if context.is_source(row) else None


def _failed(
    context: Context, row: Address, answer: Answer, now: float, problem: str | None
) -> dict[str, object]:  # fmt: skip
    failures = row.failures + 1
    wanted = retry_after(answer.headers.get("retry-after"), now) or 0.0
    due = max(context.again(failures, now), now + wanted, context.hosts.paused(host_of(answer.url)))
    if answer.outcome in (Outcome.OK, Outcome.GONE, Outcome.DENIED, Outcome.REFUSED, Outcome.OVERSIZE):
        due = max(due, context.regularly(row, now))
    after = replace(row, checked=now, failures=failures, status=answer.status, problem=problem, due=due)
    if not context.is_source(row) and failures >= 3:
        after = replace(after, due=None)
    context.watching.put(after)
    return {}
