"""What the desk remembers of a dossier: the same answers, until anybody writes to it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dragoman.store import deciding
from dragoman.store.dossier import Dossier
from dragoman.store.overview import Memory, Overview, Selection

SELECTIONS = (
    Selection(), Selection(sides=("ru",)), Selection(sides=("RU", "tr"), kinds=("phone_call",)),
    Selection(words="Путин"), Selection(kinds=("phone_call", "meeting"), languages=("ar", "en"), possible=True),
    Selection(actors=("person:vladimir-putin", "person:recep-tayyip-erdogan")), Selection(kinds=("none",)),
)  # fmt: skip


@pytest.mark.parametrize("selection", SELECTIONS)
def test_with_a_memory_and_without_the_answers_are_the_same(examples: Path, selection: Selection) -> None:
    with Dossier(examples, settle=False) as dossier:
        memory = Memory(dossier._reading)
        with_memory, without = Overview(dossier._reading, memory), dossier.overview()
        for _ in range(2):
            assert with_memory.listing(selection) == without.listing(selection)
            assert with_memory.total(selection) == without.total(selection) == without.listing(selection).total
            assert with_memory.facets(selection) == without.facets(selection)
            assert with_memory.spans("month", selection) == without.spans("month", selection)
            assert with_memory.pairs(selection, actors=True) == without.pairs(selection, actors=True)
            assert with_memory.covered(selection) == without.covered(selection)
        memory.close()


def test_what_is_known_is_not_asked_for_again(examples: Path) -> None:
    with Dossier(examples, settle=False) as dossier:
        memory = Memory(dossier._reading)
        overview = Overview(dossier._reading, memory)
        assert overview.listing() is overview.listing()
        memory.close()


def test_what_others_write_is_seen_at_once(examples: Path, tmp_path: Path) -> None:
    path = shutil.copy(examples, tmp_path / "own.dossier")
    with Dossier(path, settle=False) as dossier, Dossier(path) as other:
        memory = Memory(dossier._reading)
        overview = Overview(dossier._reading, memory)
        first = overview.listing()
        one, two = (line.contact.id for line in first.lines[:2])
        deciding.merge(other, [one, two], author="Anna", reason="one meeting")
        assert overview.total() == first.total - 1
        deciding.merge(dossier, [line.contact.id for line in overview.listing().lines[:2]], author="A", reason="too")
        assert overview.listing().total == first.total - 2
        memory.close()
