"""Printed and recorded dates of publication: what a page says of itself, each with how far it can be trusted.

A date line above the headline is often a clock that shows the day of the crawl; a label, a place under the
headline, the address and the page's metadata are better. Whether one is believed is decided in `publication`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.dates.eras import days_of
from dragoman.dates.find import find_dates, names_day
from dragoman.dates.mention import DateKind, DateMention, Era
from dragoman.dates.narrow import ONE_DAY, OPEN_END, OPEN_START
from dragoman.dates.recorded import PREFIX, recorded
from dragoman.dates.stamp import BARE, DATELINE, GUESSED_PLACE, LABELLED, UNDER_HEADLINE, Stamp
from dragoman.model import Article, Page, Role
from dragoman.spans import Span

BELOW = "date below the story"
# Letters a line may have besides its date and still be a date line: a city and an agency, a site's name.
_OTHER_LETTERS = 24
_LINE_LIMIT = 160
# Letters of a label and what stands before it: "Reuters | Published on".
_LABEL_LETTERS = 48
# Without known sections, how far behind the headline a date can still be the story's and not another's.
_NEAR_HEADLINE = 600
# Text after the story within which its date may still be printed.
_AFTER = 300
_AGENCY = re.compile(r"[\s.,]*(?:/|\(|[-–—:]|[A-ZА-ЯİŞÇ]{3,})")
# "PARIS, ", "Нью-Йорк. ", "ANKARA ", "KYIV, Ukraine. ": not "The two spoke on" 3 March.
_PLACE = re.compile(r"\W*(?:(?:(?:[^\W\d_a-zа-яё][\w'’-]*\s?){1,3}[,.،][^\w(]*){1,2}|[A-ZА-ЯЁİŞÇĞÜÖ -]{3,})")
_ELSEWHERE = frozenset({Role.TEASER, Role.RELATED, Role.COMMENTS, Role.TAGS})


def stamps_of(article: Article, page: Page) -> tuple[Stamp, ...]:
    """All candidates, recorded ones first. A second story of a page takes no date of the page as its own."""
    beside = tuple(recorded(page)) if article.number == 1 else ()
    printed = tuple(_printed(article, page, beside))
    return beside + printed


def _printed(article: Article, page: Page, recorded: tuple[Stamp, ...]) -> Iterator[Stamp]:
    story = _story(article, page)
    prefix = PREFIX.match(page.text)
    start = prefix.end() if prefix else 0
    if article.number > 1:
        start = story.start
    region = Span(start, max(start, min(len(page.text), story.end + _AFTER)))
    elsewhere = [s.span for s in article.page_sections if s.role in _ELSEWHERE and not s.span.contains(story)]
    dated = [s.span for s in article.page_sections if s.role in (Role.DATE, Role.BYLINE, Role.DATELINE)]
    layout = _layout(article, page, story)
    later: list[tuple[DateMention, float, str, Span, bool]] = []
    for line in _lines(page.text, region):
        content = line.of(page.text)
        # Most lines of a page are menus and teasers.
        if not names_day(content, article.language) or any(line.overlaps(span) for span in elsewhere):
            continue
        mentions = find_dates(content, article.language, Role.DATE)
        days = [m for m in mentions if m.kind is DateKind.DAY]
        if not days:
            continue
        in_role = any(line.overlaps(span) for span in dated)
        for mention in days:
            place = _label_before(mention, line, page.text, article.language)
            source, weight = _trust(mention, place, line, page.text, mentions, layout, in_role)
            if not source:
                continue
            stamp = _stamp(mention, source, weight, layout, line)
            if stamp is not None:
                yield replace(stamp, updated=place == "updated", span=mention.span.shift(line.start))
            elif mention.calendar is not None and mention.calendar.year is None:
                later.append((mention, weight, source, mention.span.shift(line.start), line.start <= layout.paragraph))
    for mention, weight, source, span, top in later:
        calendar = mention.calendar
        if (days_found := _with_year(mention, recorded)) is not None:
            yield Stamp(*days_found, source, weight, span=span)
        elif top and calendar is not None and calendar.month and calendar.day and calendar.era is Era.GREGORIAN:
            yield Stamp(OPEN_START, OPEN_END, source, weight, span=span, month=calendar.month, day=calendar.day)


def _story(article: Article, page: Page) -> Span:
    pieces = article.origin.pieces
    if not pieces:
        return Span(0, len(page.text))
    return Span(min(p.source.start for p in pieces), max(p.source.end for p in pieces))


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the headline begins and ends, whether that is known or guessed, and where the first paragraph ends.

    A date further down than that is seldom the story's own: lists of other stories follow many a story.
    """

    top: int
    headline: int
    known: bool
    paragraph: int
    title: str


def _layout(article: Article, page: Page, story: Span) -> _Layout:
    top, headline, known = _headline(article, page, story)
    paragraph = headline + _NEAR_HEADLINE
    for section in article.sections:
        if section.role is Role.BODY and (back := article.origin.back(section.span)):
            paragraph = max(back[-1].end, headline)
            break
    return _Layout(top, headline, known, _past_dates(article, page, paragraph), page.text[top:headline])


def _past_dates(article: Article, page: Page, paragraph: int) -> int:
    """`paragraph`, or the end of the date line right behind it: the first paragraph is then a standfirst."""
    for section in article.page_sections:
        span = section.span
        if section.role in (Role.DATE, Role.BYLINE) and span.start >= paragraph:
            if page.text[paragraph : span.start].strip():
                break
            paragraph = span.end
    return paragraph


