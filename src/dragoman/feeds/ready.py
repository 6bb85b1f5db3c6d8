"""The list of sources that comes with Dragoman, cut down to what is asked for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from pathlib import Path
from typing import Final

LIST: Final = Path(__file__).with_name("ready.toml")
_HEAD: Final = "[[source]]"


def chosen(countries: Collection[str] = (), languages: Collection[str] = (), kinds: Collection[str] = ()) -> str:
    """A SOURCES.toml with the sources of the list that are asked for; "" where there are none.

    Args:
        countries, languages, kinds: what their `country`, `language` and `kind` may be; empty for any.
    """
    start, *blocks = re.split(rf"^{re.escape(_HEAD)}\n", LIST.read_text("utf-8"), flags=re.M)
    found = []
    for block in blocks:
        table = tomllib.loads(block)
        asked = ((countries, "country"), (languages, "language"), (kinds, "kind"))
        if all(not wanted or table.get(key) in wanted for wanted, key in asked):
            found.append(f"{_HEAD}\n{block.rstrip()}\n")
    return "\n".join([start.rstrip() + "\n", *found]) if found else ""
