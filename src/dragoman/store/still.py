"""What of a contact is still there: a page may have been read anew since the contact was resolved.

Until its block is resolved again, a contact names reports and claims that went with the page's former version. Whoever
shows it in between shows what is left of it.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, select

from dragoman.accounts.records import Accounting
from dragoman.resolution import ResolvedContact
from dragoman.store import schema


def still_there(connection: Connection, resolved: ResolvedContact) -> ResolvedContact | None:
    """The contact without reports that went and without what rests on their claims; None where nothing is left."""
    contact, report, claim = resolved.contact, schema.report, schema.claim
    reports = set(connection.execute(select(report.c.id).where(report.c.id.in_(contact.reports))).scalars())
    if reports.issuperset(contact.reports):
        return resolved
    if not reports:
        return None
    claims = set(connection.execute(select(claim.c.id).where(claim.c.report.in_(reports))).scalars())
    kept = [pair for pair in zip(contact.reports, contact.verdicts, strict=True) if pair[0] in reports]
    accounting = resolved.accounting
    accounts = (
        replace(one, claims=tuple(id_ for id_ in one.claims if id_ in claims)) for one in accounting.accounts
    )  # fmt: skip
    return replace(
        resolved,
        contact=replace(contact, reports=tuple(id_ for id_, _ in kept), verdicts=tuple(its for _, its in kept)),
        accounting=Accounting(
            tuple(one for one in accounts if one.claims),
            # A line that lost a claim says no more what it said.
            tuple(line for line in accounting.comparisons if claims.issuperset(line.claims)),
            tuple(chain for chain in accounting.chains if chain.claim in claims),
            accounting.origins,
        ),
    )
