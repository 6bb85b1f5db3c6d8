"""Choosing contacts by actor, side, kind, status and language without a script: style rules that follow a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.report.words import KINDS, STATUSES, language_name

MOST = 60
"""Entries a list has at most, the commonest ones; the index of actors at the end names all of them."""


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of a list: `token` is its value and what the things it keeps are marked with."""

    token: str
    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Facet:
    """One list; `id` is the element's."""

    id: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Traits:
    """What a contact can be chosen by, as (key, label) pairs: actors and sides by id and name, …"""

    actors: tuple[tuple[str, str], ...]
    sides: tuple[tuple[str, str], ...]
    kind: str
    status: str
    languages: tuple[str, ...]


def facets(traits: Mapping[str, Traits]) -> tuple[tuple[Facet, ...], Mapping[str, str]]:
    """The lists worth offering, and the marks of each contact by its id.

    A list with a single entry that every contact has chooses nothing and is left out.
    """
    kinds = {str(kind): label for kind, label in KINDS.items()}
    statuses = {str(status): label for status, label in STATUSES.items()}
    wanted: tuple[tuple[str, str, Callable[[Traits], Iterable[tuple[str, str]]]], ...] = (
        ("actor", "Actor", lambda one: one.actors),
        ("side", "Side", lambda one: one.sides),
        ("kind", "Kind", lambda one: [(one.kind, kinds[one.kind])]),
        ("status", "Status", lambda one: [(one.status, statuses[one.status])]),
        ("language", "Language", lambda one: [(code, language_name(code)) for code in one.languages]),
    )
    found: list[Facet] = []
    marks: dict[str, list[str]] = {contact: [] for contact in traits}
    for name, label, values in wanted:
        chosen = {contact: dict(values(one)) for contact, one in traits.items()}
        labels = {key: text for one in chosen.values() for key, text in one.items()}
        numbers = Counter(key for one in chosen.values() for key in one)
        common = sorted(numbers, key=lambda key: (-numbers[key], labels[key], key))[:MOST]
        if not common or (len(common) == 1 and numbers[common[0]] == len(traits)):
            continue
        ordered = sorted(common, key=lambda key: (labels[key].casefold(), key))
        tokens = {key: f"{name}-{number}" for number, key in enumerate(ordered, 1)}
        found.append(
            Facet(f"choose-{name}", label, tuple(Option(tokens[key], labels[key], numbers[key]) for key in ordered))
        )
        for contact, one in chosen.items():
            marks[contact].extend(tokens[key] for key in one if key in tokens)
    return tuple(found), {contact: " ".join(one) for contact, one in marks.items()}


def filter_rules(found: Sequence[Facet]) -> str:
    """Style rules that hide what the entry chosen in a list does not keep; made of our own tokens only.

    They look into the form alone and not from the root: a browser would search a large report once for each rule.
    """
    return "\n".join(
        f".choose:has(option[value={option.token}]:checked) ~ section "
        f"[data-marks]:not([data-marks~={option.token}]){{display:none}}"
        for facet in found
        for option in facet.options
    )
