"""The accounts of a contact beside each other: what they share, what one side alone says, where they part.

Nothing here says who is right. That a side does not mention something is only said where its account was read in
full; otherwise it is unknown, and the note says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from dragoman.accounts.accounts import accounts_of
from dragoman.accounts.align import Alignment, Voiced, align
from dragoman.accounts.records import Accounting
from dragoman.accounts.relay import chains
from dragoman.accounts.wording import differing, named_in
from dragoman.actors.registry import load_registry
from dragoman.claims.voices import JOINT
from dragoman.encoders import Centred, default_embedder
from dragoman.matching.records import Told
from dragoman.model import Account, Claim, Comparison, Contact


def compare(
    contact: Contact,
    told: Sequence[Told],
    encoder: Centred | None = None,
    *,
    encode: bool = True,
    ruled: Callable[[Alignment], Alignment] | None = None,
) -> Accounting:
    """Accounts, comparison, ways of the claims and independent origins of one contact.

    Args:
        contact: the contact.
        told: its reports with their articles and claims (others are ignored), in any order.
        encoder: compares claims; the default engine if none is given.
        encode: False only puts together claims with the same words.
        ruled: what people make of the alignment, before it is told.
    """
    own = sorted((one for one in told if one.report.id in contact.reports), key=lambda one: one.report.id)
    accounts = accounts_of(contact, own)
    claims = {claim.id: claim for one in own for claim in one.claims}
    voiced = [Voiced(claims[id_], account.side) for account in accounts for id_ in account.claims]
    voiced += [Voiced(one, BOTH) for one in claims.values() if one.speaker == JOINT and one.report is not None]
    if encode and encoder is None and len(voiced) > 1:
        encoder = default_embedder()
    found = align(voiced, encoder if encode else None)
    if ruled is not None:
        found = ruled(found)
    sides = tuple(sorted({party.side for party in contact.parties if party.side}))
    lines = [*_contradictions(found), *_groups(found, accounts, sides), *_wording(own, accounts, claims)]
    ways, origins = chains(own)
    return Accounting(accounts, tuple(lines), ways, origins)


BOTH: Final = ""
"""Stands for the side of what is told from a statement that the sides put out together."""


def _contradictions(found: Alignment) -> list[Comparison]:
    """One line for each pair of groups that part, with the claims of both."""
    place = {one.claim.id: at for at, group in enumerate(found.groups) for one in group}
    merged: dict[tuple[int, int, str], set[str]] = {}
    sides: dict[tuple[int, int, str], set[str]] = {}
    for a, b, why in found.against:
        first, second = sorted((place[a.claim.id], place[b.claim.id]))
        key = (first, second, why)
        merged.setdefault(key, set()).update((a.claim.id, b.claim.id))
        sides.setdefault(key, set()).update(one.side for one in (a, b) if one.side != BOTH)
    return [
        Comparison("contradiction", tuple(sorted(merged[key])), tuple(sorted(sides[key])), key[2])
        for key in sorted(merged)
    ]


def _groups(found: Alignment, accounts: Sequence[Account], sides: Sequence[str]) -> list[Comparison]:
    """Shared claims first, then those of one side."""
    account = {one.side: one for one in accounts}
    against = {one.claim.id for a, b, _ in found.against for one in (a, b)}
    shared: list[Comparison] = []
    only: list[Comparison] = []
    for group in found.groups:
        ids = tuple(one.claim.id for one in group)
        told_by = tuple(sorted({one.side for one in group}))
        if BOTH in told_by:
            told_by = tuple(sides)
        articles = len({one.claim.article for one in group})
        times = f", in {articles} articles" if articles > 1 else ""
        if len(told_by) > 1:
            shared.append(Comparison("shared", ids, told_by, f"told by {_listed(told_by)}{times}"))
        elif not against.intersection(ids):
            note = "; ".join(_silence(side, account) for side in sides if side not in told_by)
            only.append(Comparison("only", ids, told_by, f"told by {_listed(told_by)}{times}" + (note and f"; {note}")))
    return shared + only


def _silence(side: str, accounts: Mapping[str, Account]) -> str:
    name = _listed((side,))
    if side not in accounts:
        return f"unknown whether {name} says so: no account of that side was read"
    if accounts[side].completeness == "full":
        return f"not in the account of {name}, which was read in full"
    return f"unknown whether {name} says so: its account is only known as relayed"


def _listed(sides: Sequence[str]) -> str:
    states = load_registry().states
    return " and ".join(states[side].name if side in states else side for side in sides)


def _wording(told: Sequence[Told], accounts: Sequence[Account], claims: Mapping[str, Claim]) -> list[Comparison]:
    """Things that the sides, or else the articles, call by different names."""
    used = {
        account.side: {id_: named_in(claims[id_].text, claims[id_].language) for id_ in account.claims}
        for account in accounts
    }
    by_side = [(side, frozenset(pair for pairs in its.values() for pair in pairs)) for side, its in used.items()]
    lines: list[Comparison] = []
    for thing, users in differing(by_side).items():
        ids = _examples([(side, id_, pairs) for side, its in used.items() for id_, pairs in its.items()], thing)
        words = "; ".join(f"{_listed((side,))}: {', '.join(names)}" for side, names in users.items())
        lines.append(Comparison("wording", tuple(ids), tuple(users), f"words for the {thing}: {words}"))
    said = {line.note.partition(":")[0] for line in lines}
    by_article = [(_carrier(one), named_in(one.article.text, one.article.language)) for one in told if one.report.main]
    for thing, users in differing(by_article).items():
        if thing != "fighters" or f"words for the {thing}" in said:
            continue
        words = "; ".join(f"{carrier}: {', '.join(names)}" for carrier, names in users.items())
        told_by = [(one.article, id_, named_in(one.text, one.language)) for id_, one in claims.items()]
        ids = _examples(told_by, thing)
        lines.append(Comparison("wording", tuple(sorted(ids)), (), f"words for the {thing} in the articles: {words}"))
    return lines


def _examples(used: Iterable[tuple[str, str, frozenset[tuple[str, str]]]], thing: str) -> list[str]:
    """Of users' claims, given with the names in each, one for every name a user gives the thing."""
    found: dict[tuple[str, tuple[str, str]], str] = {}
    for user, id_, pairs in sorted(used, key=lambda item: item[1]):
        for pair in pairs:
            if pair[0] == thing:
                found.setdefault((user, pair), id_)
    return list(dict.fromkeys(found.values()))


def _carrier(one: Told) -> str:
    publisher = one.article.publisher
    return f"{publisher.name if publisher else one.article.id[:8]} ({one.article.language})"
