"""Sources: who answers for a statement without a verb of saying: "according to X", "X: …"."""

from __future__ import annotations

from typing import Final

from dragoman.actors.resolve import Resolved
from dragoman.claims.clauses import Clauses, subject_like
from dragoman.claims.cue import Cue

SOURCE_REACH: Final = 4
"""Words between "according to" and the source it names, at most."""


def sources(clauses: Clauses) -> list[Cue]:
    """ "According to X", "X'e göre": the sources a passage names."""
    parsed, passage, resolved, able = clauses.parsed, clauses.passage, clauses.resolved, clauses.able
    found: list[Cue] = []
    for hit in parsed.within(passage.first, passage.last, "attribution"):
        if parsed.text[parsed.tokens[hit.last - 1].end :][:1] == "-":
            continue  # "segunda-feira" is no "segundo"
        if hit.payload.value == "before":
            if any(
                other.payload.value == "pronoun" and other.first == hit.first and other.last > hit.last
                for other in parsed.within(hit.first, passage.last, "attribution")
            ):
                continue  # "Podle něj Putin přijede": according to him
            if hit.first == passage.first and any(
                other.payload.value == "continues" and other.first == hit.first
                for other in parsed.within(hit.first, hit.last, "attribution")
            ):
                continue  # "كما أكد بوتين" opens a sentence: he also affirmed
            behind = [
                n
                for n in able
                if 0 <= resolved[n].reference.first - hit.last <= _reach(resolved[n])
                and not clauses.broken(hit.last, resolved[n].reference.first)
                and _names_the_source(clauses, hit.last, resolved[n].reference.first)
            ]
            if behind:
                found.append(Cue(hit.first, hit.last, "states", behind[0], source=True))
            elif clauses.voices.within(hit.last, min(hit.last + 3, passage.last), "joint"):
                found.append(Cue(hit.first, hit.last, "states", None, source=True, subject="joint"))
            elif any(
                other.payload.value == "statement"
                for other in parsed.within(hit.last, min(hit.last + 3, passage.last), "attribution")
            ):
                # "according to the readout": whose it is has been said before
                found.append(Cue(hit.first, hit.last, "states", None, source=True, subject="statement"))
        elif hit.payload.value == "after":
            ahead = [
                n
                for n in able
                if 0 <= hit.first - resolved[n].reference.last <= (0 if _is_state(resolved[n]) else SOURCE_REACH)
                and not clauses.broken(resolved[n].reference.last, hit.first)
            ]
            if ahead and resolved[ahead[-1]].actors[0].kind == "person" and _verb(clauses, hit.first, hit.last):
                continue  # "Michel wrote that": he says it, he is no source
            if ahead:
                found.append(Cue(hit.first, hit.last, "states", ahead[-1], source=True))
            elif clauses.voices.within(max(hit.first - 3, passage.first), hit.last, "joint"):
                found.append(Cue(hit.first, hit.last, "states", None, source=True, subject="joint"))
    kept: list[Cue] = []
    for cue in sorted(found, key=lambda cue: (cue.first - cue.last, cue.first)):
        if not any(other.first < cue.last and cue.first < other.last for other in kept):
            kept.append(cue)
    return kept


def _verb(clauses: Clauses, first: int, last: int) -> bool:
    """Whether words of attribution are a verb of saying as well."""
    return any(hit.payload.value != "not" for hit in clauses.parsed.within(first, last, "speech"))


def _names_the_source(clauses: Clauses, start: int, end: int) -> bool:
    """ "وفقا لقرارات مؤتمر برلين وقرار مجلس الأمن": what accords with a resolution was not said by the Council."""
    if clauses.parsed.pack.cased:
        return True
    statements = clauses.parsed.within(start, end, "attribution")
    return all(
        any(hit.first <= at < hit.last for hit in statements) or clauses.parsed.within(at, at + 1, "link")
        or clauses.voices.within(at, at + 1, "stranger") for at in range(start, end)
    )  # fmt: skip


def _is_state(one: Resolved) -> bool:
    return one.actors[0].kind == "state"


def _reach(one: Resolved) -> int:
    return 1 if _is_state(one) else SOURCE_REACH


def colons(clauses: Clauses) -> list[Cue]:
    """ "Путин: …", "Cumhurbaşkanı Erdoğan:": a name right before a colon at the head of the passage.

    In "Байдън към Путин: …" it is the one before the small word who speaks.
    """
    parsed, passage, resolved = clauses.parsed, clauses.passage, clauses.resolved
    for number in clauses.able:
        reference = resolved[number].reference
        following = parsed.text[parsed.tokens[reference.last - 1].end :][:2].lstrip("'’")
        if resolved[number].actors[0].kind == "state" and reference.first > passage.first:
            continue
        if reference.first - passage.first > SOURCE_REACH:
            continue
        if following[:1] not in (":", "："):
            colon = _after_contact(clauses, reference.last)
            if colon is not None and subject_like(parsed, resolved[number], passage.first):
                return [Cue(colon - 1, colon, "states", number)]
            continue
        opening = [n for n in clauses.able if resolved[n].reference.last <= reference.first]
        if not opening and subject_like(parsed, resolved[number], passage.first):
            return [Cue(reference.last - 1, reference.last, "states", number)]
        if (
            opening
            and not subject_like(parsed, resolved[number], passage.first)
            and reference.first - resolved[opening[0]].reference.last == 1
        ):
            return [Cue(reference.last - 1, reference.last, "states", opening[0])]
        return []
    return []


def _after_contact(clauses: Clauses, start: int) -> int | None:
    """Where the colon of "Erdoğan in a call with Putin: …", "پزشکیان در گفتگوی تلفنی با اردوغان: …" stands."""
    parsed, passage = clauses.parsed, clauses.passage
    ahead = range(start + 1, min(start + CONTACT_REACH, passage.last))
    end = next((at for at in ahead if clauses.between(at, at).lstrip("'’")[:1] in (":", "：")), None)
    if end is None or parsed.within(start, end, "speech") or not parsed.within(start, end, "contact"):
        return None
    return None if any(mark in clauses.between(start, end) for mark in ";.?!") else end


CONTACT_REACH: Final = 12
"""Words between a name at the head of a line and the colon behind the contact it spoke in, at most."""
