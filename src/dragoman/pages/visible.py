"""The text a reader sees on an HTML page, in reading order, one block a line."""

from __future__ import annotations

import re
from typing import Any

_HIDDEN = frozenset({"script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "select",
                     "textarea", "audio", "video", "canvas", "datalist"})
_BLOCKS = frozenset(
    "address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr html label legend li main menu nav ol option p pre section summary "
    "table tbody td tfoot th thead time title tr ul".split()
)
_SPACE = re.compile(r"[ \t\n\r\f\v\u00a0\u2028\u2029]+")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def text_of(tree: Any) -> str:
    """The visible text of a parsed page.

    Args:
        tree: the root element as `lxml.html` gives it; it is not changed.

    Blank runs are one space, block elements end lines, paragraphs and headings are set off by a blank line. The walk
    keeps its own stack, so nesting has no limit.
    """
    lines: list[str] = []
    current: list[str] = []

    def close() -> None:
        if current:
            line = _SPACE.sub(" ", "".join(current)).strip()
            if line:
                lines.append(line)
            current.clear()

    stack: list[tuple[Any, bool]] = [(tree, False)]
    while stack:
        element, leaving = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if leaving:
            if tag in _BLOCKS:
                close()
            if element.tail and element is not tree:
                current.append(element.tail)
            continue
        stack.append((element, True))
        if not tag or tag in _HIDDEN or _is_hidden(element):
            continue
        if tag in _BLOCKS:
            close()
        if element.text:
            current.append(element.text)
        stack.extend((child, False) for child in reversed(element))
    close()
    return "\n".join(lines)


def _is_hidden(element: Any) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _HIDING.search(style))
