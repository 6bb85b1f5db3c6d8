"""An article as the report shows it: its text with every claim and every founding sentence marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dragoman.model import Article, Contact, Mention, Role
from dragoman.report.anchors import ARTICLE, CLAIM, EVIDENCE, WORDS, anchor
from dragoman.report.annotate import Mark, Paragraph, paragraphs, visible
from dragoman.report.places import Places
from dragoman.store.view import DossierView

OPENING = 80
"""Characters of its first line that stand for the title of an article without one."""


@dataclass(frozen=True, slots=True)
class Cited:
    """An article where it is referred to: `publisher` is the page's path or address where none is known."""

    article: Article
    anchor: str
    title: str
    publisher: str
    link: str | None


@dataclass(frozen=True, slots=True)
class Name:
    """An actor and the forms of its name in one text."""

    name: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """Everything shown of one article."""

    cited: Cited
    source: str
    paragraphs: tuple[Paragraph, ...]
    contacts: tuple[Contact, ...]
    names: tuple[Name, ...]


def cited(view: DossierView, article_id: str) -> Cited | None:
    """How an article is referred to; None if the dossier does not hold it."""
    article = view.article_of.get(article_id)
    return None if article is None else _cited(view, article)


def _cited(view: DossierView, article: Article) -> Cited:
    page = view.page_of.get(article.page)
    source = page.source if page else article.page
    if article.publisher:
        publisher = article.publisher.name
    elif "://" in source:
        publisher = source.split("://", 1)[1].split("/", 1)[0] or source
    else:
        publisher = source.rstrip("/").rsplit("/", 1)[-1] or source
    title = article.title.strip() or _opening(article.text) or "Untitled"
    addresses = (article.url, page.url if page else None, source)
    link = next((one for one in addresses if one and one.lower().startswith(("http://", "https://"))), None)
    return Cited(article, anchor(ARTICLE, article.id), title, publisher, link)


def article_pages(view: DossierView, to: Places) -> Iterator[ArticlePage]:
    """Every article of the dossier, in the dossier's order; marks lead back to where `to` has their contact."""
    marks, contacts = _marks(view, to), _contacts(view)
    for article in view.articles:
        page = view.page_of.get(article.page)
        yield ArticlePage(
            _cited(view, article),
            page.source if page else article.page,
            _without_title(paragraphs(article, marks.get(article.id, ())), article),
            tuple(contacts.get(article.id, {}).values()),
            tuple(_names(article.text, view.mentions.get(article.id, ()))),
        )


def _contacts(view: DossierView) -> Mapping[str, dict[str, Contact]]:
    """The contacts each article reports, in the order of its reports."""
    found: dict[str, dict[str, Contact]] = {}
    for report in view.reports:
        if (contact := view.contact_of.get(report.id)) is not None:
            found.setdefault(report.article, {})[contact.id] = contact
    return found


def _marks(view: DossierView, to: Places) -> Mapping[str, list[Mark]]:
    """Every claim, its cue, and every contact report's founding words, by article."""
    told = {claim.id: contact for contact in view.contacts for claim in view.claims_of(contact)}
    marks: dict[str, list[Mark]] = {}
    for report in view.reports:
        contact = view.contact_of.get(report.id)
        back = to.contact(contact.id) if contact else ""
        mark = Mark(report.span, "report", anchor(EVIDENCE, report.id), back, "What the contact was read from")
        marks.setdefault(report.article, []).append(mark)
    for claim in view.claims:
        speaker = claim.voice or claim.speaker
        back = to.in_contact(told[claim.id].id, anchor(CLAIM, claim.id)) if claim.id in told else ""
        label = f"{speaker.name if speaker else 'Source not named'} {claim.act}"
        marks.setdefault(claim.article, []).append(Mark(claim.span, "claim", anchor(WORDS, claim.id), back, label))
        if claim.cue_span is not None:
            marks[claim.article].append(Mark(claim.cue_span, "cue"))
    return marks


def evidence_place(view: DossierView, report_id: str) -> str:
    """Where a report's founding words are marked, or the article's own address if they cannot be shown."""
    report = view.report_of[report_id]
    article = view.article_of.get(report.article)
    if article is not None and visible(article.text, report.span):
        return anchor(EVIDENCE, report_id)
    return anchor(ARTICLE, report.article)


def _opening(text: str) -> str:
    line = next((line.strip() for line in text.split("\n") if line.strip()), "")
    return line if len(line) <= OPENING else line[:OPENING].rsplit(" ", 1)[0] + " …"


def _without_title(found: tuple[Paragraph, ...], article: Article) -> tuple[Paragraph, ...]:
    """The title stands once: as the heading, if nothing is marked in it; else in the text, marked."""
    if found and found[0].role is Role.TITLE and article.title and not any(piece.mark for piece in found[0].pieces):
        return found[1:]
    return found


def _names(text: str, mentions: tuple[Mention, ...]) -> Iterator[Name]:
    forms: dict[str, dict[str, None]] = {}
    names: dict[str, str] = {}
    for mention in mentions:
        if visible(text, mention.span):
            names.setdefault(mention.actor.id, mention.actor.name)
            forms.setdefault(mention.actor.id, {})[" ".join(mention.span.of(text).split())] = None
    for actor in sorted(names, key=lambda one: (names[one].casefold(), one)):
        yield Name(names[actor], tuple(forms[actor]))
