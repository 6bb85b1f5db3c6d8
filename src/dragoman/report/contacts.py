"""A contact as the report shows it: facts, each side's account, the comparison, and why its reports are one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from dragoman.model import Account, Actor, Claim, Comparison, Contact, ContactReport, Verdict
from dragoman.report.anchors import CONTACT, anchor
from dragoman.report.articles import Cited, cited, evidence_place
from dragoman.report.chains import Origins
from dragoman.report.claims import ClaimPages, Told
from dragoman.report.words import KINDS, days, listed
from dragoman.store.view import DossierView, Rejected

FULL = "full"
"""Completeness of an account that was read in its own statement; any other was read as relayed."""

RELATIONS = ("contradiction", "shared", "wording", "only")
"""Relations in the order a reader wants them; any other relation comes last."""


@dataclass(frozen=True, slots=True)
class Column:
    """One side's account, or the lack of it; `speakers` are those who answer for it."""

    side: str
    name: str
    speakers: tuple[str, ...]
    completeness: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One comparison: the claims of each side, the sides in the order of the columns."""

    relation: str
    note: str
    sides: tuple[tuple[str, tuple[Told, ...]], ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """A report with the reason why it was taken for this contact, and what it was not taken for."""

    report: ContactReport
    article: Cited | None
    evidence: str
    verdict: Verdict | None
    rejected: tuple[tuple[Rejected, str | None], ...]
    candidates: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class ContactPage:
    """Everything shown of one contact."""

    contact: Contact
    anchor: str
    columns: tuple[Column, ...]
    voices: tuple[Told, ...]
    lines: tuple[tuple[str, tuple[Line, ...]], ...]
    unknown: tuple[str, ...]
    joined: tuple[Joined, ...]
    origins: int | None
    origin_names: tuple[str, ...]
    languages: tuple[str, ...]
    articles: int


def contact_title(contact: Contact) -> str:
    """Kind and parties: `Phone call: Vladimir Putin and Recep Tayyip Erdogan`."""
    return f"{KINDS[contact.kind]}: {listed(party.name for party in contact.parties) or 'parties not known'}"


def contact_pages(view: DossierView, contacts: Iterable[Contact], sides: Mapping[str, str]) -> Iterator[ContactPage]:
    """Pages of `contacts`, in their order; `sides` names each side by its code."""
    claims, origins = ClaimPages(view), Origins(view)
    titles = {contact.id: f"{contact_title(contact)}, {days(contact.when)}" for contact in view.contacts}
    for contact in contacts:
        yield _page(view, contact, claims, origins, titles, sides)


def _page(
    view: DossierView,
    contact: Contact,
    pages: ClaimPages,
    origins: Origins,
    titles: Mapping[str, str],
    sides: Mapping[str, str],
) -> ContactPage:
    accounts = view.accounts.get(contact.id, ())
    comparisons = view.comparisons.get(contact.id, ())
    relations: dict[str, tuple[str, ...]] = {}
    for comparison in comparisons:
        for claim in comparison.claims:
            relations[claim] = (*relations.get(claim, ()), comparison.relation)
    columns = tuple(_columns(view, contact, accounts, pages, relations, sides))
    placed = {claim for account in accounts for claim in account.claims}
    rest = [claim for claim in view.claims_of(contact) if claim.id not in placed]
    joined = tuple(_joined(view, contact, titles))
    articles = [one.article for one in joined if one.article is not None]
    return ContactPage(
        contact,
        anchor(CONTACT, contact.id),
        columns,
        pages.told(rest, relations),
        tuple(
            (relation, tuple(lines))
            for relation, lines in groupby(_lines(view, comparisons, accounts, pages, sides), attrgetter("relation"))
        ),
        tuple(_unknown(columns)) if accounts or rest else (),
        joined,
        view.origins.get(contact.id),
        origins.of(contact),
        tuple(dict.fromkeys(article.article.language for article in articles)),
        len({article.article.id for article in articles}),
    )


def party_sides(parties: Iterable[Actor]) -> tuple[str, ...]:
    """The sides of the parties, each once, in the parties' order."""
    return tuple(dict.fromkeys(party.side for party in parties if party.side))


def _columns(
    view: DossierView,
    contact: Contact,
    accounts: Sequence[Account],
    pages: ClaimPages,
    relations: Mapping[str, tuple[str, ...]],
    sides: Mapping[str, str],
) -> Iterator[Column]:
    """The parties' sides first, then those of others who gave an account."""
    for side in dict.fromkeys((*party_sides(contact.parties), *(account.side for account in accounts))):
        of_side = [account for account in accounts if account.side == side]
        claims = [view.claim_of[one] for account in of_side for one in account.claims if one in view.claim_of]
        full = any(account.completeness == FULL for account in of_side)
        yield Column(
            side,
            sides.get(side, side),
            tuple(dict.fromkeys(account.speaker.name for account in of_side)),
            FULL if full else of_side[0].completeness if of_side else "",
            pages.told(claims, relations),
        )


def _lines(
    view: DossierView,
    comparisons: Sequence[Comparison],
    accounts: Sequence[Account],
    pages: ClaimPages,
    sides: Mapping[str, str],
) -> Iterator[Line]:
    side_of = {claim: account.side for account in accounts for claim in account.claims}
    alike: dict[tuple[object, ...], list[Comparison]] = {}
    for number, comparison in enumerate(comparisons):
        # What only one side tells stands alone, claim by claim, with the same remark each time: one line for all.
        alone = (comparison.sides, comparison.note) if comparison.relation == "only" else (number,)
        alike.setdefault((_rank(comparison.relation), comparison.relation, *alone), []).append(comparison)
    for key in sorted(alike, key=lambda key: key[:2]):
        comparison = alike[key][0]
        grouped: dict[str, list[Claim]] = {side: [] for side in comparison.sides}
        for one in (claim for same in alike[key] for claim in same.claims):
            if (claim := view.claim_of.get(one)) is not None:
                side = side_of.get(one) or (claim.speaker.side if claim.speaker else None) or ""
                grouped.setdefault(side, []).append(claim)
        yield Line(
            comparison.relation,
            comparison.note,
            tuple((sides.get(side, side), pages.told(claims, {})) for side, claims in grouped.items() if claims),
        )


def _rank(relation: str) -> int:
    return RELATIONS.index(relation) if relation in RELATIONS else len(RELATIONS)


def _unknown(columns: Sequence[Column]) -> Iterator[str]:
    """What cannot be said: silence is only silence where the side's own statement was read."""
    for column in columns:
        if not column.completeness:
            yield f"{column.name}: no account was read. Whether this side said the same, or something else, is unknown."
        elif column.completeness != FULL:
            yield f"{column.name}: read only as others relayed it. What is missing from it is unknown, not unsaid."


def _joined(view: DossierView, contact: Contact, titles: Mapping[str, str]) -> Iterator[Joined]:
    for number, report_id in enumerate(contact.reports):
        report = view.report_of.get(report_id)
        if report is None:
            continue
        verdict = contact.verdicts[number] if number < len(contact.verdicts) else None
        yield Joined(
            report,
            cited(view, report.article),
            evidence_place(view, report_id),
            verdict,
            tuple((one, titles.get(one.contact)) for one in view.rejected.get(report_id, ())),
            tuple((one, titles.get(one)) for one in (verdict.candidates if verdict else ())),
        )
