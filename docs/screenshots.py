"""The pictures of docs/desk: the examples, served and looked at in headless Chromium.

`make screenshots` takes them all anew.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from dragoman.store.dossier import Dossier
from dragoman.store.reading import read_into
from tests.chromium import PROGRAM, Browser
from tests.web.serving import serving

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs/desk/pictures"
WIDE, NARROW = 1200, 390


class Picture(NamedTuple):
    """A view to take: the name of its file, the address, and how it is looked at.

    `open_` are elements to unfold, `show` the one that is scrolled to.
    """

    name: str
    address: str
    width: int = WIDE
    scheme: str = "light"
    open_: str = ""
    show: str = ""


def pictures(contact: str, arabic: str, actor: str) -> tuple[Picture, ...]:
    """All views, of the contact told in most languages, an Arabic article and an actor."""
    return (
        Picture("contacts-narrowed", "/contacts?side=ru&kind=phone_call", open_="form details, details:has(form)"),
        Picture("contacts-narrow-dark", "/contacts", NARROW, "dark"),
        Picture("contact", f"/contacts/{contact}"),
        Picture("contact-decide", f"/contacts/{contact}", show="#decide"),
        Picture("article-arabic", f"/articles/{arabic}"),
        Picture("article-arabic-narrow", f"/articles/{arabic}", NARROW),
        Picture("timeline", "/timeline"),
        Picture("matrix", "/matrix"),
        Picture("actor", f"/actors/{actor}"),
        Picture("search", "/search?q=%D0%9F%D1%83%D1%82%D0%B8%D0%BD"),
        Picture("coverage", "/coverage"),
    )


def main() -> int:
    """Take all pictures; 2 where there is no Chromium."""
    if PROGRAM is None:
        print("Chromium is not installed: on Debian, apt-get install chromium", file=sys.stderr)
        return 2
    PICTURES.mkdir(exist_ok=True)
    # Pages are named as they are given: by their place in the project.
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "examples.dossier"
        with Dossier(path, create=True) as dossier:
            read_into(dossier, [Path("examples/pages")])
            contacts = [one.contact for one in dossier.contacts()]
            told = max(contacts, key=lambda contact: len(contact.reports))
            busiest = Counter(party.id for contact in contacts for party in contact.parties).most_common(1)[0][0]
            arabic = next(article.id for article in dossier.articles() if article.language == "ar")
        with serving(path) as base:
            browser = Browser(Path(folder) / "profile")
            try:
                for picture in pictures(told.id, arabic, busiest):
                    take(browser, base, picture)
            finally:
                browser.close()
    return 0


def take(browser: Browser, base: str, picture: Picture) -> None:
    """One picture of what is in sight."""
    browser.width(picture.width)
    browser.media(scheme=picture.scheme)
    browser.visit(base + picture.address)
    if picture.open_:
        browser.look(f"document.querySelectorAll('{picture.open_}').forEach(one => one.open = true)")
    if picture.show:
        browser.look(f"document.querySelector('{picture.show}').scrollIntoView()")
    browser.picture(PICTURES / f"{picture.name}.png", whole=False)
    print(f"docs/desk/pictures/{picture.name}.png")


if __name__ == "__main__":
    sys.exit(main())
