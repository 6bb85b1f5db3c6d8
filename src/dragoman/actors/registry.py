"""The registry: persons with offices and terms, states, institutions, places, topics, frameworks.

Its files are in the folder `registry` beside this module, one a state, edited by hand; their format is shown at the
head of each section. Names in other languages than English are in the language packs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Final

from dragoman.errors import DataError
from dragoman.languages.lines import Line, read_lines
from dragoman.languages.pack import FOLDER as LANGUAGES
from dragoman.model import Actor, Named

FOLDER: Final = Path(__file__).parent / "registry"

TITLES: Final = {
    "president": "President", "prime_minister": "Prime Minister", "chancellor": "Chancellor",
    "monarch": "Monarch", "emir": "Emir", "supreme_leader": "Supreme Leader", "crown_prince": "Crown Prince",
    "vice_president": "Vice President", "deputy_prime_minister": "Deputy Prime Minister",
    "foreign_minister": "Foreign Minister", "defence_minister": "Defence Minister",
    "secretary_general": "Secretary General", "head": "Head", "spokesperson": "Spokesperson",
    "security_adviser": "National Security Adviser", "special_envoy": "Special Envoy", "speaker": "Speaker",
    "party_leader": "Party Leader", "interior_minister": "Interior Minister", "energy_minister": "Energy Minister",
    "finance_minister": "Finance Minister", "chief_of_staff": "Chief of Staff",
    "intelligence_chief": "Intelligence Chief", "ambassador_un": "Ambassador to the UN",
    "commander": "Commander", "leader": "Leader", "deputy_foreign_minister": "Deputy Foreign Minister",
    "ambassador": "Ambassador", "aide": "Adviser", "minister": "Minister",
}  # fmt: skip
"""English title of every office, in the order in which one person's offices are preferred."""

HEADS: Final = (
    "president",
    "prime_minister",
    "chancellor",
    "monarch",
    "emir",
    "supreme_leader",
    "crown_prince",
    "leader",
)
LEADERS: Final = frozenset(HEADS)


@dataclass(frozen=True, slots=True)
class Term:
    """One office held `[start, end)`; None is open. `of` is a state code or the id of an organisation or group."""

    role: str
    of: str
    start: date | None
    end: date | None

    def covers(self, start: date, end: date) -> bool:
        """Whether the term touches the days `[start, end)`."""
        return (self.start is None or self.start < end) and (self.end is None or start < self.end)


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the registry. `alone` is the part of the English name that stands alone, "" where none does."""

    id: str
    name: str
    alone: str
    side: str | None
    wikidata: str | None
    terms: tuple[Term, ...]

    def held(self, role: str, of: str, start: date | None, end: date | None) -> bool:
        """Whether the person held the office at some time in `[start, end)`; any time if that is None."""
        return any(
            term.role == role and term.of == of and (start is None or end is None or term.covers(start, end))
            for term in self.terms
        )

    def office(self, start: date | None, end: date | None) -> Term | None:
        """The foremost office held in `[start, end)`, else the latest ever held; None where none is known.

        With an end alone, the latest that had begun by then: a page kept in 2018 does not know who led in 2024.
        """
        if not self.terms:
            return None
        begun = [term for term in self.terms if start is not None or end is None or (term.start or date.min) < end]
        if not begun:
            return None
        if start is not None and end is not None:
            held = [term for term in self.terms if term.covers(start, end)]
            if held:
                order = list(TITLES)
                return min(held, key=lambda term: order.index(term.role) if term.role in order else len(order))
        return max(begun, key=lambda term: (term.role != "party_leader", term.start or date.min))


@dataclass(frozen=True, slots=True)
class Institution:
    """An institution, organisation, agency or group; `side` is its state's code, None for international ones."""

    id: str
    name: str
    kind: str
    side: str | None
    wikidata: str | None


@dataclass(frozen=True, slots=True)
class State:
    """A state; `leader` is the office that "the leader of …" means."""

    code: str
    name: str
    wikidata: str | None
    leader: str


