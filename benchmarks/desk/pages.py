"""The time of every page and record of the interface over one dossier."""

from __future__ import annotations

import time
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final
from urllib.parse import quote

from dragoman.store import spellings
from dragoman.store.dossier import Dossier
from dragoman.web.app import create_app

BASE: Final = "http://127.0.0.1:8000"
LIMIT: Final = 100
"""Milliseconds that a page may take."""

SAMPLE: Final = 40
"""Contacts and articles that are opened, chosen by chance."""

VIEWS: Final = (
    "/contacts", "/contacts?sort=oldest", "/contacts?sort=reported", "/contacts?sort=disputed",
    "/contacts?side=ru", "/contacts?side=ru&side=tr", "/contacts?kind=meeting&language=ar",
    "/contacts?from=2019&to=2020", "/contacts?actor=person:vladimir-putin", "/contacts?q=Путин", "/contacts?q=soldiers",
    "/timeline", "/timeline?unit=year", "/timeline?from=2019&to=2019", "/timeline?from=2019-03&to=2019-03",
    "/timeline?side=ru", "/timeline?q=Путин",
    "/matrix", "/matrix?by=actor", "/matrix?from=2020&to=2020", "/matrix?most=40", "/matrix?kind=meeting",
    "/actors", "/actors?side=tr", "/actors/person:vladimir-putin", "/actors/person:recep-tayyip-erdogan",
    "/coverage", "/coverage?kind=meeting",
    "/search", "/search?q=Путин", "/search?q=Putin Erdogan", "/search?q=soldiers border", "/search?q=споразумение",
)  # fmt: skip

RECORDS: Final = (
    "/api/v1/contacts", "/api/v1/contacts?side=ru&kind=meeting", "/api/v1/timeline", "/api/v1/timeline?unit=day",
    "/api/v1/matrix", "/api/v1/matrix?by=actor", "/api/v1/actors", "/api/v1/actors/person:vladimir-putin",
    "/api/v1/coverage", "/api/v1/search?q=Путин", "/api/v1/suggest?q=Пут", "/api/v1/suggest?q=a",
    "/api/openapi.json",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Timing:
    """One address, or several of one kind: milliseconds by the clock, and the least of the processor.

    `status` is the worst answer. The processor's time does not count what else the machine does, or nearly.
    """

    what: str
    status: int
    size: int
    median: float
    slow: float
    processor: float

    @property
    def kept(self) -> bool:
        return self.status == 200 and self.processor <= LIMIT


def timings(dossier: Path, times: int, *, changing: bool = False) -> Iterator[Timing]:
    """Every view, record, contact page and article page, each asked `times` times after a first one.

    With `changing`, nothing that was answered before is remembered, as when the dossier is written to between two asks.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from starlette.testclient import TestClient

    # The application learns names beside its first answers; that is not what is timed here.
    spellings.ids_of("")
    random = Random(7)
    with Dossier(dossier, settle=False) as kept, kept._reading() as connection:
        contacts = connection.exec_driver_sql("SELECT id FROM contact").scalars().all()
        articles = connection.exec_driver_sql("SELECT id FROM article").scalars().all()
    sampled = {
        "/contacts/…": [f"/contacts/{one}" for one in random.sample(contacts, min(SAMPLE, len(contacts)))],
        "/articles/…": [f"/articles/{one}" for one in random.sample(articles, min(SAMPLE, len(articles)))],
    }
    sampled["/contacts/…/print"] = [f"{one}/print" for one in sampled["/contacts/…"]]
    sampled["/api/v1/contacts/…"] = [f"/api/v1{one}" for one in sampled["/contacts/…"]]
    sampled["/api/v1/articles/…"] = [f"/api/v1{one}" for one in sampled["/articles/…"]]
    app = create_app(dossier)
    with TestClient(app, base_url=BASE, headers={"Accept": "text/html"}) as client:

        def ask(path: str) -> tuple[int, int, float, float]:
            if changing:
                app.state.desk.memory.forget()
            began, worked = time.perf_counter(), time.process_time()
            answer = client.get(quote(path, safe="/?&=:"), follow_redirects=False)
            spent = time.perf_counter() - began, time.process_time() - worked
            return answer.status_code, len(answer.content), 1000 * spent[0], 1000 * spent[1]

        for path in (*VIEWS, *RECORDS):
            ask(path)
            yield _timing(path, [ask(path) for _ in range(times)])
        for what, paths in sampled.items():
            ask(paths[0])
            yield _timing(what, [ask(path) for path in paths])


def _timing(what: str, asked: Sequence[tuple[int, int, float, float]]) -> Timing:
    clock = sorted(one[2] for one in asked)
    return Timing(
        what, max(one[0] for one in asked), max(one[1] for one in asked),
        clock[len(clock) // 2], clock[min(len(clock) - 1, int(0.95 * len(clock)))], min(one[3] for one in asked),
    )  # fmt: skip
