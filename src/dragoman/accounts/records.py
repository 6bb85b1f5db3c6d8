"""What is made of a contact's claims."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import Account, Comparison


@dataclass(frozen=True, slots=True)
class Chain:
    """How a claim travelled: from its origin outward, ending with the page that carries it.

    `origin` names the group of articles that go back to one source; equal origins are counted once.
    """

    claim: str
    steps: tuple[str, ...]
    origin: str


@dataclass(frozen=True, slots=True)
class Accounting:
    """One contact's accounts, their comparison, the way of every claim, and the number of independent origins."""

    accounts: tuple[Account, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    chains: tuple[Chain, ...] = ()
    origins: int = 0