@dataclass(frozen=True, slots=True)
class Registry:
    """All that is known beforehand. Read once, never changed."""

    persons: dict[str, Person]
    institutions: dict[str, Institution]
    states: dict[str, State]
    places: dict[str, Named]
    topics: dict[str, Named]
    frameworks: dict[str, Named]
    by_office: dict[tuple[str, str], tuple[Person, ...]]

    def holders(self, role: str, of: str, start: date | None = None, end: date | None = None) -> tuple[Person, ...]:
        """Who held an office in `[start, end)`, or ever if that is not given, latest first."""
        return tuple(person for person in self.by_office.get((role, of), ()) if person.held(role, of, start, end))

    def person_actor(self, person: Person, start: date | None = None, end: date | None = None) -> Actor:
        """The actor record of a person with the office held at the time, and the side that office speaks for."""
        term = person.office(start, end)
        side = person.side if term is None else term.of if term.of in self.states else None
        return Actor(
            f"person:{person.id}", "person", person.name, side, person.wikidata,
            self.office_title(term.role, term.of) if term else None,
        )  # fmt: skip

    def office_title(self, role: str, of: str) -> str:
        """ "President of Russia", "Secretary General of NATO"."""
        body = (
            self.states[of].name if of in self.states else self.institutions[of].name if of in self.institutions else of
        )
        return f"{TITLES.get(role, role.replace('_', ' ').title())} of {body}"

    def institution_actor(self, id_: str) -> Actor:
        """The actor record of an institution."""
        found = self.institutions[id_]
        kind = found.kind if found.kind in ("agency", "group", "organisation") else "institution"
        return Actor(f"institution:{found.id}", kind, found.name, found.side, found.wikidata)

    def state_actor(self, code: str) -> Actor:
        """The actor record of a state; a state the registry lacks is named by its code."""
        state = self.states.get(code)
        return Actor(
            f"state:{code}",
            "state",
            state.name if state else code.upper(),
            code,
            state.wikidata if state else None,
        )


@cache
def load_registry() -> Registry:
    """The registry that comes with the package. Read once per process.

    Raises:
        DataError: a file or line is wrong.
    """
    return read_registry(FOLDER)


def read_registry(folder: Path) -> Registry:
    """Read a registry from any folder laid out like the package's own.

    Raises:
        DataError: a line is malformed, an id stands twice, a date is none.
    """
    persons: dict[str, Person] = {}
    institutions: dict[str, Institution] = {}
    states: dict[str, State] = {}
    pending: list[tuple[Line, str]] = []
    named = {"places", "topics", "frameworks"}
    for path in sorted(folder.glob("*.txt")):
        if path.stem in named:
            continue
        side = path.stem if len(path.stem) == 2 else None
        facts: dict[str, str] = {}
        for line in read_lines(path, frozenset({"state", "persons", "institutions"})):
            key, value = line.keyed()
            if line.section == "state":
                facts[key] = value
            elif line.section == "persons":
                if key in persons:
                    raise line.error(f"person {key!r} stands twice in the registry")
                persons[key] = _person(line, key, value, side)
                pending.extend((line, term.of) for term in persons[key].terms)
            elif line.section == "institutions":
                if key in institutions:
                    raise line.error(f"institution {key!r} stands twice in the registry")
                institutions[key] = _institution(line, key, value, side)
        if side:
            if "name" not in facts:
                raise DataError(str(path), 1, "[state] needs a name")
            states[side] = State(side, facts["name"], _id(facts.get("wikidata", "-")), facts.get("leader", "president"))
    for code, name in _further_states():
        states.setdefault(code, State(code, name, None, "president"))
    for line, of in pending:
        if of not in states and of not in institutions:
            raise line.error(f"office of {of!r}: neither a state nor an institution of the registry")
    offices: dict[tuple[str, str], list[Person]] = {}
    for person in persons.values():
        for term in person.terms:
            holders = offices.setdefault((term.role, term.of), [])
            if person not in holders:
                holders.append(person)
    for (role, of), holders in offices.items():
        holders.sort(key=_latest(role, of), reverse=True)
    return Registry(
        persons, institutions, states,
        _named(folder / "places.txt", 2), _named(folder / "topics.txt", 1), _named(folder / "frameworks.txt", 1),
        {key: tuple(value) for key, value in offices.items()},
    )  # fmt: skip


