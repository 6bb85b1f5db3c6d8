"""Pairs of claims that people found to say the same, or not to: groups of an alignment joined and parted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.accounts.align import Alignment, Voiced
from dragoman.decisions.in_turn import in_turn
from dragoman.decisions.records import Decision, Pair, Standing


def rule(
    found: Alignment, decisions: Sequence[Decision], claims: Mapping[str, str]
) -> tuple[Alignment, tuple[Standing, ...]]:
    """An alignment as people see it, and what became of their decisions.

    Claims that are the same take the groups they stand in with them; of two that are different, the second leaves
    its group alone. What is the same contradicts nothing in its own group; what is different is no contradiction.

    Args:
        found: groups and contradictions as the rules see them.
        decisions: those about pairs of claims of one contact, in the order they were taken.
        claims: ids of claims as they are now, by the ids they had when they were decided about.
    """
    state = _Groups(found)

    def ids(decision: Decision) -> tuple[str, str]:
        assert isinstance(decision.what, Pair)
        return claims.get(decision.what.claim.id, ""), claims.get(decision.what.other.id, "")

    def act(decision: Decision) -> bool:
        assert isinstance(decision.what, Pair)
        return state.act(*ids(decision), same=decision.what.same)

    def holds(decision: Decision) -> bool:
        assert isinstance(decision.what, Pair)
        return state.together(*ids(decision)) == decision.what.same

    standings = in_turn(decisions, act, holds)
    return state.alignment(), standings


class _Groups:
    def __init__(self, found: Alignment) -> None:
        self._group: dict[str, list[Voiced]] = {}
        for group in found.groups:
            members = list(group)
            self._group.update((one.claim.id, members) for one in members)
        self._against = list(found.against)

    def act(self, first: str, second: str, *, same: bool) -> bool:
        """Join or part two claims; whether both are there."""
        if first not in self._group or second not in self._group:
            return False
        joined = self.together(first, second)
        if same and not joined:
            members = [*self._group[first], *self._group[second]]
            self._group.update((one.claim.id, members) for one in members)
        elif not same:
            if joined:
                left = [one for one in self._group[first] if one.claim.id != second]
                alone = [one for one in self._group[second] if one.claim.id == second]
                self._group.update((one.claim.id, left) for one in left)
                self._group[second] = alone
            self._against = [one for one in self._against if {one[0].claim.id, one[1].claim.id} != {first, second}]
        return True

    def together(self, first: str, second: str) -> bool:
        """Whether two claims are in one group."""
        return first in self._group and self._group[first] is self._group.get(second)

    def alignment(self) -> Alignment:
        """The groups as they are now, in the order of the rules."""
        groups = {id(members): sorted(members, key=lambda one: one.claim.id) for members in self._group.values()}
        ordered = sorted(groups.values(), key=lambda members: members[0].claim.id)
        against = tuple(one for one in self._against if not self.together(one[0].claim.id, one[1].claim.id))
        return Alignment(tuple(map(tuple, ordered)), against)
