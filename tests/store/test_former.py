"""An id that a contact had once leads to the contact it became, as far as that can be known."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.cli.terminal import days
from dragoman.errors import UsageError
from dragoman.store import deciding, resolver
from dragoman.store.dossier import Dossier
from tests.decisions.made import ERDOGAN, KREMLIN, PUTIN, RAISI, Hashed, day, page

SAID = [(KREMLIN, "the leaders discussed Syria")]
MORE = [(KREMLIN, "the leaders discussed Syria"), (PUTIN, "and trade")]


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Dossier]:
    monkeypatch.setattr(resolver, "E5", Hashed)
    with Dossier(tmp_path / "test.dossier", create=True) as dossier:
        dossier.keep(page("tass", day(3), SAID))
        yield dossier


def only(dossier: Dossier) -> str:
    (found,) = dossier.contacts()
    return found.contact.id


def test_the_founding_page_gets_new_versions(kept: Dossier) -> None:
    first = only(kept)
    for said in (MORE, [*MORE, (PUTIN, "and grain")]):
        kept.keep(page("tass", day(3), said))
        now = only(kept)
        assert now != first
        assert kept.contact(first).contact.id == now
        assert kept.contact(first[:8]).contact.id == now
        assert kept.view_of_contact(first).contacts[0].id == now
        assert deciding.set_kind(kept, first, "meeting", author="Anna", reason="photographs").what is not None
        assert kept.contact(first).contact.kind == "meeting"


def test_the_page_tells_of_others_now(kept: Dossier) -> None:
    first = only(kept)
    kept.keep(page("tass", day(3), SAID, parties=(PUTIN, RAISI)))
    with pytest.raises(UsageError, match="no contact"):
        kept.contact(first)


def test_most_reports_lead_elsewhere_than_the_founding_page(kept: Dossier) -> None:
    kept.keep(page("trt", day(3), [(ERDOGAN, "the leaders discussed Syria")]))
    kept.keep(page("sana", day(3), [(ERDOGAN, "both sides spoke of Syria")]))
    first = only(kept)
    founding = kept.contact(first).contact.reports[0]
    source = kept.sources(kept.article(kept.report(founding).article).page)[0]
    kept.keep(page(source, day(20), [(PUTIN, "another call weeks later")]))
    assert len(list(kept.contacts())) == 2
    now = kept.contact(first).contact
    assert days(now.when) == "2024-12-03"
    assert len(now.reports) == 2


def test_merging_and_undoing(kept: Dossier) -> None:
    kept.keep(page("bta", day(10), [(ERDOGAN, "grain should flow")]))
    one, other = (found.contact.id for found in kept.contacts())
    merged = deciding.merge(kept, [one, other], author="Anna", reason="one call")
    assert kept.contact(other).contact.id == one
    deciding.undo(kept, merged.id, author="Anna", reason="two")
    assert kept.contact(other).contact.id == other


def test_an_id_that_never_was(kept: Dossier) -> None:
    for never in ("ffff0000ffff0000", ""):
        with pytest.raises(UsageError, match="no contact"):
            kept.contact(never)
