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

from dragoman.actors.names import NameForm, NameIndex, same_word
from dragoman.languages.lexicon import Hit
from dragoman.languages.marks import BREAKS, COMMAS, DOTS
from dragoman.languages.pack import Entry
from dragoman.languages.parse import Parsed, Passage
from dragoman.spans import Span

PEOPLE_PLURAL = "plural"


@dataclass(frozen=True, slots=True)
class Reference:
    """A stretch of tokens `[first, last)` that names an actor, with what it is made of.

    `names` are the registry ids its name may mean (empty without a name, several where it is ambiguous); `roles` the
    offices ("counterpart" among them) named in it, `states` the states, `institution` a kind of institution such as
    foreign_ministry, `body` the registry id of an institution with a name of its own; `capital` tells that only a
    capital city stands there; `plural` an office in the plural; `unknown` the words of a name the registry does not
    have. `prefix` is the clitic on its first word, `suffix` what stands behind the apostrophe of its last word,
    `cased` whether the script tells names by capitals, `spaced` words by spaces; `oblique` that the name stands in
    a case that no subject has, `apposition` that a comma follows.
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
    oblique: bool = False
    apposition: bool = False
    span: Span = field(default=Span(0, 0))

    @property
    def person_like(self) -> bool:
        """Whether a person, not a body, is named."""
        return bool(self.names and self.body is None) or bool(self.roles)


@dataclass(frozen=True, slots=True)
class _Unit:
    first: int
    last: int
    kind: str  # name (a person's), body (an institution's own name), office, state, institution
    value: str
    form: str = ""
    prefix: str = ""
    names: tuple[str, ...] = ()
    full: bool = False
    oblique: bool = False
    state: str = ""  # a state whose adjective stands inside an office or institution


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
    units = _units(parsed, passage, index, names)
    known = frozenset(at for unit in units if unit.kind in ("name", "body") for at in range(unit.first, unit.last))
    references: list[Reference] = []
    run: list[_Unit] = []
    for number, unit in enumerate(units):
        after = units[number + 1 : number + 2]
        continues = run and (
            _joins(parsed, run, unit)
            or _two_offices(parsed, run, unit, after)
            or _title_behind(parsed, run, unit, after)
        )
        if run and not continues:
            references.extend(_compose(parsed, run, known))
            run = []
        run.append(unit)
    references.extend(_compose(parsed, run, known))
    return references


def _units(parsed: Parsed, passage: Passage, index: NameIndex, names: Sequence[Hit[NameForm]]) -> list[_Unit]:
    found: list[_Unit] = []
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
            inside = _state_at(parsed, hit.across) if hit.across >= 0 else ""
            found.append(
                _Unit(hit.first, hit.last, category, hit.payload.value, hit.payload.form, hit.prefix, state=inside)
            )
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
    kept: list[_Unit] = []
    for unit in found:
        places = set(range(unit.first, unit.last))
        if not places & taken:
            taken |= places
            kept.append(unit)
    return sorted(kept, key=lambda unit: unit.first)


def _state_at(parsed: Parsed, at: int) -> str:
    return next((hit.payload.value for hit in parsed.within(at, at + 1, "state")), "")


def _state_beside(parsed: Parsed, hit: Hit[Entry]) -> bool:
    """ "Лидерите на Русия и Турция": an office in the plural with its states is no mere "the leaders"."""
    near = parsed.within(max(hit.first - 3, 0), min(hit.last + 3, len(parsed.tokens)), "state")
    return hit.payload.form == PEOPLE_PLURAL and bool(near)


def _names(parsed: Parsed, passage: Passage, index: NameIndex, names: Sequence[Hit[NameForm]]) -> list[_Unit]:
    by_place: dict[tuple[int, int], dict[str, bool]] = {}
    prefixes: dict[tuple[int, int], str] = {}
    for hit in names:
        if passage.first <= hit.first and hit.last <= passage.last:
            place = (hit.first, hit.last)
            if not hit.payload.full:
                extended = _given_names(parsed, passage, index, hit)
                if extended is None:
                    continue
                place = extended
            known = by_place.setdefault(place, {})
            known[hit.payload.id] = (
                known.get(hit.payload.id, False) or hit.payload.full or place != (hit.first, hit.last)
            )
            prefix = hit.prefix if place[0] == hit.first else _clitic(parsed, place[0], index.given[hit.payload.id])
            if prefixes.get(place) is None or not prefix:
                prefixes[place] = prefix
    return [
        _Unit(
            first, last, "name" if any(id_ in index.given for id_ in ids) else "body", "",
            prefix=prefixes[first, last], names=tuple(ids), full=any(ids.values()),
        )
        for (first, last), ids in by_place.items()
    ]  # fmt: skip


_BARRIERS = BREAKS | set("–—|/")
_WITHIN_NAMES = DOTS | {"", "-", "‑"}

TITLE_CASE = 0.6
"""Share of capitalised words from which a passage is a headline in title case, where capitals say nothing."""


def _given_names(parsed: Parsed, passage: Passage, index: NameIndex, hit: Hit[NameForm]) -> tuple[int, int] | None:
    """Widen a family name over given names beside it; None where the words beside it name someone else.

    "Bilal Erdoğan met …" is not the president: a capitalised word directly before a family name that is no given
    name of the person, no office, state or small word, makes the name another person's.
    """
    tokens, given = parsed.tokens, index.given.get(hit.payload.id, frozenset())
    capitals = sum(token.capital for token in tokens[passage.first : passage.last])
    headline = capitals > TITLE_CASE * (passage.last - passage.first)
    first, last = hit.first, hit.last
    while first > passage.first and _close(parsed, first - 1, first):
        if _is_given(parsed, first - 1, given):
            first -= 1
            if not _is_given(parsed, first, given, bare=True):
                break  # a clitic begins the name: "وفلاديمير زيلينسكي"
        elif first - 1 > passage.first and _is_middle(parsed, first - 1, given):
            first -= 2  # "Ллойд Джеймс Остин"
        else:
            break
    while last < passage.last and _close(parsed, last - 1, last) and _is_given(parsed, last, given, bare=True):
        last += 1
    if (first, last) == (hit.first, hit.last) and _begins_other_name(parsed, passage, index, hit, headline=headline):
        return None
    if (
        (first, last) == (hit.first, hit.last)
        and parsed.pack.cased
        and not headline
        and not parsed.pack.nouns_capital
        and first > passage.first
    ):
        before = tokens[first - 1]
        if before.capital and not before.suffix and _close(parsed, first - 1, first) and first - 1 > passage.first:
            known = any(
                other.first <= first - 1 < other.last
                for category in (
                    "office",
                    "state",
                    "link",
                    "institution",
                    "contact",
                    "speech",
                    "attribution",
                    "status",
                    "place",
                )
                for other in parsed.within(max(passage.first, first - 4), min(passage.last, first + 3), category)
            )
            if not known and not parsed.text[before.start : before.end].isupper():
                return None
    return first, last


def _clitic(parsed: Parsed, at: int, given: frozenset[str]) -> str:
    """The clitic in front of a given name: *و* of "وفلاديمير زيلينسكي"."""
    found = [prefix for key, prefix, _ in parsed.pack.variants(parsed.tokens[at].fold) if key in given]
    return found[0] if found and "" not in found else ""


def _begins_other_name(
    parsed: Parsed, passage: Passage, index: NameIndex, hit: Hit[NameForm], *, headline: bool
) -> bool:
    """ "Abbas Erakçi": a family name that others have as a given name is one here, before a capitalised word."""
    at = hit.last
    if not parsed.pack.cased or headline or parsed.pack.nouns_capital or at >= passage.last:
        return False
    token = parsed.tokens[at]
    return (
        token.capital
        and _close(parsed, at - 1, at)
        and parsed.tokens[hit.last - 1].fold in index.all_given
        and not _at(parsed, at)
    )


def _is_middle(parsed: Parsed, at: int, given: frozenset[str]) -> bool:
    """Whether a word nobody knows stands between a given name of the person and the family name."""
    return parsed.tokens[at].capital and _close(parsed, at - 1, at) and _is_given(parsed, at - 1, given)


def _is_given(parsed: Parsed, at: int, given: frozenset[str], *, bare: bool = False) -> bool:
    """Whether a word is a given name out of `given`; `bare` bars one with a clitic before it."""
    if parsed.pack.cased and not parsed.tokens[at].capital:
        return False
    if parsed.pack.cased and len(parsed.tokens[at].fold) == 1:
        return True  # a middle initial: "Lloyd J. Austin"
    return any(
        key in given or any(same_word(key, name) and len(key) >= 2 for name in given if parsed.pack.cased)
        for key, prefix, _ in parsed.pack.variants(parsed.tokens[at].fold)
        if not (bare and prefix)
    )


def _close(parsed: Parsed, left: int, right: int) -> bool:
    """Whether two neighbouring tokens have nothing but a space, a hyphen or an initial's full stop between them."""
    between = parsed.text[parsed.tokens[left].end : parsed.tokens[right].start]
    return not parsed.tokens[left].suffix and between.strip(" \u00a0.") in _WITHIN_NAMES and "\n" not in between


