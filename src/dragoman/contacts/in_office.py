"""What the offices that a text gives its persons tell of the day: they held them then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import timedelta
from typing import Final

from dragoman.actors.registry import LEADERS, Registry
from dragoman.actors.resolve import Resolved
from dragoman.dates import OPEN_END, OPEN_START
from dragoman.model import Actor, Kind, Precision, When

ELECT: Final = timedelta(days=100)
"""Longest usual time between an election and the day the elected takes office."""

Titles = Mapping[str, Set[str]]
"""Roles of offices that an article names its persons with, by the id of the actor."""


def titles_of(resolved: Sequence[Sequence[Resolved]]) -> Titles:
    """The roles that stand with names; "the former president" names no office held."""
    found: dict[str, set[str]] = {}
    for passage in resolved:
        for one in passage:
            if one.actor is not None and one.how == "name" and not one.reference.former:
                found.setdefault(one.actor.id, set()).update(one.reference.roles)
    return found


def in_office(actors: Sequence[Actor], titles: Titles, kind: Kind, registry: Registry) -> When | None:
    """The years in which all parties held the offices the text names them with: all that an undated text tells.

    A bare name tells of the person's whole career ("Xi congratulated Biden on his victory" was before Biden's term as
    president), and so does a message: it goes to who is elected and not yet in office.
    """
    start, end = OPEN_START, OPEN_END
    names = []
    for actor in actors:
        person = registry.persons.get(actor.id.removeprefix("person:"))
        if person is None or not person.terms:
            continue
        roles = titles.get(actor.id, frozenset()) if kind is not Kind.MESSAGE else frozenset()
        named = [
            term
            for term in person.terms
            if actor.office == registry.office_title(term.role, term.of)
            and (term.role in roles or ("leader" in roles and term.role in LEADERS))
        ]
        terms = named or person.terms
        since = min(term.start or OPEN_START for term in terms)
        start = max(start, since if named or since == OPEN_START else since - ELECT)
        end = min(end, max(term.end or OPEN_END for term in terms))
        names.append(f"{actor.name} ({actor.office})" if named else actor.name)
    if start >= end or start == OPEN_START:
        return None
    return When(start, end, Precision.INTERVAL, f"while in office: {' and '.join(names)}")
