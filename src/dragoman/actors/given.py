"""Given names: a family name widened over those beside it, or taken for somebody else's because of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence, Set

from dragoman.actors.names import NameForm, NameIndex, same_word
from dragoman.languages.lexicon import Hit
from dragoman.languages.marks import DOTS, HYPHENS
from dragoman.languages.pack import Entry
from dragoman.languages.parse import Parsed, Passage

TITLE_CASE = 0.6
"""Share of capitalised words from which a passage is a headline in title case, where capitals say nothing."""


_WITHIN_NAMES = DOTS | {"", "-", "‑"}


def widened(
    parsed: Parsed, passage: Passage, index: NameIndex, hit: Hit[NameForm], ends: Set[int] = frozenset()
) -> tuple[int, int] | None:
    """Widen a family name over given names beside it; None where the words beside it name someone else.

    "Bilal Erdoğan met …" is not the president: a capitalised word directly before a family name that is no given
    name of the person, no office, state or small word, makes the name another person's. So it does not where it is a
    known name itself, joined by a hyphen or no subject: `ends` are the tokens behind known names ("the Trump-Putin
    call", "После разговора с Путиным Эрдоган заявил").
    """
    if (
        hit.last < passage.last
        and parsed.tokens[hit.last].capital
        and parsed.tokens[hit.last - 1].end == parsed.tokens[hit.last].start
    ):
        return None  # "HarperCollins"
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
        if (
            before.capital
            and not before.suffix
            and _close(parsed, first - 1, first)
            and (first - 1 > passage.first or (first not in ends and _of_a_name(parsed, index, first)))
            and not (first in ends and (_hyphened(parsed, first) or _in_an_object(parsed, passage, first - 1)))
        ):
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


def _of_a_name(parsed: Parsed, index: NameIndex, at: int) -> bool:
    """Whether the word before token `at`, the head of a passage, is a given name: "Bilal Erdoğan met …".

    Every head has a capital letter; a given name has one wherever it stands, and is one of somebody known or stands
    before the same family name inside another sentence.
    """
    tokens = parsed.tokens
    word, family = tokens[at - 1].fold, tokens[at].fold
    same = [place for place, token in enumerate(tokens) if token.fold == word and place != at - 1]
    if any(not tokens[place].capital for place in same):
        return False
    heads = {passage.first for passage in parsed.passages}
    return word in index.all_given or any(
        place not in heads and place + 1 < len(tokens) and tokens[place + 1].fold == family for place in same
    )


def _hyphened(parsed: Parsed, at: int) -> bool:
    return parsed.between(at, at).strip() in HYPHENS


def _in_an_object(parsed: Parsed, passage: Passage, at: int) -> bool:
    """Whether the name that token `at` ends hangs on a small word, or has an ending where names have cases."""
    links = parsed.within(max(at - 2, passage.first), at, "link")
    if any(hit.last == at and hit.payload.value not in ("and", "own", "article") for hit in links):
        return True
    return parsed.pack.cases and any(one.ending for one in parsed.pack.variants(parsed.tokens[at].fold))


def other_bearers(parsed: Parsed, index: NameIndex, names: Sequence[Hit[NameForm]]) -> frozenset[str]:
    """Ids of persons whose family name the text gives somebody else: "Gary Johnson" makes no bare "Johnson" Boris."""
    if not parsed.pack.cased:
        return frozenset()
    ends = frozenset(hit.last for hit in names)
    starts = [passage.first for passage in parsed.passages]
    found: set[str] = set()
    for hit in names:
        place = bisect_right(starts, hit.first) - 1
        if hit.payload.full or place < 0 or hit.last > parsed.passages[place].last or hit.payload.id in found:
            continue
        passage = parsed.passages[place]
        between = hit.first > passage.first and parsed.tokens[hit.first - 1].capital
        if between and widened(parsed, passage, index, hit, ends) is None and not what_else(parsed, hit.first - 1):
            found.add(hit.payload.id)
    return frozenset(found)


def clitic(parsed: Parsed, at: int, given: frozenset[str]) -> str:
    """The clitic in front of a given name: *و* of "وفلاديمير زيلينسكي"."""
    found = [one.prefix for one in parsed.pack.variants(parsed.tokens[at].fold) if one.key in given]
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
        and not what_else(parsed, at)
    )


def _is_middle(parsed: Parsed, at: int, given: frozenset[str]) -> bool:
    """Whether a word nobody knows stands between a given name of the person and the family name."""
    return parsed.tokens[at].capital and _close(parsed, at - 1, at) and _is_given(parsed, at - 1, given)


def _is_given(parsed: Parsed, at: int, given: frozenset[str], *, bare: bool = False) -> bool:
    """Whether a word is a given name out of `given`; `bare` bars one with a clitic before it."""
    if parsed.pack.cased and not parsed.tokens[at].capital:
        return False
    if parsed.pack.cased and len(parsed.tokens[at].fold) == 1 and not parsed.tokens[at].suffix:
        return True  # a middle initial: "Lloyd J. Austin"
    return any(
        one.key in given or any(same_word(one.key, name) and len(one.key) >= 2 for name in given if parsed.pack.cased)
        for one in parsed.pack.variants(parsed.tokens[at].fold)
        if not (bare and one.prefix)
    )


def _close(parsed: Parsed, left: int, right: int) -> bool:
    """Whether two neighbouring tokens have nothing but a space, a hyphen or an initial's full stop between them."""
    between = parsed.text[parsed.tokens[left].end : parsed.tokens[right].start]
    return not parsed.tokens[left].suffix and between.strip(" \u00a0.") in _WITHIN_NAMES and "\n" not in between


_NO_NAMES = ("state", "office", "institution", "place", "contact", "speech", "link")


def what_else(parsed: Parsed, at: int) -> list[Hit[Entry]]:
    """What one word names or says that is no person: "Foreign Minister Receives Phone Call" in a headline."""
    return [hit for category in _NO_NAMES for hit in parsed.within(at, at + 1, category)]
