"""The shapes of written dates, filled with the words of one language and compiled once.

A page is first scanned with one expression for places where a date can begin (`trigger`); only there are the
shapes tried, the longest match winning. Group names are the same in every shape: d, d2 days; m a month name;
y a year; n1 n2 n3 and sep a numeric date; w a weekday; mod, mod2 modifiers; unit, n of counted expressions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dragoman.dates import numerals
from dragoman.dates.data import DateData
from dragoman.dates.mention import Offset
from dragoman.dates.numerals import AFTER_NUMBER, GAP, HOUR, STOP, ZONE
from dragoman.dates.packs import data_for
from dragoman.dates.trie import alternation

DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
YEAR = r"(?:1[3-9]\d\d|20\d\d)(?!\d)"
# "4.5 hours", "10.10.2024.3", "192.168.1.10", "1,250": digits that only look like a date.
NOT_IN_NUMBER = r"(?<![\d.,/:-])"
# "上周三国会谈", "上周一些": the number counts what follows and names no weekday; 上周日本 is Japan.
_NO_COUNT = "(?![国國方个個名位次场場些直度系项項家条條批])(?!(?<=日)本)"


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled shapes of one language."""

    data: DateData
    trigger: re.Pattern[str]
    shapes: tuple[tuple[str, re.Pattern[str]], ...]
    clock: re.Pattern[str]
    clock_gap: re.Pattern[str]
    range_gap: re.Pattern[str]
    clock_cue: re.Pattern[str]
    day_cue: re.Pattern[str]
    month_cue: re.Pattern[str]
    year_cue: re.Pattern[str]
    weekday_cue: re.Pattern[str]
    neighbour: re.Pattern[str]
    part_gap: re.Pattern[str]
    """What stands between a date and the year, month or week it belongs to: "in May | of | last year"."""
    since_after: re.Pattern[str]
    until_after: re.Pattern[str]
    since: re.Pattern[str]
    until: re.Pattern[str]
    published: re.Pattern[str]
    updated: re.Pattern[str]
    published_after: re.Pattern[str]
    future: re.Pattern[str]
    prefix: re.Pattern[str]
    """The small word a date can begin with: "à partir du" is cut by "du 15 octobre"."""
    day: re.Pattern[str]
    """What every written day has, wherever it stands: a text without it needs no closer look."""


@lru_cache(maxsize=32)
def grammar_for(language: str) -> Grammar:
    """The grammar of a language; one without its own data gets what the fallback knows of it."""
    return build(data_for(language))


