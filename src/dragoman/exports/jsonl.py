"""The exported record, version 1, as JSON Lines: articles first, then contacts, in a stable order.

Fields may be added here, none renamed or removed without a new version of the record.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final

import msgspec

from dragoman.exports.format import Format, Losses, Wanted
from dragoman.matching.records import Considered
from dragoman.model import Actor, Article, Claim, ContactReport, Named, Section, Verdict, When
from dragoman.resolution import ResolvedContact
from dragoman.spans import Span
from dragoman.store.dossier import Dossier
from dragoman.store.read import ContactFilter

RECORD: Final = "dragoman/1"


def lines(dossier: Dossier, pages: Collection[str] | None = None) -> Iterator[bytes]:
    """The records of a dossier, each a line of UTF-8 with its newline.

    Args:
        dossier: what to export.
        pages: ids of pages, where only their articles and the contacts they report are wanted. A contact comes with
            all its reports and claims, also those of other pages.
    """
    for article in dossier.articles():
        if pages is None or article.page in pages:
            yield _line(article_record(article, dossier.sources(article.page)))
    yield from contact_lines(dossier, pages=pages)


def contact_lines(
    dossier: Dossier, asked: ContactFilter | None = None, pages: Collection[str] | None = None
) -> Iterator[bytes]:
    """The records of those contacts alone that pass a filter and are reported on one of `pages`."""
    for entry in dossier.entries(asked):
        if pages is None or any(source.article.page in pages for source in entry.sources.values()):
            yield _line(contact_record(entry.resolved, entry.reports, entry.claims))


def selected(dossier: Dossier, wanted: Wanted, losses: Losses) -> Iterator[bytes]:
    """The records of what is wanted: the articles that report its contacts, then the contacts; or everything.

    Nothing is lost in this format.
    """
    if wanted.whole:
        yield from lines(dossier)
        return
    # The articles come first and are known last: contacts are gone through twice rather than held.
    telling = {article for entry in wanted.of(dossier) for article in entry.sources}
    for article in dossier.articles():
        if article.id in telling:
            yield _line(article_record(article, dossier.sources(article.page)))
    for entry in wanted.of(dossier):
        yield _line(contact_record(entry.resolved, entry.reports, entry.claims))


def article_record(article: Article, sources: tuple[str, ...]) -> dict[str, Any]:
    """The record of an article; `sources` are the paths and addresses of its page, the first one first."""
    return {
        "record": RECORD,
        "type": "article",
        "id": article.id,
        "page": sources[0],
        "number": article.number,
        "language": article.language,
        "supported": article.supported,
        "publisher": article.publisher.name if article.publisher else None,
        "title": article.title,
        "text": article.text,
        "published": when_record(article.published),
        "sections": [_section(section) for section in article.sections],
        "page_spans": [
            {**_span(piece.text), "page_start": piece.source.start, "page_end": piece.source.end}
            for piece in article.origin.pieces
        ],
        "relays": list(article.relays),
        "url": article.url,
        "sources": list(sources),
        "page_id": article.page,
        "publisher_kind": article.publisher.kind if article.publisher else None,
        "page_sections": [_section(section) for section in article.page_sections],
    }


def contact_record(
    resolved: ResolvedContact, reports: Iterable[ContactReport], claims: Iterable[Claim]
) -> dict[str, Any]:
    """The record of a contact with its reports (in the order of `Contact.reports`) and all claims told under them."""
    contact, accounting = resolved.contact, resolved.accounting
    verdicts = dict(zip(contact.reports, contact.verdicts, strict=True))
    considered: dict[str, list[Considered]] = {}
    for one in resolved.considered:
        considered.setdefault(one.report, []).append(one)
    chains = {chain.claim: chain for chain in accounting.chains}
    return {
        "record": RECORD,
        "type": "contact",
        "id": contact.id,
        "kind": contact.kind.value,
        "status": contact.status.value,
        "when": when_record(contact.when),
        "parties": [party_record(actor) for actor in contact.parties],
        "places": [{"name": place.name, "country": place.country, "id": place.id} for place in contact.places],
        "topics": [topic.name for topic in contact.topics],
        "frameworks": [_named(framework) for framework in contact.frameworks],
        "reports": [_report(report, verdicts[report.id], considered.get(report.id, [])) for report in reports],
        "accounts": [
            {
                "side": account.side,
                "speaker": {"actor": account.speaker.id, "name": account.speaker.name},
                "completeness": account.completeness,
                "claims": list(account.claims),
            }
            for account in accounting.accounts
        ],
        "claims": [
            {
                **claim_record(claim),
                "origin": chains[claim.id].origin if claim.id in chains else None,
                "chain": list(chains[claim.id].steps) if claim.id in chains else [],
            }
            for claim in claims
        ],
        "comparison": [
            {
                "relation": one.relation,
                "claims": list(one.claims),
                "sides": list(one.sides),
                "note": one.note,
            }
            for one in accounting.comparisons
        ],
        "origins": accounting.origins,
    }


def claim_record(claim: Claim) -> dict[str, Any]:
    """The record of a claim."""
    return {
        "id": claim.id,
        "article": claim.article,
        "language": claim.language,
        **_span(claim.span),
        "text": claim.text,
        "speaker": _speaker(claim.speaker),
        "addressee": _speaker(claim.addressee),
        "relays": list(claim.relays),
        "cue": claim.cue,
        "quoted": claim.quoted,
        "act": claim.act,
        "voice": _speaker(claim.voice),
        "cue_span": _span(claim.cue_span) if claim.cue_span else None,
        "report": claim.report,
    }


def party_record(actor: Actor) -> dict[str, Any]:
    """The record of a party."""
    return {
        "actor": actor.id,
        "wikidata": actor.wikidata,
        "name": actor.name,
        "side": actor.side,
        "office": actor.office,
        "kind": actor.kind,
    }


def when_record(when: When | None) -> dict[str, Any] | None:
    """The record of an interval of days, half-open; null where nothing is known."""
    if when is None:
        return None
    record: dict[str, Any] = {
        "start": when.start.isoformat(),
        "end": when.end.isoformat(),
        "precision": when.precision.value,
        "basis": when.basis,
        "contradictions": list(when.contradictions),
    }
    for name, value in (("weekday", when.weekday), ("month", when.month), ("day", when.day)):
        if value is not None:
            record[name] = value
    return record


def _report(report: ContactReport, verdict: Verdict, considered: Iterable[Considered]) -> dict[str, Any]:
    return {
        "article": report.article,
        "main": report.main,
        **_span(report.span),
        "kind": report.kind.value,
        "status": report.status.value,
        "when": when_record(report.when),
        "match": {
            "verdict": verdict.verdict,
            "score": round(verdict.score, 4),
            "reasons": list(verdict.reasons),
            "candidates": list(verdict.candidates),
            "considered": [
                {"contact": one.contact, "score": round(one.score, 4), "reasons": list(one.reasons)}
                for one in considered
            ],
        },
        "id": report.id,
        "evidence": [_span(span) for span in report.evidence],
        "parties": [actor.id for actor in report.parties],
        "reasons": list(report.reasons),
    }


def _speaker(actor: Actor | None) -> dict[str, Any] | None:
    return None if actor is None else {"actor": actor.id, "name": actor.name, "side": actor.side}


def _named(named: Named) -> dict[str, Any]:
    return {"id": named.id, "name": named.name}


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _section(section: Section) -> dict[str, Any]:
    return {"role": section.role.value, **_span(section.span)}


def _line(record: Mapping[str, Any]) -> bytes:
    return msgspec.json.encode(record) + b"\n"


FORMAT: Final = Format(
    "jsonl",
    "The exported record, version 1: JSON Lines",
    "application/x-ndjson",
    ".jsonl",
    selected,
    ("The pages as they were read: their text outside articles is not in the record.",),
)
