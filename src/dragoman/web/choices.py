"""What a list can be narrowed by, with numbers, and what it is narrowed by already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dragoman.model import Kind, Status
from dragoman.report.words import KINDS, STATUSES, language_name, side_name
from dragoman.store.overview import Number, Overview
from dragoman.web.chosen import Chosen

LABELS = {
    "actor": "Party", "side": "Side", "kind": "Kind", "status": "Status", "language": "Told in",
    "publisher": "Publisher", "topic": "Topic", "place": "Place",
}  # fmt: skip
"""What can be chosen, in the order of the form; a party is typed, the rest is picked."""


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of a list; `number` counts contacts, None where an address asks for what no contact has."""

    value: str
    label: str
    number: int | None


@dataclass(frozen=True, slots=True)
class Choice:
    """One list of the form; `chosen` is the value picked, `rest` those that go along unseen, `label` its words."""

    name: str
    label: str
    options: tuple[Option, ...]
    chosen: str = ""
    rest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing a list is narrowed by, and the query without it."""

    label: str
    words: str
    without: tuple[tuple[str, str], ...]


def choices(overview: Overview, asked: Chosen) -> tuple[Choice, ...]:
    """The lists of the form. Sides can be several at once, who all took part: there is always one more to pick."""
    found = overview.facets(asked.selection)
    lists: list[Choice] = []
    for name, label in LABELS.items():
        if name == "actor":
            continue
        options = _options(name, found.get(name, ()), asked.values(name))
        values = asked.values(name)
        if name == "side":
            for number, value in enumerate((*values, "")):
                lists.append(Choice(name, "and side" if number else label, options, value))
        elif options:
            lists.append(Choice(name, label, options, values[0] if values else "", values[1:]))
    return tuple(lists)


def chips(overview: Overview, asked: Chosen) -> Iterator[Chip]:
    """What is chosen, each with the query that no longer chooses it."""
    pairs = asked.pairs()
    names = {"from": "From", "to": "To", "q": "Words", "possible": "Also", **LABELS}
    for number, (name, value) in enumerate(pairs):
        if name == "actor":
            actor = overview.actor(value)
            words = actor.name if actor else value
        else:
            words = "what may lie between" if name == "possible" else _label(name, value, {})
        yield Chip(names[name], words, tuple(pairs[:number] + pairs[number + 1 :]))


def _options(name: str, numbers: tuple[Number, ...], chosen: tuple[str, ...]) -> tuple[Option, ...]:
    labels = {one.value: one.name for one in numbers}
    found = [Option(one.value, _label(name, one.value, labels), one.contacts) for one in numbers]
    found += [Option(value, _label(name, value, labels), None) for value in chosen if value not in labels]
    return tuple(sorted(found, key=lambda one: (one.label.casefold(), one.value)))


def _label(name: str, value: str, labels: Mapping[str, str]) -> str:
    if name == "kind" and value in set(Kind):
        return KINDS[Kind(value)]
    if name == "status" and value in set(Status):
        return STATUSES[Status(value)]
    if name == "side":
        return side_name(value)
    if name == "language":
        return language_name(value)
    return labels.get(value, value.partition(":")[2] or value) if name in ("topic", "place") else value
