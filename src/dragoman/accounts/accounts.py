"""Claims to accounts: one account a side, with the voice that answers for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from dragoman.claims.described import is_described
from dragoman.matching.records import Told
from dragoman.model import Account, Actor, Claim, Contact, Publisher

OFFICIAL: Final = {"institution": 0, "office": 1, "person": 2, "state": 3}
"""How official a voice is, ascending: the presidency's statement before the president's remark."""


def accounts_of(contact: Contact, told: Sequence[Told]) -> tuple[Account, ...]:
    """One account for each side that says anything about the contact, by side.

    What "a Turkish source" says stays with the contact, but is not what Turkey says.
    """
    sides = {party.side for party in contact.parties if party.side}
    by_side: dict[str, list[tuple[Told, Claim]]] = {}
    for one in sorted(told, key=lambda one: one.report.id):
        for claim in one.claims:
            if claim.speaker is not None and claim.speaker.side in sides and not is_described(claim.speaker):
                by_side.setdefault(claim.speaker.side, []).append((one, claim))
    return tuple(_account(side, items) for side, items in sorted(by_side.items()))


def _account(side: str, items: Sequence[tuple[Told, Claim]]) -> Account:
    speakers: Counter[Actor] = Counter(claim.speaker for _, claim in items if claim.speaker is not None)
    speaker = min(speakers, key=lambda actor: (OFFICIAL.get(actor.kind, 9), -speakers[actor], actor.id))
    return Account(side, speaker, completeness(side, items), tuple(claim.id for _, claim in items))


def completeness(side: str, items: Sequence[tuple[Told, Claim]]) -> str:
    """ "full" where a publication of that side itself was read, else "relayed".

    However much of a statement an outlet quotes, what it left out cannot be known from it.
    """
    return "full" if any(_published_by(side, one.article.publisher) for one, _ in items) else "relayed"


def _published_by(side: str, publisher: Publisher | None) -> bool:
    return publisher is not None and publisher.kind == "official" and publisher.country == side
