"""Clauses: a passage with whoever may speak in it, and which reference may be the subject of a verb at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dragoman.actors.names import name_index
from dragoman.actors.resolve import Resolved
from dragoman.claims.voices import Voices
from dragoman.contacts.links import links_before
from dragoman.languages.pack import Pack
from dragoman.languages.parse import Parsed, Passage

_SPACED: Final = (" – ", " — ", " - ")
"""Dashes that part clauses: "Zachód musi działać – zapewnił premier"."""

LONG_QUOTE: Final = 25
"""Letters from which a quotation is a sentence rather than a name or a word taken up."""

_TURNING: Final = tuple(",»”“\"'’–—-،")

ADJACENT: Final = 3
"""Words between a subject and its verb up to which nothing else is taken for the subject."""


@dataclass(frozen=True, slots=True)
class Clauses:
    """A passage with its references, those that can speak, and the words for unnamed speakers."""

    parsed: Parsed
    passage: Passage
    resolved: Sequence[Resolved]
    able: Sequence[int]
    voices: Voices

    def between(self, left: int, right: int) -> str:
        """What stands between the end of token `left - 1` and the start of token `right`."""
        return self.parsed.between(left, right)

    def broken(self, left: int, right: int) -> bool:
        """Whether a mark that parts clauses stands between the tokens before `left` and at `right`."""
        between = self.between(left, right)
        return any(mark in between for mark in ",;:،؛") or any(dash in between for dash in _SPACED)

    def turned(self, at: int) -> bool:
        """Whether a comma, a dash or a closing quotation mark stands right before a token: "…, said Putin"."""
        return self.between(at, at).strip()[-1:] in _TURNING

    def linked(self, at: int, link: str) -> bool:
        """Whether the word at `at` is a small word of the kind `link`."""
        return any(hit.payload.value == link for hit in self.parsed.within(at, at + 1, "link"))


def verb_first(pack: Pack) -> bool:
    """Whether subjects follow their verb as a rule (Arabic)."""
    return not pack.cased and bool(pack.link_prefixes)


def subject_like(parsed: Parsed, one: Resolved, start: int, *, postposed: bool = False) -> bool:
    """Whether a reference may be a subject: no case suffix, no clitic or small word that makes it an object."""
    reference = one.reference
    said = parsed.pack.link_suffixes.get(reference.suffix, frozenset())
    if (reference.suffix and said != {"subject"}) or _oblique(parsed, one):
        return False
    links = links_before(parsed, one, start) - {"article", "entourage"}
    at = reference.first - 1
    if not links and at - 1 >= start and parsed.pack.cased and not parsed.pack.verb_last and _article(parsed, at):
        # "an aide to the French leader": an article between
        links = frozenset(hit.payload.value for hit in parsed.within(at - 1, at, "link"))
    barring = {"with", "about", "between", "to", "of", "by", "from", "object"}
    if postposed:
        # "the Kremlin said" is never "said of the Kremlin", but Bulgarian passives say "съобщено от Кремъл".
        barring = {"with", "about", "between", "to", "of", "object"}
    if one.actors and one.actors[0].kind == "state" and (links - {"own"} or _in_place(parsed, reference.first, start)):
        return False
    return not links & barring


def _oblique(parsed: Parsed, one: Resolved) -> bool:
    """ "направил телеграмму Дональду Трампу": a first name in another case than a subject's, where names have cases."""
    if not parsed.pack.cases:
        return False
    index = name_index(parsed.pack.code)
    given = frozenset(word for id_ in one.reference.names for word in index.given.get(id_, ()))
    folds = [token.fold for token in parsed.tokens[one.reference.first : one.reference.last]]
    if not given or given & set(folds):
        return False
    return any(one.key in given for fold in folds for one in parsed.pack.variants(fold))


def _article(parsed: Parsed, at: int) -> bool:
    token = parsed.tokens[at]
    return len(token.fold) <= 3 and not token.capital and not parsed.within(at, at + 1, "attribution")


def _in_place(parsed: Parsed, first: int, start: int) -> bool:
    """ "в Малайзии", "in Syria": where something happens, not who says it."""
    return first > start and any(hit.payload.value == "in" for hit in parsed.within(first - 1, first, "link"))


def conjunction(parsed: Parsed, at: int) -> bool:
    """Whether the token at `at` is a small word right behind a comma: ", но согласился", ", but warned"."""
    before = parsed.between(at, at).strip()
    small = len(parsed.tokens[at].fold) <= SMALL and not parsed.within(at, at + 1, "attribution")
    return parsed.pack.cased and at > 0 and before in (",", ";") and small


SMALL: Final = 4
"""Letters of a conjunction, at most: но, but, aber."""


def within_known(clauses: Clauses, at: int) -> bool:
    """Whether a token is part of a reference that somebody was found for: "an aide" alone is nobody we know."""
    return any(one.actors and one.reference.first <= at < one.reference.last for one in clauses.resolved)


def within_reference(clauses: Clauses, at: int) -> bool:
    """Whether a token is part of a reference."""
    return within_reference_at(clauses.resolved, at)


def within_reference_at(resolved: Sequence[Resolved], at: int) -> bool:
    """The same, for the references of a passage."""
    return any(one.reference.first <= at < one.reference.last for one in resolved)
