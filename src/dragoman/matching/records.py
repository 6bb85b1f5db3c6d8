"""What matching takes and gives: reports with what they rest on, and every decision with what was rejected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dragoman.model import Article, Claim, Contact, ContactReport


@dataclass(frozen=True, slots=True)
class Told:
    """A contact report with the article that tells it and the claims told under it."""

    report: ContactReport
    article: Article
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Considered:
    """A contact that a report was weighed against and not taken for: the score (0..1) and why."""

    report: str
    contact: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Contacts, in a stable order, and what each report was weighed against and not taken for, by report id."""

    contacts: tuple[Contact, ...] = ()
    considered: Mapping[str, tuple[Considered, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kept:
    """A contact as it was resolved before, with what its reports were weighed against and not taken for."""

    contact: Contact
    considered: tuple[Considered, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What reports that came or went make otherwise in a block.

    The `contacts` take the place of those with the ids in `replaced`; all other contacts stay as they are.
    """

    contacts: tuple[Kept, ...] = ()
    replaced: frozenset[str] = frozenset()


def tell(articles: Iterable[Article], reports: Iterable[ContactReport], claims: Iterable[Claim]) -> tuple[Told, ...]:
    """Reports put beside their articles and claims; a report whose article is not given is left out."""
    by_id = {article.id: article for article in articles}
    by_report: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.report is not None:
            by_report.setdefault(claim.report, []).append(claim)
    return tuple(
        Told(report, by_id[report.article], tuple(by_report.get(report.id, ())))
        for report in reports
        if report.article in by_id
    )