def _joins(parsed: Parsed, run: Sequence[_Unit], unit: _Unit) -> bool:
    """Whether `unit` continues the reference that `run` is."""
    tokens, last = parsed.tokens, run[-1]
    gap = range(last.last, unit.first)
    between = parsed.text[tokens[last.last - 1].end : tokens[unit.first].start]
    kinds = {one.kind for one in run}
    if unit.kind == "state" and last.kind == "state":
        # "the presidents of Russia, Azerbaijan and Armenia"; split again below where no plural office holds them.
        marks = between
        for at in gap:
            marks = marks.replace(parsed.text[tokens[at].start : tokens[at].end], "")
        # "der türkische und der russische Präsident", "the Turkish and the Russian president"
        listed = any(_is_link(parsed, at, "and") for at in gap) and all(
            any(_is_link(parsed, at, link) for link in ("and", "own", "of")) or _small(parsed, at) for at in gap
        )
        if len(tokens[last.last - 1].fold) == 1:
            marks = marks.replace(".", "", 1)  # "the U.S. and Russian presidents"
        return marks.strip() in ("", ",", "،", "-", "–", "、") and (not gap or listed)
    if unit.kind == last.kind == "name" or ("name" in kinds and unit.kind == "name"):
        return False
    if "institution" in kinds and unit.kind in ("name", "office") and "office" not in kinds:
        return False
    if "name" in kinds and unit.kind == "institution":
        return False
    comma = any(character in COMMAS for character in between)
    # "U.S. President Joe Biden": the full stop is the abbreviation's
    stop = between.strip() == "." and (bool(gap) or len(tokens[last.last - 1].fold) == 1)
    if any(character in _BARRIERS for character in between) and not stop:
        return False
    if comma:
        # "his Turkish counterpart, Recep Tayyip Erdogan", "Dmitry Peskov, spokesman …": an apposition.
        return (
            not gap
            and unit.kind == "name"
            and ("office" in kinds)
            and last.kind in ("office", "state")
            and not comma_list(parsed, unit)
        )
    small = all(_small(parsed, at) for at in gap)
    if not small or len(gap) > 2:
        return False
    if unit.kind == "body":
        # "пресс-служба Кремля", "говорителят на Кремъл Дмитрий Песков"
        return last.kind in ("institution", "office") and (not gap or any(_is_of(parsed, at) for at in gap))
    if last.kind == "body":
        # "Kremlin spokesman Dmitry Peskov", "the Kremlin's press service", "шеф Пентагона Ллойд Остин"
        return not gap and unit.kind in ("office", "institution", "name")
    if unit.kind == "name":
        of_name = any(_is_of(parsed, at) for at in gap)
        if of_name and not (parsed.pack.titles_follow and last.kind == "state"):
            # "Putin's adviser" style: "spokesman of Putin" names Putin's man, not Putin.
            return False
        if last.kind == "state" and of_name and parsed.pack.titles_follow:
            return True  # "ロシアのプーチン大統領"
        if last.kind == "state" and last.form != "adjective" and not (kinds & {"office"}):
            # "Rusya lideri Putin" joins through the office, "Russia's Putin" through the suffix; "in Russia Putin"
            # does not join.
            return not gap and bool(tokens[last.last - 1].suffix)
        return not gap or last.kind in ("office", "state")
    if unit.kind == "state":
        if "name" in kinds and last.kind == "name":
            return False
        if last.kind in ("office", "institution"):
            if last.value == "counterpart":
                return True  # "колегите си от Турция и Гърция"
            return unit.form == "adjective" or not gap or any(_is_of(parsed, at) for at in gap)
        return not gap
    if unit.kind in ("office", "institution"):
        if last.kind == "name":
            # "プーチン大統領", "Orbán Viktor miniszterelnök"
            return parsed.pack.titles_follow and unit.kind == "office" and not gap
        if last.kind == "office" and unit.kind == "institution":
            return not gap or any(_is_of(parsed, at) for at in gap)
        if last.kind == "institution" and unit.kind == "office":
            return not gap
        if unit.prefix and {"and", "with", "to"} & parsed.pack.link_prefixes.get(unit.prefix, frozenset()):
            # "الرئيس الروسي والرئيس التركي" are two; "رئيس الوزراء ووزير الخارجية القطري" is one man.
            return not gap and "state" not in kinds
        return not gap or (last.kind == "office" and last.value in ("former", "honorific"))
    return False


