"""Claims with the speakers that people gave them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.decisions.in_turn import in_turn
from dragoman.decisions.records import Decision, SetSpeaker, Standing
from dragoman.model import Claim


def speak(claim: Claim, decisions: Sequence[Decision]) -> tuple[Claim, tuple[Standing, ...]]:
    """A claim as it was read, with the speaker that decisions about it give it in the order they were taken.

    Whose words an official statement reports (`Claim.voice`) stays, unless that is the speaker now.
    """
    state = claim

    def act(decision: Decision) -> bool:
        nonlocal state
        assert isinstance(decision.what, SetSpeaker)
        speaker = decision.what.speaker
        same = claim.voice is not None and speaker is not None and claim.voice.id == speaker.id
        state = replace(claim, speaker=speaker, voice=None if same else claim.voice)
        return True

    def holds(decision: Decision) -> bool:
        assert isinstance(decision.what, SetSpeaker)
        said = decision.what.speaker
        return (state.speaker and state.speaker.id) == (said and said.id)

    standings = in_turn(sorted(decisions, key=lambda one: one.number), act, holds)
    return state, standings
