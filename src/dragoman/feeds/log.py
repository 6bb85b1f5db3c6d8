"""One line of JSON for each fetch: what machines count and people search."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO


class FetchLog:
    """Lines of JSON on a stream, ASCII only: nothing a server says can move a terminal's cursor.

    Every line has `at` (ISO 8601, UTC) and `event`: fetch, file, resolve, start or end. Fields without a value are
    left out.
    """

    def __init__(self, stream: TextIO) -> None:
        """Lines go to `stream`, one at a time, at once."""
        self._stream = stream

    def is_at(self, path: Path) -> bool:
        """Whether the lines go to this file."""
        try:
            return os.path.samestat(path.stat(), os.fstat(self._stream.fileno()))
        except (OSError, ValueError):
            # No such file any more, or a stream that is none.
            return False

    def line(self, event: str, now: float, **fields: object) -> None:
        """Write a line.

        Args:
            event: what happened.
            now: seconds since 1970.
            fields: what else there is to say, in their order.
        """
        at = datetime.fromtimestamp(now, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        said = {"at": at, "event": event, **{name: value for name, value in fields.items() if value is not None}}
        self._stream.write(json.dumps(said, ensure_ascii=True) + "\n")
        self._stream.flush()


def moment_of(seconds: float | None) -> str | None:
    """A time in the form of the log, to the second."""
    return None if seconds is None else f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%SZ}"
