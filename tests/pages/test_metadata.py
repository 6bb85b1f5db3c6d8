"""What a page says of itself, and the day its markup shows where it says none."""

from __future__ import annotations

from lxml import html

from dragoman.pages.metadata import metadata_of


def said(markup: str) -> dict[str, str]:
    return metadata_of(html.document_fromstring(markup), markup)


STORY = "<h1>Presidents speak by telephone</h1><p>The two presidents discussed trade and the border.</p>"


def test_a_day_shown_by_elements_made_for_it_is_found() -> None:
    found = said(f'<body>{STORY}<span class="post-date">14 March 2019</span></body>')
    assert found["date"] == "2019-03-14"
    assert "published" not in found


def test_figures_in_the_text_are_no_record() -> None:
    assert "date" not in said(f"<body>{STORY}<p>The treaty of 14 March 2019 was not mentioned.</p></body>")


def test_what_the_page_says_itself_goes_before_its_look() -> None:
    head = '<meta property="article:published_time" content="2019-03-15T10:00:00+02:00">'
    found = said(f'<head>{head}</head><body>{STORY}<span class="post-date">14 March 2019</span></body>')
    assert found["published"].startswith("2019-03-15")
    assert "date" not in found
