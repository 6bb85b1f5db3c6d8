"""A contact with all that was worked out about it: what the resolving stages hand to the store."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.accounts.records import Accounting
from dragoman.matching.records import Considered
from dragoman.model import Contact


@dataclass(frozen=True, slots=True)
class ResolvedContact:
    """One contact, its accounts and their comparison, and what its reports were weighed against and not taken for."""

    contact: Contact
    accounting: Accounting = field(default_factory=Accounting)
    considered: tuple[Considered, ...] = ()
