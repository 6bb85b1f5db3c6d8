"""Accounts: each side's version of a contact, what they share and where they part, and how the words travelled."""

from dragoman.accounts.compare import compare
from dragoman.accounts.records import Accounting, Chain

__all__ = ["Accounting", "Chain", "compare"]
