"""Claims to accounts: one account a side, with the voice that answers for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from dragoman.matching.records import Told
from dragoman.model import Account, Actor, Claim, Contact

OFFICIAL: Final = {"institution": 0, "office": 1, "person": 2, "state": 3}
"""How official a voice is, ascending: the presidency's statement before the president's remark."""

AT_LENGTH: Final = 4
"""Claims of an official statement that an article must carry to count as having given that statement in full."""


def accounts_of(contact: Contact, told: Sequence[Told]) -> tuple[Account, ...]:
    """One account for each side that says anything about the contact, by side."""
    sides = {party.side for party in contact.parties if party.side}
    by_side: dict[str, list[tuple[Told, Claim]]] = {}
    for one in sorted(told, key=lambda one: one.report.id):
        for claim in one.claims:
            if claim.speaker is not None and claim.speaker.side in sides:
                by_side.setdefault(claim.speaker.side, []).append((one, claim))
    return tuple(_account(side, items) for side, items in sorted(by_side.items()))


def _account(side: str, items: Sequence[tuple[Told, Claim]]) -> Account:
    speakers: Counter[Actor] = Counter(claim.speaker for _, claim in items if claim.speaker is not None)
    speaker = min(speakers, key=lambda actor: (OFFICIAL.get(actor.kind, 9), -speakers[actor], actor.id))
    return Account(side, speaker, completeness(side, items), tuple(claim.id for _, claim in items))


def completeness(side: str, items: Sequence[tuple[Told, Claim]]) -> str:
    """ "full" where a statement of that side was read in full, else "relayed".

    Read in full is what the side itself published, and a statement one article gives at length.
    """
    at_length: Counter[str] = Counter()
    for one, claim in items:
        publisher = one.article.publisher
        if publisher is not None and publisher.kind == "official" and publisher.country == side:
            return "full"
        if claim.speaker is not None and claim.speaker.kind == "institution":
            at_length[one.article.id] += 1
    return "full" if max(at_length.values(), default=0) >= AT_LENGTH else "relayed"
