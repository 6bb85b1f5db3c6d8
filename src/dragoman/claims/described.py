"""Described speakers: those a text only describes: "a senior official said", "sources in Kyiv", "the aide".

They are named as the text does, and one article's official is not another's. What they say is taken only where it is
plain what that is: a quotation, or what stands behind *that*.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dragoman.actors.demonyms import demonym
from dragoman.actors.resolve import Resolved
from dragoman.claims.bodies import OFFICES, body
from dragoman.claims.boundaries import that_behind
from dragoman.claims.clauses import within_reference_at
from dragoman.claims.content import content, quotation
from dragoman.claims.cue import Cue
from dragoman.claims.outsiders import provisional
from dragoman.claims.voices import Voices
from dragoman.languages.lexicon import Hit
from dragoman.languages.pack import Entry
from dragoman.languages.parse import Parsed, Passage
from dragoman.languages.tokens import fold
from dragoman.model import Actor
from dragoman.spans import Span

BEFORE: Final = 6
"""Words between who is described and a verb behind him, at most: "a diplomat at the talks in Geneva said"."""
AIDE_REACH: Final = 3
"""Words between who is described and the institution he belongs to, at most."""
BEHIND: Final = 3
"""The same before him: ", said yesterday a source"."""
STATE_REACH: Final = 3
"""Words between the noun and his state, at most: "officials in Kyiv", "источник в Киеве"."""


@dataclass(frozen=True, slots=True)
class Aide:
    """An institution that somebody without a name spoke for, and the words he was described with, led back to bases."""

    body: Actor
    words: frozenset[str]


def unnamed(
    parsed: Parsed, passage: Passage, references: Sequence[Resolved], found: Sequence[Cue], cue: Cue
) -> tuple[Span, bool] | None:
    """What is said by someone without a name, and whether as a quotation; None where it is not plain what that is."""
    told = content(parsed, passage, references, found, cue)
    if told is None:
        return None
    quote = quotation(parsed, told)
    if quote is not None:
        return quote, True
    that = that_behind(parsed, cue.last, passage.last)
    return (told, False) if that is not None and parsed.tokens[that].start >= told.start else None


def described(
    parsed: Parsed, passage: Passage, references: Sequence[Resolved], voices: Voices, cue: Cue, article: str
) -> Actor | None:
    """Who speaks at a cue that belongs to somebody without a name; None where no word says who.

    Args:
        parsed: the parsed text.
        passage: the cue's passage.
        references: its resolved references.
        voices: the unnamed speakers of the text.
        cue: the cue.
        article: id of the article, within which a description means one speaker.
    """
    hit = noun(parsed, passage, voices, cue)
    if hit is None:
        return _capital(parsed, passage, references, cue)
    name = parsed.span(*_widened(parsed, passage, references, hit)).of(parsed.text)
    side = next(
        (one.actors[0].side for one in references
         if len(one.actors) == 1 and one.how in ("adjective", "metonym", "state") and _beside(one, hit)), None
    )  # fmt: skip
    if side is not None and not parsed.pack.cased:
        name = f"Unnamed {demonym(side)} source"
    slug = fold(" ".join(name.split())).replace(" ", "-")
    return Actor(f"{UNNAMED}{article[:8]}/{slug}", "person", " ".join(name.split()), side)


UNNAMED: Final = "provisional:unnamed/"


def is_described(actor: Actor) -> bool:
    """Whether an actor is somebody whom one article describes and does not name: "a senior US official"."""
    return actor.id.startswith(UNNAMED)


def aide(parsed: Parsed, passage: Passage, references: Sequence[Resolved], voices: Voices) -> Aide | None:
    """Somebody without a name whom a passage says to belong to an institution, or to a leader: "an aide to Macron"."""
    ends = [hit.last for hit in voices.within(passage.first, passage.last, "stranger")]
    ends += [one.reference.last for one in references if "aide" in one.reference.roles and not one.actors]
    for one in references if ends else ():
        own = _body(one)
        last = next((end for end in ends if own is not None and _belongs(parsed, one, end)), None)
        if own is not None and last is not None:
            return Aide(own, _bases(parsed, last - 1))
    return None


def _belongs(parsed: Parsed, one: Resolved, last: int) -> bool:
    """ "a source in the Kremlin", "an aide to Macron", but not "the aide that Macron …"."""
    gap = one.reference.first - last
    if one.actors[0].kind == "institution":
        return 0 <= gap <= AIDE_REACH
    linked = any(hit.payload.value in ("of", "to") for hit in parsed.within(last, last + 1, "link"))
    return gap == 0 or (gap == 1 and linked)


def _body(one: Resolved) -> Actor | None:
    """The institution that a reference names, or that is a leader's own."""
    actor = one.actor
    if actor is None or actor.kind == "institution":
        return actor
    office = (actor.office or "").partition(" of ")[0]
    return body(actor.side, OFFICES[office]) if actor.kind == "person" and actor.side and office in OFFICES else None


