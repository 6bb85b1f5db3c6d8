"""Clusters: which sentences of an article tell of one contact."""

from __future__ import annotations

import pytest

from dragoman.contacts.clusters import Cluster, absorbed, clusters_of
from dragoman.contacts.positions import positions_of
from tests.sentences import told


def clusters(language: str, *lines: str) -> list[Cluster]:
    read = told(language, *lines)
    positions = positions_of(read.parsed)
    return absorbed(clusters_of(read.sightings, positions), positions)


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("en", "Macron telephoned Scholz.", "Macron and Scholz spoke by phone for an hour."),
        ("bg", "Макрон телефонира на Шолц.", "Макрон и Шолц разговаряха по телефона цял час."),
    ],
)
def test_the_same_parties_and_kind_are_one(language: str, first: str, second: str) -> None:
    [one] = clusters(language, first, second)
    assert len(one.sightings) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Macron telephoned Scholz.", "Macron telephoned Tusk."),
        ("Macron met Scholz on 27 November.", "Macron met Scholz on 28 November."),
        ("Macron telephoned Scholz.", "Macron will meet Scholz in May."),
    ],
)
def test_other_parties_days_or_status_are_other_contacts(first: str, second: str) -> None:
    assert len(clusters("en", first, second)) == 2


def test_a_sentence_without_names_bears_out_the_contact_before_it() -> None:
    [one] = clusters("en", "Macron telephoned Scholz.", "The call lasted an hour.")
    assert len(one.sightings) == 1
    assert len(one.echoes) == 1


def test_a_sentence_without_names_alone_is_nobody_s_contact() -> None:
    assert clusters("en", "The call lasted an hour.") == []


def test_a_pair_told_with_a_trilateral_is_part_of_it() -> None:
    lines = (
        "Macron, Scholz and Tusk held a trilateral summit in Weimar.",
        "Macron, Scholz and Tusk spoke for long after the summit.",
    )
    assert [len(one.key) for one in clusters("en", *lines)] == [3]


def test_a_call_of_two_beside_their_trilateral_stays_a_contact() -> None:
    found = clusters("en", "Macron, Scholz and Tusk held a trilateral summit.", "Macron telephoned Scholz.")
    assert sorted(len(one.key) for one in found) == [2, 3]
