"""Every written date of a text, with its span: atoms first, then neighbours put together (`join`).

"today, Tuesday", "Wednesday 30 September 2020 - 11:42", "Monday (4)" are one mention each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from dragoman.dates.atom import Atom
from dragoman.dates.atoms import read
from dragoman.dates.data import DateData
from dragoman.dates.fold import fold
from dragoman.dates.grammar import NOT_IN_NUMBER, Grammar, grammar_for
from dragoman.dates.join import join
from dragoman.dates.mention import Clock, DateKind, DateMention
from dragoman.model import Role
from dragoman.spans import Span

_DIGIT = re.compile(r"\d")
_DIGIT_AFTER_NUMBER = re.compile(NOT_IN_NUMBER)


# A story is read for its day of publication and again for its contacts.
@lru_cache(maxsize=8)
def find_dates(text: str, language: str, role_hint: Role | None = None) -> tuple[DateMention, ...]:
    """All written dates and times of `text`, in order, not overlapping.

    Args:
        text: any text; spans of the result index it.
        language: ISO 639 code. Without a pack of its own, month and weekday names come from CLDR; numeric
        forms
            are read in any language.
        role_hint: `Role.DATE` or `Role.DATELINE` for a stretch known to be a date line: a lone month then
        counts.

    Raises:
        DataError: the language's data file is broken.
    """
    grammar = grammar_for(language)
    folded = fold(text)
    lenient = role_hint in (Role.DATE, Role.DATELINE)
    atoms = join(list(_atoms(text, folded, grammar, lenient)), grammar, folded)
    found = [_mention(atom, grammar, text, folded, language) for atom in atoms]
    return tuple(found)


def names_day(text: str, language: str) -> bool:
    """Whether `text` can name a day of the calendar at all: many times faster than to find out which."""
    return _DIGIT.search(text) is not None and grammar_for(language).day.search(fold(text)) is not None


def _atoms(text: str, folded: str, grammar: Grammar, lenient: bool) -> Iterator[Atom]:
    """The longest atom at each place, left to right."""
    search, at = grammar.trigger.search, 0
    while (place := search(folded, at)) is not None:
        start = place.start("at")
        atom = _longest(text, folded, grammar, start, lenient)
        if atom is None and start > place.start():
            # The clitic was part of the word after all: "ليلة" is no "ل" before "يلة".
            atom = _longest(text, folded, grammar, place.start(), lenient)
        if atom is not None:
            yield atom
            at = max(atom.end, start + 1)
        else:
            at = start + 1
            if folded[start].isdigit():
                while at < len(folded) and folded[at].isdigit():
                    at += 1


def _longest(text: str, folded: str, grammar: Grammar, start: int, lenient: bool) -> Atom | None:
    best: Atom | None = None
    digit = folded[start].isdigit()
    if digit and _DIGIT_AFTER_NUMBER.match(folded, start) is None:
        return None
    for name, shape in grammar.shapes:
        match = shape.match(folded, start)
        if match is None or (best is not None and match.end() <= best.end):
            continue
        atom = read(name, match, grammar, text, folded, lenient)
        if atom is not None and not _vetoed(atom, match.group(), grammar.data, folded):
            best = atom
    if digit and (clock := _clock(folded, start, grammar)) is not None and (best is None or clock.end > best.end):
        best = clock
    return best


def _clock(folded: str, start: int, grammar: Grammar) -> Atom | None:
    match = grammar.clock.match(folded, start)
    if match is None or folded[match.end() : match.end() + 1].isalnum():
        return None
    # "4.30" is a number unless something says it is a time.
    sure = folded[match.end("hour")] == ":" or match["half"] or match["zone"]
    if not sure and not grammar.clock_cue.search(folded[max(0, start - 16) : start]):
        return None
    return Atom(match.start(), match.end(), DateKind.CLOCK, clock=_time(match))


def _time(match: re.Match[str]) -> Clock:
    hour, half = int(match["hour"]), match["half"] or ""
    if half.startswith(("p", "م")) and hour < 12:
        hour += 12
    elif half.startswith(("a", "ص")) and hour == 12:
        hour = 0
    return Clock(hour, int(match["minute"]), match["zone"].upper() if match["zone"] else None)


def _vetoed(atom: Atom, words: str, data: DateData, folded: str) -> bool:
    words = " ".join(words.split())
    before, after = data.vetoes_before.get(words, ()), data.vetoes_after.get(words, ())
    if not before and not after:
        return False
    left = folded[max(0, atom.start - 24) : atom.start].split()[-1:]
    right = re.match(r"\W*(\w+)", folded[atom.end : atom.end + 24])
    return bool(left and left[0].strip("\"'«»“”(),.") in before) or bool(right and right[1] in after)


def _mention(atom: Atom, grammar: Grammar, text: str, folded: str, language: str) -> DateMention:
    before = folded[max(0, atom.start - 48) : atom.start]
    prefix = grammar.prefix.match(folded, atom.start, atom.end)

    def behind(words: re.Pattern[str]) -> bool:
        """Whether the words stand before the date; the last of them can be its first: "à partir | du 15 octobre"."""
        if words.search(before):
            return True
        return prefix is not None and words.search(before + prefix.group()) is not None

    bound = None
    if behind(grammar.until) or grammar.until_after.match(folded, atom.end):
        bound = "until"
    elif behind(grammar.since) or grammar.since_after.match(folded, atom.end):
        bound = "since"
    label = "updated" if behind(grammar.updated) else None
    if label is None and (behind(grammar.published) or grammar.published_after.match(folded, atom.end)):
        label = "published"
    span = Span(atom.start, atom.end)
    return DateMention(
        span=span,
        text=span.of(text),
        language=language,
        kind=atom.kind,
        candidates=atom.candidates,
        until=atom.until,
        weekday=atom.weekday,
        modifier=atom.modifier,
        offset=atom.offset,
        clock=atom.clock,
        bound=bound,
        label=label,
    )
