"""A decision as a form or a program sends it, and the function that takes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Annotated, Final, Literal
from urllib.parse import unquote, urlsplit

from pydantic import BaseModel, ConfigDict, Field

from dragoman.decisions.records import Decision
from dragoman.errors import UsageError
from dragoman.store import deciding
from dragoman.store.asked_days import day_after, first_day
from dragoman.store.dossier import Dossier

Act = Literal["merge", "split", "move", "date", "kind", "status", "party", "speaker", "same", "different", "undo"]
Id = Annotated[str, Field(max_length=300)]
Words = Annotated[str, Field(max_length=300)]


class Sent(BaseModel):
    """What is decided. Which fields an act needs: see each of them; the others are passed over."""

    model_config = ConfigDict(extra="ignore")

    author: Annotated[str, Field(max_length=deciding.LONGEST_NAME, description="Who decides.")] = ""
    reason: Annotated[str, Field(max_length=deciding.LONGEST_REASON, description="Why.")] = ""
    contact: Annotated[Id, Field(description="merge, split, date, kind, status, party: the contact.")] = ""
    others: Annotated[list[Id], Field(max_length=50, description="merge: the contacts that are the same one.")] = []
    reports: Annotated[list[Id], Field(max_length=500, description="split: the reports that tell of another.")] = []
    report: Annotated[Id, Field(description="move: the report.")] = ""
    to: Annotated[Id, Field(description="move: the contact it tells of; empty for one of its own.")] = ""
    first: Annotated[Words, Field(description="date: first day (2024, 2024-12, 2024-12-03); empty: not known.")] = ""
    last: Annotated[Words, Field(description="date: last day, of more than one.")] = ""
    value: Annotated[Words, Field(description="kind, status: what it is.")] = ""
    was: Annotated[Words, Field(description="party: who did not take part.")] = ""
    now: Annotated[Words, Field(description="party, speaker: who it was, by id or by name in any script.")] = ""
    side: Annotated[str, Field(max_length=10, description="party, speaker: the state of a name nobody knows.")] = ""
    claim: Annotated[Id, Field(description="speaker, same, different: the claim.")] = ""
    other: Annotated[Id, Field(description="same, different: the other claim.")] = ""
    decision: Annotated[Id, Field(description="undo: the decision that is taken back.")] = ""


Take = Callable[[Dossier, Sent, str], Decision]


def take(dossier: Dossier, act: Act, sent: Sent, author: str = "") -> Decision:
    """Keep a decision and put it in force; `author` stands in where the sender leaves it open.

    Raises:
        UsageError: it cannot be decided; the sentence says why.
    """
    return _TAKE[act](dossier, sent, sent.author.strip() or author)


def id_in(words: str) -> str:
    """The id in what somebody pasted: an address of this interface, or the id itself."""
    text = words.strip()
    if "/" not in text:
        return text
    return unquote(urlsplit(text).path.rstrip("/").rpartition("/")[2])


def _merge(dossier: Dossier, sent: Sent, author: str) -> Decision:
    others = [id_in(one) for one in sent.others if one.strip()]
    return deciding.merge(dossier, [_needed(sent.contact, "a contact"), *others], author=author, reason=sent.reason)


def _split(dossier: Dossier, sent: Sent, author: str) -> Decision:
    return deciding.split(
        dossier, _needed(sent.contact, "a contact"), sent.reports, author=author, reason=sent.reason
    )  # fmt: skip


def _move(dossier: Dossier, sent: Sent, author: str) -> Decision:
    to = id_in(sent.to) or None
    return deciding.move(dossier, _needed(sent.report, "a report"), to, author=author, reason=sent.reason)


def _date(dossier: Dossier, sent: Sent, author: str) -> Decision:
    first, last = sent.first.strip(), sent.last.strip()
    start, end = first_day(first or None), day_after(last or first or None)
    if start is not None and end is not None and end <= start:
        raise UsageError("the last day is before the first one")
    if start is not None and end == start + timedelta(days=1):
        end = None
    contact = _needed(sent.contact, "a contact")
    return deciding.set_date(dossier, contact, start, end, author=author, reason=sent.reason)


def _kind(dossier: Dossier, sent: Sent, author: str) -> Decision:
    contact = _needed(sent.contact, "a contact")
    return deciding.set_kind(dossier, contact, sent.value, author=author, reason=sent.reason)


def _status(dossier: Dossier, sent: Sent, author: str) -> Decision:
    contact = _needed(sent.contact, "a contact")
    return deciding.set_status(dossier, contact, sent.value, author=author, reason=sent.reason)


def _party(dossier: Dossier, sent: Sent, author: str) -> Decision:
    return deciding.set_party(
        dossier, _needed(sent.contact, "a contact"), sent.was.strip() or None, sent.now.strip() or None,
        side=sent.side.strip().lower() or None, author=author, reason=sent.reason,
    )  # fmt: skip


def _speaker(dossier: Dossier, sent: Sent, author: str) -> Decision:
    return deciding.set_speaker(
        dossier, _needed(sent.claim, "a claim"), sent.now.strip() or None,
        side=sent.side.strip().lower() or None, author=author, reason=sent.reason,
    )  # fmt: skip


def _same(dossier: Dossier, sent: Sent, author: str) -> Decision:
    claim, other = _needed(sent.claim, "a claim"), _needed(sent.other, "a second claim")
    return deciding.mark_same(dossier, claim, other, author=author, reason=sent.reason)


def _different(dossier: Dossier, sent: Sent, author: str) -> Decision:
    claim, other = _needed(sent.claim, "a claim"), _needed(sent.other, "a second claim")
    return deciding.mark_different(dossier, claim, other, author=author, reason=sent.reason)


def _undo(dossier: Dossier, sent: Sent, author: str) -> Decision:
    return deciding.undo(dossier, _needed(sent.decision, "a decision"), author=author, reason=sent.reason)


_TAKE: Final[dict[Act, Take]] = {
    "merge": _merge, "split": _split, "move": _move, "date": _date, "kind": _kind, "status": _status,
    "party": _party, "speaker": _speaker, "same": _same, "different": _different, "undo": _undo,
}  # fmt: skip


def _needed(value: str, what: str) -> str:
    found = id_in(value)
    if not found:
        raise UsageError(f"{what} is not named")
    return found
