"""Links: what small words, clitics and suffixes say of the reference they belong to: with, to, about, of, in …"""

from __future__ import annotations

from typing import Final

from dragoman.actors.resolve import Resolved
from dragoman.languages.marks import BREAKS, COMMAS
from dragoman.languages.parse import Parsed

LONGEST_LINK: Final = 4
"""Words of a link, at most: "in connection with", "во взаимодействии с"."""


def links_before(parsed: Parsed, resolved: Resolved, start: int) -> frozenset[str]:
    """The links (with, to, about, of …) that small words, a clitic or a suffix put on a reference."""
    reference = resolved.reference
    found: set[str] = set()
    at = _behind_article(parsed, reference.first, start) if reference.roles else reference.first
    reach = parsed.reach(LONGEST_LINK)
    while at > start and reference.first - at < 3:
        if any(mark in BREAKS or mark in COMMAS for mark in parsed.between(at, at)):
            break  # "Das Direktorat teilte mit, Präsident Erdoğan …"
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


def _behind_article(parsed: Parsed, at: int, start: int) -> int:
    """Where the article before `at` begins, if there is one: "with the president", "avec le président"."""
    if not parsed.pack.cased or parsed.pack.postpositions or parsed.pack.cases or at - 1 <= start:
        return at
    token = parsed.tokens[at - 1]
    plain = len(token.fold) <= LONGEST_ARTICLE and not token.capital and token.end + 1 == parsed.tokens[at].start
    used = any(
        hit.last == at
        for kind in ("link", "attribution", "contact", "speech", "status")
        for hit in parsed.within(max(at - 3, start), at, kind)
    )
    return at - 1 if plain and not used else at


LONGEST_ARTICLE: Final = 3
"""Letters of an article, at most: the, le, der, los."""
