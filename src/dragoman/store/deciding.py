"""Deciding: what a person says about contacts and claims, kept in the dossier and put in force at once.

Every function takes an open dossier, ids (or their beginnings, where only one record has it), the author's name and a
reason, and gives the decision as it was kept; when it returns, the decision is on disk and the contacts it touches
are as decided. `UsageError` is raised, and nothing is kept, where an id leads nowhere or there is nothing to decide.

    from dragoman.store import deciding

    one = deciding.merge(dossier, ["3fa9", "77c0"], author="Anna", reason="same call, one page has the wrong day")
    deciding.undo(dossier, one.id, author="Ben", reason="two calls, a week apart")
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeVar

from sqlalchemy import Connection

from dragoman.decisions.corrections import replaced
from dragoman.decisions.records import (
    Decision,
    Merge,
    Move,
    Pair,
    Seen,
    SetDate,
    SetKind,
    SetParty,
    SetSpeaker,
    SetStatus,
    Split,
    Undo,
    What,
)
from dragoman.errors import UsageError
from dragoman.model import Actor, Contact, Kind, Precision, Status, When
from dragoman.store import anchoring, read
from dragoman.store import decision_tables as tables

if TYPE_CHECKING:
    from dragoman.store.dossier import Dossier

LONGEST_NAME: Final = 100
LONGEST_REASON: Final = 2000
"""Characters of an author's name and of a reason."""

Draft = Callable[[Connection], What]
Correction = Callable[[Seen, Contact], What]
"""The decision on a contact as it stands, beside the contact as the rules have it."""
Value = TypeVar("Value", bound=StrEnum)


def merge(
    dossier: Dossier, contacts: Sequence[str], *, author: str, reason: str, now: datetime | None = None
) -> Decision:
    """These contacts, two or more, are one; it keeps the id of the first."""

    def draft(connection: Connection) -> What:
        found = list({one.contact.id: one.contact for one in (anchoring.contact(connection, id_) for id_ in contacts)}
                     .values())  # fmt: skip
        if len(found) < 2:
            raise UsageError("merging takes two different contacts or more")
        seen = tuple(anchoring.seen(connection, one) for one in found)
        return Merge(seen, anchoring.by_rules(connection, (one.id for its in seen for one in its.reports)))

    return _decide(dossier, draft, author, reason, now)


def split(
    dossier: Dossier, contact: str, reports: Sequence[str], *, author: str, reason: str, now: datetime | None = None
) -> Decision:
    """Some reports of a contact tell of another contact, which they make up together."""

    def draft(connection: Connection) -> What:
        one = anchoring.contact(connection, contact).contact
        out = {anchoring.report(connection, id_).id for id_ in reports}
        seen = anchoring.seen(connection, one)
        strangers = sorted(out - set(one.reports))
        if strangers:
            raise UsageError(f"report {strangers[0]} is not of contact {one.id}")
        if not out:
            raise UsageError("splitting takes at least one report")
        if out >= {its.id for its in seen.reports}:
            raise UsageError(f"contact {one.id} would keep no report")
        return Split(
            seen,
            tuple(its for its in seen.reports if its.id in out),
            anchoring.by_rules(connection, (its.id for its in seen.reports)),
        )

    return _decide(dossier, draft, author, reason, now)


def move(
    dossier: Dossier, report: str, to: str | None, *, author: str, reason: str, now: datetime | None = None
) -> Decision:
    """A report tells of contact `to`, or, where that is None, of a contact of its own."""

    def draft(connection: Connection) -> What:
        one = anchoring.report(connection, report)
        holder = read.contact_of(connection, one.id)
        if holder is None:
            raise UsageError(f"report {one.id} is of no contact yet; its page is still being worked on")
        origin = anchoring.contact(connection, holder).contact
        its = anchoring.anchored(connection, one)
        if to is None:
            if len(origin.reports) == 1:
                raise UsageError(f"report {one.id} is the only one of its contact already")
            seen = anchoring.seen(connection, origin)
            return Split(seen, (its,), anchoring.by_rules(connection, (other.id for other in seen.reports)))
        target = anchoring.contact(connection, to).contact
        if target.id == origin.id:
            raise UsageError(f"report {one.id} is of contact {origin.id} already")
        left, joined = anchoring.seen(connection, origin), anchoring.seen(connection, target)
        together = (other.id for other in (*left.reports, *joined.reports))
        return Move(its, left, joined, anchoring.by_rules(connection, together))

    return _decide(dossier, draft, author, reason, now)


