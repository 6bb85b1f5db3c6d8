"""Links: what small words, clitics and suffixes say of the reference they belong to: with, to, about, of, in …"""

from __future__ import annotations

from typing import Final

from dragoman.actors.resolve import Resolved
from dragoman.languages.parse import Parsed

LONGEST_LINK: Final = 4
"""Words of a link, at most: "in connection with", "во взаимодействии с"."""


def links_before(parsed: Parsed, resolved: Resolved, start: int) -> frozenset[str]:
    """The links (with, to, about, of …) that small words, a clitic or a suffix put on a reference."""
    reference = resolved.reference
    found: set[str] = set()
    at = reference.first
    reach = parsed.reach(LONGEST_LINK)
    while at > start and reference.first - at < 3:
        ending = [hit for hit in parsed.within(max(at - reach, start), at, "link") if hit.last == at]
        if not ending:
            break
        longest = min(hit.first for hit in ending)
        values = {hit.payload.value for hit in ending if hit.first == longest}
        found |= values
        if values - {"own"}:
            break
        at = longest
    if parsed.pack.postpositions:
        # "Putin ile görüştü", "Suriye konusunda": all but *and* stand behind the word they belong to.
        found &= {"and", "own"}
        for hit in parsed.within(reference.last, min(reference.last + reach, len(parsed.tokens)), "link"):
            if hit.first == reference.last and hit.payload.value != "and":
                found.add(hit.payload.value)
    if reference.prefix:
        found |= parsed.pack.link_prefixes.get(reference.prefix, frozenset())
    if reference.suffix:
        found |= parsed.pack.link_suffixes.get(reference.suffix, frozenset())
    return frozenset(found)
