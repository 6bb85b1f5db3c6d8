"""Whoever asks between a page's new version and the resolving of its contacts is shown what is left of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.errors import UsageError
from dragoman.exports import FORMATS, export
from dragoman.report import render
from dragoman.store import resolver
from dragoman.store.dossier import Dossier
from tests.decisions.made import ANKARA, ERDOGAN, KREMLIN, PUTIN, Hashed, day, page


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Dossier]:
    """One contact of two pages, one of which has changed; nothing is settled for a question."""
    monkeypatch.setattr(resolver, "E5", Hashed)
    path = tmp_path / "test.dossier"
    with Dossier(path, create=True) as writing:
        writing.keep(page("tass", day(3), [(KREMLIN, "the leaders discussed Syria"), (PUTIN, "it must stop")]))
        writing.keep(page("trt", day(3), [(ANKARA, "the leaders discussed Syria"), (ERDOGAN, "a process must begin")]))
        writing.resolve()
        writing.keep(page("tass", day(3), [(KREMLIN, "the leaders discussed Libya")]))
    with Dossier(path, settle=False) as asking:
        yield asking


def test_what_is_left_is_shown(kept: Dossier) -> None:
    (whole,) = kept.contacts()
    view = kept.view_of_contact(whole.contact.id)
    claims = {one.id for one in view.claims}
    assert [one.id for one in view.reports] == list(view.contacts[0].reports)
    assert len(view.reports) == len(view.contacts[0].verdicts) == 1
    for accounts in view.accounts.values():
        assert all(claims.issuperset(one.claims) for one in accounts)
    (entry,) = kept.entries()
    assert [one.id for one in entry.reports] == list(entry.contact.reports)
    assert "Erdogan" in render(kept.view())


@pytest.mark.parametrize("name", [name for name in FORMATS if not name.startswith("parquet")])
def test_every_format_hands_on_what_is_left(kept: Dossier, name: str) -> None:
    assert b"".join(export(kept, name).parts)


def test_nothing_is_left(kept: Dossier) -> None:
    (whole,) = kept.contacts()
    kept.keep(page("trt", day(3), [(ERDOGAN, "grain")]))
    with pytest.raises(UsageError, match="worked out anew"):
        kept.view_of_contact(whole.contact.id)
    assert list(kept.entries()) == []
    assert kept.view().contacts == ()
