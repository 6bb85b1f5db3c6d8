"""Who was in contact with whom: a table of sides, or of persons, for any time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import log
from typing import Annotated, Final, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from dragoman.actors.registry import load_registry
from dragoman.report.words import counted, side_name
from dragoman.store.overview import Number, Pairs
from dragoman.web.chosen import Chosen, TheChosen
from dragoman.web.desk import Desk, TheDesk
from dragoman.web.links import query
from dragoman.web.narrowing import named, narrowing

router = APIRouter()

SHADES: Final = 6
"""Steps of the shading of a cell."""

By = Annotated[Literal["side", "actor"], Query(description="Whom the rows and columns stand for.")]
Most = Annotated[int, Query(ge=2, le=60, description="How many of them, the most frequent ones.")]


@dataclass(frozen=True, slots=True)
class Member:
    """A row and a column: `short` stands above the column."""

    value: str
    name: str
    short: str
    contacts: int
    address: str


@dataclass(frozen=True, slots=True)
class Cell:
    """Contacts of two members; `shade` from 0, `label` says it in words, `first` where the pair was not met before."""

    contacts: int
    shade: int
    label: str
    address: str
    first: bool


@dataclass(frozen=True, slots=True)
class Year:
    """A year that can be chosen, and how many contacts it has."""

    words: str
    contacts: int
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class PairAnswer:
    """Contacts of two sides or actors; of one side alone where both are the same."""

    first: str
    second: str
    contacts: int


@dataclass(frozen=True, slots=True)
class MatrixAnswer:
    """The most frequent sides or actors and their pairs; `left_out` counts further ones."""

    members: list[Number]
    pairs: list[PairAnswer]
    left_out: int


@router.get("/api/v1/matrix", tags=["overviews"])
def matrix_record(desk: TheDesk, chosen: TheChosen, by: By = "side", most: Most = 20) -> MatrixAnswer:
    """Who was in contact with whom, the most frequent pairs first."""
    pairs = desk.overview().pairs(named(desk, chosen).selection, actors=by == "actor", most=most)
    ordered = sorted(pairs.numbers.items(), key=lambda item: (-item[1], item[0]))
    return MatrixAnswer(list(pairs.members), [PairAnswer(*pair, number) for pair, number in ordered], pairs.left_out)


@router.get("/matrix", include_in_schema=False)
def matrix(request: Request, desk: TheDesk, chosen: TheChosen, by: By = "side", most: Most = 20) -> Response:
    """The table; every number leads to its contacts."""
    here = [*([("by", by)] if by != "side" else []), *([("most", str(most))] if most != 20 else [])]
    narrowed = narrowing(request, desk, chosen, "/matrix", here)
    if isinstance(narrowed, Response):
        return narrowed
    chosen, form = narrowed
    pairs = desk.overview().pairs(chosen.selection, actors=by == "actor", most=most)
    total = desk.overview().total(chosen.selection)
    members = tuple(_member(one, by, chosen) for one in pairs.members)
    return desk.page(
        request, "matrix.html", view="matrix", by=by, most=most, members=members,
        rows=_rows(pairs, members, by, chosen), left_out=pairs.left_out,
        years=_years(desk, chosen, here, total), total=total,
        others=[
            ("by side", query("/matrix", [*chosen.pairs(), ("most", most)]), by == "side"),
            ("by person", query("/matrix", [*chosen.pairs(), ("by", "actor"), ("most", most)]), by == "actor"),
        ],
        more=query("/matrix", [*chosen.pairs(), ("by", by), ("most", min(60, most + 20))]) if most < 60 else None,
        **form,
    )  # fmt: skip


def _member(one: Number, by: str, chosen: Chosen) -> Member:
    if by == "actor":
        address = query("/contacts", [*chosen.pairs(), ("actor", one.value)])
        return Member(
            one.value, one.name, one.name.split()[-1] if one.name.split() else one.value, one.contacts, address
        )
    address = query("/contacts", [*chosen.pairs(), ("side", one.value)])
    return Member(one.value, side_name(one.value), one.value.upper(), one.contacts, address)


def _short(one: Number) -> str:
    """What a column has room for: the part of a name that stands alone, the last word where nobody knows better."""
    known = load_registry().persons.get(one.value.removeprefix("person:"))
    if known is not None:
        return known.alone or known.name
    return (one.name.split() or [one.value])[-1]


def _rows(pairs: Pairs, members: tuple[Member, ...], by: str, chosen: Chosen) -> list[tuple[Member, list[Cell]]]:
    shade = _shading(max(pairs.numbers.values(), default=0))
    # Put together once for hundreds of cells.
    start = query("/contacts", chosen.pairs())
    start += "&" if "?" in start else "?"
    asked = [urlencode([(by, one.value)]) for one in members]

    def cell(row: int, column: int) -> Cell:
        one, other = members[row], members[column]
        number = pairs.between(one.value, other.value)
        if not number:
            return Cell(0, 0, "", "", False)
        whom = f"within {one.name}" if row == column else f"{one.name} and {other.name}"
        address = start + "&".join(dict.fromkeys((asked[row], asked[column])))
        return Cell(
            number, shade(number), f"{whom}: {counted(number, 'contact')}", address,
            column >= row,
        )  # fmt: skip

    return [(one, [cell(row, column) for column in range(len(members))]) for row, one in enumerate(members)]


def _shading(most: int) -> Callable[[int], int]:
    """Darker in steps of equal ratio: few pairs have most of the contacts, and the others should differ too."""

    def shade(number: int) -> int:
        return min(SHADES - 1, int(SHADES * log(number) / log(most))) if most > 1 else SHADES - 1

    return shade


def _years(desk: Desk, chosen: Chosen, here: list[tuple[str, str]], total: int) -> list[Year]:
    """Years with contacts of this selection, whatever time is chosen."""
    every = replace(chosen, selection=replace(chosen.selection, since=None, before=None), since="", until="")
    rest = every.pairs()
    spans = [one for one in desk.overview().spans("year", every.selection) if one.period]
    shown = (chosen.since, chosen.until)
    every_one = total if every == chosen else desk.overview().total(every.selection)
    found = [Year("all years", every_one, query("/matrix", [*rest, *here]), shown == ("", ""))]
    for one in spans:
        address = query("/matrix", [*rest, ("from", one.period), ("to", one.period), *here])
        found.append(Year(one.period, one.contacts, address, shown == (one.period, one.period)))
    return found
