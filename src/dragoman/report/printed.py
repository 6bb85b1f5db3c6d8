"""One contact on paper: what is known of it, the accounts, why, every text in full with its marks, and citations.

The file is made like the report: nothing outside itself, no script, a policy that lets only its own style sheet apply.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from dragoman.report.anchors import CONTACT, anchor
from dragoman.report.articles import article_pages
from dragoman.report.contacts import contact_pages
from dragoman.report.environment import environment
from dragoman.report.places import Inside
from dragoman.report.sides import Sides, state_names
from dragoman.store.view import DossierView


def print_contact(view: DossierView, citations: Iterable[str] = ()) -> str:
    """A printable dossier of the view's first contact as one self-contained HTML document, to be written as UTF-8.

    Args:
        view: of one contact, as `Dossier.view_of_contact` makes it.
        citations: lines to be put at the end, as they are.
    """
    contact = view.contacts[0]
    sides, to = Sides(state_names(view)), OnPaper(contact.id)
    (page,) = contact_pages(view, (contact,), sides)
    style = _style()
    return (
        _environment()
        .get_template("printed.html")
        .render(
            view=view,
            page=page,
            articles=tuple(article_pages(view, to)),
            citations=tuple(citations),
            sides=sides,
            to=to,
            style=Markup(style),
            style_hash=b64encode(sha256(style.encode()).digest()).decode(),
        )
    )


class OnPaper(Inside):
    """Places in the document; what is not part of it, another contact or an actor, leads to the contact itself."""

    def __init__(self, contact: str) -> None:
        self._here = f"#{anchor(CONTACT, contact)}"

    def contact(self, id_: str, /) -> str:
        """The contact the document is about, whichever was meant."""
        return self._here

    def actor(self, id_: str, /) -> str:
        """There is no index of actors."""
        return self._here


def _style() -> str:
    folder = files("dragoman.report") / "templates"
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in ("look.css", "printed.css"))


@cache
def _environment() -> Environment:
    return environment(PackageLoader("dragoman.report"))
