"""A page's text cut into sections with roles, and the stories told in them.

Written for text whose markup is gone. First every line is looked at alone (`labels`), then runs of prose are
found (`clusters`), the main one is chosen, joined to its continuations, and given its headline; what is left
over is told apart by what it stands under. Nothing depends on knowing the page's language: packs only add
certainty.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.model import Role, Section
from dragoman.pages import clusters as runs
from dragoman.pages import datelines, stamps, titles
from dragoman.pages.clusters import Cluster
from dragoman.pages.labels import Label, labels
from dragoman.pages.paragraphs import Paragraph, cut, describe
from dragoman.pages.words import shared, stems
from dragoman.spans import Span

_INLINE = (Role.RELATED, Role.TEASER, Role.NOTICE)
# How far above its first paragraph a story's headline is looked for.
HEADLINE_REACH = 14
# A line must be this much like a headline to be one: see `titles.score`.
HEADLINE_SCORE = 0.7
# How many characters before and after the main content of an HTML page title, dates and bylines are looked
# for.
AROUND = 2000
# A line that stands this often on a page is furniture; a headline can stand three times, seldom four.
OFTEN = 3
# A line without a full stop right after the story belongs to it when it shares this much with the story.
CLOSING_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Story:
    """Which sections (by index) tell one story, in order; the headline once."""

    sections: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Segmentation:
    """The sections of a page in order, one for every non-blank line at least, and its stories, the main one
    first."""

    sections: tuple[Section, ...]
    stories: tuple[Story, ...]


@dataclass(slots=True)
class _Draft:
    """The work in progress: lines, what is known of each, and the parts a line falls into."""

    lines: list[Paragraph]
    labels: list[Label | None]
    prose: list[bool]
    counts: Counter[tuple[str, ...]]
    roles: list[Role | None] = field(default_factory=list)
    story: list[int] = field(default_factory=list)
    splits: dict[int, tuple[int, Role]] = field(default_factory=dict)


def segment(text: str, content: Sequence[Span] = (), title: str = "") -> Segmentation:
    """Cut a page's text into sections and stories.

    Args:
        text: `Page.text`.
        content: where a markup extractor saw the main content, in order; empty when nobody did.
        title: the title the page's metadata give, "" when there are none.
    """
    stamped = stamps.crawl_stamp(text)
    lines = _lines(text, stamped[1] if stamped else 0, content)
    draft = _draft(lines)
    if stamped and lines:
        _mark_glued(draft)
    found = runs.clusters(draft.lines, draft.labels, draft.prose)
    if found:
        _tell_stories(draft, found, title)
    _fill_rest(draft)
    head = [(Section(Role.DATE, Span(*stamped)), 0)] if stamped else []
    parts = head + _parts(draft)
    return Segmentation(tuple(part for part, _ in parts), _stories(parts))


def _lines(text: str, start: int, content: Sequence[Span]) -> list[Paragraph]:
    """The lines of the page, without the stamp and the dash that can follow it, marked by `content`."""
    window = Span(max(content[0].start - AROUND, 0), content[-1].end + AROUND) if content else None
    found = cut(text, start, window)
    if start and found and found[0].text[0] in "-–—" and len(found[0].text) > 2:
        first = found[0]
        stripped = first.text.lstrip("-–— ")
        found[0] = describe(Span(first.span.end - len(stripped), first.span.end), stripped, first.gap)
    if not content:
        return found
    kept: list[Paragraph] = []
    at = 0
    for line in found:
        while at < len(content) and content[at].end <= line.span.start:
            at += 1
        inside, end = 0, line.span.end
        for index in range(at, len(content)):
            span = content[index]
            if span.start >= end:
                break
            inside += min(span.end, end) - max(span.start, line.span.start)
        outside = line.content and 2 * inside < len(line.span)
        kept.append(line._replace(content=False) if outside else line)
    return kept


def _draft(lines: list[Paragraph]) -> _Draft:
    own = labels(lines)
    counts = Counter(line.key for line in lines if line.size)
    for at, line in enumerate(lines):
        # "Whatsapp Facebook Baixar" under every story of a page: what stands three times is no text.
        if own[at] is None and counts[line.key] > OFTEN - (not titles.could_be(line)):
            own[at] = Label(Role.FURNITURE)
    prose = [line.prose and line.content and label is None for line, label in zip(lines, own, strict=True)]
    if any(not line.content for line in lines):
        # Where an extractor has seen the markup, its choice is text down to list items and subheads.
        prose = [line.content and label is None and not line.listing for line, label in zip(lines, own, strict=True)]
    if not any(prose):
        # A ticker or a digest of one-line stories: its longer lines are the text.
        prose = [line.size >= 4 and line.content and label is None for line, label in zip(lines, own, strict=True)]
    return _Draft(lines, own, prose, counts, [None] * len(lines), [0] * len(lines))


def _mark_glued(draft: _Draft) -> None:
    """Short words on the stamp's own line are leftovers of the page's top: "date 2025-08-28 DOLAR"."""
    if draft.lines[0].size <= 2 and not draft.prose[0]:
        draft.labels[0] = Label(Role.FURNITURE)


def _tell_stories(draft: _Draft, found: list[Cluster], title: str) -> None:
    lines, own = draft.lines, draft.labels
    index = runs.main(found)
    found = runs.absorb(lines, own, found, index)
    _tell(draft, found[index], _headline(draft, found[index], title, floor=-1), 1)
    number = 1
    for at, cluster in enumerate(found):
        if at == index or any(draft.roles[line] is not None for line in cluster.lines):
            continue
        floor = found[at - 1].last if at else -1
        above = runs.headline(lines, own, floor, cluster.first)
        if above is not None and draft.roles[above] is None and runs.is_story(lines, own, cluster, above):
            number += 1
            _tell(draft, cluster, above, number)


def _headline(draft: _Draft, story: Cluster, title: str, floor: int) -> int | None:
    """The line that is the story's headline, if there is one above its first paragraph or among its first
    lines."""
    about = frozenset().union(*(stems(draft.lines[at].text) for at in story.lines[:4]))
    best: tuple[float, int] | None = None
    reach = story.lines[1] if len(story.lines) > 1 else story.first
    for at in range(max(floor + 1, story.first - 40), reach):
        line = draft.lines[at]
        official = bool(title) and (
            titles.repeats(title, line.text)
            or titles.repeats(line.text, title)
            or (titles.could_be(line) and titles.resembles(title, line.text))
        )
        if not official and (draft.labels[at] is not None or not titles.could_be(line) or draft.prose[at]):
            continue
        if datelines.is_dateline(line.text) and not official:
            continue
        distance = abs(story.first - at)
        repeated = draft.counts[line.key] > 1
        if distance > HEADLINE_REACH and not (official or repeated):
            continue
        if at > story.first and not (official or repeated):
            continue
        value = titles.score(draft.lines, at, about, draft.counts) + 2.0 * official - 0.04 * distance
        if best is None or value > best[0]:
            best = (value, at)
    return best[1] if best and best[0] >= HEADLINE_SCORE else None


def _tell(draft: _Draft, story: Cluster, headline: int | None, number: int) -> None:
    """Give the lines of one story their roles."""
    lines, own, roles = draft.lines, draft.labels, draft.roles
    body = set(story.lines)
    start = story.first if headline is None else min(headline, story.first)
    if headline is not None:
        _set(draft, headline, Role.TITLE, number)
        at = titles.glued(lines[headline].text)
        if at:
            draft.splits[headline] = (at, Role.STANDFIRST)
    under_related = False
    for at in range(start, story.last + 1):
        label = own[at]
        if roles[at] is not None:
            continue
        if at in body:
            under_related = False
            _set(draft, at, _body_role(draft, story, at, headline), number)
        elif label is not None:
            under_related = label.role is Role.RELATED and label.heading
            roles[at] = label.role
        elif headline is not None and titles.repeats(lines[headline].text, lines[at].text):
            roles[at] = Role.TITLE
        elif under_related:
            roles[at] = Role.RELATED
        elif at < story.first:
            _above_body(draft, at, number)
        elif _stands_twice(draft, at) or not lines[at].content:
            roles[at] = Role.CAPTION
        else:
            _set(draft, at, Role.BODY, number)
    if headline is None and start and own[start - 1] is None and datelines.is_dateline(lines[start - 1].text):
        _set(draft, start - 1, Role.DATELINE, number)
    for at in [line for line in story.lines if roles[line] in (Role.STANDFIRST, Role.BODY)][:2]:
        place = datelines.split(lines[at].text)
        if place:
            draft.splits[at] = (place, Role.DATELINE)
    _closing(draft, story, number)


def _set(draft: _Draft, at: int, role: Role, number: int) -> None:
    draft.roles[at] = role
    draft.story[at] = number


def _body_role(draft: _Draft, story: Cluster, at: int, headline: int | None) -> Role:
    """Body, or the standfirst: a first paragraph that furniture or the headline's block sets apart from the
    rest."""
    lines = draft.lines
    if at in story.lines[1:] and lines[at].key == lines[at - 1].key:
        return Role.FURNITURE
    if at != story.first or len(story.lines) < 2 or lines[at].size > 60:
        return Role.BODY
    following = range(at + 1, story.lines[1])
    # A "read also" link breaks up a story anywhere, a picture credit or share bar only below its lead.
    labels_below = (draft.labels[index] for index in following)
    apart = any(label is not None and label.role not in _INLINE for label in labels_below)
    if headline is not None and headline == at - 1 and lines[at].gap == 0:
        # "Headline" / "Lead." in one block, then a blank line and the story.
        apart = apart or lines[story.lines[1]].gap > 0
    return Role.STANDFIRST if apart else Role.BODY


def _above_body(draft: _Draft, at: int, number: int) -> None:
    """A line without a label between the headline and the first paragraph."""
    line = draft.lines[at]
    if datelines.is_dateline(line.text):
        _set(draft, at, Role.DATELINE, number)
    elif _stands_twice(draft, at) and draft.lines[at - 1].key != line.key and line.size < 5:
        draft.roles[at] = Role.CAPTION
    elif (line.size >= 5 or (line.ends and line.size >= 2)) and not line.listing and line.content:
        # "Общались два часа." is a sentence, "Иван Петров" is a byline.
        repeated = at > 0 and draft.lines[at - 1].key == line.key
        draft.roles[at] = Role.FURNITURE
        if not repeated:
            _set(draft, at, Role.STANDFIRST, number)
    elif _stands_twice(draft, at):
        draft.roles[at] = Role.CAPTION
    else:
        draft.roles[at] = Role.BYLINE if line.size <= 4 and line.content else Role.FURNITURE


def _stands_twice(draft: _Draft, at: int) -> bool:
    """Whether a short line repeats its neighbour: a caption under a picture and again as its description."""
    key = draft.lines[at].key
    return any(0 <= near < len(draft.lines) and draft.lines[near].key == key for near in (at - 1, at + 1))


def _closing(draft: _Draft, story: Cluster, number: int) -> None:
    """Lines right after the last paragraph that still belong to the story though they are no prose by
    themselves."""
    about = runs.about_of(draft.lines, story)
    at = story.last + 1
    while at < len(draft.lines) and draft.labels[at] is None and draft.roles[at] is None:
        line = draft.lines[at]
        sentence = line.ends and not line.text.endswith(":") and line.size >= 3
        kindred = line.size >= 6 and not line.listing and shared(stems(line.text), about) >= CLOSING_SHARE
        paired = _stands_twice(draft, at)
        above_prose = at + 1 < len(draft.lines) and draft.prose[at + 1] and not sentence
        if draft.prose[at] or paired or above_prose or not line.content or not (sentence or kindred):
            return
        _set(draft, at, Role.BODY, number)
        at += 1


def _fill_rest(draft: _Draft) -> None:
    """Roles for what no story took: by its label, else by what it stands under."""
    headline = next((line.text for line, role in zip(draft.lines, draft.roles, strict=True) if role is Role.TITLE), "")
    related = False
    told = False
    for at, line in enumerate(draft.lines):
        if draft.roles[at] is not None:
            related = False
            told = told or draft.roles[at] is Role.BODY
            continue
        label = draft.labels[at]
        if label is not None:
            related = label.heading if label.role is Role.RELATED else related
            draft.roles[at] = label.role
        elif headline and titles.repeats(headline, line.text):
            draft.roles[at] = Role.TITLE
        elif related and titles.could_be(line):
            draft.roles[at] = Role.RELATED
        elif line.prose or (line.size >= 5 and (told or draft.counts[line.key] > 1)):
            draft.roles[at] = Role.TEASER
        else:
            draft.roles[at] = Role.FURNITURE


def _parts(draft: _Draft) -> list[tuple[Section, int]]:
    """The sections in page order with the number of the story each belongs to (0: none)."""
    found: list[tuple[Section, int]] = []
    for at, line in enumerate(draft.lines):
        role, story = draft.roles[at] or Role.FURNITURE, draft.story[at]
        place, other = draft.splits.get(at, (0, role))
        if not place:
            found.append((Section(role, line.span), story))
            continue
        head = line.text[:place].rstrip()
        first = Span(line.span.start, line.span.start + len(head))
        second = Span(line.span.start + place, line.span.end)
        before, after = (role, other) if role is Role.TITLE else (other, role)
        found += [(Section(before, first), story), (Section(after, second), story)]
    return found


def _stories(parts: Sequence[tuple[Section, int]]) -> tuple[Story, ...]:
    numbers = sorted({number for _, number in parts if number})
    return tuple(
        Story(tuple(index for index, (_, number) in enumerate(parts) if number == wanted)) for wanted in numbers
    )
