"""Finding actors: the stretches of a passage that name one, each composed of office, state and name.

"Russian President Vladimir Putin", "президентът на Турция Реджеп Ердоган", "نظيره التركي رجب طيب أردوغان" and
"Rusya Devlet Başkanı Putin" are one reference each: an office or *counterpart*, a state as adjective or name, a
person's name, in any order the language likes, with small words between. A reference says what stands there; who is
meant is `resolve`'s to tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from dragoman.actors.given import what_else
from dragoman.actors.joins import joins, title_behind, two_offices
from dragoman.actors.names import NameForm, NameIndex
from dragoman.actors.units import PEOPLE_PLURAL, Unit, units_of, written_on
from dragoman.languages.lexicon import Hit
from dragoman.languages.marks import COMMAS
from dragoman.languages.parse import Parsed, Passage
from dragoman.spans import Span


@dataclass(frozen=True, slots=True)
class Reference:
    """A stretch of tokens `[first, last)` that names an actor, with what it is made of.

    `names` are the registry ids its name may mean (empty without a name, several where it is ambiguous); `roles` the
    offices ("counterpart" among them) named in it, `states` the states, `institution` a kind of institution such as
    foreign_ministry, `body` the registry id of an institution with a name of its own; `capital` tells that only a
    capital city stands there; `plural` an office in the plural; `unknown` the words of a name the registry does not
    have. `prefix` is the clitic on its first word, `suffix` the small word written on its last,
    `cased` whether the script tells names by capitals, `spaced` words by spaces; `apposition` that a comma follows;
    `elsewhere` that words behind an office without a state tell whose it is.
    """

    first: int
    last: int
    names: tuple[str, ...] = ()
    named_in_full: bool = False
    roles: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    institution: str | None = None
    body: str | None = None
    capital: bool = False
    adjective: bool = False
    plural: bool = False
    former: bool = False
    unknown: str = ""
    prefix: str = ""
    suffix: str = ""
    cased: bool = True
    spaced: bool = True
    apposition: bool = False
    elsewhere: bool = False
    span: Span = field(default=Span(0, 0))

    @property
    def person_like(self) -> bool:
        """Whether a person, not a body, is named."""
        return bool(self.names and self.body is None) or bool(self.roles)


def find_references(
    parsed: Parsed, passage: Passage, index: NameIndex, names: Sequence[Hit[NameForm]]
) -> list[Reference]:
    """References in one passage, in order, not overlapping.

    Args:
        parsed: the parsed text.
        passage: the passage to look at.
        index: the language's names.
        names: the name hits of the whole text, as `index.find` gave them.
    """
    units = units_of(parsed, passage, index, names)
    known = frozenset(at for unit in units if unit.kind in ("name", "body") for at in range(unit.first, unit.last))
    references: list[Reference] = []
    run: list[Unit] = []
    for number, unit in enumerate(units):
        after = units[number + 1 : number + 2]
        continues = run and (
            joins(parsed, run, unit) or two_offices(parsed, run, unit, after) or title_behind(parsed, run, unit, after)
        )
        if run and not continues:
            references.extend(_compose(parsed, run, known))
            run = []
        run.append(unit)
    references.extend(_compose(parsed, run, known))
    return references


def _compose(parsed: Parsed, run: list[Unit], known: frozenset[int]) -> list[Reference]:
    """The references a run of joined units makes: one, or one each where states were merely listed."""
    lists = [at for at in range(1, len(run)) if run[at].kind == "state" == run[at - 1].kind]
    if not lists or any(unit.form == PEOPLE_PLURAL for unit in run):
        return _one(parsed, run, known)
    listed = parsed.pack.titles_follow and all(unit.kind == "state" for unit in run[:-1])
    if run[-1].kind == "office" and (listed or all(unit.form == "adjective" for unit in run[:-1])):
        # "the Turkish and the Russian president", "ロシアとウクライナの外相" are two
        return _one(parsed, [*run[:-1], replace(run[-1], form=PEOPLE_PLURAL)], known)
    if not parsed.pack.plurals and run[0].kind == "office" and all(unit.kind == "state" for unit in run[1:]):
        # "Menlu Arab Saudi dan Iran": one word for the minister and the ministers
        return _one(parsed, [replace(run[0], form=PEOPLE_PLURAL), *run[1:]], known)
    cuts = [0, *lists, len(run)]
    return [found for start, end in pairwise(cuts) for found in _one(parsed, run[start:end], known)]


_HEADED = {
    "foreign_ministry": "foreign_minister",
    "defence_ministry": "defence_minister",
    "interior_ministry": "interior_minister",
    "government": "prime_minister",
    "parliament": "speaker",
    "intelligence": "intelligence_chief",
}
"""Which office the head of an institution holds."""


def _one(parsed: Parsed, run: list[Unit], known: frozenset[int]) -> list[Reference]:
    titled = parsed.pack.titles_follow and any(unit.kind == "name" for unit in run)
    while run and not titled and run[-1].kind == "office" and run[-1].value in ("honorific", "former"):
        run = run[:-1]
    if not run or all(unit.kind == "office" and unit.value in ("honorific", "former") for unit in run):
        return []
    states = tuple(dict.fromkeys(unit.state or unit.value for unit in run if unit.kind == "state" or unit.state))
    offices = tuple(unit.value for unit in run if unit.kind == "office" and unit.value not in ("honorific", "former"))
    named = [unit for unit in run if unit.kind == "name"] or [
        unit for unit in run if unit.kind == "body" and not offices
    ]
    institutions = [unit.value for unit in run if unit.kind == "institution"]
    if "aide" in offices:
        # "советник президента Бразилии Селсу Аморим" is not the president
        offices = ("aide",)
    elif institutions and set(offices) & {"leader", "head"}:
        # "глава турецкого МИД", "head of the defence ministry"
        offices = (_HEADED.get(institutions[0], offices[0]),)
    reference = Reference(
        first=run[0].first,
        last=run[-1].last,
        names=named[0].names if named else (),
        named_in_full=bool(named and named[0].full),
        roles=offices,
        states=states,
        institution=institutions[0] if institutions and not named else None,
        body=next((unit.names[0] for unit in run if unit.kind == "body"), None),
        capital=len(run) == 1 and run[0].form == "capital",
        adjective=all(unit.kind == "state" and unit.form == "adjective" for unit in run),
        plural=any(unit.form == PEOPLE_PLURAL for unit in run) and not _one_colleague(named, states, offices),
        former=any(unit.value == "former" for unit in run),
        prefix=run[0].prefix,
        suffix=written_on(parsed, run[-1]),
        cased=parsed.pack.cased,
        spaced=parsed.pack.spaced,
        apposition=parsed.text[parsed.tokens[run[-1].last - 1].end :][:1] in COMMAS,
        span=parsed.span(run[0].first, run[-1].last),
    )
    if reference.roles and not reference.names and not reference.plural and not institutions:
        reference = _with_unknown_name(parsed, reference, known)
    if reference.roles and not (reference.names or reference.states or reference.body):
        reference = replace(reference, elsewhere=_elsewhere(parsed, reference.last))
    return [reference]


def _one_colleague(named: Sequence[Unit], states: Sequence[str], offices: Sequence[str]) -> bool:
    """ "встретил российского коллегу Владимира Путина": a form that can be a plural is none before one name."""
    return bool(named) and len(states) == 1 and set(offices) == {"counterpart"}


SPECIFIED = 3
"""Words between an office's *of* and the name behind it, at most."""


