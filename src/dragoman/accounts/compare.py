"""A contact's claims as accounts of its sides, and the accounts beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.accounts.accounts import accounts_of
from dragoman.accounts.records import Accounting
from dragoman.encoders import Centred
from dragoman.matching.records import Told
from dragoman.model import Contact


def compare(
    contact: Contact, told: Sequence[Told], encoder: Centred | None = None, *, encode: bool = True
) -> Accounting:
    """Accounts, comparison, ways of the claims and independent origins of one contact.

    Args:
        contact: the contact.
        told: its reports with their articles and claims (others are ignored), in any order.
        encoder: compares statements; the default engine if none is given.
        encode: False leaves statements uncompared.
    """
    own = [one for one in told if one.report.id in contact.reports]
    return Accounting(accounts_of(contact, own))
