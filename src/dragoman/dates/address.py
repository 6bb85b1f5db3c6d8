"""The date an address was built from: /2025/11/24/, /2023-08-02/, /20230117-…; other numbers are ids."""

from __future__ import annotations

import re
from datetime import date

from dragoman.dates.narrow import ONE_DAY, add_months

# Years a news address can carry.
_YEAR = r"(?P<y>199[5-9]|20[0-4]\d)"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![\w.-]){_YEAR}/(?P<m>0?[1-9]|1[0-2])/(?P<d>0?[1-9]|[12]\d|3[01])(?=[/.?#-]|$)",
        rf"(?<!\d){_YEAR}[-_](?P<m>0[1-9]|1[0-2])[-_](?P<d>0[1-9]|[12]\d|3[01])(?!\d)",
        rf"(?<!\d){_YEAR}(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)",
        rf"/(?P<d>0[1-9]|[12]\d|3[01])[-/](?P<m>0[1-9]|1[0-2])[-/]{_YEAR}(?=[/.?#-]|$)",
        rf"/{_YEAR}[-/]?(?P<m>0[1-9]|1[0-2])(?=/)(?P<d>)",
    )
)


def address_days(url: str | None) -> tuple[date, date] | None:
    """The half-open interval an address names, a day or a month; None if it names none.

    Of an archived copy (`web.archive.org/web/…/https://…`) only the original address counts: the archive's
    own numbers are the day of the capture.
    """
    if not url:
        return None
    path = url.rpartition("://")[2].partition("/")[1:]
    for pattern in _PATTERNS:
        for found in pattern.finditer("".join(path)):
            try:
                start = date(int(found["y"]), int(found["m"]), int(found["d"] or 1))
            except ValueError:
                continue
            return start, (start + ONE_DAY if found["d"] else add_months(start, 1))
    return None