def _elsewhere(parsed: Parsed, at: int) -> bool:
    """Whether a name right behind an office, or behind its *of*, tells whose it is: not the one at home.

    "вице-премьер Государственного совета", "държавният секретар на щата Джорджия", "the president of the Bundesrat".
    """
    if not parsed.pack.cased or parsed.pack.nouns_capital or parsed.pack.postpositions:
        return False
    end = min(at + SPECIFIED + 1, len(parsed.tokens))
    of = [hit for hit in parsed.within(at, end, "link") if hit.first == at and hit.payload.value == "of"]
    if not of and not parsed.pack.cases:
        return False
    behind = at
    for behind in range(of[0].last if of else at, end):
        gap = parsed.between(behind, behind)
        if gap.strip() or "\n" in gap:
            return False
        if parsed.tokens[behind].capital:
            break
        if not of or what_else(parsed, behind):
            return False
    return behind < end and parsed.tokens[behind].capital and not (what_else(parsed, behind) and not of)


LONGEST_NAME = 4
"""Words of a name the registry does not know, at most."""


def _with_unknown_name(parsed: Parsed, reference: Reference, known: frozenset[int]) -> Reference:
    """Take capitalised words right behind an office as the name of a person the registry does not know.

    "Министърът на отбраната Иван Колев", "Tanzanian President Jakaya Kikwete": not whoever else holds such an office.
    """
    if not parsed.pack.cased or reference.suffix:
        return reference
    at = _unknown_until(parsed, reference.last, known, (" ", "-", "\u00a0"))
    words = at - reference.last
    if not words and reference.apposition and reference.states and not parsed.pack.nouns_capital:
        # "his Zambian counterpart, Hakainde Hichilema, ..."
        at = _unknown_until(parsed, reference.last, known, (", ", " ", "-", "\u00a0"))
        words = at - reference.last if _apposition_ends(parsed, at) else 0
    states = reference.states
    if words and not states:
        states = _state_behind(parsed, at)
        words += bool(states)  # "King Letsie of Lesotho"
    if words < 2 or at in known:
        return reference
    name = parsed.span(reference.last, at).of(parsed.text)
    return replace(
        reference,
        last=at,
        states=states,
        unknown=name,
        suffix=parsed.tokens[at - 1].suffix,
        span=parsed.span(reference.first, at),
    )


def _unknown_until(parsed: Parsed, at: int, known: frozenset[int], joints: tuple[str, ...]) -> int:
    """Where the capitalised words end that begin at `at` and are nothing else; `joints` may stand before each."""
    tokens, first = parsed.tokens, at
    while (
        at < len(tokens)
        and at - first < LONGEST_NAME
        and tokens[at].capital
        and not tokens[at - 1].suffix
        and parsed.between(at, at) in (joints if at == first else joints[-3:])
        and at not in known
        and not what_else(parsed, at)
        and not parsed.within(at, at + 1, "attribution")
    ):
        at += 1
    return at


def _apposition_ends(parsed: Parsed, at: int) -> bool:
    """Whether a name behind a comma is all that stands there: no list goes on."""
    following = parsed.text[parsed.tokens[at - 1].end :][:1]
    return following in (",", ".", ";", ")", "") and not (
        at < len(parsed.tokens) and any(hit.payload.value == "and" for hit in parsed.within(at, at + 1, "link"))
    )


def _state_behind(parsed: Parsed, at: int) -> tuple[str, ...]:
    """The state behind an *of*: "King Letsie III of Lesotho"."""
    of = [hit for hit in parsed.within(at, at + 2, "link") if hit.first == at and hit.payload.value == "of"]
    found = [hit for hit in parsed.within(of[0].last, of[0].last + 3, "state") if hit.first == of[0].last] if of else []
    return (found[0].payload.value,) if found and found[0].payload.form != "adjective" else ()
