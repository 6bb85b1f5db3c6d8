"""What people decide about a dossier's contacts and claims; the verbs are in `deciding`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from sqlalchemy import Connection

from dragoman.decisions.records import Decision, Standing, What
from dragoman.store import anchoring, decided, decision_tables
from dragoman.store.opened import Opened


class Deciding(Opened):
    """Decisions are put down for good, and in force when the call returns."""

    def decide(self, draft: Callable[[Connection], What], author: str, reason: str, time: datetime) -> Decision:
        """Keep what somebody decided and put it in force; the verbs of `deciding` call this.

        Once it is on disk nothing takes it away: whatever ends the run before the contacts it touches are as decided,
        they are so when they are next asked for.

        Raises:
            UsageError: `draft` finds that it cannot be decided; nothing is kept then.
        """
        self._settled()
        with self._writing(for_good=True) as connection:
            kept = decided.keep(connection, draft(connection), author, reason, time)
            blocks = decided.touched(connection, kept.what)
        self._resolve(blocks)
        return kept

    def decisions(self) -> tuple[Decision, ...]:
        """Everything that was decided, in order, undone or not."""
        with self._reading() as connection:
            return decision_tables.listed(connection)

    def history(self, contact: str) -> tuple[Decision, ...]:
        """Everything that was decided about a contact, its reports and its claims, undone or not, in order.

        Raises:
            UsageError: no contact, or more than one, has an id that is or begins so.
        """
        self._settled()
        with self._reading() as connection:
            return decided.history(connection, anchoring.contact(connection, contact))

    def standings(self) -> Mapping[str, Standing]:
        """What became of each decision, by its id."""
        self._settled()
        with self._reading() as connection:
            return decided.standings(connection)
