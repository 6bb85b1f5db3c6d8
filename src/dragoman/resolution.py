"""A contact with all that was worked out about it: what the resolving stages hand to the store."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.accounts.records import Accounting
from dragoman.matching.records import Considered
from dragoman.model import Contact


@dataclass(frozen=True, slots=True)
class ResolvedContact:
    """One contact, its accounts and their comparison, and what its reports were weighed against and not taken for.

    `decided` are ids of the decisions of people that it rests on, in order; an overruled one is among them.
    """

    contact: Contact
    accounting: Accounting = field(default_factory=Accounting)
    considered: tuple[Considered, ...] = ()
    decided: tuple[str, ...] = ()
