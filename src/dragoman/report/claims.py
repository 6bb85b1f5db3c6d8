"""A claim as the report shows it: its words, who answers for them, how they travelled, where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.model import Claim
from dragoman.report.anchors import CLAIM, WORDS, anchor
from dragoman.report.annotate import visible
from dragoman.report.articles import Cited, cited
from dragoman.report.chains import Carrier, carrier_kinds, chain
from dragoman.store.view import DossierView


@dataclass(frozen=True, slots=True)
class Telling:
    """One place where the words stand: `anchor` is its own address, `words` where they are marked in the text.

    `claim` is the id of the claim that stands there.
    """

    claim: str
    anchor: str
    words: str
    chain: tuple[Carrier, ...]
    article: Cited | None


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with all the places that tell it in the same words; a reprint adds a telling, not a claim."""

    claim: Claim
    tellings: tuple[Telling, ...]
    relations: tuple[str, ...] = ()


class ClaimPages:
    """Makes `Told` of claims; holds what is looked up for every claim of a dossier."""

    def __init__(self, view: DossierView) -> None:
        self._view = view
        self._kinds = carrier_kinds(view)
        self._steps = {one.claim: one.steps for chains in view.chains.values() for one in chains}

    def telling(self, claim: Claim) -> Telling:
        """Where a claim stands and how it came there."""
        article = self._view.article_of.get(claim.article)
        place = cited(self._view, claim.article)
        words = place.anchor if place else ""
        if article is not None and visible(article.text, claim.span):
            words = anchor(WORDS, claim.id)
        source = place.publisher if place else "page not kept"
        way = chain(claim, article, self._kinds, source, self._steps.get(claim.id, ()))
        return Telling(claim.id, anchor(CLAIM, claim.id), words, way, place)

    def told(self, claims: Iterable[Claim], relations: Mapping[str, tuple[str, ...]]) -> tuple[Told, ...]:
        """Claims in their order, those in the very same words of one speaker together; `relations` by claim id."""
        same: dict[tuple[str, ...], list[Claim]] = {}
        for claim in claims:
            speaker = claim.speaker.id if claim.speaker else ""
            voice = claim.voice.id if claim.voice else ""
            same.setdefault((claim.language, speaker, voice, claim.act, *claim.text.split()), []).append(claim)
        return tuple(
            Told(
                group[0],
                tuple(self.telling(claim) for claim in group),
                tuple(dict.fromkeys(relation for claim in group for relation in relations.get(claim.id, ()))),
            )
            for group in same.values()
        )
