"""When to ask again: after a failure, after a success, and when a server says so itself.

Times are seconds. `chance` is a number in 0..1 from outside, so that nothing here is random and crowds do not form:
two watchers that failed at the same moment do not come back at the same one.
"""

from __future__ import annotations

from collections.abc import Sequence
from email.utils import parsedate_to_datetime
from typing import Final

FIRST: Final = 60.0
LONGEST: Final = 12 * 3600.0
GIVEN_UP: Final = 8
"""A page that failed so often in a row is not tried again: by then the pauses add up to about a day and a half."""
LONGEST_ASKED: Final = 24 * 3600.0
"""A server that asks for a longer pause gets this one."""


def pause(failures: int, chance: float) -> float:
    """Seconds to wait after so many failures in a row: twice as long each time, within a quarter of it by chance."""
    plain = min(FIRST * 2.0 ** min(max(failures - 1, 0), 30), LONGEST)
    return plain * (0.75 + 0.5 * chance)


def retry_after(value: str | None, now: float) -> float | None:
    """Seconds that a Retry-After header asks for (RFC 9110, 10.2.3: seconds, or a date); None where it says nothing."""
    if not value:
        return None
    value = value.strip()
    if value.isascii() and value.isdecimal():
        return min(float(value[:9]), LONGEST_ASKED)
    try:
        seconds = parsedate_to_datetime(value).timestamp() - now
    except (ValueError, TypeError, OverflowError):
        return None
    return min(max(seconds, 0.0), LONGEST_ASKED)


def regular(interval: float, chance: float) -> float:
    """Seconds until a source is looked at again: its interval, up to a tenth longer by chance."""
    return interval * (1.0 + 0.1 * chance)


def recheck(ages: Sequence[float], checks: int, seen: float, now: float) -> float | None:
    """When a page is looked at again for changes; None where it has been looked at often enough.

    Args:
        ages: how old it is at each later look, in seconds, ascending.
        checks: later looks so far.
        seen: when it was first seen.
        now: the time.
    """
    rest = ages[checks:]
    return None if not rest else max(seen + rest[0], now + 1.0)
