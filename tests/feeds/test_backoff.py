from __future__ import annotations

from dragoman.feeds.backoff import LONGEST, pause, recheck, regular, retry_after


def test_pauses_double_up_to_a_limit() -> None:
    assert [pause(failures, 0.5) for failures in (1, 2, 3)] == [60.0, 120.0, 240.0]
    assert pause(1000, 0.5) == LONGEST
    assert pause(1, 0.0) < 60.0 < pause(1, 1.0)


def test_what_servers_ask_for() -> None:
    assert retry_after("120", 0) == 120.0
    assert retry_after("Tue, 03 Dec 2024 10:00:00 GMT", 1733220000 - 90) == 90.0
    assert retry_after("Tue, 03 Dec 2024 10:00:00 GMT", 2_000_000_000) == 0.0
    assert retry_after("999999999999999999999", 0) == 86_400.0
    for nothing in (None, "", "soon", "-5", "٣", "Tue, 99 Foo 2024"):
        assert retry_after(nothing, 0) is None


def test_later_looks() -> None:
    ages = (3600.0, 86_400.0)
    assert recheck(ages, 0, 1000.0, 1000.0) == 4600.0
    assert recheck(ages, 1, 1000.0, 4600.0) == 87_400.0
    assert recheck(ages, 2, 1000.0, 4600.0) is None
    assert recheck(ages, 0, 0.0, 1_000_000.0) == 1_000_001.0
    assert 100.0 <= regular(100.0, 0.7) <= 110.0
