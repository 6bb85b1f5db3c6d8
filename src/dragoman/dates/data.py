"""What a language's `dates.toml` may hold, and the strict loader.

    [shape]            order = ["dmy"] or ["mdy", "dmy"]: numeric dates, all orders in use;
                       month_first = true where "December 3" is written;
                       capitals = true where month and weekday names must have one;
                       spaced = false where words are not divided by spaces;
                       suffixes: endings a name or number may carry;
                       clitics: letters that may be joined before a word
    [months]           1 = ["january"] … 12, every inflected form; [hijri_months] and [solar_months] likewise
    [months_short]     a name that counts only with a day or year beside it
    [weekdays]         monday = ["monday"] …; [weekdays_short] needs a date beside it
    [relatives]        "last night" = "-1..0": days from the day of writing; "week 1", "month 0", "year -1"
    [units]            day = ["day", "days"], also hour, week, month, year
    [numbers]          two = 2
    [modifiers]        last, this, next before the noun; [modifiers_after] behind it
    [words]            see `WORDS`
    [vetoes_before]    today = ["usa"]: not a date when this word stands before it; [vetoes_after] likewise

Words are looked up folded (`fold.py`), so upper case, Arabic hamza and the like need not be repeated.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dragoman.dates.fold import compose
from dragoman.dates.mention import Era, Offset
from dragoman.errors import DataError

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
UNITS = ("hour", "day", "week", "month", "year")
MODIFIERS = ("last", "this", "next")
ORDERS = ("dmy", "mdy", "ymd")
# Each list of [words] with what it is for.
WORDS = {
    "ordinals": "endings of a day number: 3rd, 26-ти",
    "day_prefixes": "words between nothing and a day number: the, الـ",
    "of": "words between day, month and year: of, de, месяца",
    "month_marks": "words behind a month name: ayında",
    "month_cues": "words before a month that stands alone: in, since",
    "month_endings": "endings of a month that stands alone: -ში, -ban",
    "part_of": "words between a month, day or weekday and the year, month or week it belongs to: de la, of the",
    "years_of": "words behind a year that its month follows: yılının, ilin, წლის",
    "year_marks": "words behind a year: г., году",
    "year_cues": "words before a year that stands alone: in, since",
    "weekday_marks": "words behind a weekday: günü",
    "weekday_cues": "words before a weekday: on, يوم",
    "need_cue": "names that are common words too and count only with a cue, mark, modifier or date",
    "day_cues": "words before a day number that stands alone: on the",
    "day_marks": "words or endings behind a day number that stands alone: числа",
    "range": "words between the two ends of a range: to, and",
    "clock_cues": "words between a date and a time: at, saat",
    "half_days": "words behind a time: p.m., مساء",
    "since": "words before a beginning",
    "until": "words before a deadline",
    "since_after": "words behind a beginning: beri",
    "until_after": "words behind a deadline: kadar",
    "ago": "patterns with {n} and {unit} that count back",
    "ahead": "patterns with {n} and {unit} that count forward",
    "published": "labels of the day of publication",
    "published_after": "labels that stand behind the day of publication",
    "updated": "labels of the day of the last change",
    "future": "words of a sentence that tells what is to come",
}
_SHAPE = {"order", "month_first", "capitals", "spaced", "suffixes", "clitics"}
_SECTIONS = {
    "shape", "months", "months_short", "hijri_months", "solar_months", "weekdays", "weekdays_short",
    "relatives", "units", "numbers", "modifiers", "modifiers_after", "words", "vetoes_before", "vetoes_after",
}  # fmt: skip
_OFFSET = re.compile(r"(?:(week|month|year) )?([+-]?\d+)(?:\.\.([+-]?\d+))?")


@dataclass(frozen=True, slots=True)
class DateData:
    """The date words of one language, folded; see the module's docstring for the parts.

    `english` are the month names of stamps a site left in English ("December 3, 2024").
    """

    language: str
    order: tuple[str, ...] = ("dmy",)
    month_first: bool = False
    capitals: bool = False
    spaced: bool = True
    suffixes: tuple[str, ...] = ()
    clitics: tuple[str, ...] = ()
    months: Mapping[str, tuple[Era, int]] = field(default_factory=dict)
    months_short: Mapping[str, tuple[Era, int]] = field(default_factory=dict)
    weekdays: Mapping[str, int] = field(default_factory=dict)
    weekdays_short: Mapping[str, int] = field(default_factory=dict)
    relatives: Mapping[str, Offset] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    modifiers: Mapping[str, str] = field(default_factory=dict)
    modifiers_after: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    vetoes_before: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    vetoes_after: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    english: tuple[str, ...] = ()

    def word(self, name: str) -> tuple[str, ...]:
        """A list of [words], empty where the language has none."""
        return self.words.get(name, ())


def parse_offset(text: str) -> Offset:
    """`-1`, `-1..0`, `week 1` as an offset.

    Raises:
        ValueError: anything else.
    """
    found = _OFFSET.fullmatch(text)
    if found is None:
        raise ValueError(f"not an offset: {text!r}")
    first = int(found[2])
    last = first if found[3] is None else int(found[3])
    if last < first:
        raise ValueError(f"an offset that ends before it starts: {text!r}")
    return Offset(found[1] or "day", first, last)


def load(path: Path, language: str) -> DateData:
    """Read one `dates.toml`.

    Raises:
        DataError: not UTF-8, not TOML, an unknown section or key, a word given twice with different meanings, a bad
        offset.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise DataError(str(path), 1, f"not UTF-8: {error}") from error
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        raise DataError(str(path), int(place[1]) if place else 1, str(error)) from error
    return parse(raw, language, _Place(path, text))


