"""Templates of pages made of what others wrote: everything shown is text, and a missing value is a mistake."""

from __future__ import annotations

import re
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined
from markupsafe import Markup

from dragoman.report import words
from dragoman.report.contacts import contact_title

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def environment(loader: BaseLoader) -> Environment:
    """An environment that escapes everything, knows the report's words, and fails on a value that is not there."""
    made = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    made.filters.update(
        counted=words.counted,
        days=words.days,
        direction=words.direction,
        language=words.language_name,
        side=words.side_name,
        contact_title=contact_title,
    )
    made.globals.update(kinds=words.KINDS, statuses=words.STATUSES, listed=words.listed)
    return made


def _shown(value: Any) -> Any:
    """What cannot be shown, a control character or half a surrogate pair, becomes a visible replacement mark."""
    if value is None:
        raise TypeError("a template showed a value that is absent")
    if isinstance(value, Markup):
        return value
    return _UNPRINTABLE.sub("\ufffd", str(value))
