"""Sections to articles: each story of a page becomes one text with a way back."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from dragoman.model import TEXT_ROLES, Article, Page, Publisher, Role, Section
from dragoman.pages import furniture, language, publishers
from dragoman.pages.segment import Segmentation, Story
from dragoman.pages.told import segmentation
from dragoman.spans import SpanMap

# The sections that say whose words a story carries.
_CREDITS = (Role.SOURCE, Role.DATELINE, Role.BYLINE)
# "Source: …" is a name, not a sentence; longer ones name nobody in particular.
LONGEST_NAME = 5


def articles(page: Page) -> tuple[Article, ...]:
    """The stories of a page, the main one first; empty when the page holds no text of a story.

    `Article.text` is title, standfirst, dateline and body joined by newlines; `Article.origin` leads back to
    `page.text`. `published` is left open, the dates stage fills it.
    """
    cut = segmentation(page)
    page_language: str | None = None
    found: list[Article] = []
    for number, story in enumerate(cut.stories, 1):
        article = _article(page, cut, story, number, page_language)
        page_language = page_language or article.language
        found.append(article)
    return tuple(found)


def _article(page: Page, cut: Segmentation, story: Story, number: int, page_language: str | None) -> Article:
    own = [cut.sections[index] for index in story.sections if cut.sections[index].role in TEXT_ROLES]
    text, origin = SpanMap.join(page.text, [section.span for section in own])
    sections = tuple(Section(section.role, piece.text) for section, piece in zip(own, origin.pieces, strict=True))
    body = " ".join(section.span.of(text) for section in sections if section.role in (Role.BODY, Role.STANDFIRST))
    spoken = language.identify(body or text, page.metadata.get("language"))
    if spoken == language.UNKNOWN and page_language:
        spoken = page_language
    title = next((section.span.of(text) for section in sections if section.role is Role.TITLE), "")
    credits = _credits(page, cut.sections, story)
    publisher = publishers.of_page(page)
    if publisher is None:
        publisher = _signed(page, cut.sections)
    relays = tuple(name for name in credits if publisher is None or name != publisher.name)
    return Article(
        id=hashlib.sha256(f"{page.id}/{number}".encode()).hexdigest()[:16],
        page=page.id,
        number=number,
        language=spoken,
        text=text,
        sections=sections,
        origin=origin,
        page_sections=cut.sections,
        title=title if title or number > 1 else "",
        publisher=publisher,
        url=page.url,
        relays=relays,
        supported=spoken in furniture.languages(),
    )


def _credits(page: Page, sections: Sequence[Section], story: Story) -> tuple[str, ...]:
    """Names of agencies and outlets in the source line, dateline and byline that stand with the story.

    A credit stands with the story it follows; above a story only the first of a page has one.
    """
    own = set(story.sections)
    names: list[str] = []
    for index, section in enumerate(sections):
        if section.role not in _CREDITS or (section.role is Role.DATELINE and index not in own):
            continue
        if not _belongs(index, sections, story):
            continue
        line = section.span.of(page.text)
        found = [publisher.name for publisher in publishers.mentioned(line)]
        if not found and section.role is Role.SOURCE and not publishers.is_domain(line):
            named = line.partition(":")[2].strip(" .") if ":" in line else ""
            found = [named] if named and len(named.split()) <= LONGEST_NAME else []
        names += [name for name in found if name not in names]
    return tuple(names)


def _belongs(index: int, sections: Sequence[Section], story: Story) -> bool:
    """Whether a credit at `index` is this story's: nothing of another story stands before or between."""
    first, last = story.sections[0], story.sections[-1]
    if index < first:
        return all(section.role is not Role.BODY for section in sections[:first])
    return all(section.role not in (Role.TITLE, Role.RELATED) for section in sections[last + 1 : index])


def _signed(page: Page, sections: Sequence[Section]) -> Publisher | None:
    """The publisher a bare address among the page's lines names: "Odatv.com" under the story."""
    for section in sections:
        line = section.span.of(page.text)
        if section.role is Role.SOURCE and publishers.is_domain(line):
            return publishers.by_host(line.strip(" .()[]").lower())
    return None
