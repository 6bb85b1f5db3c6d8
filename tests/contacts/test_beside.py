"""Beside: two persons near a word of contact are a pair only within one sentence and one statement."""

from __future__ import annotations

import pytest

from dragoman.contacts.beside import beside_trigger
from dragoman.contacts.persons import party_persons
from dragoman.contacts.triggers import triggers
from tests.sentences import told


@pytest.mark.parametrize(
    ("language", "text", "paired"),
    [
        ("en", "Emmanuel Macron yesterday telephoned Olaf Scholz.", True),
        ("en", "Macron: We change the name, the talks went on; Scholz: the solution is there.", False),
        ("bg", "Макрон заяви, че би заел по-твърда позиция от Олаф Шолц в преговорите.", False),
        ("en", "Emmanuel Macron said that he had met Olaf Scholz.", True),
    ],
)
def test_pairs_of_one_statement(language: str, text: str, paired: bool) -> None:
    read = told(language, text)
    [passage] = read.parsed.passages
    persons = party_persons(read.parsed, read.resolved[0], passage.first)
    found = triggers(read.parsed, passage.first, passage.last)
    assert bool(beside_trigger(read.parsed, persons, found, passage.first, passage.last)) is paired
