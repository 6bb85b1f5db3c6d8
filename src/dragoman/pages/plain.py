"""Pages from plain text, and what every page has in common."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date

from dragoman.errors import EmptyPageError
from dragoman.model import Page
from dragoman.pages.encodings import tidy


def page_from_text(
    text: str,
    source: str,
    url: str | None = None,
    fetched: date | None = None,
    *,
    data: bytes | None = None,
    encoding: str = "utf-8",
    metadata: Mapping[str, str] | None = None,
) -> Page:
    """A page of plain text, as a crawler leaves it.

    Args:
        text: the decoded text; line ends become `\\n`, control characters go.
        source: the path or address as the user gave it.
        url: where the page was published, if known.
        fetched: the day it was fetched, if known; never a file's own date.
        data: the bytes the text was read from, which the page's id is made of; the text itself when missing.
        encoding: what `data` was read as.
        metadata: what is known of the page beside its text: title, site, author …

    Raises:
        EmptyPageError: there is nothing but blanks in it.
    """
    clean = tidy(text)
    if not clean.strip("\n\t \u00a0\u200b\ufeff"):
        raise EmptyPageError(source, "there is no text in it")
    if data is None:
        data = "\n".join((url or "", clean)).encode("utf-8", "replace")
    return Page(digest(data), source, clean, url, fetched, False, encoding, dict(metadata or {}))


def digest(data: bytes) -> str:
    """The id of a page whose bytes are `data`: 16 hexadecimal digits, the same for the same bytes
    everywhere."""
    return hashlib.sha256(data).hexdigest()[:16]
