"""One matched shape as one atom: the numbers of the match, read by the rules of its language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from dragoman.dates.atom import Atom, possible
from dragoman.dates.data import DateData
from dragoman.dates.grammar import Grammar, week_days_of
from dragoman.dates.mention import Calendar, DateKind, Era, Offset
from dragoman.dates.numerals import read_east, read_numeric, read_year_month

_LONGEST = {"day": 400, "week": 60, "month": 60, "year": 30, "hour": 100}

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


def _year_only(match: Match, groups: Mapping[str, str | None], data: DateData) -> Atom | None:
    return Atom(match.start(), match.end("y"), DateKind.YEAR, (Calendar(int(groups["y"] or 0)),))


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


def _week_weekday(match: Match, groups: Mapping[str, str | None], data: DateData) -> Atom | None:
    offset, weekday = week_days_of(data)[groups["r"] or ""]
    return Atom(match.start(), match.end(), DateKind.RELATIVE, offset=offset, weekday=weekday)


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
    "numeric": read_numeric,
    "year month": read_year_month,
    "cjk": read_east,
    "cjk day": _day_number,
    "day": _day,
    "month": _month_only,
    "year": _year_only,
    "weekday": _weekday,
    "short weekday": _short_weekday,
    "relative": _relative,
    "week weekday": _week_weekday,
    "unit": _unit,
    "ago": _ago,
    "ahead": _ahead,
    "day number": _day_number,
}
