"""Many pages read at once, by processes of this machine; few of them here, without any.

Results come in the order of the pages, whatever the number of processes, and only a window of pages is ever in
memory. A page that breaks the reader (or its process) is reported like one that could not be read.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from typing import Final

from dragoman.errors import DataError, MalformedPageError, PageError
from dragoman.model import Page, Reading
from dragoman.pipeline import read_page

SERIAL: Final = 50
"""So many pages are read before processes are started: starting one takes as long as reading about thirty pages."""

_AHEAD: Final = 4


def processors() -> int:
    """Processors this process may run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def readings(pages: Iterable[Page | PageError], jobs: int = 1) -> Iterator[Reading | PageError]:
    """What each page gives, in order; an error in place of a page that could not be read is passed through.

    Args:
        pages: as `read_sources` gives them; taken no further ahead than a few pages a process.
        jobs: processes to use; with one, or few pages, none is started.

    Raises:
        DataError: a language pack or the registry is wrong (nothing can be read then).
    """
    source = iter(pages)
    for number, item in enumerate(source, 1):
        yield item if isinstance(item, PageError) else read_safely(item)
        if jobs > 1 and number >= SERIAL:
            break
    yield from _in_processes(source, jobs)


def read_safely(page: Page) -> Reading | PageError:
    """`read_page`, with a page it cannot cope with as an error value instead of the end of a long run."""
    try:
        return read_page(page)
    except PageError as error:
        return error
    except DataError:
        raise
    except (Exception, RecursionError) as error:
        return MalformedPageError(page.source, f"could not be read through ({type(error).__name__}: {error})")


# What a process hands back: exceptions with several arguments do not survive pickling.
_Answer = Reading | tuple[type[PageError], str, str] | tuple[str, int, str]


def _answer(page: Page) -> _Answer:
    try:
        found = read_safely(page)
    except DataError as error:
        return (error.path, error.line, error.problem)
    return found if isinstance(found, Reading) else (type(found), found.where, found.problem)


def _outcome(answer: _Answer) -> Reading | PageError:
    if isinstance(answer, Reading):
        return answer
    kind, where, problem = answer
    if isinstance(kind, str):
        raise DataError(kind, int(where), problem)
    return kind(str(where), problem)


def _in_processes(source: Iterator[Page | PageError], jobs: int) -> Iterator[Reading | PageError]:
    window: deque[tuple[Page | PageError, Future[_Answer] | None]] = deque()
    pool: ProcessPoolExecutor | None = None
    try:
        for item in source:
            if isinstance(item, PageError):
                window.append((item, None))
            else:
                pool = pool or _pool(jobs)
                window.append((item, _submit(pool, item)))
            if len(window) >= jobs * _AHEAD:
                outcome, sound = _first(window)
                if not sound and pool is not None:
                    pool.shutdown(wait=False, cancel_futures=True)
                    pool = _pool(jobs)
                    window = deque((page, _submit(pool, page)) for page, _ in window)
                yield outcome
        while window:
            yield _first(window)[0]
    finally:
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)


def _first(window: deque[tuple[Page | PageError, Future[_Answer] | None]]) -> tuple[Reading | PageError, bool]:
    """The oldest outcome, and whether the processes are still sound."""
    item, future = window.popleft()
    if isinstance(item, PageError):
        return item, True
    if future is not None:
        try:
            return _outcome(future.result()), True
        except BrokenProcessPool:
            pass
    return _alone(item), False


def _alone(page: Page) -> Reading | PageError:
    """Read one page in a process of its own, after some process died while this page was in hand."""
    pool = _pool(1)
    try:
        return _outcome(pool.submit(_answer, page).result())
    except BrokenProcessPool:
        return MalformedPageError(page.source, "the process that read it died, perhaps for want of memory")
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, item: Page | PageError) -> Future[_Answer] | None:
    if isinstance(item, PageError):
        return None
    try:
        return pool.submit(_answer, item)
    except BrokenProcessPool:
        return None


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_start)


def _start() -> None:
    """In a new process: the parent alone answers ctrl-C, and when it is gone, however it went, so are we."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
