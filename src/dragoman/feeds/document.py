"""Bytes as fetched to a page: nothing is executed, fetched or followed."""

from __future__ import annotations

from datetime import date

from dragoman.errors import EmptyPageError, PageError
from dragoman.model import Page
from dragoman.pages import page_from_html, page_from_text
from dragoman.pages.encodings import decode
from dragoman.pages.html import looks_like_html


def page_of(data: bytes, url: str, fetched: date, *, charset: str | None = None, kind: str = "") -> Page | PageError:
    """The page that some bytes are, or why they are none.

    Args:
        data: after the transfer's compression.
        url: where they were fetched, in normal form.
        fetched: the day.
        charset: the encoding that a header declares.
        kind: the media type that a header declares.
    """
    if not data.strip():
        return EmptyPageError(url, "there is nothing in it")
    try:
        decoded = decode(data, url, charset)
        markup = "html" in kind.lower() and "<" in decoded.text
        if markup or looks_like_html(decoded.text):
            return page_from_html(decoded.text, url, url, fetched, data=data, encoding=decoded.encoding)
        return page_from_text(decoded.text, url, url, fetched, data=data, encoding=decoded.encoding)
    except PageError as error:
        return error
