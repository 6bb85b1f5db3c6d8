"""A dossier to one HTML file.

The file refers to nothing outside itself and holds no script. A policy in its head forbids the browser to load or
run anything but the one style sheet, known by its hash, so that text from a hostile page stays text even if an
escape were forgotten. Filters, the reading view and the highlighted words follow `:has()` and `:target` alone.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from dragoman.report.actors import actor_index
from dragoman.report.annotate import interrupted
from dragoman.report.articles import ArticlePage, article_pages, cited
from dragoman.report.contacts import contact_pages
from dragoman.report.environment import environment
from dragoman.report.filters import Facet, Traits, facets, filter_rules
from dragoman.report.places import Inside
from dragoman.report.sides import Sides, state_names
from dragoman.report.timeline import timeline
from dragoman.store.view import DossierView

BAND = "background:linear-gradient(var(--mark),var(--mark)) center/100% 1.45em no-repeat"
"""What lights up the later pieces of a mark, as the style sheet lights up its first one."""


def render(view: DossierView) -> str:
    """The report on a dossier as one self-contained HTML document, to be written as UTF-8.

    The same view gives the same document. Whatever the view's texts hold is shown as text.
    """
    sides = Sides(state_names(view))
    groups = timeline(view.contacts)
    ordered = [contact for group in groups for contact in group.contacts]
    contacts = tuple(contact_pages(view, ordered, sides))
    found, marks = facets(
        {
            page.contact.id: Traits(
                tuple((party.id, party.name) for party in page.contact.parties),
                tuple((column.side, column.name) for column in page.columns),
                str(page.contact.kind),
                str(page.contact.status),
                page.languages,
            )
            for page in contacts
        }
    )
    articles = tuple(article_pages(view, Inside()))
    style = _style(found, articles)
    languages = Counter(article.language for article in view.articles)
    template = _environment().get_template("report.html")
    return template.render(
        view=view,
        name=view.name or "Dossier",
        style=Markup(style),
        style_hash=b64encode(sha256(style.encode()).digest()).decode(),
        languages=sorted(languages.items(), key=lambda item: (-item[1], item[0])),
        unsupported=[cited(view, article.id) for article in view.articles if not article.supported],
        groups=groups,
        facets=found,
        marks=marks,
        contacts=contacts,
        articles=articles,
        actors=actor_index(groups),
        sides=sides,
    )


def _style(found: Sequence[Facet], articles: Iterable[ArticlePage]) -> str:
    """The style sheet: the report's own, and rules made of our own tokens and anchors for what this view holds."""
    sheets = [
        files("dragoman.report").joinpath("templates", name).read_text(encoding="utf-8")
        for name in ("look.css", "report.css")
    ]
    lit = [
        f".reading:has(#{one}:target) .of-{one}{{{BAND}}}"
        for page in articles
        for one in sorted(interrupted(page.paragraphs))
    ]
    return "\n".join((*"".join(sheets).splitlines(), filter_rules(found), *lit))


@cache
def _environment() -> Environment:
    made = environment(PackageLoader("dragoman.report"))
    made.globals["to"] = Inside()
    return made