@dataclass(frozen=True, slots=True)
class _Place:
    """Finds the line of a word, for errors."""

    path: Path
    text: str

    def error(self, near: str, problem: str) -> DataError:
        before, found, _ = self.text.partition(near)
        return DataError(str(self.path), before.count("\n") + 1 if found else 1, problem)


def parse(raw: Mapping[str, Any], language: str, place: _Place) -> DateData:
    """The checked record of a parsed file; `place` finds lines for errors."""
    if unknown := set(raw) - _SECTIONS:
        raise place.error(f"[{min(unknown)}]", f"unknown section [{min(unknown)}]")
    shape = raw.get("shape", {})
    if unknown := set(shape) - _SHAPE:
        raise place.error(min(unknown), f"unknown key {min(unknown)!r} in [shape]")
    order = tuple(shape.get("order", ["dmy"]))
    if not order or set(order) - set(ORDERS):
        raise place.error("order", f"order is a list of {', '.join(ORDERS)}")
    words = raw.get("words", {})
    if unknown := set(words) - set(WORDS):
        raise place.error(min(unknown), f"unknown list {min(unknown)!r} in [words]")

    def strings(values: object, near: str) -> tuple[str, ...]:
        if not isinstance(values, list) or not all(isinstance(v, str) and v.strip() for v in values):
            raise place.error(near, f"{near}: expected a list of words")
        folded = tuple(compose(v) for v in values)
        if len(set(values)) != len(values):
            raise place.error(near, f"{near}: a word stands twice")
        return folded

    def named(section: str, keys: tuple[str, ...]) -> dict[str, str]:
        found: dict[str, str] = {}
        for key, values in raw.get(section, {}).items():
            if key not in keys:
                raise place.error(key, f"unknown key {key!r} in [{section}]")
            for word in strings(values, key):
                if found.setdefault(word, key) != key:
                    raise place.error(word, f"{word!r} stands for both {found[word]} and {key} in [{section}]")
        return found

    numbers = tuple(str(n) for n in range(1, 13))
    months: dict[str, tuple[Era, int]] = {}
    for section, era in (
        ("months", Era.GREGORIAN), ("hijri_months", Era.HIJRI), ("solar_months", Era.SOLAR_HIJRI),
    ):  # fmt: skip
        months |= {word: (era, int(n)) for word, n in named(section, numbers).items()}
    relatives: dict[str, Offset] = {}
    for word, value in raw.get("relatives", {}).items():
        try:
            relatives[compose(word)] = parse_offset(value)
        except (ValueError, TypeError) as error:
            raise place.error(word, str(error)) from error
    if any(not isinstance(n, int) for n in raw.get("numbers", {}).values()):
        raise place.error("[numbers]", "[numbers] holds whole numbers")
    return DateData(
        language=language,
        order=order,
        month_first=bool(shape.get("month_first", False)),
        capitals=bool(shape.get("capitals", False)),
        spaced=bool(shape.get("spaced", True)),
        suffixes=strings(shape.get("suffixes", []), "suffixes"),
        clitics=strings(shape.get("clitics", []), "clitics"),
        months=months,
        months_short={word: (Era.GREGORIAN, int(n)) for word, n in named("months_short", numbers).items()},
        weekdays={word: WEEKDAYS.index(day) for word, day in named("weekdays", WEEKDAYS).items()},
        weekdays_short={word: WEEKDAYS.index(day) for word, day in named("weekdays_short", WEEKDAYS).items()},
        relatives=relatives,
        units=named("units", UNITS),
        numbers={compose(word): n for word, n in raw.get("numbers", {}).items()},
        modifiers=named("modifiers", MODIFIERS),
        modifiers_after=named("modifiers_after", MODIFIERS),
        words={name: strings(values, name) for name, values in words.items()},
        vetoes_before={compose(w): strings(v, w) for w, v in raw.get("vetoes_before", {}).items()},
        vetoes_after={compose(w): strings(v, w) for w, v in raw.get("vetoes_after", {}).items()},
    )
