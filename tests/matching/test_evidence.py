from __future__ import annotations

import pytest

from dragoman.matching.evidence import numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("some 6,000 bodies", {"6000"}),
        ("около 6 000 тел", {"6000"}),
        ("نحو ٦٠٠٠ جثة", {"6000"}),
        ("69 milyar dolar, 2,5 kat", {"69", "2.5"}),
        ("in 2024, on 3 December at 14:30", set()),
        ("S-400", set()),
    ],
)
def test_numbers_of_any_script_without_years_and_clock_times(text: str, expected: set[str]) -> None:
    assert numbers(text) == expected
