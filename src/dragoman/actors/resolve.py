"""Resolving references: who is meant, given the article's day and everyone it names.

Names are settled first. An office ("the Turkish president"), a *counterpart* and a bare capital then mean whoever fits:
someone the article itself names in that office, else who held it at the time. What fits nobody or several stays
open: an office actor, or nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from anyascii import anyascii

from dragoman.actors.cast import cast_of, choose, fits
from dragoman.actors.demonyms import demonym
from dragoman.actors.find import Reference
from dragoman.actors.registry import LEADERS, Person, Registry
from dragoman.actors.spellings import by_sound, skeleton
from dragoman.dates import OPEN_END
from dragoman.languages.tokens import fold
from dragoman.model import Actor, When

LONGEST_WINDOW: Final = timedelta(days=400)
"""An interval of publication longer than this says too little to tell who was in office."""


INSTITUTION_NAMES: Final = {
    "presidency": "presidency", "government": "government", "foreign_ministry": "foreign ministry",
    "defence_ministry": "defence ministry", "interior_ministry": "interior ministry", "parliament": "parliament",
    "embassy": "embassy", "intelligence": "intelligence service", "armed_forces": "armed forces",
    "state_media": "state media", "press_service": "press service",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Resolved:
    """A reference with the actors it means: none where it stays open, several for a plural.

    `how` is name, office, counterpart, institution, metonym, state or provisional.
    """

    reference: Reference
    actors: tuple[Actor, ...]
    how: str

    @property
    def actor(self) -> Actor | None:
        """The one actor meant, if it is one."""
        return self.actors[0] if len(self.actors) == 1 else None


def resolve_references(
    passages: Sequence[Sequence[Reference]],
    registry: Registry,
    published: When | None,
    home: str,
    others: Set[str] = frozenset(),
) -> list[list[Resolved]]:
    """Who the references of an article mean, passage by passage.

    Args:
        passages: the references of each passage, in order.
        registry: the registry.
        published: when the article was published, as far as known; tells who held an office.
        home: the state that an office without one belongs to, "" where there is none.
        others: persons whose family name the article gives to somebody else.
    """
    window: tuple[date | None, date | None] = (None, None)
    if published is not None and published.end - published.start <= LONGEST_WINDOW:
        window = (published.start - timedelta(days=30), published.end)
    elif published is not None and published.end != OPEN_END:
        window = (None, published.end)
    cast = cast_of(passages, registry, window, others, home)
    named = Counter(id_ for references in passages for reference in references for id_ in reference.names)
    titled: dict[str, set[str]] = {}
    for reference in (one for references in passages for one in references if not one.former):
        for role in reference.roles:
            titled.setdefault(role, set()).update(reference.names)
    context = _Context(registry, window, home, cast, named, titled)
    result: list[list[Resolved]] = []
    recent: list[Person] = []
    for references in passages:
        resolved: list[Resolved] = []
        for reference in references:
            found = context.resolve(reference, recent, references)
            resolved.append(found)
            for actor in found.actors:
                person = registry.persons.get(actor.id.removeprefix("person:"))
                if person is not None:
                    recent = [person, *(other for other in recent if other is not person)]
        result.append(resolved)
    return _named_offices(result)


def _named_offices(passages: Sequence[Sequence[Resolved]]) -> list[list[Resolved]]:
    """Offices without a name become the person whom the article names with that very office."""
    holders: dict[tuple[str, str], set[Actor]] = {}
    for passage in passages:
        for one in passage:
            actor = one.actor
            if actor is not None and actor.kind == "person" and actor.side and (one.how in ("name", "provisional")):
                for role in one.reference.roles:
                    holders.setdefault((role, actor.side), set()).add(actor)

    def fill(actor: Actor) -> Actor:
        if actor.kind != "office":
            return actor
        side, _, role = actor.id.removeprefix("office:").partition("/")
        found = holders.get((role, side), set())
        return next(iter(found)) if len(found) == 1 else actor

    return [[replace(one, actors=tuple(map(fill, one.actors))) for one in passage] for passage in passages]


@dataclass(frozen=True, slots=True)
class _Context:
    registry: Registry
    window: tuple[date | None, date | None]
    home: str
    cast: dict[str, Person]
    named: Counter[str]
    titled: Mapping[str, Set[str]]

    def resolve(self, reference: Reference, recent: list[Person], beside: Sequence[Reference]) -> Resolved:
        if any(id_ in self.registry.persons for id_ in reference.names):
            persons = [self.registry.persons[id_] for id_ in reference.names if id_ in self.registry.persons]
            person = persons[0] if len(persons) == 1 else choose(reference, self.registry, self.window, self.cast)
            if person is not None and person.id not in self.cast:
                person = None
            return Resolved(reference, (self.person(person),) if person else (), "name")
        if reference.roles:
            return self.office(reference, recent, beside)
        if reference.body is not None:
            return Resolved(reference, (self.registry.institution_actor(reference.body),), "institution")
        if reference.institution is not None:
            return self.institution(reference)
        if reference.states:
            how = "metonym" if reference.capital else "adjective" if reference.adjective else "state"
            return Resolved(reference, tuple(self.registry.state_actor(code) for code in reference.states), how)
        return Resolved(reference, (), "open")

    def person(self, person: Person) -> Actor:
        return self.registry.person_actor(person, *self.window)

    def institution(self, reference: Reference) -> Resolved:
        kind = reference.institution or ""
        side = reference.states[0] if reference.states else self.home
        if not side or (kind in ("government", "parliament", "armed_forces", "embassy") and not reference.states):
            return Resolved(reference, (), "open")
        name = f"{demonym(side)} {INSTITUTION_NAMES[kind]}"
        return Resolved(reference, (Actor(f"institution:{side}/{kind}", "institution", name, side),), "institution")

    def office(self, reference: Reference, recent: list[Person], beside: Sequence[Reference]) -> Resolved:
        roles = [role for role in reference.roles if role != "counterpart"]
        counterpart = "counterpart" in reference.roles
        how = "counterpart" if counterpart else "office"
        if counterpart and not roles:
            roles = self._counterpart_roles(recent)
        if reference.unknown:
            if not reference.states:
                # "President Jakaya Kikwete said": nobody the text named before, and no telling whose president
                return Resolved(reference, (), how)
            return Resolved(reference, (self._provisional(reference, roles),), "provisional")
        headed = self.registry.institutions.get(reference.body or "")
        if (
            headed is not None
            and headed.side
            and (
                set(roles) <= {"spokesperson", "aide"}
                or (headed.kind == "presidency" and set(roles) <= {"leader", "head"})
            )
        ):
            # "глава Кремля", "говорителят на Кремъл": of the state whose presidency it is
            actor = self._holder(roles, headed.side, [])
            return Resolved(reference, (actor,) if actor is not None and "aide" not in roles else (), how)
        if reference.body is not None and reference.plural:
            return Resolved(reference, (), how)  # "Taliban leaders" are not its one leader
        if reference.body is not None and roles:
            role = roles[0]
            persons = self._holders(role, reference.body)
            return Resolved(reference, tuple(map(self.person, persons)) if len(persons) == 1 else (), how)
        if reference.elsewhere and not counterpart:
            return Resolved(reference, (), how)
        own = self.home and not (
            counterpart or reference.plural or set(roles) <= {"leader", "minister", "head", "aide"}
        )
        sides = reference.states or ((self.home,) if own and self._means_home(roles, recent) else ())
        if not sides:
            return self._without_state(reference, roles, recent, how)
        actors = []
        for side in sides:
            actor = self._holder(roles, side, recent if counterpart else [])
            if actor is not None:
                actors.append(actor)
        if reference.former and not reference.names:
            actors = []
        return Resolved(reference, tuple(actors), how)

    def _means_home(self, roles: Sequence[str], recent: Sequence[Person]) -> bool:
        """Whether an office without a state can be the one at home.

        Not where the state has no such office, and not once the text has named a foreign holder and none at home:
        "Тръмп прие номинацията. Президентът заяви …" of a Bulgarian page is not about the president of Bulgaria.
        """
        if not any(self.registry.holders(self._leading(self.home) if role == "leader" else role, self.home)
                   for role in roles):  # fmt: skip
            return False
        holders = [person for person in recent if any(fits(person, role, None) for role in roles)]
        at_home = any(person.side == self.home and any(fits(person, role, None) for role in roles)
                      for person in self.cast.values())  # fmt: skip
        if not holders or (at_home and holders[0].side == self.home):
            return True
        # Both are named: the page is about the one it names more.
        abroad = self.named[holders[0].id]
        return at_home and any(
            self.named[person.id] >= abroad for person in self.cast.values() if person.side == self.home
        )

    def _counterpart_roles(self, recent: list[Person]) -> list[str]:
        if not recent:
            return ["leader"]
        term = recent[0].office(*self.window)
        if term is None or term.role in LEADERS:
            return ["leader"]
        return [term.role]

    def _without_state(self, reference: Reference, roles: list[str], recent: list[Person], how: str) -> Resolved:
        if how == "counterpart":
            if reference.apposition:
                # "his counterpart, President Jakaya Kikwete": somebody the registry does not know
                return Resolved(reference, (), how)
            others = [person for person in self.cast.values() if not recent or person is not recent[0]]
            return Resolved(
                reference, (self.person(others[0]),) if len(self.cast) == 2 and len(others) == 1 else (), how
            )
        if reference.plural:
            return Resolved(reference, (), how)
        able = [person for person in recent if any(fits(person, role, None) for role in roles)]
        # "Bundeskanzler Scholz … Putin … Der Bundeskanzler": whom the text names with that very word, then who holds
        # such an office that day, and not whoever once did
        titled = [person for person in able if any(person.id in self.titled.get(role, ()) for role in roles)]
        then = [person for person in able if reference.former is not self._in_such_office(person, roles)]
        chosen = [] if reference.former else titled
        chosen = chosen or then or ([] if self.window[1] else able)
        return Resolved(reference, (self.person(chosen[0]),) if chosen else (), how)

    def _in_such_office(self, person: Person, roles: Sequence[str]) -> bool:
        """Whether a person held an office that one of `roles` may name at the time."""
        start, end = self.window
        if end is None:
            return True
        return any(
            fits(replace(person, terms=(term,)), role, None) and term.covers(start or date.min, end)
            for term in person.terms
            for role in roles
        )

    def _holder(self, roles: Sequence[str], side: str, avoid: list[Person]) -> Actor | None:
        for role in roles or ("leader",):
            persons = [
                person
                for person in self.cast.values()
                if person.side == side and fits(person, role, None) and not (avoid and person is avoid[0])
            ]
            if len(persons) > 1:
                persons = [person for person in persons if self._held_then(person, role, side)] or persons
            if len(persons) > 1 and role == "leader":
                persons = [person for person in persons if fits(person, self._leading(side), side)] or persons
            if len(persons) > 1 and self.window[0] is None:
                # Undated: the one the article keeps naming is meant.
                persons.sort(key=lambda person: -self.named[person.id])
                if self.named[persons[0].id] > self.named[persons[1].id]:
                    persons = persons[:1]
            if not persons:
                persons = list(self._holders(self._leading(side) if role == "leader" else role, side))
            if len(persons) == 1:
                return self.person(persons[0])
        role = (roles or ["leader"])[0]
        if role == "leader":
            role = self._leading(side)
        return Actor(f"office:{side}/{role}", "office", self.registry.office_title(role, side), side, None,
                     self.registry.office_title(role, side))  # fmt: skip

    def _held_then(self, person: Person, role: str, side: str) -> bool:
        """Whether a person held this very office at the time: in 2008 "the Russian president" is not Putin."""
        start, end = self.window
        roles = LEADERS if role == "leader" else {role}
        return any(person.held(one, side, start, end) for one in roles)

    def _leading(self, side: str) -> str:
        state = self.registry.states.get(side)
        return state.leader if state else "president"

    def _holders(self, role: str, of: str) -> tuple[Person, ...]:
        start, end = self.window
        if end is None:
            return self.registry.holders(role, of)
        if start is None:
            return self.registry.holders(role, of, date.min, end)
        found = self.registry.holders(role, of, start, end)
        if len(found) > 1:
            # The window reaches back a month; who holds the office at its end is meant.
            found = self.registry.holders(role, of, end - timedelta(days=1), end)
        return found

    def _misnamed(self, name: str, side: str, roles: Sequence[str]) -> Person | None:
        """ "US Secretary of State Mark Rubio": the holder of the office with that family name."""
        last = skeleton(name.split()[-1])
        for role in roles:
            found = [
                person
                for person in self._holders(self._leading(side) if role == "leader" else role, side)
                if person.alone and skeleton(person.alone.split()[-1]) == last
            ]
            if len(found) == 1:
                return found[0]
        return None

    def _provisional(self, reference: Reference, roles: Sequence[str]) -> Actor:
        side = reference.states[0]
        known = by_sound(reference.unknown, side, self.registry) or self._misnamed(reference.unknown, side, roles)
        if known is not None:
            return self.person(known)
        name = anyascii(reference.unknown)
        role = roles[0] if roles else "minister"
        slug = fold(name).replace(" ", "-")
        return Actor(f"provisional:{side}/{slug}", "person", name, side, None, self.registry.office_title(role, side))