def _two_offices(parsed: Parsed, run: Sequence[_Unit], unit: _Unit, after: Sequence[_Unit]) -> bool:
    """ "вицепремиера и министър на външните работи Екатерина Захариева": two offices of the one named behind them."""
    last = run[-1]
    if not (unit.kind == last.kind == "office" and unit.form == last.form != PEOPLE_PLURAL and after):
        return False
    named = after[0].kind == "name" and after[0].first == unit.last and all(one.kind == "office" for one in run)
    return named and unit.first - last.last == 1 and _is_link(parsed, last.last, "and")


def _title_behind(parsed: Parsed, run: Sequence[_Unit], unit: _Unit, after: Sequence[_Unit]) -> bool:
    """ "トランプ米大統領", "プーチン・ロシア大統領": state and office behind the name."""
    last = run[-1]
    if not (parsed.pack.titles_follow and last.kind == "name" and unit.kind == "state" and after):
        return False
    return unit.first == last.last and after[0].kind == "office" and after[0].first == unit.last


def comma_list(parsed: Parsed, unit: _Unit) -> bool:
    """Whether a name begins an enumeration rather than an apposition: "the president, Erdogan and Putin"."""
    after = unit.last
    return after < len(parsed.tokens) and any(
        hit.payload.value == "and" for hit in parsed.within(after, after + 1, "link")
    )