def build(data: DateData) -> Grammar:
    """Compile the shapes of `data`."""
    edge = r"(?!\w)" if data.spaced else ""
    ending = f"(?:'?{alternation(data.suffixes)})?" if data.suffixes else ""
    either = {**data.months, **data.months_short}
    word_end = ending + edge
    month = f"(?P<m>{alternation(either)}){word_end}"
    names = f"(?P<m>{alternation(data.months)})"
    full_month = f"{names}{word_end}"
    # "نوفمبر (تشرين الثاني)", "نوفمبر/تشرين الثاني": the same month twice.
    pair = rf"(?:{GAP}[(/]{GAP}{alternation(data.months)}(?:{GAP}\))?)?" if data.months else ""
    suffix = rf"(?:{GAP}-?{alternation(data.word('ordinals'))}(?!\w)|'\w{{1,4}})?"
    english = "(?:st|nd|rd|th)(?!\\w)|" if data.english else ""
    ordinal = rf"(?:{english}{suffix}|\.(?!\d))"
    prefix = f"(?:{alternation(data.word('day_prefixes'))}{GAP})?"
    of = rf"(?:{GAP},?{GAP}{alternation(data.word('of'))}(?!\w){GAP}|{GAP},{GAP}|[^\S\n]+|{GAP}[-/]{GAP})"
    if not data.spaced:
        of = rf"(?:{of}|)"
    marks = rf"(?:{GAP}{alternation(data.word('year_marks'))}(?!\w))?"
    year = rf"(?:{of}\(?(?P<y>{YEAR})\)?{marks}{ending}(?!\w){STOP})"
    to = rf"{GAP}(?:-|{alternation(data.word('range'))}){GAP}{prefix}"
    after = rf"(?:{GAP}{alternation(data.modifiers_after)}(?!\w))?".replace("(?:", "(?P<mod2>", 1)
    weekdays = rf"(?P<w>{alternation(data.weekdays)}){word_end}"
    modifiers = alternation(data.modifiers)
    month_marks = alternation(data.word("month_marks"))
    units = rf"(?P<unit>{alternation(data.units)})"
    counted = [
        (name, template.replace("{n}", "\0").replace("{unit}", "\1"))
        for name in ("ago", "ahead")
        for template in data.word(name)
    ]
    # "On the 18th", not "on the 18 islands": where a language has ordinals, a lone day number must be one.
    prefixes = alternation(data.word("day_prefixes"))
    stands = f"{prefixes}{GAP}" if data.word("day_prefixes") else ""
    counted_day = rf"{GAP}-?{alternation(data.word('ordinals'))}" if data.word("ordinals") else suffix
    number = rf"(?P<n>\d{{1,3}}|{alternation(data.numbers)})"
    shapes = [
        *numerals.SHAPES,
        (
            "day",
            rf"{prefix}(?P<d>{DAY}){ordinal}(?:{to}(?P<d2>{DAY}){ordinal})?{of}{month}{pair}{after}(?:{year})?",
        ),
    ]
    # "8.dez.2021", "8-Dec-2021"
    shapes.append(("day", rf"(?P<d>{DAY})(?P<sep>[.-]){month}(?P=sep)(?P<y>{YEAR})"))
    if data.month_first:
        shapes.append(
            ("day", rf"{month}{GAP},?{GAP}{prefix}(?P<d>{DAY})(?!:\d|[.,]\d|%){suffix}(?:{to}(?P<d2>{DAY})"
                    rf"{suffix})?{after}(?:{year})?")
        )  # fmt: skip
    elif data.english:
        shapes.append(
            (
                "day",
                rf"(?P<m>{alternation(data.english)})(?!\w){GAP}(?P<d>{DAY})(?:st|nd|rd|th)?,?{GAP}(?P<y>{YEAR})",
            )
        )
    if "ymd" in data.order and data.month_first:
        # Hungarian, Basque, Lithuanian … "2024. december 3.", "2024. dec. 3.", "2023 márciusában"
        shapes.append(("day", rf"(?P<y>{YEAR})\.?{marks}{of}{month}\.?{GAP}(?P<d>{DAY}){ordinal}{STOP}"))
        shapes.append(("month", rf"(?P<y>{YEAR})\.?{marks}{of}{full_month}"))
    if data.word("years_of"):
        # "2023 yılının Aralık ayında", "2025 წლის 18 მარტს", "2025 թվականի մարտի 18-ին"
        first = rf"(?P<y>{YEAR}){GAP}{alternation(data.word('years_of'))}(?!\w){GAP},?{GAP}"
        marked = rf"(?:{GAP}{month_marks}(?!\w))?"
        shapes += [
            ("day", rf"{first}{prefix}(?P<d>{DAY}){ordinal}(?:{to}(?P<d2>{DAY}){ordinal})?{of}{month}{marked}"),
            ("day", rf"{first}{month}{GAP}(?P<d>{DAY}){suffix}(?:{to}(?P<d2>{DAY}){suffix})?{edge}"),
            ("month", rf"{first}{full_month}{marked}"),
        ]
    shapes += [
        ("month", rf"{month}{pair}{year}"),
        ("month", rf"(?P<mod>{modifiers})[^\S\n]+{full_month}{pair}" if data.modifiers else r"(?!)"),
        ("month", rf"(?P<lone>){full_month}{pair}(?P<mark>{GAP}{month_marks}(?!\w))?{after}"),
        ("month", rf"(?P<lone>){names}(?P<mark>'?{alternation(data.word('month_endings'))}){edge}"),
        ("year", rf"(?P<y>(?:19|20)\d\d)(?P<mark>{GAP}{alternation(data.word('year_marks'))})(?!\w)"),
        ("year", rf"(?P<y>(?:19\d\d|20[0-4]\d))(?P<lone>){AFTER_NUMBER}(?!\w|'s|{GAP}[%$€₽°])"),
        ("weekday", rf"(?:(?P<mod>{modifiers})[^\S\n]+)?{weekdays}(?P<mark>{GAP}"
                    rf"{alternation(data.word('weekday_marks'))}(?!\w))?{after}"),
        ("short weekday", rf"(?P<w>{alternation({**data.weekdays_short, **data.weekdays})}){edge}"),
        ("week weekday", rf"(?P<r>{alternation(week_days_of(data))}){_NO_COUNT}"),
        ("relative", rf"(?P<r>{alternation(data.relatives)}){edge}"),
        ("unit", rf"(?P<mod>{modifiers})[^\S\n]+{units}{word_end}"),
        ("unit", rf"{units}{word_end}[^\S\n]+(?P<mod2>{alternation(data.modifiers_after)}){edge}"),
("day number", rf"(?P<lone>){stands}(?P<d>{DAY}){counted_day}(?!\w|[.,:/-]\d|{GAP}%)"),
        ("day number", rf"(?P<d>{DAY}){GAP}(?:{alternation(data.word('day_marks'))})(?!\w)"),
    ]  # fmt: skip
    for name, template in counted:
        pattern = re.escape(template).replace(r"\ ", r"[^\S\n]+")
        pattern = pattern.replace(re.escape("\0"), number).replace(re.escape("\1"), units + ending)
        shapes.append((name, pattern + edge))
    # The places a date can begin: digits, or one of the words that begin some shape.
    firsts = [*either, *data.weekdays, *data.weekdays_short, *data.relatives, *data.modifiers, *data.numbers]
    firsts += numerals.REIGNS if not data.spaced else ()
    firsts += [head for _, t in counted if (head := t.split("\0")[0].strip()) and "\1" not in head]
    if data.modifiers_after:
        firsts += data.units
    boundary = r"(?<![^\W_])" if data.spaced else ""
    clitic = rf"(?:{alternation(data.clitics)})?" if data.clitics else ""
    head = alternation({word for word in firsts if word})
    trigger = rf"{boundary}{clitic}(?P<at>(?={head}|(?:{prefixes}{GAP})?\d))"
    half = rf"(?P<half>{alternation(['am', 'pm', 'a.m.', 'p.m.', *data.word('half_days')])})(?!\w)"
    # "Tavaly márciusban", "去年10月": behind the year a month stands well alone.
    years = tuple(word for word, offset in data.relatives.items() if offset.unit == "year")
    of_words = [*data.word("of"), *data.word("part_of"), *data.word("weekday_cues")]
    return Grammar(
        data=data,
        trigger=re.compile(trigger),
        shapes=tuple((name, re.compile(pattern)) for name, pattern in shapes if not _empty(pattern)),
        clock=re.compile(rf"{HOUR}(?:{GAP}{half})?(?:{GAP}\(?{ZONE}\)?)?"),
        clock_gap=re.compile(rf"{GAP}[-,|·،;(]?{GAP}(?:{alternation(data.word('clock_cues'))}{GAP}:?{GAP})?"),
        range_gap=re.compile(rf"{GAP}(?:-|{alternation(data.word('range'))}){GAP}"),
        clock_cue=_behind(tuple(cue for cue in data.word("clock_cues") if cue[0].isalpha())),
        day_cue=_behind(data.word("day_cues"), data.spaced),
        month_cue=_behind((*data.word("month_cues"), *years), data.spaced),
        year_cue=_behind(data.word("year_cues"), data.spaced),
        weekday_cue=_behind(data.word("weekday_cues"), data.spaced),
        neighbour=re.compile(rf"{GAP}[,،(\-|/]?{GAP}(?:{alternation(data.word('weekday_cues'))}{GAP})?"),
        part_gap=re.compile(rf"{GAP}(?:{alternation(of_words)}{GAP})?[的の]?"),
        since_after=_ahead(data.word("since_after")),
        until_after=_ahead(data.word("until_after")),
        since=_behind(data.word("since"), data.spaced),
        until=_behind(data.word("until"), data.spaced),
        published=_label(data.word("published")),
        updated=_label(data.word("updated")),
        published_after=re.compile(rf"{GAP}{alternation(data.word('published_after'))}{edge}"),
        future=re.compile(rf"(?<!\w){alternation(data.word('future'))}(?!\w)"),
        prefix=re.compile(rf"{prefixes}{GAP}"),
        day=re.compile(rf"\d(?:[-./]|\.[^\S\n])\d|[月월]|{alternation((*either, *data.english))}"),
    )


