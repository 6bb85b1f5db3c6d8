"""Runs of prose: where the stories of a page can be, before anyone knows which is which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model import Role
from dragoman.pages import titles
from dragoman.pages.labels import Label
from dragoman.pages.paragraphs import Paragraph
from dragoman.pages.words import shared, stems

# More lines than this without prose are a menu or a list of headlines, not subheads.
WIDEST_GAP = 3
# A story that has got this far is a story: what ends stories can end it ("Comments (0)" above the text
# cannot).
BEGUN_SIZE = 60
# After these a story is over, unless what follows is clearly about the same thing.
_ENDING = (Role.COMMENTS, Role.TAGS, Role.SOURCE)
# An inline "read also" box: the text after it goes on with the same subject, this share of its words at
# least.
SAME_SUBJECT = 0.15
# A headline whose words make up the paragraph below it is that paragraph's headline.
OWN_HEADLINE = 0.5
# The smallest further story: two paragraphs of a long sentence each.
STORY_SIZE = 40


@dataclass(slots=True)
class Cluster:
    """Indices of prose lines that read on from one to the next, and their size in words."""

    lines: list[int]
    size: int

    @property
    def first(self) -> int:
        """The first prose line."""
        return self.lines[0]

    @property
    def last(self) -> int:
        """The last prose line."""
        return self.lines[-1]


def clusters(lines: Sequence[Paragraph], labels: Sequence[Label | None], prose: Sequence[bool]) -> list[Cluster]:
    """All runs of prose, cut where a story may end."""
    found: list[Cluster] = []
    for at, line in enumerate(lines):
        if not prose[at]:
            continue
        if found and not _cut(lines, labels, found[-1], at):
            found[-1].lines.append(at)
            found[-1].size += line.size
        else:
            found.append(Cluster([at], line.size))
    return found


def main(found: Sequence[Cluster]) -> int:
    """Which cluster is the page's main story: the first that is not dwarfed by a later one.

    A notice or a teaser above the story is dwarfed; the story's own first paragraph above a share bar is not.
    """
    largest = max(cluster.size for cluster in found)
    for index, cluster in enumerate(found):
        if cluster.size * 2.5 >= largest and (len(cluster.lines) > 1 or cluster.size >= BEGUN_SIZE):
            return index
    return max(range(len(found)), key=lambda index: found[index].size)


def absorb(
    lines: Sequence[Paragraph], labels: Sequence[Label | None], found: list[Cluster], index: int
) -> list[Cluster]:
    """Join to cluster `index` the later ones that go on with the same story behind a box, a bar or a list.

    What an extractor that saw the markup put together needs no common subject to stay together.
    """
    kin = SAME_SUBJECT if all(line.content for line in lines) else 0.0
    own, rest = found[index], found[:index]
    about = about_of(lines, own)
    for later in found[index + 1 :]:
        if rest[index:] == [] and goes_on(lines, labels, own, later, about, kin):
            own.lines += later.lines
            own.size += later.size
            about |= about_of(lines, later)
        else:
            rest.append(later)
    return [*rest[:index], own, *rest[index:]]


def about_of(lines: Sequence[Paragraph], cluster: Cluster) -> frozenset[str]:
    """The stems of a cluster's paragraphs."""
    return frozenset().union(*(stems(lines[at].text) for at in cluster.lines))


def goes_on(
    lines: Sequence[Paragraph],
    labels: Sequence[Label | None],
    own: Cluster,
    later: Cluster,
    about: frozenset[str],
    kin: float = SAME_SUBJECT,
) -> bool:
    """Whether `later` continues `own`, whose words are `about`: it shares at least `kin` of its first words
    with it, and no headline of its own stands above it."""
    between = range(own.last + 1, later.first)
    roles = {label.role for at in between if (label := labels[at])}
    if roles & set(_ENDING) or _has_pair(lines, labels, between):
        return False
    above = headline(lines, labels, own.last, later.first)
    opening = frozenset().union(*(stems(lines[at].text) for at in later.lines[:3]))
    if above is not None and shared(stems(lines[above].text), stems(lines[later.first].text)) >= OWN_HEADLINE:
        # Under a list in the same flow a subhead says what follows, too.
        return Role.RELATED not in roles and shared(opening, about) >= 2 * SAME_SUBJECT
    return shared(opening, about) >= kin


def headline(lines: Sequence[Paragraph], labels: Sequence[Label | None], after: int, before: int) -> int | None:
    """The nearest line with a headline's shape above line `before` and below line `after`, at most four
    lines up."""
    for at in range(before - 1, max(after, before - 5), -1):
        if labels[at] is None and titles.could_be(lines[at]) and not lines[at].text.endswith(":"):
            return at
    return None


def is_story(lines: Sequence[Paragraph], labels: Sequence[Label | None], cluster: Cluster, above: int | None) -> bool:
    """Whether a cluster outside the main story is a story too, not a teaser: a headline, and at least two
    paragraphs that follow one another under it."""
    if above is None or len(cluster.lines) < 2 or cluster.size < STORY_SIZE or lines[above].size < 4:
        return False
    first, second = cluster.lines[:2]
    if any(labels[at] is None for at in range(first + 1, second)):
        return False
    opening = stems(lines[first].text) | stems(lines[second].text)
    return shared(stems(lines[above].text), opening) >= OWN_HEADLINE


def _cut(lines: Sequence[Paragraph], labels: Sequence[Label | None], cluster: Cluster, at: int) -> bool:
    """Whether a story may end between the cluster and the prose line `at`."""
    between = range(cluster.last + 1, at)
    if not between:
        return False
    if _has_pair(lines, labels, between):
        return True
    plain = [index for index in between if labels[index] is None and not lines[index].ends]
    if len(plain) > WIDEST_GAP:
        return True
    begun = len(cluster.lines) > 1 or cluster.size >= BEGUN_SIZE
    if not begun:
        return False
    for index in between:
        label = labels[index]
        if label is None:
            continue
        if label.role in _ENDING or (label.role is Role.RELATED and label.heading):
            return True
        # A headline with a date under it begins a story: "Title" / "3 December 2024" / text.
        if label.role is Role.DATE and index - 1 in plain:
            return True
    return False


def _has_pair(lines: Sequence[Paragraph], labels: Sequence[Label | None], between: range) -> bool:
    """Whether a headline stands twice in a row, as teasers do (link on the picture, link on the words)."""
    return any(
        lines[at].key == lines[at + 1].key and lines[at].size >= 4 and labels[at] is None
        for at in between
        if at + 1 in between
    )
