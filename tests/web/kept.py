"""A view built by hand as a dossier on disk, so that pages can be made of records that no reader would give."""

from __future__ import annotations

from pathlib import Path

from dragoman.accounts.records import Accounting
from dragoman.matching.records import Considered
from dragoman.model import Page, Reading
from dragoman.resolution import ResolvedContact
from dragoman.store import write
from dragoman.store.dossier import Dossier
from dragoman.store.view import DossierView


def keep(view: DossierView, path: Path) -> Path:
    """The dossier of a view, with its contacts as they are."""
    with Dossier(path, create=True, settle=False) as dossier:
        for article in view.articles:
            info = view.page_of[article.page]
            dossier.keep(
                Reading(
                    Page(article.page, info.source, article.text, info.url),
                    (article,),
                    {article.id: view.mentions.get(article.id, ())},
                    tuple(one for one in view.reports if one.article == article.id),
                    tuple(one for one in view.claims if one.article == article.id),
                )
            )
        resolved = [
            ResolvedContact(
                contact,
                Accounting(
                    view.accounts.get(contact.id, ()), view.comparisons.get(contact.id, ()),
                    view.chains.get(contact.id, ()), view.origins.get(contact.id, 0),
                ),
                tuple(
                    Considered(report, one.contact, one.score, one.reasons)
                    for report in contact.reports
                    for one in view.rejected.get(report, ())
                ),
            )
            for contact in view.contacts
        ]  # fmt: skip
        with dossier._writing() as connection:
            for block in {row[0] for row in connection.exec_driver_sql("SELECT block FROM pending")}:
                write.settle(connection, block, (), ())
            write.settle(connection, "by hand", (), resolved)
    return path