def week_days_of(data: DateData) -> dict[str, tuple[Offset, int]]:
    """ "上周五", "先週金曜日": words of a week and a weekday in one, where no space divides them.

    Where both hold the word for week it is written once: 上周 and 周五 make 上周五.
    """
    if data.spaced:
        return {}
    found: dict[str, tuple[Offset, int]] = {}
    for relative, offset in data.relatives.items():
        if offset.unit == "week" and offset.first == offset.last:
            for name, weekday in data.weekdays.items():
                shared = next((n for n in range(len(name) - 1, 0, -1) if relative.endswith(name[:n])), 0)
                for glue in {"", "的", "の"} if not shared else {""}:
                    found[relative + glue + name[shared:]] = (offset, weekday)
    return found


def _empty(pattern: str) -> bool:
    """Whether a shape of this language has no words and can be left out."""
    return pattern.startswith("(?!)") or "(?P<w>(?!))" in pattern or "(?P<m>(?!))" in pattern


def _behind(words: tuple[str, ...], spaced: bool = True) -> re.Pattern[str]:
    """A pattern that holds when one of `words` stands right before the end of the string."""
    boundary = r"(?<!\w)" if spaced else ""
    return re.compile(rf"{boundary}{alternation(words)}[^\S\n]*(?:the[^\S\n]+)?$")


def _ahead(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that holds when one of `words` stands right at the place it is tried at."""
    return re.compile(rf"[^\S\n]*{alternation(words)}(?!\w)")


def _label(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that holds when a label stands before the end of the string, on the same line."""
    return re.compile(rf"(?<!\w){alternation(words)}[^\S\n]*[:：|\-–]?[^\S\n]*(?:\n[^\S\n]*)?$")
