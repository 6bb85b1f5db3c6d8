"""How words travelled: origin, agency, outlet; and how many independent origins a contact really has."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.accounts.copies import copies
from dragoman.accounts.records import Chain
from dragoman.matching.records import Told
from dragoman.model import Article, Claim

ISSUERS = frozenset({"institution", "office", "organisation", "state"})


def chains(told: Sequence[Told]) -> tuple[tuple[Chain, ...], int]:
    """The way of every claim of a contact, and the number of independent origins.

    A statement of an institution is one origin however many carry it; what an agency reports without naming an
    institution is the agency's; what remains is the article's own, and copies of one text are one article.
    """
    group = copies({one.article.id: one.article for one in told}.values())
    found: dict[str, Chain] = {}
    origins: set[str] = set()
    for one in sorted(told, key=lambda one: one.report.id):
        issuers = _issuers(one.claims)
        for claim in one.claims:
            origin = _origin(claim, one.article, issuers, group)
            found.setdefault(claim.id, Chain(claim.id, steps(claim, one.article), origin))
            origins.add(origin)
        if not one.claims:
            origins.add(_carrier(one.article.relays, one.article, group))
    return tuple(found[key] for key in sorted(found)), len(origins)


def steps(claim: Claim, article: Article) -> tuple[str, ...]:
    """Who passed a claim on, from its speaker outward: "Vladimir Putin", "Kremlin", "AFP", the outlet."""
    names = [claim.voice.name] if claim.voice is not None else []
    if claim.speaker is not None:
        names.append(claim.speaker.name)
    names.extend(claim.relays)
    if article.publisher is not None:
        names.append(article.publisher.name)
    return tuple(dict.fromkeys(names))


def _issuers(claims: Sequence[Claim]) -> dict[str | None, str]:
    """The institution that speaks for each side in an article, where one alone does."""
    by_side: dict[str | None, set[str]] = {}
    for claim in claims:
        if claim.speaker is not None and claim.speaker.kind in ISSUERS:
            by_side.setdefault(claim.speaker.side, set()).add(claim.speaker.id)
    return {side: min(ids) for side, ids in by_side.items() if len(ids) == 1}


def _origin(claim: Claim, article: Article, issuers: dict[str | None, str], group: dict[str, str]) -> str:
    speaker = claim.speaker
    if speaker is not None:
        if speaker.kind in ISSUERS:
            return speaker.id
        # "Putin stressed …" in a story that gives the Kremlin's statement comes from that statement.
        if speaker.side in issuers:
            return issuers[speaker.side]
    return _carrier(claim.relays or article.relays, article, group)


def _carrier(relays: Sequence[str], article: Article, group: dict[str, str]) -> str:
    return f"relay:{relays[0]}" if relays else f"article:{group[article.id]}"
