"""Contacts as linked data: one JSON-LD document of schema.org nodes and W3C Web Annotations.

A contact is an Event with its attendees, an article a NewsArticle with its text, a claim a Claim that appears in it.
Every claim, and every report of a contact, has an Annotation that leads to its exact words twice: in the article's
text by a TextPositionSelector (code points, end exclusive) and a TextQuoteSelector, and, where the page has an address,
on the live page by the quotation alone, since offsets into a text say nothing of a page's markup.

Sources: schema.org; Web Annotation Data Model and Vocabulary (W3C Recommendations, 2017). The context stands in the
document, so that it is read without a network.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final
from urllib.parse import quote

import msgspec

from dragoman.exports.format import Format, Losses, Wanted
from dragoman.exports.wording import title
from dragoman.model import Actor, Article, Claim, Kind, Named, Status, When
from dragoman.spans import Span
from dragoman.store.dossier import Dossier
from dragoman.store.entries import Entry, Source

AROUND: Final = 32
"""Characters before and behind a quotation, which tell it from the same words elsewhere."""

_REF: Final = {"@type": "@id"}
CONTEXT: Final[dict[str, Any]] = {
    "@vocab": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dg": "urn:dragoman:term:",
    **{one: f"oa:{one}" for one in ("Annotation", "SpecificResource", "TextPositionSelector", "TextQuoteSelector")},
    **{one: f"oa:{one}" for one in ("exact", "prefix", "suffix", "identifying")},
    "body": {"@id": "oa:hasBody", **_REF},
    "target": {"@id": "oa:hasTarget", **_REF},
    "source": {"@id": "oa:hasSource", **_REF},
    "selector": {"@id": "oa:hasSelector", **_REF},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    **dict.fromkeys(("about", "appearance", "attendee", "author", "recipient", "subjectOf", "url"), _REF),
    **{one: {"@id": f"https://schema.org/{one}", "@type": "xsd:date"} for one in ("startDate", "endDate")},
    "voice": {"@id": "dg:voice", **_REF},
    "side": "dg:side",
    "kind": "dg:kind",
    "status": "dg:status",
    "act": "dg:act",
    "cue": "dg:cue",
    "basis": "dg:basis",
    "earliest": {"@id": "dg:earliest", "@type": "xsd:date"},
    "latest": {"@id": "dg:latest", "@type": "xsd:date"},
    "carriers": {"@id": "dg:carriers", "@container": "@list"},
    "eventStatus": {"@id": "https://schema.org/eventStatus", "@type": "@vocab"},
}

_TYPES: Final = {
    "person": "Person",
    "state": "Country",
    "institution": "GovernmentOrganization",
    "organisation": "Organization",
    "agency": "NewsMediaOrganization",
    "group": "Organization",
}
_STATUSES: Final = {Status.PLANNED: "EventScheduled", Status.CALLED_OFF: "EventCancelled"}


def document(dossier: Dossier, wanted: Wanted, losses: Losses) -> Iterator[bytes]:
    """The document, node by node: each article and actor before what first refers to it."""
    yield b'{"@context":' + msgspec.json.encode(CONTEXT) + b',"@graph":['
    seen: set[tuple[str, ...]] = set()
    separator = b"\n"
    for entry in wanted.of(dossier):
        if entry.contact.status in (Status.DENIED, Status.PROPOSED):
            losses.note("schema.org has no status for an event denied or proposed: it stands in a term of our own")
        for node in _nodes(entry, seen):
            yield separator + msgspec.json.encode(node)
            separator = b",\n"
    yield b"\n]}\n"


def _nodes(entry: Entry, seen: set[tuple[str, ...]]) -> Iterator[dict[str, Any]]:
    for source in entry.sources.values():
        if _first(seen, "article", source.article.id):
            yield _article(source)
    for actor in _actors(entry):
        if _first(seen, "actor", actor.id, actor.office or "", actor.side or ""):
            yield _actor(actor)
    yield _event(entry)
    for report in entry.reports:
        source = entry.sources[report.article]
        yield _annotation(f"report-{report.id}", _iri("contact", entry.contact.id), source, report.span)
    chains = {chain.claim: chain.steps for chain in entry.resolved.accounting.chains}
    for claim in entry.claims:
        source = entry.sources[claim.article]
        yield _claim(entry, claim, chains.get(claim.id, ()))
        yield _annotation(f"claim-{claim.id}", _iri("claim", claim.id), source, claim.span)


def _event(entry: Entry) -> dict[str, Any]:
    contact = entry.contact
    return _node(
        _iri("contact", contact.id),
        "Event",
        name=title(contact),
        kind=contact.kind.value,
        status=contact.status.value,
        eventStatus=_STATUSES.get(contact.status),
        **_when(contact.when),
        attendee=[_actor_iri(party) for party in contact.parties],
        location=[_place(place) for place in contact.places]
        or ({"@type": "VirtualLocation"} if contact.kind is Kind.VIDEO_CALL else None),
        keywords=[named.name for named in (*contact.topics, *contact.frameworks)],
        subjectOf=[_iri("article", one) for one in entry.sources],
    )


def _when(when: When | None) -> dict[str, str]:
    """A day where one is known; the first and last that are possible in terms of our own where it is not."""
    if when is None:
        return {}
    if when.end - when.start == timedelta(days=1):
        day = when.start.isoformat()
        return {"startDate": day, "endDate": day, "basis": when.basis}
    found = {"basis": when.basis}
    if when.start != date.min:
        found["earliest"] = when.start.isoformat()
    if when.end != date.max:
        found["latest"] = (when.end - timedelta(days=1)).isoformat()
    return found


def _article(source: Source) -> dict[str, Any]:
    article = source.article
    published = _when(article.published)
    return _node(
        _iri("article", article.id),
        "NewsArticle",
        headline=_said(article.title, article.language),
        articleBody=_said(article.text, article.language),
        inLanguage=_tag(article.language),
        url=_web(source.address),
        publisher=_node(None, "Organization", name=article.publisher.name) if article.publisher else None,
        datePublished=published.get("startDate"),
        earliest=published.get("earliest"),
        latest=published.get("latest"),
    )


def _claim(entry: Entry, claim: Claim, steps: tuple[str, ...]) -> dict[str, Any]:
    return _node(
        _iri("claim", claim.id),
        "Claim",
        text=_said(claim.text, claim.language),
        inLanguage=_tag(claim.language),
        author=_actor_iri(claim.speaker) if claim.speaker else None,
        voice=_actor_iri(claim.voice) if claim.voice else None,
        recipient=_actor_iri(claim.addressee) if claim.addressee else None,
        act=claim.act,
        cue=_said(claim.cue, claim.language),
        about=_iri("contact", entry.contact.id),
        appearance=_iri("article", claim.article),
        carriers=list(steps),
    ) | {"dg:quoted": claim.quoted}


def _annotation(id_: str, body: str, source: Source, span: Span) -> dict[str, Any]:
    quoted = quotation(source.article, span)
    position = {"@type": "TextPositionSelector", "start": span.start, "end": span.end}
    targets = [_node(None, "SpecificResource", source=_iri("article", source.article.id), selector=[position, quoted])]
    if address := _web(source.address):
        targets.append(_node(None, "SpecificResource", source=address, selector=[quoted]))
    return _node(_iri("annotation", id_), "Annotation", motivation="identifying", body=body, target=targets)


def quotation(article: Article, span: Span) -> dict[str, str]:
    """A TextQuoteSelector: the words, and what stands before and behind them."""
    text = article.text
    return {
        "@type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": text[max(span.start - AROUND, 0) : span.start],
        "suffix": text[span.end : span.end + AROUND],
    }


def _actor(actor: Actor) -> dict[str, Any]:
    return _node(
        _actor_iri(actor),
        _TYPES.get(actor.kind, "Organization" if actor.kind != "office" else "Role"),
        name=actor.name,
        side=actor.side,
        jobTitle=actor.office if actor.kind == "person" else None,
        identifier=actor.id,
    )


def _actors(entry: Entry) -> Iterator[Actor]:
    yield from entry.contact.parties
    for claim in entry.claims:
        yield from (one for one in (claim.speaker, claim.voice, claim.addressee) if one is not None)


def _place(place: Named) -> dict[str, Any]:
    return _node(None, "Place", name=place.name, address=place.country.upper() if place.country else None)


def _node(id_: str | None, type_: str, /, **fields: Any) -> dict[str, Any]:
    """A node without the fields that are empty."""
    kept = {name: value for name, value in fields.items() if value not in (None, [], "")}
    return ({"@id": id_} if id_ else {}) | {"@type": type_} | kept


def _said(words: str, language: str) -> dict[str, str] | str | None:
    """A text in its language."""
    tag = _tag(language)
    return {"@value": words, "@language": tag} if words and tag else words or None


def _tag(language: str) -> str | None:
    return None if language in ("", "und") else language


def _web(address: str | None) -> str | None:
    """An address fit to be an IRI: what a page puts into its own may hold blanks, quotes or worse."""
    return quote(address, safe="/:?#[]@!$&'()*+,;=%~-._") if address else None


def _iri(what: str, id_: str) -> str:
    return f"urn:dragoman:{what}:{quote(id_, safe='')}"


def _actor_iri(actor: Actor) -> str:
    return f"http://www.wikidata.org/entity/{actor.wikidata}" if actor.wikidata else _iri("actor", actor.id)


def _first(seen: set[tuple[str, ...]], *key: str) -> bool:
    new = key not in seen
    seen.add(key)
    return new


FORMAT: Final = Format(
    "jsonld",
    "Linked data: JSON-LD with schema.org and Web Annotation",
    "application/ld+json",
    ".jsonld",
    document,
    (
        "Accounts, their comparison and the number of independent origins: schema.org has no words for them.",
        "Intervals of days: earliest and latest are terms of our own, as are kind, status, side, act, cue, voice.",
        "Why reports were taken for one contact, and what was weighed and rejected.",
        "The way from an article back to its page: offsets count in the article's text.",
    ),
)
