"""Many words as one regular expression: shared beginnings are written once, so a miss is cheap."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any


def alternation(words: Iterable[str]) -> str:
    """A non-capturing group that matches any of `words`, the longest first; never, if there are none.

    A space in a word matches any run of spaces on the line.
    """
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _pattern(root) if root else r"(?!)"


def _pattern(node: dict[str, Any]) -> str:
    ends = "" in node
    branches = [_char(char) + _pattern(below) for char, below in sorted(node.items()) if char]
    if not branches:
        return ""
    if len(branches) == 1 and not ends:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if ends else ''}"


def _char(char: str) -> str:
    return r"[^\S\n]+" if char == " " else re.escape(char)