def same(parsed: Parsed, passage: Passage, voices: Voices, cue: Cue, before: Aide | None) -> Actor | None:
    """ "The aide said": the institution of the one who was described with the same noun before."""
    if before is None:
        return None
    hit = noun(parsed, passage, voices, cue)
    at = hit.last - 1 if hit is not None else None
    if at is None:
        offices = parsed.within(max(cue.first - BEFORE, passage.first), min(cue.last + BEHIND, passage.last), "office")
        at = next((one.last - 1 for one in offices if one.payload.value == "aide"), None)
    return before.body if at is not None and _bases(parsed, at) & before.words else None


def noun(parsed: Parsed, passage: Passage, voices: Voices, cue: Cue) -> Hit[Entry] | None:
    """The word for a speaker without a name that stands nearest to a cue and is not who is spoken to."""
    near = [
        hit
        for hit in voices.within(
            max(cue.first - BEFORE, passage.first), min(cue.last + BEHIND, passage.last), "stranger"
        )
        if not any(link.payload.value in _OBJECT for link in parsed.within(max(hit.first - 1, 0), hit.first, "link"))
        and (hit.last <= cue.first or not parsed.pack.cased or _turned(parsed, cue))
    ]
    return min(near, key=lambda hit: max(cue.first - hit.last, hit.first - cue.last), default=None)


_OBJECT: Final = frozenset({"with", "to", "about", "of", "by", "between", "from", "in", "object"})


def _turned(parsed: Parsed, cue: Cue) -> bool:
    """ "…, said a diplomat", but not "told reporters"."""
    return cue.first > 0 and parsed.between(cue.first, cue.first).rstrip()[-1:] in tuple(",»”“\"'’–—-!?…")


def _bases(parsed: Parsed, at: int) -> frozenset[str]:
    return frozenset(one.key for one in parsed.pack.variants(parsed.tokens[at].fold))


def _widened(parsed: Parsed, passage: Passage, references: Sequence[Resolved], hit: Hit[Entry]) -> tuple[int, int]:
    """The noun with the capitals before it: "Western diplomat", "US official"."""
    first = hit.first
    while (
        parsed.pack.cased
        and first > passage.first
        and parsed.tokens[first - 1].capital
        and not parsed.between(first, first).strip()
        and (first - 1 > passage.first or within_reference_at(references, first - 1))
    ):
        first -= 1
    return first, hit.last


def _beside(one: Resolved, hit: Hit[Entry]) -> bool:
    return 0 <= hit.first - one.reference.last <= 1 or 0 <= one.reference.first - hit.last < STATE_REACH


def _capital(parsed: Parsed, passage: Passage, references: Sequence[Resolved], cue: Cue) -> Actor | None:
    """ "…, said Olena, a dentist": one word with a capital right beside the verb."""
    if not parsed.pack.cased or parsed.pack.nouns_capital:
        return None
    for at, mark in ((cue.last, cue.last), (cue.first - 1, cue.first)):
        if not passage.first < at < passage.last or not parsed.tokens[at].capital:
            continue
        parted = parsed.between(mark, mark).strip()
        if not parted and not within_reference_at(references, at) and not parsed.within(at, at + 1, "attribution"):
            return provisional(parsed.span(at, at + 1).of(parsed.text))
    return None