def _small(parsed: Parsed, at: int) -> bool:
    links = {hit.payload.value for hit in parsed.within(at, at + 1, "link")}
    if links:
        # "разговор президента Турции с Путиным": *with* parts what it stands between
        return bool(links & {"of", "own"})
    token = parsed.tokens[at]
    return parsed.pack.spaced and len(token.fold) <= 3 and not token.capital


def _is_link(parsed: Parsed, at: int, link: str) -> bool:
    if any(hit.payload.value == link for hit in parsed.within(at, at + 1, "link")):
        return True
    return any(
        link in parsed.pack.link_prefixes.get(prefix, ())
        for _, prefix, _ in parsed.pack.variants(parsed.tokens[at].fold)
    )


def _is_of(parsed: Parsed, at: int) -> bool:
    return any(hit.payload.value == "of" for hit in parsed.within(at, at + 1, "link"))


def _compose(parsed: Parsed, run: list[_Unit], known: frozenset[int]) -> list[Reference]:
    """The references a run of joined units makes: one, or one each where states were merely listed."""
    lists = [at for at in range(1, len(run)) if run[at].kind == "state" == run[at - 1].kind]
    if not lists or any(unit.form == PEOPLE_PLURAL for unit in run):
        return _one(parsed, run, known)
    if run[-1].kind == "office" and all(unit.form == "adjective" for unit in run[:-1]):
        # "the Turkish and the Russian president" are two
        return _one(parsed, [*run[:-1], replace(run[-1], form=PEOPLE_PLURAL)], known)
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


def _one(parsed: Parsed, run: list[_Unit], known: frozenset[int]) -> list[Reference]:
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
        plural=any(unit.form == PEOPLE_PLURAL for unit in run),
        former=any(unit.value == "former" for unit in run),
        prefix=run[0].prefix,
        suffix=parsed.tokens[run[-1].last - 1].suffix,
        cased=parsed.pack.cased,
        spaced=parsed.pack.spaced,
        apposition=parsed.text[parsed.tokens[run[-1].last - 1].end :][:1] in COMMAS,
        oblique=bool(named and named[0].oblique),
        span=parsed.span(run[0].first, run[-1].last),
    )
    if reference.roles and not reference.names and not reference.plural and not institutions:
        reference = _with_unknown_name(parsed, reference, known)
    return [reference]


LONGEST_NAME = 3


def _with_unknown_name(parsed: Parsed, reference: Reference, known: frozenset[int]) -> Reference:
    """Take capitalised words right behind an office as the name of a person the registry does not know.

    "Министърът на отбраната Иван Колев", "Tanzanian President Jakaya Kikwete": not whoever else holds such an office.
    """
    if not parsed.pack.cased or reference.suffix:
        return reference
    at, words = reference.last, 0
    tokens = parsed.tokens
    while (
        at < len(tokens)
        and words < LONGEST_NAME
        and tokens[at].capital
        and not tokens[at - 1].suffix
        and parsed.text[tokens[at - 1].end : tokens[at].start] in (" ", "-", "\u00a0")
        and at not in known
        and not _at(parsed, at)
    ):
        at += 1
        words += 1
    if words < 2 or at in known:
        return reference
    name = parsed.span(reference.last, at).of(parsed.text)
    return replace(
        reference,
        last=at,
        unknown=name,
        suffix=tokens[at - 1].suffix,
        span=parsed.span(reference.first, at),
    )


def _at(parsed: Parsed, at: int) -> list[Hit[Entry]]:
    """What one word names that is no person."""
    return [
        hit for category in ("state", "office", "institution", "place") for hit in parsed.within(at, at + 1, category)
    ]
