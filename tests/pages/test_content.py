"""Where the main content of a page stands: the extractor's choice, found again in the visible text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from dragoman.pages import page_from_html
from dragoman.pages.content import locate, main_content, outweighed
from dragoman.pages.visible import text_of
from dragoman.spans import Span

LEAD = "The two presidents spoke by telephone on Monday, their offices said in separate statements that evening."
REST = "They agreed to meet again in the autumn, and told their ministers to prepare the visit until the end of May."
MENU = "".join(f'<li><a href="/{number}">Section {number}</a></li>' for number in range(40))
TEASER = "Elsewhere: a long story about the harvest, told in many words, which has nothing to do with the two of them."


def page(body: str) -> str:
    return f"<html><body><nav><ul>{MENU}</ul></nav>{body}<footer><p>All rights reserved</p></footer></body></html>"


def content(markup: str) -> str:
    tree = html.document_fromstring(markup)
    text = text_of(tree)
    return "\n".join(span.of(text) for span in main_content(tree, text))


def test_the_story_is_found_and_the_menu_is_not() -> None:
    found = content(page(f"<article><h1>Leaders speak</h1><p>{LEAD}</p><p>{REST}</p></article>"))
    assert LEAD in found
    assert REST in found
    assert "Section 7" not in found


def test_a_story_in_bare_divisions_is_found_though_a_strict_choice_misses_it() -> None:
    story = "".join(f"<div><div>{LEAD} {number}</div><div>{REST} {number}</div></div>" for number in range(4))
    assert f"{REST} 3" in content(page(f"<div>{story}</div>"))


def test_a_page_without_a_story_has_no_content() -> None:
    assert content("<html><body></body></html>") == ""


def test_paragraphs_are_located_across_what_the_extractor_strips() -> None:
    hyphenated = LEAD.replace("telephone", "tele\u00adphone")
    text = f"Menu\n{hyphenated}\n{TEASER}\n{REST}"
    first, second = locate(text, [LEAD, REST])
    assert first.of(text).replace("\u00ad", "") == LEAD
    assert second.of(text) == REST


def test_much_text_elsewhere_outweighs_a_choice() -> None:
    text = f"{LEAD}\n{TEASER}\n{TEASER}"
    assert outweighed(text, (Span(0, len(LEAD)),))
    assert not outweighed(text, (Span(0, len(text)),))


@given(st.lists(st.sampled_from([LEAD, REST, TEASER]), min_size=1, max_size=6), st.data())
def test_what_is_located_stands_in_order_and_apart(lines: list[str], data: st.DataObject) -> None:
    text = "\n".join(lines)
    chosen = data.draw(st.lists(st.sampled_from(lines), max_size=4))
    spans = locate(text, chosen)
    assert all(one.end < other.start for one, other in pairwise(spans))
    assert all(span.of(text).split("\n")[0] in lines for span in spans)


def test_offsets_of_a_page_lead_to_its_content() -> None:
    read = page_from_html(page(f"<article><p>{LEAD}</p><p>{REST}</p></article>"), "page")
    start, _, end = read.metadata["content"].split()[0].partition(":")
    assert read.text[int(start) : int(end)].startswith(LEAD)
