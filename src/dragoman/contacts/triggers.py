"""Triggers: the words of a passage that speak of a contact, and what is said of whether it took place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dragoman.languages.lexicon import Hit, longest
from dragoman.languages.marks import BREAKS, COMMAS
from dragoman.languages.pack import Entry
from dragoman.languages.parse import Parsed, Passage
from dragoman.model import Kind, Status
from dragoman.spans import Span

KINDS: Final = {
    "phone_call": Kind.PHONE_CALL, "video_call": Kind.VIDEO_CALL, "meeting": Kind.MEETING, "visit": Kind.VISIT,
    "message": Kind.MESSAGE, "multilateral": Kind.MULTILATERAL, "talk": Kind.UNSPECIFIED,
}  # fmt: skip

CALLS: Final = frozenset({Kind.PHONE_CALL, Kind.VIDEO_CALL})

STRENGTH: Final = {
    Kind.VIDEO_CALL: 6, Kind.PHONE_CALL: 5, Kind.MEETING: 4, Kind.MESSAGE: 3, Kind.MULTILATERAL: 3, Kind.VISIT: 2,
    Kind.UNSPECIFIED: 1,
}  # fmt: skip
"""Which kind a passage with words of several tells: "met by telephone" a call, "talks during the visit" a meeting."""

STATUS_REACH: Final = 9
"""Words between a status cue and the trigger it bears on, at most: "will, the spokesman said on Friday, meet"."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that speak of a contact: tokens `[first, last)` and the kind they tell."""

    first: int
    last: int
    kind: Kind

    def distance(self, first: int, last: int) -> int:
        """Words between the trigger and tokens `[first, last)`; 0 where they touch or overlap."""
        return max(first - self.last, self.first - last, 0)


def triggers(parsed: Parsed, first: int, last: int) -> list[Trigger]:
    """Triggers within tokens `[first, last)`, in order, the longest where they overlap."""
    hits = parsed.within(first, last, "contact")
    barred = [hit for hit in hits if hit.payload.value == "not"]
    kept = [
        hit
        for hit in hits
        if hit.payload.value != "not" and not any(bar.first <= hit.first and hit.last <= bar.last for bar in barred)
    ]
    found: list[Trigger] = []
    for hit in longest(kept):
        trigger = Trigger(hit.first, hit.last, _kind_of(hit, kept))
        clash = [other for other in found if other.first < trigger.last and trigger.first < other.last]
        if any(STRENGTH[other.kind] >= STRENGTH[trigger.kind] for other in clash):
            continue
        found = [other for other in found if other not in clash] + [trigger]
    return sorted(found, key=lambda trigger: trigger.first)


def _kind_of(hit: Hit[Entry], hits: Sequence[Hit[Entry]]) -> Kind:
    """ "تحدث هاتفيا مع", "talked on the phone with": how they talked may stand inside the words of talking."""
    kind = KINDS[hit.payload.value]
    if kind is Kind.UNSPECIFIED:
        inside = {KINDS[one.payload.value] for one in hits if hit.first <= one.first and one.last <= hit.last}
        return next(iter(inside & CALLS), kind)
    return kind


def status_of(
    parsed: Parsed,
    trigger: Trigger,
    beside: Sequence[Trigger],
    first: int,
    last: int,
    parties: tuple[int, int] | None = None,
) -> tuple[Status, str]:
    """Whether the contact a trigger speaks of took place, with the words that say so ("" where nothing does).

    A cue bears on the trigger it is nearest to: in "the leaders spoke by phone and discussed Putin's planned visit"
    the plan is the visit's, not the call's. `parties` are the tokens its parties span: "a meeting between the head of
    the Kremlin and the President of the United States is not planned".
    """
    best: tuple[int, int, Status, str] | None = None
    whole = Trigger(min(trigger.first, parties[0]), max(trigger.last, parties[1]), trigger.kind) if parties else trigger
    for hit in status_hits(parsed, first, last):
        distance = trigger.distance(hit.first, hit.last)
        if hit.payload.value != Status.PROPOSED.value:
            distance = min(distance, whole.distance(hit.first, hit.last) + 1)
        refused = hit.payload.value in _REFUSED and (hit.last <= trigger.first or _finally(parsed, whole, hit))
        between = any(
            min(hit.last, whole.last) <= other.first and other.last <= max(trigger.first, hit.first)
            for other in beside
            if other != trigger
        )
        if refused and between and hit.first >= trigger.last:
            refused = False
        if distance > parsed.reach(STATUS_REACH) and not (refused and not between):
            continue
        nearest = min((other.distance(hit.first, hit.last) for other in beside if other != trigger), default=99)
        if not refused and (nearest < distance or (nearest == distance and _behind(trigger, hit))):
            continue
        status = Status(hit.payload.value)
        # "denied reports that Putin will meet Trump": who denies denies the plan too
        rank = (-1 if refused else distance, _ORDER.index(status))
        if best is None or rank < best[:2]:
            best = (*rank, status, parsed.span(hit.first, hit.last).of(parsed.text))
    return (best[2], best[3]) if best else (Status.HELD, "")


_REFUSED: Final = frozenset({Status.DENIED.value, Status.CALLED_OFF.value})
"""What bears on every contact named behind it: "cancelled his visit to Kyiv and a meeting with Zelensky"."""

FINALLY: Final = 5
"""Words between a contact with its parties and the verb that calls it off, at most: "… in Budapest was called off"."""


def _finally(parsed: Parsed, whole: Trigger, hit: Hit[Entry]) -> bool:
    """ "The planned meeting between X and Y was called off": what became of it is told behind it."""
    if not 0 <= hit.first - whole.last <= FINALLY or hit.payload.value != Status.CALLED_OFF.value:
        return False
    between = parsed.between(whole.last, hit.first)
    return not any(mark in BREAKS or mark in COMMAS for mark in between)


_ORDER: Final = (Status.DENIED, Status.CALLED_OFF, Status.PROPOSED, Status.PLANNED, Status.HELD)


def _behind(trigger: Trigger, hit: Hit[Entry]) -> bool:
    return hit.first >= trigger.last


def status_hits(parsed: Parsed, first: int, last: int) -> list[Hit[Entry]]:
    """Status cues within tokens `[first, last)`, without background cues and phrases that only look like one."""
    hits = parsed.within(first, last, "status")
    barred = [hit for hit in hits if hit.payload.value == "not"]
    return longest(
        hit
        for hit in hits
        if hit.payload.value not in ("not", "background")
        and not any(bar.first <= hit.first and hit.last <= bar.last for bar in barred)
    )


def is_background(parsed: Parsed, passage: Passage, span: Span, others: Sequence[Span] = ()) -> bool:
    """Whether words such as "last time" or "recalled" say that a contact is not the news.

    Args:
        parsed: the parsed text.
        passage: the passage the contact is told in.
        span: the contact's words.
        others: persons who are no party; what stands nearer to one of them is said of them: "spoke to Modi and told
            him of his meeting with Trump three days earlier".
    """
    for hit in parsed.within(passage.first, passage.last, "status"):
        if hit.payload.value == "background":
            words = parsed.span(hit.first, hit.last)
            own = words.distance(span)
            if not own or all(words.distance(other) >= own for other in others):
                return True
    return False
