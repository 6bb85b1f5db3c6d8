"""Accounts: each side's version of a contact, what they share and where they part, and how the words travelled."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from dragoman.accounts.comparison import compare
    from dragoman.accounts.records import Accounting, Chain

__all__ = ["Accounting", "Chain", "compare"]

_PLACES: Final = {"compare": "comparison"}


def __getattr__(name: str) -> Any:
    # The records are read where nothing is compared and the encoder is not wanted.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PLACES.get(name, 'records')}"), name)
