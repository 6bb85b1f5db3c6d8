"""What watched pages were from time to time, as records: fetched bytes, versions, claims that were withdrawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from dragoman.model import Claim


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as its server gave it: when, with which status and headers; `body` after the transfer's compression.

    `last` is when it was last seen to be as it was before, where that is known.
    """

    url: str
    at: datetime
    status: int
    headers: Mapping[str, str]
    body: bytes
    digest: str
    last: datetime | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """What a page was from a time on.

    `digest` is the SHA-256 of its bytes in hexadecimal, `size` their number; `page` the id of the `Page` read from
    them, None where it could not be read. All three are None where the page was gone.
    """

    url: str
    at: datetime
    status: int | None
    digest: str | None
    size: int | None
    page: str | None
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A claim that stood on a page and is gone from it, though the page is still there.

    Args:
        claim: as it was read; its `article` and `report` are no longer in the dossier.
        source: the page's address.
        number: of the article of the page it belongs to.
        last: when it was last seen there, None where that is not known.
        at: when it was first missed.
        instead: id of the claim of the same speaker that stands in its place.
        returned: when its words came back, None while they are gone.
    """

    claim: Claim
    source: str
    number: int
    last: datetime | None
    at: datetime
    instead: str | None = None
    returned: datetime | None = None
