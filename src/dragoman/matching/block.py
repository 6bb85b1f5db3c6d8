"""Blocks: which reports can be of one contact at all, by the sides that took part."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.matching.records import Told
from dragoman.model import Actor, ContactReport


def block_key(report: ContactReport) -> str:
    """The block of a report: its parties' sides, sorted; a party without a side stands for itself.

    Reports of different blocks are never of one contact, so a block is resolved on its own. Sides are used in
    place of persons because one report may know a party only by office ("the Turkish president").
    """
    return "|".join(sorted({side_of(party) for party in report.parties}))


def side_of(actor: Actor) -> str:
    """The side an actor speaks for, or the actor itself where it speaks for none."""
    return actor.side or actor.id


def blocks(told: Iterable[Told]) -> dict[str, tuple[Told, ...]]:
    """Reports by block; within a block each report once, ordered by id, so that reading order plays no part."""
    found: dict[str, dict[str, Told]] = {}
    for one in told:
        found.setdefault(block_key(one.report), {})[one.report.id] = one
    return {key: tuple(block[id_] for id_ in sorted(block)) for key, block in sorted(found.items())}
