"""The text a reader sees on an HTML page, in reading order, one block a line."""

from __future__ import annotations

import re
from typing import Any

from lxml.etree import iterwalk

_HIDDEN = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "svg",
        "math",
        "iframe",
        "object",
        "select",
        "textarea",
        "audio",
        "video",
        "canvas",
        "datalist",
    }
)
_BLOCKS_LISTED = """
    address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html label legend li main menu nav ol option p
    pre section summary table tbody td tfoot th thead time title tr ul
"""
_BLOCKS = frozenset(_BLOCKS_LISTED.split())
_SPACE = re.compile(r"[ \t\n\r\f\v\u00a0\u2028\u2029]+")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def text_of(tree: Any) -> str:
    """The visible text of a parsed page.

    Args:
        tree: the root element as `lxml.html` gives it; it is not changed.

    Blank runs are one space, block elements end lines. The walk does not recurse, so nesting has no limit.
    """
    lines: list[str] = []
    current: list[str] = []

    def close() -> None:
        if current:
            line = "".join(current).strip()
            if line:
                lines.append(_SPACE.sub(" ", line))
            current.clear()

    walk = iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        tag = element.tag
        if event == "comment" or event == "pi":
            current.append(element.tail or "")
            continue
        block = tag in _BLOCKS
        if event == "start":
            if tag in _HIDDEN or _is_hidden(element):
                walk.skip_subtree()
                continue
            if block:
                close()
            if element.text:
                current.append(element.text)
        else:
            if block:
                close()
            if element.tail and element is not tree:
                current.append(element.tail)
    close()
    return "\n".join(lines)


def _is_hidden(element: Any) -> bool:
    # By name, not through `attrib`: that makes an object for each of the thousands of elements of a page.
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and bool(_HIDING.search(style))
