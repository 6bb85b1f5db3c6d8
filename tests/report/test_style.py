"""The style sheet: readable in both colour schemes."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

SHEET = files("dragoman.report").joinpath("templates", "look.css").read_text(encoding="utf-8")
SCHEMES = [
    dict(re.findall(r"--([a-z]+): (#[0-9a-f]{3,6});", block))
    for block in re.findall(r":root \{(.*?)\}", SHEET, re.DOTALL)
]


def luminance(colour: str) -> float:
    """Relative luminance of the Web Content Accessibility Guidelines 2.2."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * one for one in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", SCHEMES, ids=("light", "dark", "print"))
@pytest.mark.parametrize("ink", ["ink", "soft", "link", "doubt"])
@pytest.mark.parametrize("ground", ["paper", "mark"])
def test_text_stands_out_from_its_ground(scheme: dict[str, str], ink: str, ground: str) -> None:
    colours = SCHEMES[0] | scheme
    lighter, darker = sorted((luminance(colours[ink]), luminance(colours[ground])), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5, "contrast of level AA"
