"""The stages composed: a page in, everything it gives out. No rules of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.actors.find import find_references
from dragoman.actors.given import other_bearers
from dragoman.actors.names import name_index
from dragoman.actors.registry import load_registry
from dragoman.actors.resolve import Resolved, resolve_references
from dragoman.claims import find_claims
from dragoman.claims.mastheads import signed
from dragoman.contacts.reports import reports
from dragoman.contacts.sightings import sightings
from dragoman.dates import find_dates, publication
from dragoman.languages.pack import Pack, load_pack
from dragoman.languages.parse import parse
from dragoman.model import Article, Claim, ContactReport, Mention, Page, Reading
from dragoman.pages import articles

if TYPE_CHECKING:
    from dragoman.matching import Told
    from dragoman.resolution import ResolvedContact


def read_page(page: Page) -> Reading:
    """Everything one page gives: articles, mentions, contact reports, claims.

    Articles in a language without a pack come back with `supported` false and nothing read from them.
    """
    told: list[Article] = []
    mentions: dict[str, tuple[Mention, ...]] = {}
    found_reports: list[ContactReport] = []
    found_claims: list[Claim] = []
    for article in articles(page):
        pack = load_pack(article.language)
        if pack is None:
            told.append(replace(article, supported=False, published=publication(article, page)))
            continue
        dated = replace(article, published=publication(article, page), supported=True)
        dated = signed(dated, page, pack)
        seen, its_reports, its_claims = read_article(dated, pack)
        told.append(dated)
        mentions[dated.id] = seen
        found_reports.extend(its_reports)
        found_claims.extend(its_claims)
    return Reading(page, tuple(told), mentions, tuple(found_reports), tuple(found_claims))


def read_article(
    article: Article, pack: Pack
) -> tuple[tuple[Mention, ...], tuple[ContactReport, ...], tuple[Claim, ...]]:
    """Mentions, contact reports and claims of one article whose publication interval is known as far as it can be."""
    registry = load_registry()
    parsed = parse(article.text, article.sections, pack)
    index = name_index(pack.code)
    names = index.find(parsed.tokens)
    references = [find_references(parsed, passage, index, names) for passage in parsed.passages]
    home = pack.home
    if home and article.publisher is not None and article.publisher.country:
        # A Russian-language paper of Kyiv means Ukraine by "the foreign ministry"; a French one means no state by it.
        home = article.publisher.country
    others = other_bearers(parsed, index, names)
    resolved = resolve_references(references, registry, article.published, home, others)
    dates = find_dates(article.text, article.language)
    seen = sightings(parsed, resolved, dates, article.published, registry)
    told = reports(article, parsed, resolved, seen, registry)
    claims = find_claims(article, parsed, resolved, told)
    return tuple(_mentions(resolved)), told, claims


def _mentions(resolved: list[list[Resolved]]) -> list[Mention]:
    return [
        Mention(one.reference.span, actor, one.how) for passage in resolved for one in passage for actor in one.actors
    ]


def resolve_contacts(told: Sequence[Told]) -> tuple[ResolvedContact, ...]:
    """Contacts of a set of reports, with the accounts of each and their comparison.

    Args:
        told: the reports, with their articles and claims, in any order.
    """
    # Processes that only read pages do without these.
    from dragoman.accounts import compare
    from dragoman.matching import resolve
    from dragoman.resolution import ResolvedContact

    resolution = resolve(told)
    by_report = {one.report.id: one for one in told}
    found: list[ResolvedContact] = []
    for contact in resolution.contacts:
        considered = tuple(one for report in contact.reports for one in resolution.considered.get(report, ()))
        accounting = compare(contact, tuple(by_report[report] for report in contact.reports))
        found.append(ResolvedContact(contact, accounting, considered))
    return tuple(found)
