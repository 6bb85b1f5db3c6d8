"""The extractor's choice of a story against what the page says of itself."""

from __future__ import annotations

from dragoman.model import Page, Role
from dragoman.pages.told import segmentation

TITLE = "Presidents discuss the ceasefire by telephone"
STORY = (
    "The presidents of the two countries discussed the ceasefire by telephone on Monday, the press service said.",
    "They agreed that the ceasefire must hold and that their ministers would meet before the end of the month.",
    "The presidents last spoke by telephone in March, when the ceasefire was being prepared by their ministers.",
)
OTHER = (
    "Tomatoes are cheaper this week in all markets of the capital, and the harvest in the south is not over yet.",
    "Growers expect that the prices will fall further until the weather changes at the beginning of the autumn.",
)
TEXT = "\n".join((TITLE, *STORY, "Share", "Facebook", "Read also", "Prices fall", *OTHER))


def body(content: tuple[str, ...], title: str = TITLE) -> str:
    spans = " ".join(f"{TEXT.index(part)}:{TEXT.index(part) + len(part)}" for part in content)
    page = Page("p", "test", TEXT, metadata={"title": title, "content": spans})
    cut = segmentation(page)
    sections = [cut.sections[index] for index in cut.stories[0].sections]
    return "\n".join(section.span.of(TEXT) for section in sections if section.role in (Role.BODY, Role.STANDFIRST))


def test_a_choice_that_fits_the_title_is_taken() -> None:
    assert body(STORY) == "\n".join(STORY)


def test_a_choice_that_is_another_text_than_the_title_announces_is_not() -> None:
    assert STORY[0] in body(OTHER)


def test_a_part_of_the_story_is_kept_as_the_extractor_cut_it() -> None:
    assert body(STORY[:1]) == STORY[0]


def test_without_a_title_the_extractor_is_believed() -> None:
    assert body(OTHER, title="") == "\n".join(OTHER)
