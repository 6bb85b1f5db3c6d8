"""Own triggers: which of a passage's words of contact tells of which of its pairs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dragoman.contacts.parties import Linked
from dragoman.contacts.triggers import CALLS, STRENGTH, Trigger
from dragoman.languages.marks import BREAKS, COMMAS
from dragoman.languages.parse import Parsed
from dragoman.model import Kind

SAME_CLAUSE: Final = 7
"""Words between a pair and a trigger that still count as the pair's own where a passage tells of several contacts."""

TRIGGER_REACH: Final = 30
"""Words between a pair and its trigger, at most."""


def own_trigger(parsed: Parsed, group: Linked, groups: Sequence[Linked], spoken: Sequence[Trigger]) -> Trigger | None:
    """The trigger that tells of a pair, None where all stand too far.

    Args:
        parsed: the parsed text.
        group: the pair.
        groups: all pairs of the passage.
        spoken: its triggers.
    """
    if group.trigger is not None:
        inside = [
            one
            for one in spoken
            if one.distance(group.first, group.last) <= parsed.reach(SAME_CLAUSE) and one.kind in CALLS
        ]
        return inside[0] if inside and len(groups) == 1 else group.trigger
    taken = [other.trigger for other in groups if other.trigger is not None]
    beside = [one for one in spoken if one not in taken and one.distance(group.first, group.last) <= 1]
    if len(group.actors) > 2 and any(one.kind is not Kind.UNSPECIFIED for one in beside):
        # "on the results of the trilateral meeting of the leaders of …", told in a sentence about a call
        return max(beside, key=lambda one: STRENGTH[one.kind] if one.kind not in CALLS else 0)
    near = [
        trigger
        for trigger in spoken
        if trigger not in taken and trigger.distance(group.first, group.last) <= parsed.reach(TRIGGER_REACH)
    ]
    if not near:
        return None
    between = [one for one in near if group.first <= one.first and one.last <= group.last]
    if between:
        # "… Faysal bin Ferhan ile görüşen Abdullahiyan, … ziyaret edeceğini söyledi": what links the two is told
        # between them; only the means of a call may stand elsewhere
        # ("… Üçlü Zirvesi öncesi Putin ile bir araya geldi": where the verb comes last, it stands right behind them)
        near = [
            one
            for one in near
            if one in between
            or one.kind in CALLS
            or (parsed.pack.postpositions and 0 <= one.first - group.last <= 1 and one.kind is Kind.MEETING)
        ]
    meant = [one for one in near if one.kind in (Kind.MEETING, Kind.VISIT) and 0 <= group.first - one.last <= 1]
    if meant:
        # "состоится встреча Путина и Эрдогана, о которой президенты договаривались во время телефонного разговора"
        near = [one for one in near if one.first < group.last or not broken(parsed, group.last, one.first)]
    if len(groups) > 1:
        closest = min(near, key=lambda trigger: trigger.distance(group.first, group.last))
        near = [
            trigger
            for trigger in near
            if trigger is closest or trigger.distance(group.first, group.last) <= parsed.reach(SAME_CLAUSE)
        ]
    return max(near, key=lambda trigger: (STRENGTH[trigger.kind], -trigger.distance(group.first, group.last)))


def broken(parsed: Parsed, left: int, right: int) -> bool:
    """Whether a comma or another break parts the token before `left` from the one at `right`."""
    between = parsed.between(left, right)
    return any(mark in BREAKS or mark in COMMAS for mark in between)
