"""The corpus read together: reports resolved to contacts, and the accounts of each contact compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from benchmarks.evaluate.gold import Read
from dragoman.model import Comparison, Contact


def resolved(reads: Sequence[Read]) -> tuple[Sequence[Contact], Mapping[str, Sequence[Comparison]]]:
    """Contacts of all pages, and the comparisons of each by its id."""
    return (), {}
