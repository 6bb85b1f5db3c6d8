"""Views over many contacts of a dossier, as they were last settled: lists, counts, pairs, actors, coverage.

Nothing is resolved or encoded for an answer, and no contact's whole record is opened.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection

from dragoman.model import Actor
from dragoman.store import overview_actors, overview_counts, overview_coverage, overview_lists, overview_pairs
from dragoman.store.overview_actors import Suggestion
from dragoman.store.overview_counts import DIMENSIONS, UNITS, Number, Span
from dragoman.store.overview_coverage import Covered
from dragoman.store.overview_lists import Listing, Order
from dragoman.store.overview_memory import Memory
from dragoman.store.overview_pairs import Pairs
from dragoman.store.overview_select import Selection
from dragoman.store.overview_tables import ContactLine

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Overview:
    """Questions about many contacts at once; `Dossier.overview()` makes it. Every answer is of one moment.

    With a memory, what was asked before is answered from it until the dossier changes.
    """

    _reading: Callable[[], AbstractContextManager[Connection]]
    _memory: Memory | None = None

    def listing(
        self,
        selection: Selection | None = None,
        order: Order = Order.NEWEST,
        *,
        after: str | None = None,
        before: str | None = None,
        most: int = 50,
    ) -> Listing:
        """A page of the selected contacts; see `overview_lists.listing`.

        Raises:
            UsageError: `after` or `before` is no place in such a list.
        """
        return self._over(overview_lists.listing, selection, order, after, before, most)

    def lines(self, ids: tuple[str, ...]) -> tuple[ContactLine, ...]:
        """Contacts by id, as lists show them, in the order of the ids; unknown ones are passed over."""
        return self._ask(overview_lists.lines, ids)

    def total(self, selection: Selection | None = None) -> int:
        """How many contacts are selected."""
        return self._over(overview_counts.total, selection)

    def facets(self, selection: Selection | None = None, most: int = 50) -> dict[str, tuple[Number, ...]]:
        """For each dimension of a form what could be chosen besides, the most frequent first."""
        return dict(self._over(overview_counts.facets, selection, most))

    def numbers(self, dimension: str, selection: Selection | None = None, most: int = 50) -> tuple[Number, ...]:
        """Values of one of `DIMENSIONS` among the selected contacts, the most frequent first."""
        return self._over(overview_counts.numbers, selection, dimension, most)

    def spans(self, unit: str, selection: Selection | None = None) -> tuple[Span, ...]:
        """Selected contacts by one of `UNITS`, in order of time."""
        return self._over(overview_counts.spans, selection, unit)

    def pairs(self, selection: Selection | None = None, *, actors: bool = False, most: int = 20) -> Pairs:
        """Who was in contact with whom: sides, or `actors`."""
        ask = overview_pairs.pairs_of_actors if actors else overview_pairs.pairs_of_sides
        return self._over(ask, selection, most)

    def covered(self, selection: Selection | None = None) -> tuple[Covered, ...]:
        """Articles and contacts by language and publisher."""
        return self._over(overview_coverage.covered, selection)

    def actor(self, id_: str) -> Actor | None:
        """Somebody who was ever a party, without the office of that day; None where nobody has this id."""
        return self._ask(overview_actors.actor, id_)

    def subject_name(self, role: str, item: str) -> str | None:
        """The English name of a topic, place or framework; None where no contact has it."""
        return self._ask(overview_actors.subject_name, role, item)

    def suggestions(self, words: str, most: int = 10) -> tuple[Suggestion, ...]:
        """Parties, topics, places and frameworks with a name that has a word beginning so, in any script."""
        return self._ask(overview_actors.suggestions, words, most)

    def _over(self, ask: Callable[..., T], selection: Selection | None, *asked: Hashable) -> T:
        """An answer about selected contacts: which they are is known after the first question about them."""
        return self._ask(ask, selection or Selection(), *asked, memory=self._memory)

    def _ask(self, ask: Callable[..., T], *asked: Hashable, **with_: Memory | None) -> T:
        def made() -> T:
            with self._reading() as connection:
                return ask(connection, *asked, **with_)

        return made() if self._memory is None else self._memory.answer((ask, *asked), made)


__all__ = [
    "DIMENSIONS",
    "UNITS",
    "ContactLine",
    "Covered",
    "Listing",
    "Memory",
    "Number",
    "Order",
    "Overview",
    "Pairs",
    "Selection",
    "Span",
    "Suggestion",
]
