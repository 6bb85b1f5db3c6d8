"""What people decide: taking a decision by a form or a program, the log, and the disagreements as evaluation data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from urllib.parse import quote, unquote

import msgspec
from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import ValidationError

from dragoman.decisions.evaluation import evaluation
from dragoman.decisions.records import Decision, Standing, contacts_in
from dragoman.decisions.sentences import sentence
from dragoman.errors import UsageError
from dragoman.web import links
from dragoman.web.deciding import Act, Sent, take
from dragoman.web.desk import Desk, TheDesk
from dragoman.web.security import FORM_FIELD, same

router = APIRouter()
AUTHOR = "dragoman-author"
"""The cookie that remembers who decided last, so that one's name is typed once."""
A_PAGE = 100
MANY = ("others", "reports")
YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Logged:
    """A decision as the log shows it: `said` in a sentence, `state` what became of it, `by` what it gave way to."""

    id: str
    number: int
    act: str
    author: str
    time: datetime
    reason: str
    said: str
    contacts: list[str]
    state: str
    by: str | None


@dataclass(frozen=True, slots=True)
class Log:
    """A page of the log, the latest first; `next` is asked for by `before`."""

    decisions: list[Logged]
    total: int
    next: int | None


def logged(decisions: Iterable[Decision], standings: Mapping[str, Standing]) -> list[Logged]:
    """Decisions with what became of them."""
    found = []
    for one in decisions:
        stands = standings.get(one.id) or Standing(one.id)
        found.append(
            Logged(
                one.id, one.number, one.act, one.author, one.time, one.reason, sentence(one.what),
                list(contacts_in(one.what)), stands.state, stands.by,
            )
        )  # fmt: skip
    return found


Before = Annotated[int | None, Query(ge=1, le=2**53, description="Only decisions before the one of this number.")]
About = Annotated[str, Query(max_length=300, description="Only decisions about this contact.")]


@router.get("/api/v1/decisions", tags=["decisions"])
def decisions_record(desk: TheDesk, contact: About = "", before: Before = None) -> Log:
    """Decisions, the latest first, undone or not."""
    found = desk.dossier.history(contact) if contact else desk.dossier.decisions()
    older = [one for one in reversed(found) if before is None or one.number < before]
    return Log(
        logged(older[:A_PAGE], desk.dossier.standings()), len(found),
        older[A_PAGE - 1].number if len(older) > A_PAGE else None,
    )  # fmt: skip


@router.post("/api/v1/decisions/{act}", tags=["decisions"], status_code=201)
def decide_record(desk: TheDesk, act: Act, sent: Sent) -> Logged:
    """Take a decision; it is on disk and in force when the answer comes."""
    try:
        one = take(desk.dossier, act, sent)
    except UsageError as error:
        raise HTTPException(422, str(error)) from error
    return logged([one], desk.dossier.standings())[0]


@router.get("/api/v1/disagreements", tags=["decisions"])
@router.get("/disagreements", include_in_schema=False)
def disagreements(desk: TheDesk, everything: Annotated[bool, Query(alias="all")] = False) -> Response:
    """Where people and rules disagree, one JSON object a line: what the rules said, what the person said."""
    found = evaluation(desk.dossier.decisions(), desk.dossier.standings(), everything=everything)
    lines = b"".join(msgspec.json.encode(one) + b"\n" for one in found)
    name = "disagreements.jsonl"
    return Response(
        lines, media_type="application/x-ndjson", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@router.get("/decisions", include_in_schema=False)
def decisions(request: Request, desk: TheDesk, contact: About = "", before: Before = None) -> Response:
    """The log."""
    log = decisions_record(desk, contact, before)
    pairs = [("contact", contact)]
    return desk.page(
        request, "decisions.html", view="decisions", log=log, contact=contact, author=author_of(request, desk),
        next=links.query("/decisions", pairs, [("before", log.next)]) if log.next else "",
    )  # fmt: skip


@router.post("/decide/{act}", include_in_schema=False)
async def decide(request: Request, desk: TheDesk, act: Act) -> Response:
    """Take the decision that a form sent, and go where it shows."""
    from starlette.concurrency import run_in_threadpool

    async with request.form(max_fields=1000, max_files=0) as form:
        values = {name: [one for one in form.getlist(name) if isinstance(one, str)] for name in form}
    one = {name: found if name in MANY else found[0] for name, found in values.items() if found}
    if not same(str(one.get(FORM_FIELD, "")), desk.form_key):
        raise HTTPException(403, "This form is older than this run of dragoman serve, or not ours: load its page anew.")
    return await run_in_threadpool(_decided, request, desk, act, one)


def _decided(request: Request, desk: Desk, act: Act, form: dict[str, str | list[str]]) -> Response:
    try:
        sent = Sent.model_validate(form)
        kept = take(desk.dossier, act, sent, author_of(request, desk))
    except ValidationError as error:
        wrong = "; ".join(f"{one['loc'][0]}: {one['msg']}" for one in error.errors())
        return desk.page(request, "sorry.html", 422, heading="Not decided", sentence=wrong, view="decisions")
    except UsageError as error:
        return desk.page(request, "sorry.html", 422, heading="Not decided", sentence=str(error), view="decisions")
    answer = RedirectResponse(_shown_at(form, kept), 303)
    answer.set_cookie(
        AUTHOR, quote(kept.author), max_age=YEAR, httponly=True, samesite="strict", secure=desk.settings.secure
    )
    return answer


def _shown_at(form: Mapping[str, str | list[str]], kept: Decision) -> str:
    """The contact that the form was on, or that was decided about; else the log."""
    on = str(form.get("shown", ""))
    found = (on, *contacts_in(kept.what))
    return next((links.in_contact(one, "history") for one in found if one), "/decisions")


def author_of(request: Request, desk: Desk) -> str:
    """Who decided last in this browser, else whom `dragoman serve` was told."""
    return unquote(request.cookies.get(AUTHOR, ""))[:100] or desk.settings.author
