"""The corpus read together: reports resolved to contacts, and the accounts of each contact compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from benchmarks.evaluate.gold import Read
from dragoman.matching import tell
from dragoman.model import Comparison, Contact
from dragoman.pipeline import resolve_contacts


def resolved(reads: Sequence[Read]) -> tuple[Sequence[Contact], Mapping[str, Sequence[Comparison]]]:
    """Contacts of all pages, and the comparisons of each by its id."""
    told = [one for read in reads for one in tell(read.articles, read.reports, read.claims)]
    found = resolve_contacts(told)
    return (
        [one.contact for one in found],
        {one.contact.id: one.accounting.comparisons for one in found},
    )
