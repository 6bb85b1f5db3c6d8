"""Language packs: loading a folder of data into one frozen record, strictly.

The format is described in docs/language-packs.md. A pack knows words; it does not know persons (the registry
does) and it holds no code.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from dragoman.errors import DataError
from dragoman.languages.lexicon import Lexicon, Variants, variants_by
from dragoman.languages.lines import Line, read_lines
from dragoman.languages.tokens import fold, tokenize

FOLDER: Final = Path(__file__).parent

KINDS: Final = ("phone_call", "video_call", "meeting", "visit", "message", "multilateral", "talk", "not")
STATUSES: Final = ("planned", "proposed", "denied", "called_off", "held", "background", "not")
ACTS: Final = (
    "states", "urges", "agrees", "pledges", "accuses", "denies", "warns", "thanks", "proposes", "supports",
    "condemns", "congratulates", "condoles", "invites", "rejects", "discusses", "informs", "not",
)  # fmt: skip
ATTRIBUTION: Final = (
    "before", "after", "statement", "continues", "pronoun", "both", "that", "passive",
    "stranger", "joint", "side", "back", "it", "host", "guest",
)  # fmt: skip
LINKS: Final = (
    "with", "between", "and", "about", "to", "of", "by", "from", "in", "along", "subject", "object", "own",
    "entourage", "article",
)  # fmt: skip
ROLES: Final = (
    "president", "prime_minister", "chancellor", "monarch", "emir", "supreme_leader", "crown_prince",
    "vice_president", "deputy_prime_minister", "foreign_minister", "defence_minister", "interior_minister",
    "energy_minister", "finance_minister", "secretary_general", "spokesperson", "security_adviser",
    "special_envoy", "speaker", "chief_of_staff", "intelligence_chief", "head", "leader", "minister",
    "ambassador", "deputy_foreign_minister", "aide", "counterpart", "former", "honorific",
)  # fmt: skip
INSTITUTIONS: Final = (
    "presidency", "government", "foreign_ministry", "defence_ministry", "interior_ministry", "parliament",
    "embassy", "intelligence", "armed_forces", "state_media", "press_service",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """What a pattern stands for.

    `category` is contact, status, speech, attribution, link, office, state, institution, place, topic or
    framework; `value` the section, role, state code or registry id. `form` tells the three forms of a state
    (name, adjective, capital) and the two of an office (singular, plural).
    """

    category: str
    value: str
    form: str = ""


@dataclass(frozen=True, slots=True)
class Pack:
    """One language: its settings and everything its files hold.

    `link_suffixes` map a suffix behind an apostrophe, or an ending, to the links it may stand for (Turkish *Putin'le*,
    Korean *대통령과* "with"), `link_prefixes` a clitic (Arabic *بـ* "with"). `names` are (registry id, forms) as
    written, `ids` the ids of the registry that the places, topics and frameworks of the pack have.
    """

    code: str
    name: str
    english: str
    script: str
    direction: str
    cased: bool
    apostrophe: str
    home: str
    drops_subject: bool
    postpositions: bool
    cases: bool
    verb_last: bool
    subject_first: bool
    titles_follow: bool
    nouns_capital: bool
    plurals: bool
    converbs: tuple[str, ...]
    variants: Callable[[str], Variants]
    lexicon: Lexicon[Entry]
    abbreviations: frozenset[str]
    link_suffixes: dict[str, frozenset[str]]
    link_prefixes: dict[str, frozenset[str]]
    names: tuple[tuple[str, tuple[str, ...]], ...]
    ids: dict[str, frozenset[str]]

    @property
    def spaced(self) -> bool:
        """Whether the script puts spaces between words."""
        return self.script not in UNSPACED


_SETTINGS: Final[dict[str, type]] = {
    "name": str, "english": str, "script": str, "direction": str, "cased": bool, "apostrophe": str,
    "prefixes": list, "shortest": int, "home": str, "drops_subject": bool, "postpositions": bool,
    "cases": bool,
}  # fmt: skip
_OPTIONAL: Final[dict[str, Any]] = {
    "verb_last": False, "subject_first": False, "titles_follow": False, "nouns_capital": False, "plurals": True,
    "converbs": [],
}  # fmt: skip
"""Settings that few languages need, with what holds where they are not given."""

UNSPACED: Final = frozenset({"Jpan", "Hans", "Hant", "Thai", "Laoo", "Khmr", "Mymr"})
"""Scripts (ISO 15924) that put no space between words."""

_FILES: Final = (
    "inflection.txt", "abbreviations.txt", "contacts.txt", "status.txt", "speech.txt", "attribution.txt",
    "links.txt", "offices.txt", "states.txt", "institutions.txt", "names.txt", "places.txt", "topics.txt",
    "frameworks.txt",
)  # fmt: skip


def languages() -> tuple[str, ...]:
    """Codes of the languages that have a pack, sorted."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob("*/pack.toml")))


