"""Venues: the places a passage puts something in."""

from __future__ import annotations

from typing import Final

from dragoman.actors.registry import Registry
from dragoman.languages.lexicon import Hit
from dragoman.languages.pack import Entry
from dragoman.languages.parse import Parsed, Passage
from dragoman.model import Named, Role


def venues(parsed: Parsed, passage: Passage, registry: Registry) -> tuple[Named, ...]:
    """Places the passage puts something in ("in Sochi", "Soçi'de", "في مدينة سوتشي") or is datelined from, in order."""
    found: dict[str, Named] = {}
    for hit in parsed.within(passage.first, passage.last, "place"):
        place = registry.places.get(hit.payload.value)
        if place is not None and (passage.role is Role.DATELINE or _located(parsed, hit, passage)):
            found.setdefault(place.id, place)
    return tuple(found.values())


IN_REACH: Final = 2
"""Words back from a place to its *in*: "in the city of", "في مدينة"."""


def _located(parsed: Parsed, hit: Hit[Entry], passage: Passage) -> bool:
    suffix = parsed.tokens[hit.last - 1].suffix
    if "in" in parsed.pack.link_suffixes.get(suffix, frozenset()):
        return True
    if "in" in parsed.pack.link_prefixes.get(hit.prefix, frozenset()):
        return True
    reach = parsed.reach(IN_REACH)
    if parsed.pack.postpositions:
        behind = parsed.within(hit.last, min(hit.last + reach, passage.last), "link")
        return any(link.payload.value == "in" and link.first == hit.last for link in behind)
    before = parsed.within(max(hit.first - reach, passage.first), hit.first, "link")
    return any(link.payload.value == "in" for link in before)
