"""Addresses of the interface. Every id is quoted: one from outside may hold anything."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, urlencode


def contact(id_: str) -> str:
    """The page of a contact."""
    return f"/contacts/{_quoted(id_)}"


def in_contact(id_: str, place: str) -> str:
    """A place on the page of a contact."""
    return f"{contact(id_)}#{place}"


def in_article(id_: str, place: str) -> str:
    """A place on the page of an article."""
    return f"{article(id_)}#{place}"


def article(id_: str) -> str:
    """The page of an article."""
    return f"/articles/{_quoted(id_)}"


def version(article_id: str, number: int) -> str:
    """A kept version of the page of an article."""
    return f"{article(article_id)}/versions/{number}"


def actor(id_: str) -> str:
    """The page of an actor."""
    return f"/actors/{_quoted(id_)}"


def query(path: str, *chosen: Iterable[tuple[str, str | int | None]] | Iterable[tuple[str, str]]) -> str:
    """A path with its query; pairs without a value are left out."""
    pairs = [(name, value) for some in chosen for name, value in some if value not in (None, "")]
    return f"{path}?{urlencode(pairs)}" if pairs else path


def _quoted(id_: str) -> str:
    # A name of dots alone would be taken for a folder by a browser, quoted or not; ids of ours are none.
    return quote(id_.encode("utf-8", "surrogatepass"), safe=":-_~")
