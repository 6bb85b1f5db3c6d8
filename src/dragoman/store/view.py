"""A dossier as a reader sees it: everything at once, in a stable order, free of the database.

Reports and notebooks take a `DossierView`; it can also be built by hand from the records of `model.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from dragoman.accounts.records import Chain
from dragoman.model import Account, Article, Claim, Comparison, Contact, ContactReport, Mention
from dragoman.resolution import ResolvedContact
from dragoman.store.history import Withdrawn


@dataclass(frozen=True, slots=True)
class PageInfo:
    """A page that was read: `sources` are all paths or addresses it was met under, the first one first.

    `length` counts the characters of the page's text.
    """

    id: str
    sources: tuple[str, ...]
    url: str | None = None
    fetched: date | None = None
    markup: bool = False
    encoding: str = "utf-8"
    length: int = 0

    @property
    def source(self) -> str:
        """The path or address the page was first given as."""
        return self.sources[0]


@dataclass(frozen=True, slots=True)
class Failure:
    """A page that could not be read: `where` names the file and line, `problem` is the rest of the sentence.

    `error` is the name of the error in `dragoman.errors` (EmptyPageError, BinaryPageError, …).
    """

    where: str
    problem: str
    error: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """A contact that a report was weighed against and not taken for, and why; score in 0..1."""

    contact: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class DossierView:
    """Everything a reader of a dossier needs.

    Args:
        pages: pages read, in order of reading.
        failures: pages that could not be read.
        articles: all stories, in order of their pages; `supported` is false where no pack reads the language.
        reports, claims: in order of their articles, then of their place in the text.
        contacts: by day, undated ones last; `verdicts` stand beside `reports`, one each.
        accounts, comparisons: of each contact, by its id; a contact without any has no entry.
        chains: how each claim travelled, of each contact, by its id.
        rejected: what each report was weighed against and not taken for, by report id.
        origins: number of independent origins of each contact, by its id.
        mentions: names found in each article, by its id.
        name: what the dossier is called (its file's name), for a heading.
        withdrawn: claims that an article made once and that are gone from its page, by article id.
    """

    pages: tuple[PageInfo, ...] = ()
    failures: tuple[Failure, ...] = ()
    articles: tuple[Article, ...] = ()
    reports: tuple[ContactReport, ...] = ()
    claims: tuple[Claim, ...] = ()
    contacts: tuple[Contact, ...] = ()
    accounts: Mapping[str, tuple[Account, ...]] = field(default_factory=dict)
    comparisons: Mapping[str, tuple[Comparison, ...]] = field(default_factory=dict)
    chains: Mapping[str, tuple[Chain, ...]] = field(default_factory=dict)
    rejected: Mapping[str, tuple[Rejected, ...]] = field(default_factory=dict)
    origins: Mapping[str, int] = field(default_factory=dict)
    mentions: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)
    name: str = ""
    withdrawn: Mapping[str, tuple[Withdrawn, ...]] = field(default_factory=dict)

    @cached_property
    def page_of(self) -> Mapping[str, PageInfo]:
        """Pages by id."""
        return {page.id: page for page in self.pages}

    @cached_property
    def article_of(self) -> Mapping[str, Article]:
        """Articles by id."""
        return {article.id: article for article in self.articles}

    @cached_property
    def report_of(self) -> Mapping[str, ContactReport]:
        """Reports by id."""
        return {report.id: report for report in self.reports}

    @cached_property
    def claim_of(self) -> Mapping[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def contact_of(self) -> Mapping[str, Contact]:
        """The contact of every report, by report id."""
        return {report: contact for contact in self.contacts for report in contact.reports}

    @cached_property
    def _claims_by_report(self) -> Mapping[str, tuple[Claim, ...]]:
        grouped: dict[str, list[Claim]] = {}
        for claim in self.claims:
            if claim.report is not None:
                grouped.setdefault(claim.report, []).append(claim)
        return {report: tuple(claims) for report, claims in grouped.items()}

    def reports_of(self, contact: Contact) -> tuple[ContactReport, ...]:
        """The reports of a contact, in the contact's order."""
        return tuple(self.report_of[report] for report in contact.reports)

    def claims_of(self, contact: Contact) -> tuple[Claim, ...]:
        """All claims made about a contact, report by report."""
        return tuple(claim for report in contact.reports for claim in self._claims_by_report.get(report, ()))

    def contacts_of(self, article: Article) -> tuple[Contact, ...]:
        """The contacts an article reports, in the order of its reports."""
        found = (self.contact_of.get(report.id) for report in self.reports if report.article == article.id)
        return tuple(dict.fromkeys(contact for contact in found if contact is not None))


def rejected_of(contacts: Iterable[ResolvedContact]) -> dict[str, tuple[Rejected, ...]]:
    """What the reports of contacts were weighed against and not taken for, by report id."""
    found: dict[str, list[Rejected]] = {}
    for one in contacts:
        for considered in one.considered:
            found.setdefault(considered.report, []).append(
                Rejected(considered.contact, considered.score, considered.reasons)
            )
    return {report: tuple(rejected) for report, rejected in found.items()}
