"""Resolving what came or went in a dossier: only the contacts that it can change are worked out again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Final

from sqlalchemy import Connection

from dragoman.accounts import Accounting, compare
from dragoman.encoders import E5, Remembering, centred
from dragoman.matching import Kept, rematch
from dragoman.model import Contact
from dragoman.resolution import ResolvedContact
from dragoman.store import decision_tables, evidence, overlay, read, write

AT_ONCE: Final = 64
"""Texts encoded between two looks at the clock: a run that is ended loses no more."""

Open = Callable[[], AbstractContextManager[Connection]]


class Resolver:
    """Resolves blocks of a dossier with vectors that are kept in it.

    The write lock is never held while anything is worked out.
    """

    def __init__(self, reading: Open, writing: Open) -> None:
        """`reading` and `writing` open a transaction of the dossier."""
        self._reading = reading
        self._writing = writing
        self._memory = Remembering(E5(), self._recall)
        self._encoder = centred(self._memory)

    def encode(self, blocks: Sequence[str], progress: Callable[[int, int], None] | None = None) -> None:
        """Encode the new claims of blocks, which are compared as soon as their contacts are known.

        Args:
            blocks: keys of blocks.
            progress: called with texts done and texts to do.
        """
        texts: dict[str, None] = {}
        with self._reading() as connection:
            for block in blocks:
                for report, came in evidence.changes(connection, block):
                    if came:
                        texts.update((claim.text, None) for claim in read.claims_of_report(connection, report))
        missing = self._memory.missing(texts)
        for at in range(0, len(missing), AT_ONCE):
            if progress is not None:
                progress(at, len(missing))
            self._memory.encode(missing[at : at + AT_ONCE])
            self._remember()

    def settle(self, block: str) -> None:
        """Resolve a block; once more if another process changed it meanwhile."""
        settled = False
        while not settled:
            with self._reading() as connection:
                state, last = evidence.changes(connection, block), decision_tables.last(connection)
                replaced, resolved = self._resolved(connection, block, state)
                decided = self._decided(connection, block, state, replaced, resolved)
            with self._writing() as connection:
                settled = (evidence.changes(connection, block), decision_tables.last(connection)) == (state, last)
                if settled and decided is None:
                    write.settle(connection, block, replaced, resolved)
                elif settled and decided is not None:
                    settled = decided.fits(connection)
                    if settled:
                        write.settle(connection, block, decided.removed, decided.made)
                        decided.keep(connection)
        self._remember()

    def _resolved(
        self, connection: Connection, block: str, state: Sequence[tuple[str, int]]
    ) -> tuple[set[str], list[ResolvedContact]]:
        """Ids of contacts to be replaced, and what takes their place."""
        shelf = evidence.BlockShelf(connection, block)
        came = {report for report, its in state if its}
        change = rematch(shelf, list(shelf.reports(came).values()), evidence.gone(connection, block), self._encoder)
        replaced = set(change.replaced)
        resolved = []
        for one in change.contacts:
            before = overlay.of_rules(connection, one.contact.id) if one.contact.id in replaced else None
            if before is not None and before.contact == one.contact and not came.intersection(one.contact.reports):
                if before.considered == one.considered:
                    replaced.remove(one.contact.id)
                else:
                    resolved.append(ResolvedContact(one.contact, before.accounting, one.considered))
            else:
                resolved.append(self._compared(connection, one))
        return replaced, resolved

    def _decided(
        self,
        connection: Connection,
        block: str,
        state: Sequence[tuple[str, int]],
        replaced: set[str],
        resolved: Sequence[ResolvedContact],
    ) -> overlay.Overlay | None:
        """What people decided about the block; None where nobody did."""
        came = {report for report, its in state if its}

        def compared(contact: Contact, ruled: overlay.Ruled | None) -> Accounting:
            return compare(contact, read.told(connection, contact.reports), self._encoder, ruled=ruled)

        return overlay.overlay(connection, block, replaced, resolved, came, compared)

    def _compared(self, connection: Connection, one: Kept) -> ResolvedContact:
        told = read.told(connection, one.contact.reports)
        return ResolvedContact(one.contact, compare(one.contact, told, self._encoder), one.considered)

    def _recall(self, model: str, digests: Sequence[bytes]) -> Mapping[bytes, bytes]:
        with self._reading() as connection:
            return read.vectors(connection, model, digests)

    def _remember(self) -> None:
        if self._memory.fresh:
            with self._writing() as connection:
                write.keep_vectors(connection, self._memory.name, self._memory.fresh)
            self._memory.fresh.clear()
