"""Headings: lines of their own that hand the following lines to the one they name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dragoman.actors.resolve import Resolved
from dragoman.claims.cue import Cue
from dragoman.claims.cues import can_speak
from dragoman.claims.voices import Voices
from dragoman.languages.parse import Parsed, Passage
from dragoman.model import Actor

LONGEST_HEADING: Final = 7
"""Words of a line that hands the following lines to the one it names, at most."""


def heading(
    parsed: Parsed, passage: Passage, references: Sequence[Resolved], voices: Voices, found: Sequence[Cue]
) -> Actor | None:
    """Who is named by a line such as "Putin'in sözleri:", "Что сказали в Анкаре" or "По российской версии".

    Args:
        parsed: the parsed text.
        passage: a passage.
        references: its resolved references.
        voices: the unnamed speakers of the text.
        found: its cues.
    """
    if passage.last - passage.first > LONGEST_HEADING:
        return None
    text = passage.span.of(parsed.text)
    named = [one for one in references if can_speak(one) or (one.how == "adjective" and one.actor is not None)]
    if len(named) != 1 or named[0].actor is None:
        return None
    if text.endswith((":", "：")):
        return named[0].actor if can_speak(named[0]) else None
    if text.endswith((".", "!", "?", "…", "؟", "»", "”", '"')) or not _alone(parsed, passage):
        return None
    statement = any(
        hit.payload.value == "statement" for hit in parsed.within(passage.first, passage.last, "attribution")
    )
    speaks = named[0].actor.kind in ("state", "institution")
    side = bool(voices.within(passage.first, passage.last, "side"))
    said = bool(parsed.within(passage.first, passage.last, "speech")) and all(
        cue.source or cue.speaker is None for cue in found
    )
    return named[0].actor if speaks and (statement or side or said) else None


def _alone(parsed: Parsed, passage: Passage) -> bool:
    """Whether a passage is a line of its own."""
    before = parsed.text[: passage.span.start].rstrip(" ")
    after = parsed.text[passage.span.end :].lstrip(" ")
    return (not before or before.endswith("\n")) and (not after or after.startswith("\n"))
