"""Links: what small words, clitics and suffixes say of the reference they belong to: with, to, about, of, in …"""

from __future__ import annotations

from dragoman.actors.resolve import Resolved
from dragoman.languages.parse import Parsed


def links_before(parsed: Parsed, resolved: Resolved, start: int) -> frozenset[str]:
    """The links (with, to, about, of …) that small words, a clitic or a suffix put on a reference."""
    reference = resolved.reference
    found: set[str] = set()
    at = reference.first
    while at > start and reference.first - at < 3:
        values = {hit.payload.value for hit in parsed.within(at - 1, at, "link")}
        if not values:
            break
        found |= values
        if values - {"own"}:
            break
        at -= 1
    if parsed.pack.postpositions:
        # "Putin ile görüştü", "Suriye konusunda": all but *and* stand behind the word they belong to.
        found &= {"and", "own"}
        for hit in parsed.within(reference.last, min(reference.last + 2, len(parsed.tokens)), "link"):
            if hit.first == reference.last and hit.payload.value != "and":
                found.add(hit.payload.value)
    if reference.prefix:
        found |= parsed.pack.link_prefixes.get(reference.prefix, frozenset())
    if reference.suffix:
        found |= parsed.pack.link_suffixes.get(reference.suffix, frozenset())
    return frozenset(found)
