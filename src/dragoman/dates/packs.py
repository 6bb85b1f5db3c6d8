"""Which date data a language has: its own pack, else what CLDR and a short list of words know of it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from dragoman.dates.data import ORDERS, DateData, load
from dragoman.dates.fold import compose
from dragoman.dates.mention import Era

PACKS = Path(__file__).parent.parent / "languages"
OTHERS = Path(__file__).parent / "others"
ENGLISH = "en"
_CODE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]+)*")
# Languages written without spaces between words, where a word may begin anywhere.
_UNSPACED = frozenset({"ja", "zh", "th", "lo", "km", "my"})


@lru_cache(maxsize=64)
def data_for(language: str) -> DateData:
    """The date data of a language code (ISO 639-1 or -3); numeric dates only if nothing is known of it.

    Raises:
        DataError: the pack's file is broken.
    """
    if not _CODE.fullmatch(language):
        return DateData(language)
    pack = PACKS / language / "dates.toml"
    if pack.is_file():
        own = load(pack, language)
    else:
        other = OTHERS / f"{language}.toml"
        own = from_cldr(language, load(other, language) if other.is_file() else DateData(language))
    return own if language == ENGLISH else with_english_stamps(own)


def with_english_stamps(own: DateData) -> DateData:
    """English names beside a number: many sites leave their theme's "3rd, December 2024" untranslated."""
    english = data_for(ENGLISH)
    return replace(
        own,
        months_short={**english.months, **english.months_short, **own.months_short},
        weekdays_short={**english.weekdays, **english.weekdays_short, **own.weekdays_short},
        english=(*english.months, *english.months_short),
    )


def from_cldr(language: str, words: DateData) -> DateData:
    """Month and weekday names of CLDR beside the hand-collected `words`."""
    # Imported where needed: a language with its own pack does not wait for it.
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return words
    months: dict[str, tuple[Era, int]] = dict(words.months)
    short: dict[str, tuple[Era, int]] = dict(words.months_short)
    weekdays, weekdays_short = dict(words.weekdays), dict(words.weekdays_short)
    era = Era.GREGORIAN
    for context in ("format", "stand-alone"):
        for number, name in locale.months[context]["wide"].items():
            if not name[:1].isdigit():
                months.setdefault(compose(name), (era, int(number)))
        for number, name in locale.months[context]["abbreviated"].items():
            if not name[:1].isdigit() and compose(name) not in months:
                short.setdefault(compose(name), (era, int(number)))
                short.setdefault(compose(name).rstrip("."), (era, int(number)))
        for number, name in locale.days[context]["wide"].items():
            weekdays.setdefault(compose(name), int(number))
        for number, name in locale.days[context]["abbreviated"].items():
            if compose(name) not in weekdays and len(name) > 1:
                weekdays_short.setdefault(compose(name).rstrip("."), int(number))
    numeric = locale.date_formats["short"].pattern.lower()
    order = "".join(sorted("dmy", key=numeric.find))
    long = locale.date_formats["long"].pattern
    return replace(
        words,
        order=(order,) if order in ORDERS else ("dmy",),
        month_first=long.find("M") < long.find("d"),
        spaced=language not in _UNSPACED,
        months=months,
        months_short=short,
        weekdays=weekdays,
        weekdays_short=weekdays_short,
    )
