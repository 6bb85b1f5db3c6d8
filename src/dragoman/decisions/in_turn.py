"""Decisions put in force one after the other: of two that cannot both hold the later wins, and the other says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dragoman.decisions.records import Decision, Standing


def in_turn(
    decisions: Iterable[Decision], act: Callable[[Decision], bool], holds: Callable[[Decision], bool]
) -> tuple[Standing, ...]:
    """Put decisions in force; what became of each, in the order given.

    Args:
        decisions: in the order they were taken.
        act: puts one in force and says whether what it is about is there at all.
        holds: whether things are as a decision says.
    """
    found: dict[str, Standing] = {}
    held: list[Decision] = []
    for decision in decisions:
        if not act(decision):
            found[decision.id] = Standing(decision.id, "waiting")
            continue
        found[decision.id] = Standing(decision.id)
        broken = [earlier for earlier in held if not holds(earlier)]
        found.update((one.id, Standing(one.id, "overruled", decision.id)) for one in broken)
        held = [*(one for one in held if one not in broken), decision]
    return tuple(found.values())
