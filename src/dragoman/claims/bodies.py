"""Bodies: which institution speaks where a text only says that Ankara or the Turkish side did.

What a capital says of its president's call is what the presidency says; of its foreign minister's, the ministry.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from dragoman.actors.demonyms import demonym
from dragoman.actors.registry import load_registry
from dragoman.model import Actor, ContactReport

NAMED: Final = {
    ("ru", "presidency"): "kremlin", ("us", "presidency"): "white-house", ("fr", "presidency"): "elysee",
    ("us", "foreign ministry"): "state-department", ("us", "defence ministry"): "pentagon",
}  # fmt: skip
"""Bodies better known by a name of their own than as "the French presidency"."""

OFFICES: Final = {
    "President": "presidency", "Prime Minister": "government", "Chancellor": "government",
    "Foreign Minister": "foreign ministry", "Defence Minister": "defence ministry",
}  # fmt: skip
"""Offices as an actor's record writes them, with the body whose head or voice they are."""


def body(side: str, kind: str = "presidency") -> Actor:
    """The institution of a state, by its code and one of the kinds in `OFFICES`."""
    known = NAMED.get((side, kind))
    if known is not None and known in load_registry().institutions:
        return load_registry().institution_actor(known)
    slug = kind.replace(" ", "_")
    return Actor(f"institution:{side}/{slug}", "institution", f"{demonym(side)} {kind}", side)


def bodies_of(reports: Sequence[ContactReport]) -> Mapping[str, Actor]:
    """For each side of the main contacts whose party holds one of `OFFICES`, the body that speaks for it.

    The first contact decides: a president's call tells more than the ministers' that prepared it.
    """
    found: dict[str, Actor] = {}
    for report in reports:
        for party in report.parties if report.main else ():
            office = (party.office or "").partition(" of ")[0]
            if party.side and party.kind == "person" and office in OFFICES:
                found.setdefault(party.side, body(party.side, OFFICES[office]))
    return found


def government(actor: Actor) -> Actor:
    """Who speaks for a side that a heading names: "What Ankara says" is the Turkish presidency's account."""
    return body(actor.side) if actor.kind == "state" and actor.side else actor