def set_date(
    dossier: Dossier,
    contact: str,
    start: date | None,
    end: date | None = None,
    *,
    author: str,
    reason: str,
    now: datetime | None = None,
) -> Decision:
    """The contact took place in `[start, end)`: on the day `start` where no end is given, at no known time where no
    start is."""
    if start is not None and end is not None and end <= start:
        raise UsageError("the end of an interval is the day after its last one")
    if start is None and end is not None:
        raise UsageError("an interval of days needs its first day")
    if start is not None and end is None and start == date.max:
        raise UsageError("no contact takes place on the last day of all")

    when = None if start is None else interval(start, end or start + timedelta(days=1))
    return _correct(dossier, contact, lambda seen, ruled: SetDate(seen, when, ruled.when), author, reason, now)


def set_kind(
    dossier: Dossier, contact: str, kind: Kind | str, *, author: str, reason: str, now: datetime | None = None
) -> Decision:
    """The contact was of this kind."""
    value = _one_of(Kind, kind)

    return _correct(dossier, contact, lambda seen, ruled: SetKind(seen, value, ruled.kind), author, reason, now)


def set_status(
    dossier: Dossier, contact: str, status: Status | str, *, author: str, reason: str, now: datetime | None = None
) -> Decision:
    """The contact was held, planned, proposed, denied or called off."""
    value = _one_of(Status, status)

    return _correct(dossier, contact, lambda seen, ruled: SetStatus(seen, value, ruled.status), author, reason, now)


def set_party(
    dossier: Dossier,
    contact: str,
    was: str | None,
    is_: str | Actor | None,
    *,
    side: str | None = None,
    author: str,
    reason: str,
    now: datetime | None = None,
) -> Decision:
    """Not the party `was` but `is_` took part; without `was` as well, without `is_` nobody in its place.

    Args:
        was: id, or name in any script, of a party of the contact.
        is_: an actor; or the id or name of one that the registry or the dossier knows.
        side: code of a state; with it `is_` may be the name of somebody neither knows.
    """

    def draft(connection: Connection) -> What:
        one = anchoring.contact(connection, contact).contact
        before = None if was is None else _party(connection, one.parties, was)
        after = anchoring.actor(connection, is_, side, one.when) if isinstance(is_, str) else is_
        if before is None and after is None:
            raise UsageError("name the party that it was not, or the one that it was, or both")
        if after is not None and any(party.id == after.id for party in one.parties):
            raise UsageError(f"{after.name} is a party of contact {one.id} already")
        if not replaced(one.parties, before, after):
            raise UsageError(f"contact {one.id} would have no party")
        rules = anchoring.of_rules(connection, one).contact.parties
        return SetParty(anchoring.seen(connection, one), before, after, rules)

    return _decide(dossier, draft, author, reason, now)


def set_speaker(
    dossier: Dossier,
    claim: str,
    speaker: str | Actor | None,
    *,
    side: str | None = None,
    author: str,
    reason: str,
    now: datetime | None = None,
) -> Decision:
    """`speaker` answers for the claim, given as for `set_party`; None: nobody is named."""

    def draft(connection: Connection) -> What:
        one = anchoring.claim(connection, claim)
        who = anchoring.actor(connection, speaker, side) if isinstance(speaker, str) else speaker
        return SetSpeaker(anchoring.anchored(connection, one), who, anchoring.as_read(connection, one).speaker)

    return _decide(dossier, draft, author, reason, now)


def mark_same(
    dossier: Dossier, claim: str, other: str, *, author: str, reason: str, now: datetime | None = None
) -> Decision:
    """Two claims about one contact say the same."""
    return _decide(dossier, lambda connection: _pair(connection, claim, other, same=True), author, reason, now)


