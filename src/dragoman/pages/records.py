"""JSON Lines: one page a line, `{"url": …, "text" | "html": …, "fetched_at"?: …, "title"?: …}`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from dragoman.errors import MalformedPageError
from dragoman.model import Page
from dragoman.pages.html import page_from_html
from dragoman.pages.plain import page_from_text

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def page_from_record(line: bytes, where: str) -> Page:
    """The page one line of a JSON Lines file holds.

    Args:
        line: the line's bytes, UTF-8.
        where: file and line, which names a page without an address and every error.

    Raises:
        MalformedPageError: no JSON object, neither `text` nor `html`, or a field of the wrong type.
        EmptyPageError, OversizePageError: as for `page_from_text` and `page_from_html`.
    """
    try:
        record = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise MalformedPageError(where, f"not a JSON record: {error}") from error
    if not isinstance(record, dict):
        raise MalformedPageError(where, "not a JSON object")
    text, markup = _text(record, "text", where), _text(record, "html", where)
    if text is None and markup is None:
        raise MalformedPageError(where, "neither 'text' nor 'html' in the record")
    url = _text(record, "url", where) or None
    title = _text(record, "title", where) or ""
    fetched = _day(record, where)
    if markup:
        return page_from_html(markup, url or where, url, fetched, data=line, title=title)
    return page_from_text(text or "", url or where, url, fetched, data=line, metadata={"title": title} if title else {})


def _text(record: Mapping[str, Any], key: str, where: str) -> str | None:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise MalformedPageError(where, f"'{key}' is not text")
    return value


def _day(record: Mapping[str, Any], where: str) -> date | None:
    """The day of `fetched_at`, an ISO 8601 date or time."""
    value = _text(record, "fetched_at", where)
    if not value:
        return None
    found = _DAY.match(value)
    try:
        if found:
            return date(int(found.group(1)), int(found.group(2)), int(found.group(3)))
    except ValueError:
        pass
    raise MalformedPageError(where, f"'fetched_at' is no ISO 8601 date: {value[:40]!r}")