def _headline(article: Article, page: Page, story: Span) -> tuple[int, int, bool]:
    """Where the headline begins and ends on the page, and whether that is known or only guessed."""
    for section in article.sections:
        if section.role is Role.TITLE and (back := article.origin.back(section.span)):
            return back[0].start, back[-1].end, True
    if article.title and (at := page.text.find(article.title)) >= 0:
        return at, at + len(article.title), True
    # Not segmented: the first line long enough to be one.
    for line in _lines(page.text, story):
        if sum(map(str.isalpha, line.of(page.text))) > _OTHER_LETTERS:
            return line.start, line.end, False
    return story.start, story.start, False


def _lines(text: str, region: Span) -> Iterator[Span]:
    at = region.start
    while at < region.end:
        end = text.find("\n", at, region.end)
        end = region.end if end < 0 else end
        # A first sentence can carry the dateline; only the beginning of a long line is looked at.
        yield Span(at, min(end, at + _LINE_LIMIT))
        at = end + 1


def _label_before(mention: DateMention, line: Span, text: str, language: str) -> str | None:
    """The label of a mention, which may stand on the line above it."""
    if mention.label is not None:
        return mention.label
    if line.of(text)[: mention.span.start].strip():
        return None
    above = text[max(0, line.start - 48) : line.start].rstrip()
    if not above:
        return None
    window = f"{above.rpartition(chr(10))[2]} {mention.text}"
    again = find_dates(window, language, Role.DATE)
    return again[-1].label if again else None


def _trust(
    mention: DateMention, label: str | None, line: Span, text: str, mentions: tuple[DateMention, ...],
    layout: _Layout, in_role: bool,
) -> tuple[str, float]:  # fmt: skip
    """What a date on this line is worth as a stamp: its source in words and its weight; "" if it is none."""
    content = line.of(text)
    rest = content
    for other in reversed(mentions):
        rest = rest[: other.span.start] + " " + rest[other.span.end :]
    letters = sum(char.isalpha() for char in rest)
    whole_line = line.end >= len(text) or text[line.end] == "\n"
    if label == "updated":
        return "date of the last change", BARE
    before, after = content[: mention.span.start], content[mention.span.end :]
    later = [m for m in mentions if m.span.start > mention.span.start]
    if whole_line and label is None and later and later[0].label == "updated" and letters <= _LABEL_LETTERS:
        # "18/08/2025 09h10 • Atualizado 19/08/2025 09h10": what is not the last change is the first.
        label = "published"
        before = before if before.strip() else " "
    before_letters = sum(map(str.isalpha, before))
    # "The ministry published on 3 December 2024 a map" is a sentence, no label.
    apart = before.rstrip().endswith((":", "：", "|")) or (whole_line and letters <= _LABEL_LETTERS)
    if label == "published" and before_letters <= _LABEL_LETTERS and apart:
        return "printed date", LABELLED
    yearless = mention.calendar is not None and mention.calendar.year is None
    place = 0 < before_letters <= _OTHER_LETTERS and len(before) <= 40 and _AGENCY.match(after) is not None
    place = place and (not yearless or _PLACE.fullmatch(before) is not None)
    if place and yearless:
        return "date line", DATELINE
    if whole_line and letters <= _OTHER_LETTERS:
        if line.start > layout.paragraph:
            return BELOW, BARE
        if line.start >= layout.headline:
            return "printed date", UNDER_HEADLINE if layout.known else GUESSED_PLACE
        if layout.known and _over_headline(mention, text[line.end : layout.top].replace(layout.title, "")):
            return "date over the headline", UNDER_HEADLINE
        return "header date", GUESSED_PLACE if in_role and layout.known and mention.clock else BARE
    return ("date line", DATELINE) if place else ("", 0.0)


def _over_headline(mention: DateMention, between: str) -> bool:
    """ "13.02.2025, 09:12" right over the headline: a masthead's clock has a weekday or stands over a menu."""
    if mention.clock is None or mention.weekday is not None or mention.offset is not None:
        return False
    return sum(map(str.isalpha, between)) <= _OTHER_LETTERS


def _stamp(mention: DateMention, source: str, weight: float, layout: _Layout, line: Span) -> Stamp | None:
    options = [days for c in mention.candidates if (days := days_of(c)) is not None]
    if not options or len(options) != len(mention.candidates):
        return None
    if len(options) > 1:
        fitting = [d for d in options if mention.weekday is not None and d[0].weekday() == mention.weekday]
        if len(fitting) != 1:
            # 12/05/2024 without a weekday: neither reading can be believed alone.
            return None
        options = fitting
    return Stamp(*options[0], source, weight, can_be_crawl=line.start < layout.headline and weight < LABELLED)


def _with_year(mention: DateMention, recorded: tuple[Stamp, ...]) -> tuple[date, date] | None:
    """A date line without a year takes it from what else is recorded, if that is within a month of it."""
    calendar = mention.calendar
    if calendar is None or calendar.month is None or calendar.day is None:
        return None
    for stamp in recorded:
        for year in (stamp.start.year - 1, stamp.start.year, stamp.start.year + 1):
            try:
                day = date(year, calendar.month, calendar.day)
            except ValueError:
                continue
            if stamp.start - timedelta(days=31) <= day < stamp.end + timedelta(days=3):
                return day, day + ONE_DAY
    return None
