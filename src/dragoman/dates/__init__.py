"""Written dates: found, resolved against the day of writing, and weighed to the day of publication.

find_dates(text, language)            what is written, with spans
publication(article, page)            when the story came out, with basis and contradictions
resolve(mention, published, tense=…)  which days a mention means
meet, compatible, as_days             what two statements about the same day leave
"""

from dragoman.dates.find import find_dates
from dragoman.dates.mention import Calendar, Clock, DateKind, DateMention, Era, Offset
from dragoman.dates.narrow import OPEN_END, OPEN_START, as_days, compatible, is_open, meet
from dragoman.dates.publication import publication
from dragoman.dates.resolve import resolve

__all__ = [
    "OPEN_END", "OPEN_START", "Calendar", "Clock", "DateKind", "DateMention", "Era", "Offset", "as_days",
    "compatible", "find_dates", "is_open", "meet", "publication", "resolve",
]  # fmt: skip
