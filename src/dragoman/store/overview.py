"""Views over many contacts of a dossier, as they were last settled: lists, counts, pairs, actors, coverage.

Nothing is resolved or encoded for an answer, and no contact's whole record is opened.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from sqlalchemy import Connection

from dragoman.model import Actor
from dragoman.store import overview_actors, overview_counts, overview_coverage, overview_lists, overview_pairs
from dragoman.store.overview_actors import Suggestion
from dragoman.store.overview_counts import DIMENSIONS, UNITS, Number, Span
from dragoman.store.overview_coverage import Covered
from dragoman.store.overview_lists import Listing, Order
from dragoman.store.overview_pairs import Pairs
from dragoman.store.overview_select import Selection
from dragoman.store.overview_tables import ContactLine


@dataclass(frozen=True, slots=True)
class Overview:
    """Questions about many contacts at once; `Dossier.overview()` makes it. Every answer is of one moment."""

    _reading: Callable[[], AbstractContextManager[Connection]]

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
        with self._reading() as connection:
            return overview_lists.listing(connection, selection or Selection(), order, after, before, most)

    def lines(self, ids: tuple[str, ...]) -> tuple[ContactLine, ...]:
        """Contacts by id, as lists show them, in the order of the ids; unknown ones are passed over."""
        with self._reading() as connection:
            return overview_lists.lines(connection, ids)

    def total(self, selection: Selection | None = None) -> int:
        """How many contacts are selected."""
        with self._reading() as connection:
            return overview_counts.total(connection, selection or Selection())

    def facets(self, selection: Selection | None = None, most: int = 50) -> dict[str, tuple[Number, ...]]:
        """For each dimension of a form what could be chosen besides, the most frequent first."""
        with self._reading() as connection:
            return overview_counts.facets(connection, selection or Selection(), most)

    def numbers(self, dimension: str, selection: Selection | None = None, most: int = 50) -> tuple[Number, ...]:
        """Values of one of `DIMENSIONS` among the selected contacts, the most frequent first."""
        with self._reading() as connection:
            return overview_counts.numbers(connection, selection or Selection(), dimension, most)

    def spans(self, unit: str, selection: Selection | None = None) -> tuple[Span, ...]:
        """Selected contacts by one of `UNITS`, in order of time."""
        with self._reading() as connection:
            return overview_counts.spans(connection, selection or Selection(), unit)

    def pairs(self, selection: Selection | None = None, *, actors: bool = False, most: int = 20) -> Pairs:
        """Who was in contact with whom: sides, or `actors`."""
        with self._reading() as connection:
            ask = overview_pairs.pairs_of_actors if actors else overview_pairs.pairs_of_sides
            return ask(connection, selection or Selection(), most)

    def covered(self, selection: Selection | None = None) -> tuple[Covered, ...]:
        """Articles and contacts by language and publisher."""
        with self._reading() as connection:
            return overview_coverage.covered(connection, selection or Selection())

    def actor(self, id_: str) -> Actor | None:
        """Somebody who was ever a party, without the office of that day; None where nobody has this id."""
        with self._reading() as connection:
            return overview_actors.actor(connection, id_)

    def subject_name(self, role: str, item: str) -> str | None:
        """The English name of a topic, place or framework; None where no contact has it."""
        with self._reading() as connection:
            return overview_actors.subject_name(connection, role, item)

    def suggestions(self, words: str, most: int = 10) -> tuple[Suggestion, ...]:
        """Parties, topics, places and frameworks with a name that has a word beginning so, in any script."""
        with self._reading() as connection:
            return overview_actors.suggestions(connection, words, most)


__all__ = [
    "DIMENSIONS",
    "UNITS",
    "ContactLine",
    "Covered",
    "Listing",
    "Number",
    "Order",
    "Overview",
    "Pairs",
    "Selection",
    "Span",
    "Suggestion",
]
