"""How a claim travelled: from whoever answers for the words, through its carriers, to the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.model import Article, Claim, Contact
from dragoman.report.articles import cited
from dragoman.store.view import DossierView


@dataclass(frozen=True, slots=True)
class Carrier:
    """One station: its name and what it is (speaker, official, agency, outlet, carrier, page)."""

    name: str
    role: str


def carrier_kinds(view: DossierView) -> Mapping[str, str]:
    """What each publisher or agency named anywhere in the dossier is, by name."""
    kinds = {
        mention.actor.name: "agency"
        for mentions in view.mentions.values()
        for mention in mentions
        if mention.actor.kind == "agency"
    }
    return kinds | {article.publisher.name: article.publisher.kind for article in view.articles if article.publisher}


class Origins:
    """Names of what claims go back to: an actor, an agency, or a page that names nobody."""

    def __init__(self, view: DossierView) -> None:
        spoken = (actor for claim in view.claims for actor in (claim.speaker, claim.voice) if actor is not None)
        self._names = {actor.id: actor.name for actor in spoken}
        self._view = view

    def of(self, contact: Contact) -> tuple[str, ...]:
        """The origins of all that was told of a contact, each once."""
        return tuple(dict.fromkeys(self._name(one.origin) for one in self._view.chains.get(contact.id, ())))

    def _name(self, origin: str) -> str:
        kind, _, rest = origin.partition(":")
        if kind == "article" and (place := cited(self._view, rest)) is not None:
            return place.publisher
        return self._names.get(origin, rest or origin)


def chain(
    claim: Claim, article: Article | None, kinds: Mapping[str, str], source: str, steps: Sequence[str] = ()
) -> tuple[Carrier, ...]:
    """The stations of a claim in order from its origin to the page.

    Args:
        claim: the claim.
        article: the article it stands in, None if the dossier does not hold it.
        kinds: what each carrier is, of `carrier_kinds`.
        source: names a page without a publisher.
        steps: the way as the accounts worked it out, from the origin outward; read off the claim if empty.
    """
    found: list[Carrier] = []
    told = list(_stations(claim, article, kinds, source))
    if steps:
        roles = {carrier.name: carrier.role for carrier in told}
        told = [*(Carrier(step, roles.get(step) or kinds.get(step, "carrier")) for step in steps), told[-1]]
    for carrier in told:
        if not found or found[-1].name != carrier.name:
            found.append(carrier)
    return tuple(found)


def _stations(claim: Claim, article: Article | None, kinds: Mapping[str, str], source: str) -> Iterator[Carrier]:
    speaker, voice = claim.speaker, claim.voice
    if voice is not None and (speaker is None or voice.id != speaker.id):
        yield Carrier(voice.name, "speaker")
    if speaker is None:
        if voice is None:
            yield Carrier("Source not named", "origin")
    elif speaker.kind == "agency":
        yield Carrier(speaker.name, "agency")
    else:
        yield Carrier(speaker.name, "speaker" if speaker.kind == "person" else "official")
    for relay in claim.relays:
        yield Carrier(relay, kinds.get(relay, "carrier"))
    if article is not None and article.publisher is not None:
        yield Carrier(article.publisher.name, article.publisher.kind)
    else:
        yield Carrier(source, "page")
