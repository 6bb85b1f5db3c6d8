"""Islamic calendars to Gregorian days.

Lunar hijri dates follow the Umm al-Qura tables (library hijridate); elsewhere the month may begin a day
earlier or later, which is why such a day becomes an interval of three. Solar hijri dates (library jdatetime)
are exact.
"""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.dates.mention import Calendar, Era

# Years that can be meant in a news page, per calendar.
_YEARS = {Era.GREGORIAN: (1500, 2100), Era.HIJRI: (1343, 1500), Era.SOLAR_HIJRI: (1300, 1450)}
MOON_SIGHTING = timedelta(days=1)


def is_year_of(year: int, era: Era) -> bool:
    """Whether a year number is plausible in a calendar."""
    first, last = _YEARS[era]
    return first <= year < last


def days_of(calendar: Calendar) -> tuple[date, date] | None:
    """The half-open interval of a calendar date with a year; None if it has none or cannot exist."""
    if calendar.year is None:
        return None
    year, month, day = calendar.year, calendar.month, calendar.day
    try:
        first = _gregorian(calendar.era, year, month or 1, day or 1)
        if day is not None:
            last = first + timedelta(days=1)
        elif month is not None and month < 12:
            last = _gregorian(calendar.era, year, month + 1, 1)
        else:
            last = _gregorian(calendar.era, year + 1, 1, 1)
    except (ValueError, OverflowError):
        return None
    if calendar.era is Era.HIJRI:
        return first - MOON_SIGHTING, last + MOON_SIGHTING
    return first, last


def _gregorian(era: Era, year: int, month: int, day: int) -> date:
    if era is Era.HIJRI:
        # Imported where needed: most pages have no such date.
        from hijridate import Hijri

        return date(*Hijri(year, month, day).to_gregorian().datetuple())
    if era is Era.SOLAR_HIJRI:
        import jdatetime

        converted: date = jdatetime.date(year, month, day).togregorian()
        return converted
    return date(year, month, day)
