"""Units: the offices, states, institutions and names of a passage, which `joins` puts together into references."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.actors.given import clitic, widened
from dragoman.actors.names import SHORT, NameForm, NameIndex
from dragoman.actors.registry import load_registry
from dragoman.languages.lexicon import Hit
from dragoman.languages.pack import Entry
from dragoman.languages.parse import Parsed, Passage

PEOPLE_PLURAL = "plural"
"""The form of an office that several hold: "the presidents of"."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Tokens `[first, last)` that name one thing, with the clitic before them and the ending taken off their last word.

    `kind` is name (a person's), body (an institution's own name), office, state or institution; `value` and `form`
    are those of the pack's entry, `names` the registry ids a name may mean, `full` whether it is more than the part
    that stands alone. `state` is a state whose adjective stands inside an office or institution.
    """

    first: int
    last: int
    kind: str
    value: str
    form: str = ""
    prefix: str = ""
    ending: str = ""
    names: tuple[str, ...] = ()
    full: bool = False
    state: str = ""


def written_on(parsed: Parsed, unit: Unit) -> str:
    """What is written on a unit's last word: behind its apostrophe, or an ending that is a small word ("대통령과")."""
    return parsed.tokens[unit.last - 1].suffix or (unit.ending if unit.ending in parsed.pack.link_suffixes else "")


def units_of(parsed: Parsed, passage: Passage, index: NameIndex, names: Sequence[Hit[NameForm]]) -> list[Unit]:
    """The units of a passage, in order, not overlapping.

    Args:
        parsed: the parsed text.
        passage: the passage to look at.
        index: the language's names.
        names: the name hits of the whole text.
    """
    found: list[Unit] = []
    found.extend(_names(parsed, passage, index, names))
    # "iki lider", "the two presidents": the parties together, not an office.
    both = [hit for hit in parsed.within(passage.first, passage.last, "attribution") if hit.payload.value == "both"]
    for category in ("office", "state", "institution"):
        for hit in parsed.within(passage.first, passage.last, category):
            if (
                category == "office"
                and any(one.first <= hit.first and hit.last <= one.last for one in both)
                and not _state_beside(parsed, hit)
            ):
                continue
            if category == "state" and _of_region(parsed, hit):
                continue
            seat = _seat_in(hit, names) if category == "office" and hit.last - hit.first > 1 else ""
            inside = seat or (_state_at(parsed, hit.across) if hit.across >= 0 else _state_in(parsed, hit, category))
            found.append(
                Unit(
                    hit.first, hit.last, category, hit.payload.value, hit.payload.form, hit.prefix, hit.ending,
                    state=inside,
                )
            )  # fmt: skip
    # Longest first; at equal length a name beats an office beats a state (George Washington, Jordan's Jordan).
    rank = {"name": 0, "body": 1, "institution": 2, "office": 3, "state": 4}
    # A family name that is also a state's word ("Türk", "Jordan") is the state's unless more of the name stands there.
    found.sort(
        key=lambda unit: (
            -(unit.last - unit.first),
            rank[unit.kind] if unit.full or unit.kind != "name" else 9,
            not unit.state,
            unit.first,
        )
    )
    taken: set[int] = set()
    kept: list[Unit] = []
    for unit in found:
        places = set(range(unit.first, unit.last))
        if not places & taken:
            taken |= places
            kept.append(unit)
    return sorted(kept, key=lambda unit: unit.first)


def _state_in(parsed: Parsed, hit: Hit[Entry], category: str) -> str:
    """The state that the words of an office themselves name: "председатель КНР"."""
    if category == "state":
        return ""
    return next((one.payload.value for one in parsed.within(hit.first + 1, hit.last, "state")), "")


def _seat_in(hit: Hit[Entry], names: Sequence[Hit[NameForm]]) -> str:
    """The state whose institution the words of an office name: "стопанинът на Белия дом", "l'hôte de l'Élysée"."""
    institutions = load_registry().institutions
    sides = [
        institutions[one.payload.id].side
        for one in names
        if hit.first < one.first and one.last <= hit.last and one.payload.id in institutions
    ]
    return next((side for side in sides if side), "")


def _of_region(parsed: Parsed, hit: Hit[Entry]) -> bool:
    """ "стран Латинской Америки", "America Latina": a place around a state's word is not the state."""
    near = parsed.within(max(hit.first - 2, 0), min(hit.last + 2, len(parsed.tokens)), "place")
    return any(
        one.first <= hit.first and hit.last <= one.last and one.last - one.first > hit.last - hit.first for one in near
    )


def _state_at(parsed: Parsed, at: int) -> str:
    return next((hit.payload.value for hit in parsed.within(at, at + 1, "state")), "")


def _state_beside(parsed: Parsed, hit: Hit[Entry]) -> bool:
    """ "Лидерите на Русия и Турция": an office in the plural with its states is no mere "the leaders"."""
    near = parsed.within(max(hit.first - 3, 0), min(hit.last + 3, len(parsed.tokens)), "state")
    return hit.payload.form == PEOPLE_PLURAL and bool(near)


def _cut_short(parsed: Parsed, index: NameIndex, hit: Hit[NameForm]) -> bool:
    """ "Сам Шарль Мишель": a short word that only an ending would make a family name."""
    if hit.payload.full or hit.last - hit.first > 1 or not parsed.pack.cased:
        return False
    word = parsed.tokens[hit.first].fold
    return len(word) <= SHORT and word not in index.short


def _numeral(parsed: Parsed, hit: Hit[NameForm]) -> bool:
    """ "la XI Cumbre": two capitals are a numeral before they are a Chinese family name."""
    if hit.payload.full or hit.last - hit.first > 1:
        return False
    word = parsed.span(hit.first, hit.last).of(parsed.text)
    return len(word) <= 3 and word.isupper() and set(word) <= set("IVXLC")


def _names(parsed: Parsed, passage: Passage, index: NameIndex, names: Sequence[Hit[NameForm]]) -> list[Unit]:
    by_place: dict[tuple[int, int], dict[str, bool]] = {}
    prefixes: dict[tuple[int, int], str] = {}
    endings: dict[tuple[int, int], str] = {}
    ends = frozenset(hit.last for hit in names)
    for hit in names:
        if passage.first <= hit.first and hit.last <= passage.last:
            if _numeral(parsed, hit) or _cut_short(parsed, index, hit):
                continue
            place = (hit.first, hit.last)
            if not hit.payload.full:
                extended = widened(parsed, passage, index, hit, ends)
                if extended is None:
                    continue
                place = extended
            known = by_place.setdefault(place, {})
            known[hit.payload.id] = (
                known.get(hit.payload.id, False) or hit.payload.full or place != (hit.first, hit.last)
            )
            prefix = hit.prefix if place[0] == hit.first else clitic(parsed, place[0], index.given[hit.payload.id])
            if prefixes.get(place) is None or not prefix:
                prefixes[place] = prefix
            if endings.get(place) is None or not hit.ending:
                endings[place] = hit.ending
    return [
        Unit(
            first, last, "name" if any(id_ in index.given for id_ in ids) else "body", "",
            prefix=prefixes[first, last], ending=endings[first, last], names=tuple(ids), full=any(ids.values()),
        )
        for (first, last), ids in by_place.items()
    ]  # fmt: skip
