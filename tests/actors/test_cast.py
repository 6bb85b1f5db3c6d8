"""The cast: which bare family names mean somebody."""

from __future__ import annotations

import pytest

from tests.sentences import told


@pytest.mark.parametrize(("family", "names"), [("Xi", ["Emmanuel Macron", "Xi Jinping"]), ("Hu", ["Emmanuel Macron"])])
def test_a_short_family_name_beside_others_means_who_leads_that_day(family: str, names: list[str]) -> None:
    read = told("en", f"Macron's call with {family} lasted an hour.")
    assert [name for one in read.named() for name in one] == names


def test_a_family_name_of_another_state_s_leader_is_somebody_else_s() -> None:
    assert told("en", "The Somali president Sheikh Sharif slept.").named() == [[]]
