"""Matching: contact reports to contacts.

`resolve` takes any set of reports; `match` only touches the blocks of new reports. Both give the same contacts for
the same reports, whatever their order.
"""

from dragoman.matching.block import block_key
from dragoman.matching.build import narrowed
from dragoman.matching.match import match, resolve
from dragoman.matching.records import Considered, Lookup, Resolution, Told, tell

__all__ = ["Considered", "Lookup", "Resolution", "Told", "block_key", "match", "narrowed", "resolve", "tell"]
