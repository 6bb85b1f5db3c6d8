"""Contacts with all they rest on: whole, in order, and of one moment while others write."""

from __future__ import annotations

from pathlib import Path

import pytest

import dragoman
from dragoman.store import entries as module
from dragoman.store.dossier import Dossier
from dragoman.store.reading import read_into
from tests.exports.conftest import PAGES


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in PAGES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_an_entry_holds_what_the_dossier_holds(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with dragoman.read(folder) as dossier:
        told = list(dossier.entries())
        assert [one.resolved for one in told] == list(dossier.contacts())
        for one in told:
            assert one.reports == tuple(dossier.report(id_) for id_ in one.contact.reports)
            assert one.claims == tuple(claim for report in one.reports for claim in dossier.claims_of(report.id))
            assert list(one.sources) == list(dict.fromkeys(report.article for report in one.reports))
            for id_, source in one.sources.items():
                assert source.article == dossier.article(id_)
                assert source.page == dossier.page_info(source.article.page)
        monkeypatch.setattr(module, "AT_ONCE", 1)
        monkeypatch.setattr(module, "PARAMETERS", 1)
        assert list(dossier.entries()) == told


def test_what_is_written_meanwhile_is_not_mixed_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "AT_ONCE", 1)
    (folder / "pages").mkdir()
    for name in PAGES:
        (folder / name).rename(folder / "pages" / name)
    file = folder / "my.dossier"
    with Dossier(file, create=True) as dossier, Dossier(file) as writer:
        read_into(dossier, [str(folder / "pages")])
        before = list(dossier.entries())
        slow = dossier.entries()
        found = [next(slow)]
        for name in PAGES:
            (folder / "pages" / name).write_text(PAGES["three.txt"].replace("Helsingissä", f"Turussa {name}"), "utf-8")
        read_into(writer, [str(folder / "pages")])
        found.extend(slow)
        assert found == before
        assert list(dossier.entries()) == []
