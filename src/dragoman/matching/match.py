"""Reports to contacts, block by block.

Within a block reports are taken in an order that follows from the reports alone, best dated first: stated days, days
of publication, intervals, nothing. Each joins a contact that is already founded, or founds its own. The result is a
function of the set of reports, whatever order they were read in.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.encoders import Centred, default_embedder
from dragoman.matching.block import block_key, blocks
from dragoman.matching.build import contact_of
from dragoman.matching.evidence import evidence_of
from dragoman.matching.features import Context, Rarity
from dragoman.matching.gather import gather
from dragoman.matching.records import Considered, Lookup, Resolution, Told
from dragoman.model import Contact


def resolve(told: Iterable[Told], encoder: Centred | None = None, *, encode: bool = True) -> Resolution:
    """All contacts that a set of reports tells of.

    Args:
        told: the reports with their articles and claims, in any order; a report given twice counts once.
        encoder: compares statements; the default engine if none is given.
        encode: False leaves statements uncompared and only asks dates, subjects and numbers.
    """
    if encode and encoder is None:
        encoder = default_embedder()
    contacts: list[Contact] = []
    considered: dict[str, tuple[Considered, ...]] = {}
    for block in blocks(told).values():
        found = [evidence_of(one) for one in block]
        clusters, weighed = gather(found, Context(Rarity(found), encoder if encode else None))
        contacts.extend(contact_of(cluster) for cluster in clusters)
        considered.update(weighed)
    contacts.sort(key=lambda contact: (contact.when.start.isoformat() if contact.when else "9999", contact.id))
    return Resolution(tuple(contacts), dict(sorted(considered.items())))


def match(new: Iterable[Told], lookup: Lookup, encoder: Centred | None = None, *, encode: bool = True) -> Resolution:
    """The contacts of every block that new reports fall into, resolved afresh together with what is kept.

    They replace all contacts that any report of these blocks belonged to; other blocks are not touched. The result is
    what `resolve` gives for the same blocks.
    """
    fresh = list(new)
    kept = [one for key in sorted({block_key(one.report) for one in fresh}) for one in lookup.block(key)]
    return resolve([*kept, *fresh], encoder, encode=encode)
