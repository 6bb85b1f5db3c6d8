"""What was decided, said in one sentence: for a log, a contact's history, a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from dragoman.decisions.records import (
    Anchor,
    Merge,
    Move,
    Pair,
    SetDate,
    SetKind,
    SetParty,
    SetSpeaker,
    SetStatus,
    Split,
    Undo,
    What,
)
from dragoman.model import Actor, When

SHOWN = 8
"""Digits of an id that are shown."""
WORDS = 60
"""Characters of a claim that are shown."""


def sentence(what: What) -> str:
    """What is decided, in English, with ids as they were and words of pages as they stand there.

    Words of pages and names are not made safe for a terminal or a page: whoever shows them does that.
    """
    if isinstance(what, Merge):
        return f"{_listed([_short(seen.id) for seen in what.contacts])} are one contact"
    if isinstance(what, Split):
        reports = _listed([_short(one.id) for one in what.out])
        return f"{reports} of {_short(what.contact.id)} {'tells' if len(what.out) == 1 else 'tell'} of another contact"
    if isinstance(what, Move):
        return f"report {_short(what.report.id)} is of {_short(what.target.id)}, not of {_short(what.origin.id)}"
    if isinstance(what, SetDate):
        return f"date of {_short(what.contact.id)}: {days(what.when)}, read as {days(what.machine)}"
    if isinstance(what, SetKind):
        return f"kind of {_short(what.contact.id)}: {_plain(what.kind)}, read as {_plain(what.machine)}"
    if isinstance(what, SetStatus):
        return f"status of {_short(what.contact.id)}: {_plain(what.status)}, read as {_plain(what.machine)}"
    if isinstance(what, SetParty):
        if what.was is None:
            return f"{_name(what.now)} is a party of {_short(what.contact.id)}, too"
        if what.now is None:
            return f"{_name(what.was)} is no party of {_short(what.contact.id)}"
        return f"{_name(what.now)} is a party of {_short(what.contact.id)}, not {_name(what.was)}"
    if isinstance(what, SetSpeaker):
        return f"speaker of {_claim(what.claim)}: {_name(what.speaker)}, read as {_name(what.machine)}"
    if isinstance(what, Pair):
        return f"{_claim(what.claim)} and {_claim(what.other)} {'say the same' if what.same else 'are different'}"
    assert isinstance(what, Undo)
    return f"decision {_short(what.decision)} is taken back"


def days(when: When | None) -> str:
    """An interval of days: `2024-12-03`, `2024-12-03 to 2024-12-05` (both included), or "unknown"."""
    if when is None:
        return "unknown"
    last = when.end - timedelta(days=1)
    return when.start.isoformat() if last == when.start else f"{when.start.isoformat()} to {last.isoformat()}"


def _short(id_: str) -> str:
    return id_[:SHOWN]


def _plain(value: str) -> str:
    return str(value).replace("_", " ")


def _name(actor: Actor | None) -> str:
    return "nobody" if actor is None else actor.name


def _claim(anchor: Anchor) -> str:
    words = anchor.words if len(anchor.words) <= WORDS else anchor.words[: WORDS - 1].rsplit(" ", 1)[0] + "…"
    return f"claim {_short(anchor.id)} “{words}”"


def _listed(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else list(words))
