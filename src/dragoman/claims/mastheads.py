"""Mastheads: whose page a text without an address is, by the name that stands over it.

A page of a ministry kept as text often begins with its name: "Президент России", "T.C. Dışişleri Bakanlığı". Only a
whole line above the headline counts, only where one body is named so, where nothing credits the text to anybody else,
and where the text begins with somebody of that body's state: an outlet's menu names several, its kicker stands right
above the headline.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from dragoman.actors.find import find_references
from dragoman.actors.names import name_index
from dragoman.actors.registry import HEADS, load_registry
from dragoman.actors.resolve import Resolved, resolve_references
from dragoman.claims.bodies import OFFICES, body
from dragoman.languages.pack import Pack, load_pack
from dragoman.languages.parse import parse
from dragoman.model import Actor, Article, Page, Publisher, Role, Section
from dragoman.pages import publishers
from dragoman.spans import Span

MASTHEAD: Final = 4
"""Lines of a page among which its masthead stands; the first may be "Skip to main content"."""

LONGEST: Final = 8
"""Words of a masthead, at most."""

INITIALS: Final = 2
"""Letters of what may stand beside the name: "T.C.", "РФ"."""


def signed(article: Article, page: Page, pack: Pack) -> Article:
    """The article with the official body its page is headed by as publisher, where nothing else tells whose it is.

    Args:
        article: a page's main article; any other stays as it is.
        page: its page.
        pack: the pack of the article's language.
    """
    credited = any(section.role in (Role.SOURCE, Role.BYLINE) for section in article.page_sections)
    if article.publisher is not None or article.number != 1 or article.relays or credited:
        return article
    heads = [line for line in _above_headline(article, page) if len(line.split()) <= LONGEST]
    found = {actor.id: actor for line in heads[:MASTHEAD] for actor in _named(line, article, pack)}
    if len(found) != 1:
        return article
    # A menu has dozens of lines: they are only read where the first ones name a body.
    if {actor.id for line in heads[MASTHEAD:] for actor in _named(line, article, pack)} - set(found):
        return article
    [actor] = found.values()
    if actor.side is None or not _told_of(actor.side, article, pack):
        return article
    known = publishers.named(actor.name)
    return replace(article, publisher=known or Publisher(actor.name, "official", actor.side))


def _above_headline(article: Article, page: Page) -> list[str]:
    """The lines of the page above its headline; the one right above it only where it is the page's first."""
    lines: list[str] = []
    for section in article.page_sections:
        if section.role in (Role.TITLE, Role.STANDFIRST, Role.BODY):
            break
        if section.role is not Role.DATE or lines:
            lines.extend(line.strip() for line in section.span.of(page.text).splitlines() if line.strip())
    return lines[:-1] if len(lines) > 1 else lines


def _named(line: str, article: Article, pack: Pack) -> Iterator[Actor]:
    """The official body that a whole line names, in the article's language or in English."""
    for reader in dict.fromkeys((pack.code, "en")):
        spoken = pack if reader == pack.code else load_pack(reader)
        read = _read(line, article, spoken) if spoken is not None else None
        if read is None:
            continue
        resolved, rest = read
        if len(resolved) == 1 and resolved[0].actor is not None and all(len(word) <= INITIALS for word in rest):
            actor = _body(resolved[0])
            if actor is not None:
                yield actor
                return


def _read(line: str, article: Article, pack: Pack) -> tuple[list[Resolved], list[str]] | None:
    """The references of a line, and its words outside of them."""
    parsed = parse(line, [Section(Role.BODY, Span(0, len(line)))], pack)
    index = name_index(pack.code)
    names = index.find(parsed.tokens)
    references = [find_references(parsed, passage, index, names) for passage in parsed.passages]
    resolved = [one for its in resolve_references(references, load_registry(), article.published, pack.home)
                for one in its]  # fmt: skip
    inside = {at for one in resolved for at in range(one.reference.first, one.reference.last)}
    return resolved, [token.fold for at, token in enumerate(parsed.tokens) if at not in inside]


def _body(one: Resolved) -> Actor | None:
    """The institution a line names, also by the office that is at its head ("President of Ukraine")."""
    actor = one.actor
    if actor is None or (one.reference.names and one.reference.body is None):
        return None
    if actor.kind == "institution":
        return actor
    office = (actor.office or "").partition(" of ")[0]
    headed = any(role in HEADS for role in one.reference.roles) and bool(one.reference.states)
    return body(actor.side, OFFICES[office]) if headed and actor.side and office in OFFICES else None


def _told_of(side: str, article: Article, pack: Pack) -> bool:
    """Whether headline or first paragraph name somebody of the state."""
    first = next((section.span for section in article.sections if section.role is Role.BODY), None)
    read = _read(article.text[: first.end if first else 0][:OPENING].replace("\n", " "), article, pack)
    return read is not None and any(actor.side == side for one in read[0] for actor in one.actors)


OPENING: Final = 800
"""Characters of an article in which its own state is looked for."""