@cache
def load_pack(code: str) -> Pack | None:
    """The pack of a language, or None where there is none. Loaded once per process.

    Args:
        code: ISO 639-1 code ("bg"), or 639-3 where there is none.

    Raises:
        DataError: a file of the pack is missing or a line of it is wrong.
    """
    folder = FOLDER / code
    if not (folder / "pack.toml").is_file():
        return None
    return read_pack(folder)


def read_pack(folder: Path) -> Pack:
    """Read a pack from any folder; the folder's name is the language code.

    Raises:
        DataError: a file is missing or a line is wrong.
    """
    for name in _FILES:
        if not (folder / name).is_file():
            raise DataError(str(folder / name), 1, "the pack lacks this file")
    settings = _settings(folder / "pack.toml")
    variants = variants_by(
        [fold(prefix) for prefix in settings["prefixes"]],
        _endings(folder / "inflection.txt"),
        settings["shortest"],
    )
    lexicon: Lexicon[Entry] = Lexicon(variants, cased=settings["cased"], apostrophe=settings["apostrophe"])
    ids: dict[str, frozenset[str]] = {}

    def add(line: Line, pattern: str, entry: Entry) -> None:
        try:
            lexicon.add(pattern, entry)
        except ValueError as error:
            raise line.error(str(error)) from error

    for category, file, sections in (
        ("contact", "contacts.txt", KINDS),
        ("status", "status.txt", STATUSES),
        ("speech", "speech.txt", ACTS),
        ("attribution", "attribution.txt", ATTRIBUTION),
    ):
        for line in read_lines(folder / file, frozenset(sections)):
            for pattern in line.values():
                add(line, pattern, Entry(category, line.section))
    suffixes: dict[str, set[str]] = {}
    prefixes: dict[str, set[str]] = {}
    for line in read_lines(folder / "links.txt", frozenset(LINKS)):
        for value in line.values():
            if value.startswith("-") and len(value) > 1:
                suffixes.setdefault(fold(value[1:]), set()).add(line.section)
            elif value.endswith("-") and len(value) > 1:
                prefixes.setdefault(fold(value[:-1]), set()).add(line.section)
            elif value != "-":
                add(line, value, Entry("link", line.section))
    for line, role, forms in _formed(folder / "offices.txt", ROLES, ("singular", "plural")):
        for form, patterns in forms:
            for pattern in patterns:
                add(line, pattern, Entry("office", role, form))
    for line, state, forms in _formed(folder / "states.txt", None, ("name", "adjective", "capital")):
        for form, patterns in forms:
            for pattern in patterns:
                add(line, pattern, Entry("state", state, form))
    for line, kind, forms in _formed(folder / "institutions.txt", INSTITUTIONS, ("",)):
        for _, patterns in forms:
            for pattern in patterns:
                add(line, pattern, Entry("institution", kind))
    for category in ("place", "topic", "framework"):
        known = set()
        for line, key, forms in _formed(folder / f"{category}s.txt", None, ("",)):
            known.add(key)
            for _, patterns in forms:
                for pattern in patterns:
                    add(line, pattern, Entry(category, key))
        ids[category] = frozenset(known)
    names = tuple(_names(folder / "names.txt", settings["apostrophe"]))
    return Pack(
        code=folder.name,
        name=settings["name"],
        english=settings["english"],
        script=settings["script"],
        direction=settings["direction"],
        cased=settings["cased"],
        apostrophe=settings["apostrophe"],
        home=settings["home"],
        drops_subject=settings["drops_subject"],
        postpositions=settings["postpositions"],
        cases=settings["cases"],
        verb_last=settings["verb_last"],
        subject_first=settings["subject_first"],
        titles_follow=settings["titles_follow"],
        nouns_capital=settings["nouns_capital"],
        plurals=settings["plurals"],
        converbs=tuple(fold(ending) for ending in settings["converbs"]),
        variants=variants,
        lexicon=lexicon,
        abbreviations=frozenset(
            fold(value.rstrip(".")) for line in read_lines(folder / "abbreviations.txt") for value in line.values()
        ),
        link_suffixes={key: frozenset(value) for key, value in suffixes.items()},
        link_prefixes={key: frozenset(value) for key, value in prefixes.items()},
        names=names,
        ids=ids,
    )


