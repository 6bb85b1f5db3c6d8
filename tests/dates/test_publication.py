"""Weighing: pages written for the test, each with one trap; then the pages the project starts from."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dragoman.dates import OPEN_END, OPEN_START, publication
from dragoman.model import Article, Page, Role, Section, When
from dragoman.spans import Span, SpanMap

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


def page(text: str, **more: object) -> Page:
    return Page(id="p", source="test", text=text, **more)  # type: ignore[arg-type]


def story(text: str, body: str, title: str = "", language: str = "en") -> Article:
    """An article whose title and body are found on the page."""
    spans = [Span(text.index(part), text.index(part) + len(part)) for part in (title, body) if part]
    cut, origin = SpanMap.join(text, spans)
    roles = (Role.TITLE, Role.BODY) if title else (Role.BODY,)
    at, sections = 0, []
    for role, span in zip(roles, spans, strict=True):
        sections.append(Section(role, Span(at, at + len(span))))
        at += len(span) + 1
    return Article("a", "p", 1, language, cut, tuple(sections), origin, title=title)


def read(text: str, body: str, title: str = "", language: str = "en", **more: object) -> When | None:
    return publication(story(text, body, title, language), page(text, **more))


TITLE = "Presidents discuss the ceasefire by telephone"
BODY = "The two presidents spoke on the telephone about the ceasefire."


def test_labelled_date_confirmed_by_weekday() -> None:
    body = "The two presidents spoke today, Tuesday, about the ceasefire."
    found = read(f"{TITLE}\nPublished: 3 December 2024\n{body}", body, TITLE)
    assert found is not None
    assert (found.start, found.basis) == (date(2024, 12, 3), "printed date, confirmed by weekday")


def test_bare_header_date_is_only_an_upper_bound() -> None:
    found = read(f"6 December 2025\n{TITLE}\n{BODY}", BODY, TITLE)
    assert found is not None
    assert (found.start, found.end) == (OPEN_START, date(2025, 12, 7))
    assert found.basis == "header date, may be the day of the crawl"


def test_bare_header_date_with_a_second_source_is_the_day() -> None:
    text = f"6 December 2025\n{TITLE}\n{BODY}"
    found = read(text, BODY, TITLE, url="https://news.example/2025/12/06/call")
    assert found is not None
    assert found.start == date(2025, 12, 6)
    assert found.end == date(2025, 12, 7)


def test_header_date_against_today_monday_is_reported() -> None:
    body = "The presidency said in a statement today, Monday, that they spoke; the text dates from March 2020."
    found = read(f"Wednesday 30 September 2020 - 11:42\n{TITLE}\n{body}", body, TITLE)
    assert found is not None
    assert found.weekday == 0
    assert (found.start, found.end) == (date(2020, 3, 2), date(2020, 9, 29))
    assert len(found.contradictions) == 1
    assert "Wednesday" in found.contradictions[0]


def test_story_printed_after_midnight_spans_both_days() -> None:
    body = "The two presidents spoke today, Monday, about the ceasefire."
    found = read(f"{TITLE}\nPublished: 3 December 2024 00:20\n{body}", body, TITLE)
    assert found is not None
    assert (found.start, found.end) == (date(2024, 12, 2), date(2024, 12, 4))


def test_masthead_of_another_year_loses_to_what_agrees() -> None:
    text = f" date 2025-07-19 Tuesday, 02 January 2024 12:17 GMT\n{TITLE}\n2025-07-19 05:35:06\n{BODY}"
    found = read(text, BODY, TITLE)
    assert found is not None
    assert found.start == date(2025, 7, 19)
    assert found.contradictions


def test_month_of_the_crawler_and_day_of_the_dateline() -> None:
    text = f" date 2020-02 Ankara, 22. Februar, AZERTAC\n\n{BODY}"
    found = read(text, BODY, language="de")
    assert found is not None
    assert (found.start, found.end) == (date(2020, 2, 22), date(2020, 2, 23))


def test_date_of_an_agreement_is_only_a_lower_bound() -> None:
    body = "They stressed the memorandum signed on 17 September 2018 in Sochi."
    found = read(f"{TITLE}\n{body}", body, TITLE)
    assert found is not None
    assert (found.start, found.end) == (date(2018, 9, 17), OPEN_END)


def test_future_dates_bound_nothing() -> None:
    body = "A summit will be held on 5 March 2030 in Istanbul."
    assert read(f"{TITLE}\n{body}", body, TITLE) is None


def test_fetching_bounds_but_never_dates() -> None:
    found = read(f"{TITLE}\n{BODY}", BODY, TITLE, fetched=date(2025, 12, 6))
    assert found is not None
    assert (found.start, found.end) == (OPEN_START, date(2025, 12, 7))


def test_stamp_after_the_fetch_is_not_believed() -> None:
    found = read(f"{TITLE}\nPublished: 3 December 2025\n{BODY}", BODY, TITLE, fetched=date(2025, 1, 6))
    assert found is not None
    assert found.end == date(2025, 1, 7)
    assert "later than the day the page was fetched" in found.contradictions[0]


def test_teaser_dates_are_not_the_story_s() -> None:
    teaser = "4 December 2024"
    text = f"{TITLE}\n{BODY}\n{teaser}"
    article = story(text, BODY, TITLE)
    at = text.index(teaser)
    sections = (Section(Role.TEASER, Span(at, at + len(teaser))),)
    marked = Article("a", "p", 1, "en", article.text, article.sections, article.origin, sections, TITLE)
    assert publication(marked, page(text)) is None


def test_lists_of_other_stories_do_not_date_this_one() -> None:
    text = f"{TITLE}\n{BODY}\nLatest news\n09/04/2013\nAnother story of that day\n09/04/2013\nYet another"
    assert read(text, BODY, TITLE) is None


def test_one_later_date_in_the_text_does_not_outweigh_agreeing_sources() -> None:
    body = f"{BODY} The book appeared on 16 April 2012."
    text = f"{TITLE}\n4 January 2012\n{body}"
    found = read(text, body, TITLE, url="https://news.example/2012/01/04/call")
    assert found is not None
    assert (found.start, found.end) == (date(2012, 1, 4), date(2012, 1, 5))


@pytest.mark.parametrize(
    "value", ["2012-01-05T14:05Z", "20120105T1426+0400Z", "Thu, 05 Jan 2012 11:30:50 +0900", "05-01-2012"]
)
def test_metadata_dates_as_sites_write_them(value: str) -> None:
    found = read(f"{TITLE}\n{BODY}", BODY, TITLE, metadata={"published": value})
    assert found is not None
    assert found.start == date(2012, 1, 5)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2023-11-09T03:28:35Z", 8),
        ("2023-11-07T22:10:00+00:00", 8),
        ("2023-11-09T15:00:00Z", 9),
        ("2023-11-09T03:28:35+09:00", 9),
    ],
)
def test_a_time_in_utc_does_not_move_the_day_of_the_address(value: str, day: int) -> None:
    address = "https://news.example/2023/11/08/call"
    found = read(f"{TITLE}\n{BODY}", BODY, TITLE, url=address, metadata={"published": value})
    assert found is not None
    assert found.start == date(2023, 11, day)


@pytest.mark.parametrize(
    "address",
    [
        "/2025/11/24/1157578-call",
        "/news/2025-11-24/call-22481627/",
        "/20251124-call",
        "/html/News20251124_232532.html",
    ],
)
def test_dates_in_addresses(address: str) -> None:
    found = read(f"{TITLE}\n{BODY}", BODY, TITLE, url=f"https://news.example{address}")
    assert found is not None
    assert found.start == date(2025, 11, 24)


@pytest.mark.parametrize("address", ["/nId,7004808", "/haber-1979275/", "/article/14815841", "/125081800088_1.html"])
def test_ids_in_addresses_are_no_dates(address: str) -> None:
    assert read(f"{TITLE}\n{BODY}", BODY, TITLE, url=f"https://news.example{address}") is None


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("PARIS, March 3 (Agency) — The two presidents spoke on the telephone.", "en"),
        ("Москва. 3 марта. ИНТЕРФАКС - Президенты поговорили по телефону.", "ru"),
        ("ANKARA 3 Mart (AA) - Cumhurbaşkanı Erdoğan telefonda görüştü.", "tr"),
        ("KYIV, Ukraine. March 3. /TASS/. The two presidents spoke on the telephone.", "en"),
    ],
)
def test_a_date_line_without_a_year_gives_month_and_day(line: str, language: str) -> None:
    found = read(f"{TITLE}\n{line}", line, TITLE, language)
    assert found is not None
    assert (found.start, found.end, found.month, found.day) == (OPEN_START, OPEN_END, 3, 3)


def test_the_year_of_a_date_line_is_found_where_only_one_is_left() -> None:
    line = "PARIS, March 3 (Agency) — Three months after the talks of 4 December 2021 the presidents spoke."
    found = read(f"{TITLE}\n{line}", line, TITLE, fetched=date(2022, 9, 1))
    assert found is not None
    assert (found.start, found.end) == (date(2022, 3, 3), date(2022, 3, 4))


@pytest.mark.parametrize("start", ["The presidents spoke on March 3 (a Thursday)", "On March 3, NATO said they spoke"])
def test_a_sentence_with_a_day_is_no_date_line(start: str) -> None:
    body = f"{start} about the ceasefire on the telephone."
    assert read(f"{TITLE}\n{body}", body, TITLE) is None


SEED_DAYS = {
    "000": ("bg", "2015-01-01", "2025-12-07", None),
    "001": ("ar", "2024-12-03", "2024-12-04", None),
    "002": ("en", "2024-12-05", "2024-12-06", None),
    "003": ("ar", "2020-03-02", "2020-09-29", 0),
    "004": ("ar", None, None, None),
}


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the pages the project starts from are not beside the repository")
@pytest.mark.parametrize("number", SEED_DAYS)
def test_seeds(number: str) -> None:
    language, start, end, weekday = SEED_DAYS[number]
    text = next(SEEDS.glob(f"{number}_*.txt")).read_text(encoding="utf-8")
    whole = Article("a", "p", 1, language, *_whole(text))
    found = publication(whole, page(text))
    if start is None:
        assert found is None
    else:
        assert found is not None
        assert (str(found.start), str(found.end), found.weekday) == (start, end, weekday)


def _whole(text: str) -> tuple[str, tuple[Section, ...], SpanMap]:
    cut, origin = SpanMap.join(text, [Span(0, len(text))])
    return cut, (), origin


def test_date_with_a_clock_right_over_the_headline_is_the_day() -> None:
    found = read(f"Evening Herald\n6 December 2025, 09:12\n{TITLE}\n{BODY}", BODY, TITLE)
    assert found is not None
    assert (found.start, found.basis) == (date(2025, 12, 6), "date over the headline")


@pytest.mark.parametrize(
    "over",
    ["Saturday, 6 December 2025 09:12", "6 December 2025 09:12\nPolitics Economy Society Sports Culture Weather"],
)
def test_clock_of_a_masthead_is_not(over: str) -> None:
    found = read(f"Evening Herald\n{over}\n{TITLE}\n{BODY}", BODY, TITLE)
    assert found is not None
    assert found.start == OPEN_START


def test_first_of_two_stamps_is_publication_where_the_second_is_the_last_change() -> None:
    found = read(f"{TITLE}\nEconomy • 18/05/2025 09:10 • Updated 19/05/2025 10:10\n{BODY}", BODY, TITLE)
    assert found is not None
    assert found.start == date(2025, 5, 18)


def test_date_behind_a_standfirst_is_the_day() -> None:
    lead = "The meeting in Oslo of the two ministers is off."
    text = f"{TITLE}\n{lead}\n29 May 2023 20:14\n{BODY}"
    article = story(text, lead, TITLE)
    at = text.index("29 May")
    sections = (Section(Role.DATE, Span(at, at + 17)),)
    found = publication(replace(article, page_sections=sections), page(text))
    assert found is not None
    assert found.start == date(2023, 5, 29)
