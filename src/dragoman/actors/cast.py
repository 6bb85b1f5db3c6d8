"""The cast: whom an article names beyond doubt, and which of several bearers of a name it means."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from datetime import date, timedelta
from typing import Final

from dragoman.actors.find import Reference
from dragoman.actors.registry import LEADERS, Person, Registry

SHORT_NAME: Final = 4
"""Letters up to which a family name alone is too easily another word or person: Xi, Kim, Kee; شي, لاي, عون."""


FAME: Final = timedelta(days=6 * 365)
"""How long before and after leading a state a bare family name still means its leader: Trump in 2022."""


PROMINENT: Final = LEADERS | {"foreign_minister", "secretary_general", "spokesperson", "vice_president"}


INTRODUCED: Final = frozenset(
    ["ao", "bd", "bf", "bo", "bt", "cd", "ci", "cl", "co", "cr", "cu", "ec", "er", "fj", "ga", "gh", "gn", "gt", "hn",
     "jm", "ke", "kh", "la", "lk", "ml", "mm", "mn", "mv", "my", "mz", "na", "ne", "ng", "ni", "np", "nz", "pa", "pe",
     "pg", "ph", "py", "rw", "sd", "sg", "sl", "sn", "so", "ss", "sv", "td", "tg", "th", "tz", "ug", "uy", "vn", "zm",
     "zw"]
)  # fmt: skip
"""States whose leaders newspapers elsewhere introduce with office and state; a bare *Barry*, *Sall* or *Castro* is
somebody else wherever the state is not spoken of."""


def cast_of(
    passages: Sequence[Sequence[Reference]],
    registry: Registry,
    window: tuple[date | None, date | None],
    others: Set[str] = frozenset(),
    home: str = "",
) -> dict[str, Person]:
    """Persons the article names beyond doubt, by id.

    Args:
        passages: the references of each passage.
        registry: the registry.
        window: the days the article may speak of, (None, None) where they are not known.
        others: persons whose family name the article gives to somebody else.
        home: the state the article is written in, "" where that is none.
    """
    seldom = (
        INTRODUCED
        - {home}
        - {state for references in passages for reference in references for state in reference.states}
    )
    cast: dict[str, Person] = {}
    doubtful: list[Reference] = []
    lone: list[tuple[Reference, Person, bool]] = []
    for references in passages:
        several = sum(bool(reference.names) for reference in references) > 1
        for reference in references:
            persons = [registry.persons[id_] for id_ in reference.names if id_ in registry.persons]
            if persons and all(_of_another_state(reference, person) for person in persons):
                continue
            if len(persons) == 1 and (reference.named_in_full or reference.roles or reference.states):
                cast.setdefault(persons[0].id, persons[0])
            elif len(persons) == 1:
                lone.append((reference, persons[0], several))
            elif persons:
                doubtful.append(reference)
    for reference, person, accompanied in lone:
        if person.id in others or person.side in seldom:
            continue
        if may_stand_alone(reference, person, window, accompanied=accompanied):
            cast.setdefault(person.id, person)
    for reference in doubtful:
        chosen = choose(reference, registry, window, cast)
        if chosen is None:
            continue
        alone = chosen.id not in others and chosen.side not in seldom and may_stand_alone(reference, chosen, window)
        if reference.named_in_full or reference.roles or reference.states or alone:
            cast.setdefault(chosen.id, chosen)
    return cast


def _of_another_state(reference: Reference, person: Person) -> bool:
    """ "Somali president Sheikh Sharif": a family name alone does not reach over a state that is named with it."""
    if reference.named_in_full or not reference.states or person.side in reference.states:
        return False
    return any(role in LEADERS or role.endswith("minister") for role in reference.roles)


def may_stand_alone(
    reference: Reference, person: Person, window: tuple[date | None, date | None], *, accompanied: bool = False
) -> bool:
    """Whether a bare family name means a person whom the article nowhere names in full or with an office.

    Only of those who hold high office at the time, and only where the name is long enough to be no other word: a
    short one with a capital letter means who leads a state that day, beside others ("Macron's call with Xi").
    """
    shortest = 2 if not reference.spaced else SHORT_NAME if reference.cased else SHORT_NAME + 1
    start, end = window
    terms = [term for term in person.terms if term.role in PROMINENT]
    if len(reference.span) < shortest:
        leading = any(
            term.end is None if start is None or end is None else term.covers(start, end)
            for term in terms
            if term.role in LEADERS
        )
        # scripts without short vowels write most names in four letters: ٹرمپ, מודי
        least = 2 if reference.cased else SHORT_NAME
        return accompanied and len(reference.span) >= least and leading
    if start is None or end is None:
        return bool(terms)
    near = [FAME if term.role in LEADERS else timedelta(days=200) for term in terms]
    return any(term.covers(start - margin, end + margin) for term, margin in zip(terms, near, strict=True))


def choose(
    reference: Reference,
    registry: Registry,
    window: tuple[date | None, date | None],
    cast: dict[str, Person],
) -> Person | None:
    """Which of the persons a name may mean: by state, office, cast and time; None if that does not settle it."""
    persons = [registry.persons[id_] for id_ in reference.names if id_ in registry.persons]
    if all(_of_another_state(reference, person) for person in persons):
        return None
    tests: tuple[Callable[[Person], bool], ...] = (
        lambda person: not reference.states or person.side in reference.states,
        lambda person: not reference.roles or any(fits(person, role, None) for role in reference.roles),
        lambda person: person.id in cast,
        lambda person: _in_office(person, window),
        lambda person: any(term.role in LEADERS or term.role == "foreign_minister" for term in person.terms),
        lambda person: any(term.role in LEADERS for term in person.terms),
    )
    for keep in tests:
        kept = [person for person in persons if keep(person)]
        if len(kept) == 1:
            return kept[0]
        persons = kept or persons
    return None


def _in_office(person: Person, window: tuple[date | None, date | None]) -> bool:
    start, end = window
    if start is None or end is None:
        return any(term.end is None for term in person.terms)
    return any(term.covers(start, end) for term in person.terms)


def fits(person: Person, role: str, of: str | None) -> bool:
    """Whether a person ever held an office that `role` may name; "leader" and "minister" are wide."""
    for term in person.terms:
        if of is not None and term.of != of:
            continue
        if term.role == role or (role == "leader" and term.role in LEADERS):
            return True
        if {term.role, role} == {"prime_minister", "chancellor"}:
            return True  # ドイツの首相: languages without a word for chancellor
        if role == "minister" and term.role.endswith("_minister"):
            return True
        if role == "president" and term.role in ("leader",):
            return True
    return False
