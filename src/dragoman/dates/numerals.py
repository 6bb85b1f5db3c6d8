"""Dates written in numbers, which every language reads: 03.12.2024, 2024-12-03, 10. 3. 2022, 2024年12月3日.

The group names are those of `grammar`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from dragoman.dates.atom import Atom, possible
from dragoman.dates.data import DateData
from dragoman.dates.eras import is_year_of
from dragoman.dates.mention import Calendar, Clock, DateKind, Era

# "05.12.24": a year of two digits is of this century; the web has no newer pages than these.
LATEST_SHORT_YEAR = 40
# Languages whose numeric dates may count years of the Solar Hijri calendar: 1403/09/13.
SOLAR_LANGUAGES = frozenset({"fa", "ps", "prs"})
HOUR = r"(?P<hour>[01]?\d|2[0-4])[:.h](?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?!\d)"
ZONE = r"(?P<zone>gmt|utc|msk|мск|ist|cest|cet|eest|eet|est|edt|et|trt|tsi|bst|z|[+-]\d\d:?\d\d)(?!\w)"
GAP = r"[^\S\n]*"
# "4.5 hours", "10.10.2024.3", "192.168.1.10", "1,250": digits that only look like a date.
AFTER_NUMBER = r"(?!\d|[./:-]\d)"
# "06. 04. 2023. 10:48", "2025. 03. 05.(수)": the stop of an ordinal, which ends no sentence here.
STOP = rf"(?:\.(?={GAP}(?:[(|]|[0-2]?\d:[0-5]\d)))?"
# Years of the reigns of Japan and of the Republic of China: 令和5年 is 2018 + 5.
REIGNS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民国": 1911, "民國": 1911}
# 元年 is the first year of a reign.
_FIRST_YEAR = "元"
_SPACE = r"[^\S\n]?"
_REIGN = rf"(?P<reign>{'|'.join(REIGNS)}){_SPACE}(?P<y3>\d{{1,3}}|{_FIRST_YEAR}){_SPACE}"
_YEAR_EAST = rf"(?:(?P<y>\d{{4}})|(?P<y2>\d\d)|{_REIGN}){_SPACE}[年년]{_SPACE}"
_MONTH_EAST, _DAY_EAST = rf"(?P<n2>\d{{1,2}}){_SPACE}[月월]", rf"{_SPACE}(?P<d>\d{{1,2}}){_SPACE}[日일号號]"
_ONE, _TWO, _THREE = (rf"(?P<n{n}>\d{{1,2}})" for n in (1, 2, 3))
_FULL = r"(?P<n{}>(?:19|20)\d\d)"
_END = AFTER_NUMBER + STOP

SHAPES = (
    (
        "numeric",
        rf"(?P<n1>\d{{4}})(?P<sep>[-./]){_TWO}(?P=sep){_THREE}(?:t{HOUR}{ZONE}?|{_END})",
    ),
    # "'24.5.14", Korean.
    ("numeric", rf"(?<=')(?P<n1>\d\d)(?P<sep>\.){GAP}{_TWO}\.{GAP}{_THREE}{_END}"),
    ("numeric", rf"{_ONE}(?P<sep>[-./]){_TWO}(?P=sep)(?P<n3>\d{{4}}|\d{{2}}){_END}"),
    # "10. 3. 2022" from Prague to Zagreb, "2022. 01. 10." in Hungary and Korea.
    ("numeric", rf"{_ONE}(?P<sep>\.)[^\S\n]{_TWO}\.[^\S\n]{_FULL.format(3)}{_END}"),
    ("numeric", rf"{_FULL.format(1)}(?P<sep>\.)[^\S\n]{_TWO}\.[^\S\n]{_THREE}{_END}"),
    ("year month", r"(?P<y>(?:19|20)\d\d)[-./](?P<n2>0[1-9]|1[0-2])(?![\w./-])"),
    ("cjk", rf"{_YEAR_EAST}{_MONTH_EAST}(?:{_DAY_EAST})?"),
    ("cjk", rf"(?P<y>\d{{4}}){_SPACE}[年년]"),
    ("cjk", rf"{_REIGN}年(?![代度間间])"),
    ("cjk", rf"{_MONTH_EAST}{_DAY_EAST}"),
    ("cjk day", r"(?P<d>\d{1,2})[日일](?![間间本曜目])"),
)

Match = re.Match[str]


def read_year_month(match: Match, groups: Mapping[str, str | None], data: DateData) -> Atom | None:
    """ "2024-12": a month."""
    month = Calendar(int(groups["y"] or 0), int(groups["n2"] or 0))
    return Atom(match.start(), match.end(), DateKind.MONTH, (month,)) if possible(month) else None


def read_numeric(match: Match, groups: Mapping[str, str | None], data: DateData) -> Atom | None:
    """A day in numbers: one reading, or two where day and month cannot be told apart."""
    one, two, three = groups["n1"] or "", groups["n2"] or "", groups["n3"] or ""
    led = match.string[match.start() - 1 : match.start()] == "'" or data.order[0] == "ymd"
    if len(one) == 4 or (len(three) == 2 and led and data.language not in SOLAR_LANGUAGES):
        orders = ["ymd"]
    elif groups["sep"] == "/":
        orders = [order for order in data.order if order != "ymd"] or ["dmy"]
        # A month over 12 shows that the page writes the other order.
        orders += [order for order in ("dmy", "mdy") if order not in orders]
    else:
        orders = ["dmy"]
    found: list[Calendar] = []
    for order in orders:
        parts = dict(zip(order, (one, two, three), strict=True))
        year = int(parts["y"])
        if len(parts["y"]) == 2:
            if year > LATEST_SHORT_YEAR or len(parts["d"]) < 2:
                continue
            year += 2000
        era = Era.GREGORIAN
        if data.language in SOLAR_LANGUAGES and is_year_of(year, Era.SOLAR_HIJRI):
            era = Era.SOLAR_HIJRI
        calendar = Calendar(year, int(parts["m"]), int(parts["d"]), era)
        usual = order == "ymd" or order in data.order or groups["sep"] != "/"
        if possible(calendar) and calendar not in found and (usual or not found):
            found.append(calendar)
    clock = Clock(int(groups["hour"] or 0), int(groups["minute"] or 0)) if groups.get("hour") else None
    return Atom(match.start(), match.end(), DateKind.DAY, tuple(found), clock=clock) if found else None


def read_east(match: Match, groups: Mapping[str, str | None], data: DateData) -> Atom | None:
    """ "2024年12月3日", "12월 3일", "令和5年": a year, month or day with the signs of East Asia."""
    month, day = groups.get("n2"), groups.get("d")
    year = _year_east(groups)
    calendar = Calendar(year, int(month) if month else None, int(day) if day else None)
    if not possible(calendar):
        return None
    kind = DateKind.DAY if day else DateKind.MONTH if month else DateKind.YEAR
    return Atom(match.start(), match.end(), kind, (calendar,))


def _year_east(groups: Mapping[str, str | None]) -> int | None:
    """2024年, '24年 and 令和6年 are one year."""
    if written := groups.get("y"):
        return int(written)
    if short := groups.get("y2"):
        return int(short) + (2000 if int(short) <= LATEST_SHORT_YEAR else 1900)
    if reign := groups.get("reign"):
        written = groups["y3"] or ""
        return REIGNS[reign] + (1 if written == _FIRST_YEAR else int(written))
    return None
