"""Neighbouring atoms that are one date: "today, Tuesday", "Wednesday 30 September 2020 - 11:42", "Monday (4)"."""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.dates.atom import Atom
from dragoman.dates.grammar import Grammar
from dragoman.dates.mention import Calendar, DateKind

_IN_BRACKETS = re.compile(r"[^\S\n]*\(([12]\d|3[01]|0?[1-9])\)")


def join(atoms: list[Atom], grammar: Grammar, folded: str) -> list[Atom]:
    """Neighbours that are one expression, put together; abbreviations and common words left alone drop out."""
    joined: list[Atom] = []
    for atom in atoms:
        while joined:
            both = _together(joined[-1], atom, grammar, folded)
            if both is None:
                break
            joined.pop()
            atom = both
        joined.append(atom)
    bracketed = [_bracketed(atom, folded) for atom in joined]
    return [atom for atom in bracketed if not atom.short and atom.cued]


def _together(left: Atom, right: Atom, grammar: Grammar, folded: str) -> Atom | None:
    gap = folded[left.end : right.start]
    dated = (DateKind.DAY, DateKind.RANGE, DateKind.DAY_NUMBER)
    if right.kind is DateKind.CLOCK and left.kind in (*dated, DateKind.WEEKDAY, DateKind.RELATIVE):
        if left.clock is None and grammar.clock_gap.fullmatch(gap):
            return replace(left, end=right.end, clock=right.clock)
        return None
    if left.kind is DateKind.CLOCK and right.kind is DateKind.DAY and right.clock is None:
        # "11:42 - 30 September 2020"
        if grammar.clock_gap.fullmatch(gap):
            return replace(right, start=left.start, clock=left.clock)
        return None
    if left.kind is DateKind.DAY and right.kind is DateKind.DAY and gap and grammar.range_gap.fullmatch(gap):
        return _range(left, right)
    if (part := _part_of(left, right, gap, grammar)) is not None:
        return part
    if grammar.neighbour.fullmatch(gap) is None:
        return None
    pair = {left.kind: left, right.kind: right}
    if len(pair) < 2:
        return None
    day = next((atom for atom in (left, right) if atom.kind in dated), None)
    weekday, relative = pair.get(DateKind.WEEKDAY), pair.get(DateKind.RELATIVE)
    start, end = left.start, right.end
    if day is not None and weekday is not None and day.weekday is None and weekday.modifier is None:
        # "3 Aralık Salı" is one date, "15 Ekim'de Salı günü" are two.
        if day is left and "'" in folded[left.start : left.end] and not (gap.strip() or day.candidates[0].year):
            return None
        return replace(day, start=start, end=end, weekday=weekday.weekday, clock=left.clock or right.clock)
    if day is right and relative is not None and day.offset is None and _one_day(relative):
        weekday_of = day.weekday if relative.weekday is None else relative.weekday
        return replace(day, start=start, end=end, offset=relative.offset, weekday=weekday_of)
    # "Today, Tuesday"; "on Wednesday, yesterday …" is two.
    if (
        weekday is right
        and weekday is not None
        and relative is not None
        and relative.weekday is None
        and _one_day(relative)
        and weekday.modifier is None
    ):
        return replace(relative, start=start, end=end, weekday=weekday.weekday) if not weekday.short else None
    return None


# The part of a year, month or week that is told beside it.
_PARTS = {
    "year": (DateKind.DAY, DateKind.MONTH, DateKind.RANGE),
    "month": (DateKind.DAY_NUMBER,),
    "week": (DateKind.WEEKDAY,),
}


def _part_of(left: Atom, right: Atom, gap: str, grammar: Grammar) -> Atom | None:
    """ "去年10月", "в мае прошлого года", "the 18th of last month", "Friday last week": a part and its whole."""
    for whole, part in ((left, right), (right, left)):
        offset = whole.offset
        if whole.kind is not DateKind.RELATIVE or offset is None or whole.weekday is not None:
            continue
        fits = part.kind in _PARTS.get(offset.unit, ()) and offset.first == offset.last
        dated = part.offset is not None or part.modifier is not None or any(c.year for c in part.candidates)
        if not fits or dated or part.short or grammar.part_gap.fullmatch(gap) is None:
            continue
        if part.kind is DateKind.WEEKDAY:
            return replace(whole, start=left.start, end=right.end, weekday=part.weekday)
        return replace(part, start=left.start, end=right.end, offset=offset, cued=True)
    return None


def _one_day(atom: Atom) -> bool:
    offset = atom.offset
    return offset is not None and offset.unit == "day" and offset.last - offset.first <= 1


def _range(left: Atom, right: Atom) -> Atom | None:
    """ "3 May to 5 May 2024": the year of the end is the year of the beginning, if that has none."""
    if len(left.candidates) != 1 or len(right.candidates) != 1:
        return None
    first, last = left.candidates[0], right.candidates[0]
    if first.era is not last.era:
        return None
    if first.year is None:
        wraps = (first.month or 0) > (last.month or 0)
        first = replace(first, year=last.year - wraps if last.year is not None else None)
    if last.year is None:
        last = replace(last, year=first.year)
    order = ((first.month or 0, first.day or 0), (last.month or 0, last.day or 0))
    if first.year == last.year and first.year is not None and order[0] >= order[1]:
        return None
    return replace(left, end=right.end, kind=DateKind.RANGE, candidates=(first,), until=last)


def _bracketed(atom: Atom, folded: str) -> Atom:
    """ "esta segunda-feira (4)": the day of the month in brackets behind a weekday or relative word."""
    if atom.kind not in (DateKind.WEEKDAY, DateKind.RELATIVE) or atom.short:
        return atom
    match = _IN_BRACKETS.match(folded, atom.end)
    if match is None:
        return atom
    return replace(atom, end=match.end(), candidates=(Calendar(day=int(match[1])),), cued=True)
