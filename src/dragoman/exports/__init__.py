"""What was found, in open formats: one module a format, each a pure function from records to lines or bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from dragoman.exports import jsonl
from dragoman.store.dossier import Dossier

FORMATS: Final[dict[str, Callable[[Dossier], Iterator[bytes]]]] = {"jsonl": jsonl.lines}
"""Every format by its name."""
