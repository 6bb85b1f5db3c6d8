"""What an address chooses: its query as a selection of contacts, and back, so that every view can be shared.

The names are those of the command line: `/contacts?side=tr&kind=phone_call&from=2024-12&to=2025-01&q=Путин`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated, Final

from fastapi import Depends, Query

from dragoman.store.asked_days import day_after, first_day
from dragoman.store.overview import Selection

NAMES: Final = ("actor", "side", "kind", "status", "language", "publisher", "topic", "place")
"""What can be chosen several times over; each is the singular of a field of `Selection`."""
_FIELDS: Final = {
    "actor": "actors", "side": "sides", "kind": "kinds", "status": "statuses", "language": "languages",
    "publisher": "publishers", "topic": "topics", "place": "places",
}  # fmt: skip
_Many = Annotated[list[str] | None, Query(max_length=50)]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A selection with the days as they were written."""

    selection: Selection
    since: str = ""
    until: str = ""

    def pairs(self, *, without: Iterable[str] = ()) -> list[tuple[str, str]]:
        """The query again, in one order whatever it was asked in, but for the names in `without`."""
        one = self.selection
        left_out = set(without)
        found: list[tuple[str, str]] = []
        for name in NAMES:
            found.extend((name, value) for value in getattr(one, _FIELDS[name]))
        found += [("from", self.since), ("to", self.until), ("possible", "yes" if one.possible else "")]
        found += [("q", one.words.strip())]
        return [(name, value) for name, value in found if value and name not in left_out]

    def values(self, name: str) -> tuple[str, ...]:
        """What is chosen under one of `NAMES`."""
        found: tuple[str, ...] = getattr(self.selection, _FIELDS[name])
        return found

    def with_actors(self, actors: tuple[str, ...]) -> Chosen:
        """The same with other actors."""
        return replace(self, selection=replace(self.selection, actors=actors))

    @property
    def narrows(self) -> bool:
        """Whether anything is chosen at all."""
        return bool(self.pairs())


def chosen(
    actor: _Many = None,
    side: _Many = None,
    kind: _Many = None,
    status: _Many = None,
    language: _Many = None,
    publisher: _Many = None,
    topic: _Many = None,
    place: _Many = None,
    since: Annotated[str, Query(alias="from", description="First day: 2024, 2024-12 or 2024-12-03.")] = "",
    until: Annotated[str, Query(alias="to", description="Last day, written the same way.")] = "",
    possible: Annotated[str, Query(description="Any value: also contacts that may lie between the days.")] = "",
    q: Annotated[str, Query(description="Words of an article that reports it, in any script.", max_length=500)] = "",
) -> Chosen:
    """The selection that a query asks for.

    Raises:
        UsageError: a day cannot be read.
    """
    given = (actor, side, kind, status, language, publisher, topic, place)
    values = {
        _FIELDS[name]: tuple(dict.fromkeys(text for one in many or () if (text := one.strip())))
        for name, many in zip(NAMES, given, strict=True)
    }
    return Chosen(
        Selection(
            **values,
            since=first_day(since.strip()),
            before=day_after(until.strip()),
            possible=bool(possible.strip()),
            words=q.strip(),
        ),
        since.strip(),
        until.strip(),
    )


TheChosen = Annotated[Chosen, Depends(chosen)]
"""A parameter of a route: `def timeline(request: Request, desk: TheDesk, chosen: TheChosen)`."""