def _settings(path: Path) -> dict[str, Any]:
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(str(path), 1, str(error)) from error
    for key, kind in _SETTINGS.items():
        if not isinstance(settings.get(key), kind):
            raise DataError(str(path), 1, f"{key} must be given as {kind.__name__}")
    for key in settings:
        if key not in _SETTINGS and key not in _OPTIONAL:
            raise DataError(str(path), 1, f"unknown setting {key!r}")
    settings = _OPTIONAL | settings
    if settings["apostrophe"] not in ("suffix", "split", "letter"):
        raise DataError(str(path), 1, "apostrophe is suffix, split or letter")
    return settings


def _names(path: Path, apostrophe: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for line in read_lines(path):
        key, value = line.keyed()
        forms = line.values(value)
        for form in forms:
            words = form.rstrip("!").replace("[", "").replace("]", "").split()
            if not words or not all(tokenize(word, apostrophe=apostrophe) for word in words):
                raise line.error(f"{form!r}: a name is made of words")
        yield key, tuple(forms)


def _endings(path: Path) -> list[tuple[str, str]]:
    endings: list[tuple[str, str]] = []
    for line in read_lines(path, frozenset({"endings"})):
        base, forms = line.keyed()
        for form in line.values(forms):
            pair = ("" if form == "-" else fold(form), "" if base == "-" else fold(base))
            if pair not in endings and pair[0] != pair[1]:
                endings.append(pair)
    return endings


def _formed(
    path: Path, keys: tuple[str, ...] | None, forms: tuple[str, ...]
) -> Iterator[tuple[Line, str, list[tuple[str, list[str]]]]]:
    """`key: patterns | patterns | …` lines; a key may stand in several lines."""
    for line in read_lines(path, frozenset({""})):
        key, value = line.keyed()
        if keys is not None and key not in keys:
            raise line.error(f"unknown key {key!r}; known: {', '.join(keys)}")
        parts = _outer_split(value)
        if len(parts) > len(forms):
            raise line.error(f"at most {len(forms)} parts between '|', found {len(parts)}")
        yield (
            line,
            key,
            [(form, line.values(part.strip())) for form, part in zip(forms, parts, strict=False) if part.strip()],
        )


def _outer_split(value: str) -> list[str]:
    """Split at `|` outside brackets: inside them it separates alternatives of a pattern."""
    parts, depth = [""], 0
    for character in value:
        depth += (character == "(") - (character == ")")
        if character == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return parts
