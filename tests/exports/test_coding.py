"""Contacts as PLOVER events: which event, which mode, who visits whom, and what of it is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.actors.registry import FOLDER
from dragoman.exports import coding
from dragoman.exports.coding import code, entity_code, sector
from dragoman.exports.countries import state
from dragoman.model import Actor, Kind, Named, Status
from tests.exports.made import ERDOGAN, HAMAS, KREMLIN, NATO, PUTIN, entry

SOCHI = Named("sochi", "Sochi", "ru")
GENEVA = Named("geneva", "Geneva", "ch")


@pytest.mark.parametrize(
    ("kind", "places", "modes"),
    [
        (Kind.PHONE_CALL, (), ("phone",)),
        (Kind.VIDEO_CALL, (), ("phone",)),
        (Kind.MEETING, (), ()),
        (Kind.MEETING, (GENEVA,), ("third-party",)),
        (Kind.MEETING, (SOCHI,), ()),
        (Kind.VISIT, (SOCHI,), ("visit",)),
        (Kind.VISIT, (), ()),
        (Kind.MULTILATERAL, (GENEVA,), ("multilateral",)),
        (Kind.MESSAGE, (), ()),
        (Kind.UNSPECIFIED, (), ()),
    ],
)
def test_modes(kind: Kind, places: tuple[Named, ...], modes: tuple[str, ...]) -> None:
    coded = code(entry(kind=kind, places=places).contact)
    assert (coded.event, coded.modes) == ("CONSULT", modes)
    assert coded.scale == coding.SCALE["".join(modes)]


def test_the_visitor_acts_and_the_host_receives() -> None:
    coded = code(entry(kind=Kind.VISIT, places=(SOCHI,)).contact)
    assert (coded.actors, coded.recipients) == ((ERDOGAN,), (PUTIN,))


def test_nobody_is_made_a_host() -> None:
    for kind, places in ((Kind.VISIT, ()), (Kind.VISIT, (GENEVA,)), (Kind.MEETING, (SOCHI,))):
        coded = code(entry(kind=kind, places=places).contact)
        assert (coded.actors, coded.recipients) == ((PUTIN, ERDOGAN), ())


@pytest.mark.parametrize("status", [Status.PLANNED, Status.PROPOSED])
def test_what_is_to_come_is_an_agreement_without_a_mode(status: Status) -> None:
    coded = code(entry(kind=Kind.VISIT, status=status, places=(SOCHI,)).contact)
    assert (coded.event, coded.modes, coded.recipients, coded.happened) == ("AGREE", (), (), True)
    assert any("AGREE" in sentence for sentence in coded.lost)


@pytest.mark.parametrize("status", [Status.DENIED, Status.CALLED_OFF])
def test_what_was_not_is_negated(status: Status) -> None:
    coded = code(entry(status=status).contact)
    assert (coded.event, coded.scale, coded.happened) == ("CONSULT", None, False)
    assert coded.contexts == ("diplomatic", "negation")


def test_topics_give_contexts_once() -> None:
    topics = (Named("oil", "oil"), Named("gas", "natural gas"), Named("trade", "trade"))
    assert code(entry(topics=topics).contact).contexts == ("diplomatic", "natural_resource", "economic")


def test_topics_of_the_table_are_topics_of_the_registry() -> None:
    known = set(re.findall(r"^([a-z-]+):", (FOLDER / "topics.txt").read_text("utf-8"), re.M))
    assert set(coding._known_contexts()) <= known


def test_entities() -> None:
    found = {actor.name: (entity_code(actor), sector(actor)) for actor in (PUTIN, KREMLIN, NATO, HAMAS)}
    assert found == {
        "Vladimir Putin": ("RUS", "GOV"),
        "Kremlin": ("RUS", "GOV"),
        "NATO": ("IGO", None),
        "Hamas": (None, "REB"),
    }
    speaker = Actor("person:x", "person", "X", "bg", None, "Speaker of Bulgaria")
    assert sector(speaker) == "LEG"
    assert entity_code(Actor("institution:un", "organisation", "United Nations")) == "UNO"


def test_every_state_of_the_registry_has_its_codes() -> None:
    codes = [path.stem for path in Path(FOLDER).glob("??.txt")]
    assert [one for one in codes if state(one) is None] == []
    russia, kosovo, palestine = state("ru"), state("xk"), state("ps")
    assert russia is not None
    assert (russia.iso3, russia.cow) == ("RUS", 365)
    assert kosovo is not None
    assert (kosovo.iso3, kosovo.cow) == ("KOS", 347)
    assert palestine is not None
    assert palestine.cow is None
    assert state("zz") is None
