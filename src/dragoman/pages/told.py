"""Which text of a page is its story: the extractor's choice, or what the lines alone tell.

An extractor sees the markup, but not whether what it took has anything to do with the page's title: of old pages, and
of short stories beside long teasers, it often takes the wrong block. Where its choice does not fit what the page says
of itself and the segmentation of the bare lines does, the lines are believed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from dragoman.model import Page, Role
from dragoman.pages.content import outweighed
from dragoman.pages.segment import Segmentation, segment
from dragoman.pages.words import shared, stems
from dragoman.spans import Span

# Measured on pages with known text (F1 of words): Russian and Polish pages of 2011-12 .81 to .87, 181 English pages
# of 2020 .950 unchanged; with lower bounds modern pages lose.
HEADED: Final = 0.8
"""Share of the page's title that a headline has, which is that title."""
UNHEADED: Final = 0.5
"""Share below which a headline is another story's."""
FITS_MORE: Final = 0.2
"""By how much more of the page's title or description the lines' story must hold."""
APART: Final = 0.5
"""Share of the extractor's words that the lines' story holds too, below which it is another text and not a longer."""


def segmentation(page: Page) -> Segmentation:
    """The sections and stories of a page."""
    title = page.metadata.get("title", "")
    content = content_of(page)
    seen = segment(page.text, content, title)
    if not content or not title:
        return seen
    chosen = _Choice.of(page, seen)
    # Where little is left elsewhere, the lines would be taken for the same story.
    if chosen.headed >= UNHEADED and (chosen.fit > 1 - FITS_MORE or not outweighed(page.text, content)):
        return seen
    bare = segment(page.text, (), title)
    lines = _Choice.of(page, bare)
    if not lines.about:
        return seen
    other_headline = chosen.headed < UNHEADED and lines.headed >= HEADED
    other_text = shared(chosen.about, lines.about) < APART and lines.fit >= chosen.fit + FITS_MORE
    return bare if other_headline or other_text else seen


def content_of(page: Page) -> tuple[Span, ...]:
    """Where the markup extractor saw the main content: `metadata["content"]`, "start:end start:end …"."""
    pairs = (pair.split(":") for pair in page.metadata.get("content", "").split())
    return tuple(Span(int(start), int(end)) for start, end in pairs)


@dataclass(frozen=True, slots=True)
class _Choice:
    """A page's main story by one segmentation, held against what the page says of itself.

    `headed` is the share of its headline's words that the title has; `fit` the share of the title's or description's
    words that its text has; `about` the words of its text.
    """

    headed: float
    fit: float
    about: frozenset[str]

    @classmethod
    def of(cls, page: Page, cut: Segmentation) -> _Choice:
        sections = [cut.sections[index] for index in cut.stories[0].sections] if cut.stories else []

        def words(*roles: Role) -> frozenset[str]:
            return _together(section.span.of(page.text) for section in sections if section.role in roles)

        title, description = (stems(page.metadata.get(key, "")) for key in ("title", "description"))
        about = words(Role.BODY, Role.STANDFIRST)
        fit = max(shared(title, about), shared(description, about))
        return cls(shared(words(Role.TITLE), title), fit, about)


def _together(texts: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*map(stems, texts))