def mark_different(
    dossier: Dossier, claim: str, other: str, *, author: str, reason: str, now: datetime | None = None
) -> Decision:
    """Two claims about one contact do not say the same, and are no contradiction: `other` goes its own way."""
    return _decide(dossier, lambda connection: _pair(connection, claim, other, same=False), author, reason, now)


def undo(dossier: Dossier, decision: str, *, author: str, reason: str, now: datetime | None = None) -> Decision:
    """Take back a decision; taking back an `undo` puts what it took back in force again."""

    def draft(connection: Connection) -> What:
        full = read.whole(connection, "decision", decision)
        if full in tables.taken_back(connection):
            raise UsageError(f"decision {full} is taken back already")
        return Undo(full)

    return _decide(dossier, draft, author, reason, now)


def interval(start: date, end: date) -> When:
    """The days `[start, end)` with the precision they have: a day, a week from Monday, a month, a year, or none."""
    days = (end - start).days
    precision = Precision.INTERVAL
    if days == 1:
        precision = Precision.DAY
    elif days == 7 and start.weekday() == 0:
        precision = Precision.WEEK
    elif start.day == 1 and end == (start + timedelta(days=32)).replace(day=1):
        precision = Precision.MONTH
    elif (start.month, start.day, end.month, end.day, end.year) == (1, 1, 1, 1, start.year + 1):
        precision = Precision.YEAR
    return When(start, end, precision, "decided")


def _correct(
    dossier: Dossier, contact: str, correction: Correction, author: str, reason: str, now: datetime | None
) -> Decision:
    """Decide on one field of a contact, beside what the rules say of it."""

    def draft(connection: Connection) -> What:
        one = anchoring.contact(connection, contact).contact
        return correction(anchoring.seen(connection, one), anchoring.of_rules(connection, one).contact)

    return _decide(dossier, draft, author, reason, now)


def _decide(dossier: Dossier, draft: Draft, author: str, reason: str, now: datetime | None) -> Decision:
    who = _line(author, "an author", LONGEST_NAME)
    why = _line(reason, "a reason", LONGEST_REASON)
    return dossier.decide(draft, who, why, now or datetime.now(UTC))


def _line(words: str, what: str, most: int) -> str:
    """Words on one line, fit to be kept and shown."""
    plain = " ".join("".join(" " if unicodedata.category(one) in ("Cc", "Cs", "Zl", "Zp") else one for one in words)
                     .split())  # fmt: skip
    if not plain:
        raise UsageError(f"a decision needs {what}")
    if len(plain) > most:
        raise UsageError(f"{what} has at most {most} characters")
    return plain


def _one_of(values: type[Value], value: str) -> Value:
    try:
        return values(value)
    except ValueError:
        raise UsageError(f"not one of {', '.join(values)}: {value!r}") from None


def _party(connection: Connection, parties: Sequence[Actor], words: str) -> Actor:
    found = [one for one in parties if words in (one.id, one.name)]
    if not found:
        meant = anchoring.actor(connection, words).id
        found = [one for one in parties if one.id == meant]
    if not found:
        raise UsageError(f"no party is called {words!r}; there are {', '.join(one.id for one in parties)}")
    return found[0]


def _pair(connection: Connection, claim: str, other: str, *, same: bool) -> Pair:
    first, second = anchoring.claim(connection, claim), anchoring.claim(connection, other)
    if first.id == second.id:
        raise UsageError("a pair is two claims")
    holders = [one.report and read.contact_of(connection, one.report) for one in (first, second)]
    if None in holders or holders[0] != holders[1]:
        raise UsageError(f"claims {first.id} and {second.id} are not of one contact")
    compared = anchoring.of_rules(connection, anchoring.contact(connection, holders[0] or "").contact)
    machine = "apart"
    for line in compared.accounting.comparisons:
        if first.id in line.claims and second.id in line.claims and line.relation != "wording":
            machine = "contradiction" if line.relation == "contradiction" else "same"
            break
    return Pair(anchoring.anchored(connection, first), anchoring.anchored(connection, second), same, machine)