def _further_states() -> Iterator[tuple[str, str]]:
    """States that have no file of their own yet, by the name the English pack gives them first."""
    for line in read_lines(LANGUAGES / "en" / "states.txt"):
        code, forms = line.keyed()
        yield code, forms.split("|")[0].split(",")[0].strip()


def _latest(role: str, of: str) -> Callable[[Person], date]:
    def key(person: Person) -> date:
        return max(term.start or date.min for term in person.terms if (term.role, term.of) == (role, of))

    return key


def _fields(line: Line, value: str, least: int, most: int) -> list[str]:
    parts = [part.strip() for part in value.split("|")]
    if not least <= len(parts) <= most or not parts[0]:
        raise line.error(f"expected {least} to {most} fields between '|', found {len(parts)}")
    return parts + ["-"] * (most - len(parts))


def _id(text: str) -> str | None:
    return None if text in ("-", "") else text


def alone_part(form: str) -> tuple[str, str]:
    """The plain name of a form and the part of it that may stand alone ("" where none may).

    "Vladimir Putin" → ("Vladimir Putin", "Putin"); "[Xi] Jinping" → ("Xi Jinping", "Xi");
    "Kim Jong Un!" → ("Kim Jong Un", "").
    """
    never = form.endswith("!")
    form = form.rstrip("!").strip()
    bracketed = re.search(r"\[([^\]]+)\]", form)
    plain = form.replace("[", "").replace("]", "")
    if never:
        return plain, ""
    return plain, bracketed[1] if bracketed else plain.split()[-1]


def _person(line: Line, key: str, value: str, side: str | None) -> Person:
    form, wikidata, terms = _fields(line, value, 1, 3)
    name, alone = alone_part(form)
    if wikidata != "-" and not re.fullmatch(r"Q\d+", wikidata):
        raise line.error(f"{wikidata!r} is no Wikidata id")
    found = tuple(_term(line, term.strip(), side) for term in terms.split(";") if term.strip() not in ("", "-"))
    return Person(key, name, alone, side, _id(wikidata), found)


def _institution(line: Line, key: str, value: str, side: str | None) -> Institution:
    name, kind, wikidata = _fields(line, value, 2, 3)
    return Institution(key, name, kind, side, _id(wikidata))


def _term(line: Line, text: str, side: str | None) -> Term:
    match = re.fullmatch(r"([a-z_]+)(?: ([a-z0-9-]+))?(?: ([\d-]*)\.\.([\d-]*))?", text)
    if not match or match[1] not in TITLES:
        raise line.error(f"not an office with its term: {text!r}")
    of = match[2] or side
    if of is None:
        raise line.error(f"an office outside a state's file names its body: {text!r}")
    return Term(match[1], of, _day(line, match[3], end=False), _day(line, match[4], end=True))


def _day(line: Line, text: str | None, *, end: bool) -> date | None:
    """First day of a year, month or day; of an `end` given as year or month, the first day after it."""
    if not text:
        return None
    try:
        parts = [int(part) for part in text.split("-")]
        start = date(*[*parts, 1, 1][:3])
    except (ValueError, TypeError) as error:
        raise line.error(f"not a date: {text!r}") from error
    if not end or len(parts) == 3:
        return start
    return date(start.year + 1, 1, 1) if len(parts) == 1 else (start + timedelta(days=32)).replace(day=1)


def _named(path: Path, most: int) -> dict[str, Named]:
    found: dict[str, Named] = {}
    for line in read_lines(path, frozenset({""})):
        key, value = line.keyed()
        if key in found:
            raise line.error(f"{key!r} stands twice")
        parts = [part.strip() for part in value.split("|")]
        found[key] = Named(key, parts[0], _id(parts[1]) if most == 2 and len(parts) > 1 else None)
    return found


def unknown_ids(ids: Iterable[str], registry: Registry) -> list[str]:
    """Those of `ids` (persons or institutions) that the registry lacks: what a pack's names.txt must not name."""
    return [key for key in ids if key not in registry.persons and key not in registry.institutions]
