"""Matching: contact reports to contacts.

`resolve` takes any set of reports; `rematch` only touches what new reports can change. Both give the same contacts for
the same reports, whatever their order. Names are loaded when first asked for: records and block keys are wanted where
the encoder is not.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from dragoman.matching.block import block_key
    from dragoman.matching.evidence import Evidence, evidence_of
    from dragoman.matching.matcher import rematch, resolve
    from dragoman.matching.records import Change, Considered, Kept, Resolution, Told, tell
    from dragoman.matching.shelf import Memory, Shelf

__all__ = [
    "Change", "Considered", "Evidence", "Kept", "Memory", "Resolution", "Shelf", "Told",
    "block_key", "evidence_of", "rematch", "resolve", "tell",
]  # fmt: skip

_PLACES: Final = {
    "block_key": "block", "Evidence": "evidence", "evidence_of": "evidence",
    "rematch": "matcher", "resolve": "matcher", "Memory": "shelf", "Shelf": "shelf",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PLACES.get(name, 'records')}"), name)
