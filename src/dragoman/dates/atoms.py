"""One matched shape as one atom: the numbers of the match, read by the rules of its language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from dragoman.dates.data import DateData
from dragoman.dates.eras import is_year_of
from dragoman.dates.grammar import Grammar
from dragoman.dates.mention import Calendar, Clock, DateKind, Era, Offset

# "05.12.24": a year of two digits is of this century; the web has no newer pages than these.
LATEST_SHORT_YEAR = 40
# Languages whose numeric dates may count years of the Solar Hijri calendar: 1403/09/13.
SOLAR_LANGUAGES = frozenset({"fa", "ps", "prs"})
_LONGEST = {"day": 400, "week": 60, "month": 60, "year": 30, "hour": 100}


@dataclass(frozen=True, slots=True)
class Atom:
    """A match with its meaning; `short` marks an abbreviated weekday, which counts only beside a date."""

    start: int
    end: int
    kind: DateKind
    candidates: tuple[Calendar, ...] = ()
    until: Calendar | None = None
    weekday: int | None = None
    modifier: str | None = None
    offset: Offset | None = None
    clock: Clock | None = None
    short: bool = False
    cued: bool = True


Match = re.Match[str]


def read(name: str, match: Match, grammar: Grammar, text: str, folded: str, lenient: bool) -> Atom | None:
    """The atom of a match, or None where it is no date after all.

    `text` is the original, `folded` its folded form; `lenient` accepts lone months, as in a date line.
    """
    groups = match.groupdict()
    atom = _READERS[name](match, groups, grammar.data)
    if atom is None or not _capital(match, groups, grammar.data, text):
        return None
    before = folded[max(0, atom.start - 24) : atom.start]
    if groups.get("lone") is not None and not (groups.get("mark") or groups.get("mod2")):
        cue = {"month": grammar.month_cue, "year": grammar.year_cue, "day number": grammar.day_cue}[name]
        if not (lenient and name == "month") and not cue.search(before):
            return None
    if name == "weekday" and groups["w"] in grammar.data.word("need_cue"):
        cued = bool(groups.get("mark") or groups.get("mod") or groups.get("mod2"))
        return replace(atom, cued=cued or bool(grammar.weekday_cue.search(before)))
    return atom


def _capital(match: Match, groups: Mapping[str, str | None], data: DateData, text: str) -> bool:
    """English "may", "march", "sun" are names only with a capital; most languages are not asked for one."""
    if not data.capitals:
        return True
    return all(text[match.start(name)].isupper() for name in ("m", "w") if groups.get(name))


def _calendar(year: str | None, month: tuple[Era, int], day: str | None) -> Calendar | None:
    era, number = month
    calendar = Calendar(int(year) if year else None, number, int(day) if day else None, era)
    return calendar if possible(calendar) else None


def possible(calendar: Calendar) -> bool:
    """Whether such a date can exist: 31 April cannot, 29 February without a year can."""
    if calendar.year is not None and not is_year_of(calendar.year, calendar.era):
        return False
    if calendar.month is not None and not 1 <= calendar.month <= 12:
        return False
    if calendar.day is None:
        return True
    if calendar.era is not Era.GREGORIAN:
        return 1 <= calendar.day <= (30 if calendar.era is Era.HIJRI else 31)
    try:
        date(calendar.year or 2000, calendar.month or 1, calendar.day)
    except ValueError:
        return False
    return True


def _modifier(groups: Mapping[str, str | None], data: DateData) -> str | None:
    before, after = groups.get("mod"), groups.get("mod2")
    if before:
        return data.modifiers.get(_spaced(before))
    return data.modifiers_after.get(_spaced(after)) if after else None


def _spaced(words: str) -> str:
    return " ".join(words.split())


def _month(name: str, data: DateData) -> tuple[Era, int]:
    name = _spaced(name)
    return data.months[name] if name in data.months else data.months_short[name]


def _day(match: Match, groups: Mapping[str, str | None], data: DateData) -> Atom | None:
    month = _month(groups["m"] or "", data)
    first = _calendar(groups["y"], month, groups["d"])
    if first is None:
        return None
    modifier = _modifier(groups, data)
    if not groups.get("d2"):
        return Atom(match.start(), match.end(), DateKind.DAY, (first,), modifier=modifier)
    last = _calendar(groups["y"], month, groups["d2"])
    if last is None or (last.day or 0) <= (first.day or 0):
        return None
    return Atom(match.start(), match.end(), DateKind.RANGE, (first,), until=last, modifier=modifier)


def _month_only(match: Match, groups: Mapping[str, str | None], data: DateData) -> Atom | None:
    month = _calendar(groups.get("y"), _month(groups["m"] or "", data), None)
    if month is None:
        return None
    return Atom(match.start(), match.end(), DateKind.MONTH, (month,), modifier=_modifier(groups, data))


def _year_month(match: Match, groups: Mapping[str, str | None], data: DateData) -> Atom | None:
    month = Calendar(int(groups["y"] or 0), int(groups["n2"] or 0))
    return Atom(match.start(), match.end(), DateKind.MONTH, (month,)) if possible(month) else None


def _year_only(match: Match, groups: Mapping[str, str | None], data: DateData) -> Atom | None:
    return Atom(match.start(), match.end("y"), DateKind.YEAR, (Calendar(int(groups["y"] or 0)),))


def _numeric(match: Match, groups: Mapping[str, str | None], data: DateData) -> Atom | None:
    one, two, three = groups["n1"] or "", groups["n2"] or "", groups["n3"] or ""
    if len(one) == 4:
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


def _cjk(match: Match, groups: Mapping[str, str | None], data: DateData) -> Atom | None:
    year, month, day = groups.get("y"), groups.get("n2"), groups.get("d")
    calendar = Calendar(int(year) if year else None, int(month) if month else None, int(day) if day else None)
    if not possible(calendar):
        return None
    kind = DateKind.DAY if day else DateKind.MONTH if month else DateKind.YEAR
    return Atom(match.start(), match.end(), kind, (calendar,))


def _weekday(match: Match, groups: Mapping[str, str | None], data: DateData) -> Atom | None:
    weekday = data.weekdays[_spaced(groups["w"] or "")]
    return Atom(
        match.start(), match.end(), DateKind.WEEKDAY, weekday=weekday, modifier=_modifier(groups, data)
    )  # fmt: skip


def _short_weekday(match: Match, groups: Mapping[str, str | None], data: DateData) -> Atom | None:
    weekday = data.weekdays_short.get(groups["w"] or "")
    if weekday is None:
        return None
    return Atom(match.start(), match.end(), DateKind.WEEKDAY, weekday=weekday, short=True)


def _relative(match: Match, groups: Mapping[str, str | None], data: DateData) -> Atom | None:
    offset = data.relatives[_spaced(groups["r"] or "")]
    return Atom(match.start(), match.end(), DateKind.RELATIVE, offset=offset)


def _unit(match: Match, groups: Mapping[str, str | None], data: DateData) -> Atom | None:
    unit = data.units[_spaced(groups["unit"] or "")]
    modifier = _modifier(groups, data)
    # "this day" and "last day" name no day; "this past hour" neither.
    if modifier is None or unit in ("hour", "day"):
        return None
    step = {"last": -1, "this": 0, "next": 1}[modifier]
    return Atom(match.start(), match.end(), DateKind.RELATIVE, offset=Offset(unit, step, step))


def _counted(match: Match, groups: Mapping[str, str | None], data: DateData, sign: int) -> Atom | None:
    written = groups["n"] or ""
    count = int(written) if written.isdigit() else data.numbers[written]
    unit = data.units[_spaced(groups["unit"] or "")]
    if count > _LONGEST[unit]:
        return None
    if unit == "hour":
        # Five hours ago can be yesterday for a page of the small hours.
        far = sign * -(-count // 24)
        return _away(match, Offset("day", min(far, 0), max(far, 0)))
    if unit == "week":
        return _away(match, Offset("day", sign * 7 * count - 3, sign * 7 * count + 3))
    return _away(match, Offset(unit, sign * count, sign * count))


def _away(match: Match, offset: Offset) -> Atom:
    return Atom(match.start(), match.end(), DateKind.RELATIVE, offset=offset)


def _ago(match: Match, groups: Mapping[str, str | None], data: DateData) -> Atom | None:
    return _counted(match, groups, data, -1)


def _ahead(match: Match, groups: Mapping[str, str | None], data: DateData) -> Atom | None:
    return _counted(match, groups, data, 1)


def _day_number(match: Match, groups: Mapping[str, str | None], data: DateData) -> Atom | None:
    calendar = Calendar(day=int(groups["d"] or 0))
    return Atom(match.start(), match.end(), DateKind.DAY_NUMBER, (calendar,)) if possible(calendar) else None


_READERS: Mapping[str, Callable[[Match, Mapping[str, str | None], DateData], Atom | None]] = {
    "numeric": _numeric,
    "year month": _year_month,
    "cjk": _cjk,
    "cjk day": _day_number,
    "day": _day,
    "month": _month_only,
    "year": _year_only,
    "weekday": _weekday,
    "short weekday": _short_weekday,
    "relative": _relative,
    "unit": _unit,
    "ago": _ago,
    "ahead": _ahead,
    "day number": _day_number,
}
