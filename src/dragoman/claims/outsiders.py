"""Outsiders: persons and bodies a text names and the registry does not know, as speakers of their own.

"…, said Sara Lee, an analyst at Chatham House" is her statement, and what "he" says next is not the last president's.
Names nobody can look up become references with a provisional actor.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from anyascii import anyascii

from dragoman.actors.find import Reference
from dragoman.actors.resolve import Resolved
from dragoman.actors.strangers import Stranger, strangers
from dragoman.languages.parse import Parsed
from dragoman.languages.tokens import fold
from dragoman.model import Actor

OUTSIDER: Final = "stranger"
"""How a reference to an outsider was resolved."""


def with_outsiders(parsed: Parsed, resolved: Sequence[Sequence[Resolved]]) -> list[list[Resolved]]:
    """References with those to outsiders among them, in the passages where something is said.

    Args:
        parsed: the parsed text.
        resolved: its resolved references, passage by passage.
    """
    found: list[list[Resolved]] = []
    full: dict[str, str] = {}
    for passage, references, unknown in zip(parsed.passages, resolved, strangers(parsed, resolved), strict=True):
        if not parsed.within(passage.first, passage.last, "speech"):
            found.append(list(references))
            continue
        named = [_named(one) for one in references]
        named += [_reference(parsed, one, full) for one in unknown if not _platform(parsed, one)]
        found.append(sorted(named, key=lambda one: one.reference.first))
    return found


_PLATFORMS: Final = frozenset({"truth social", "facebook", "twitter", "telegram", "instagram", "youtube", "x"})


def _platform(parsed: Parsed, one: Stranger) -> bool:
    """ "wrote Trump on Truth Social": where one writes is nobody."""
    return " ".join(token.fold for token in parsed.tokens[one.first : one.last]) in _PLATFORMS


def _reference(parsed: Parsed, one: Stranger, full: dict[str, str]) -> Resolved:
    """A reference to an outsider; `full` has the full names before it by family name, and is added to."""
    span = parsed.span(one.first, one.last)
    name = " ".join(span.of(parsed.text).split())
    last = parsed.tokens[one.last - 1]
    if one.last - one.first > 1:
        full.setdefault(last.fold, name)
    reference = Reference(one.first, one.last, unknown=name, suffix=last.suffix, span=span)
    return Resolved(reference, (provisional(full.get(last.fold, name)),), OUTSIDER)


def _named(one: Resolved) -> Resolved:
    """ "Scottish First Minister Nicola Sturgeon": an office nobody was found for, with its holder's name."""
    if one.actors or not one.reference.unknown:
        return one
    return replace(one, actors=(provisional(one.reference.unknown),), how=OUTSIDER)


def provisional(name: str) -> Actor:
    """Somebody the registry does not have, by the name a text gives him."""
    latin = anyascii(name)
    return Actor(f"provisional:{fold(latin).replace(' ', '-')}", "person", latin)
