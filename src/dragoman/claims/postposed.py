"""Subjects behind their verb: "…, said Putin", "заяви вчера президентът Радев", "وأكد الرئيس"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dragoman.actors.resolve import Resolved
from dragoman.claims.clauses import Clauses, conjunction, subject_like, verb_first, within_known
from dragoman.claims.unnamed import Subject, an_object, attached, with_name
from dragoman.claims.voices import STRANGERS
from dragoman.languages.parse import Parsed

NEAR_AFTER: Final = 3
"""Words between a verb of saying and a subject behind it, at most: "заяви вчера президентът Радев"."""


def behind_verb(clauses: Clauses, first: int, last: int, after: int, mates: Sequence[int]) -> Subject | None:
    """The subject behind the verb, where the language or the punctuation puts it there."""
    parsed, passage, resolved = clauses.parsed, clauses.passage, clauses.resolved
    postposed = (
        (verb_first(parsed.pack) and not (mates and _opens_clause(clauses, mates[-1], first)))
        or not mates
        or _parted(clauses, mates[-1], first)
        or _turned_round(clauses, first, last)
    )
    opens = first == passage.first or clauses.turned(first)
    if not parsed.pack.cases and parsed.pack.cased and not parsed.pack.verb_last and not parsed.pack.drops_subject:
        # English: "…,” said Putin", never "the talks, which upset Putin"
        postposed = postposed and opens
    if not parsed.pack.spaced and not parsed.pack.verb_last:
        # Chinese names the subject before its verb, but for "“…”，他说".
        postposed = postposed and clauses.between(first, first).strip()[:1] in ("”", "」", "』", '"')
    if not postposed:
        return None
    # ", заявил журналистам в пятницу пресс-секретарь": turned round, the subject may come late.
    reach = 1 if parsed.pack.verb_last else NEAR_AFTER + 2 if opens and not verb_first(parsed.pack) else NEAR_AFTER
    found = [
        n
        for n in clauses.able
        if 0 <= resolved[n].reference.first - last <= reach
        and resolved[n].reference.last <= max(after, last + reach)
        and subject_like(parsed, resolved[n], passage.first, postposed=True)
        and resolved[n].how != "counterpart"
        and not clauses.broken(last, resolved[n].reference.first)
        and not _that_between(parsed, last, resolved[n].reference.first)
    ]
    strangers = [] if shares_subject(clauses, first) else [
        hit for hit in clauses.voices.within(last, min(last + NEAR_AFTER, passage.last), *STRANGERS)
        if not clauses.broken(last, hit.first) and not within_known(clauses, hit.first)
        and not (found and parsed.pack.cased and an_object(clauses, hit.first))
    ]  # fmt: skip
    named = with_name(clauses, strangers[0].first, strangers[0].last) if strangers else None
    if named is not None:
        return Subject(named)  # "…, said the director Sara Lee"
    if strangers and found and parsed.pack.cased and not parsed.pack.cases and (
        resolved[found[0]].reference.first == strangers[0].last and resolved[found[0]].actors[0].kind == "person"
    ):  # fmt: skip
        strangers = []  # "comentou a jornalistas Iuri Uchakov"
    if strangers and (not found or resolved[found[0]].reference.first >= strangers[0].first):
        if strangers[0].payload.value != "stranger":
            return Subject(how=strangers[0].payload.value)
        return attached(clauses, strangers[0].last, after)
    if not found:
        return None
    reference = resolved[found[0]].reference
    following = [n for n in clauses.able if resolved[n].reference.first >= reference.last]
    if following and coordinated(clauses, resolved[found[0]], resolved[following[0]]):
        return Subject(how="both")
    if resolved[found[0]].actors[0].kind == "state" and parsed.pack.cased and not opens:
        # "план, который предложили США"
        return None
    of_body = _commander_of(clauses, found[0])
    if of_body is not None:
        return Subject(of_body, "aide")
    if not parsed.pack.cased and reference.first > last:
        # "قال مسؤول روسي", "يقول سكان إدلب": a noun between the verb and the name is the subject.
        nouns = [at for at in range(last, reference.first) if not _small(parsed, at)]
        if nouns and not _told_where(clauses, last, reference.first):
            return Subject(how="stranger")
    return Subject(found[0])


def _commander_of(clauses: Clauses, number: int) -> int | None:
    """ "قال قائد في الحرس الثوري": a leader without a state or name, in an institution, is one of its commanders."""
    one = clauses.resolved[number]
    if set(one.reference.roles) != {"leader"} or one.reference.names or one.reference.states:
        return None
    for other in clauses.able:
        behind = clauses.resolved[other]
        if 0 <= behind.reference.first - one.reference.last <= 1 and behind.actors[0].kind == "institution":
            return other
    return None


def _turned_round(clauses: Clauses, first: int, last: int) -> bool:
    """ "…, se sont téléphoné, indique le Kremlin.": verb and name behind a comma, and all is told."""
    parsed, passage = clauses.parsed, clauses.passage
    if not parsed.pack.cased or parsed.pack.verb_last or first <= passage.first or not clauses.broken(first, first):
        return False
    for number in clauses.able:
        reference = clauses.resolved[number].reference
        if 0 <= reference.first - last <= 1 and subject_like(parsed, clauses.resolved[number], passage.first,
                                                             postposed=True):  # fmt: skip
            following = parsed.text[parsed.tokens[reference.last - 1].end : passage.span.end].lstrip("»”\"' ")
            return not following or following[0] in ",.;:!?–—"
    return False


def _that_between(parsed: Parsed, start: int, end: int) -> bool:
    """ "وأشار إلى أن الرئيس": who stands behind *that* is told of."""
    return any(hit.payload.value == "that" for hit in parsed.within(start, end, "attribution"))


def _told_where(clauses: Clauses, start: int, end: int) -> bool:
    """Whether only a phrase with a preposition stands between: "قال في بيان بوتين"."""
    return any(clauses.linked(start, link) for link in ("in", "about", "with", "from", "of", "to"))


def _small(parsed: Parsed, at: int) -> bool:
    return len(parsed.tokens[at].fold) <= 2 or bool(parsed.within(at, at + 1, "link"))


def _opens_clause(clauses: Clauses, mate: int, first: int) -> bool:
    """ "الرئيس الروسي أطلع نظيره": a name right before the verb that opens the clause is its subject in Arabic too."""
    reference = clauses.resolved[mate].reference
    if reference.last != first or clauses.between(first, first).strip():
        return False
    if reference.first == clauses.passage.first or reference.prefix:
        return True
    mark = clauses.between(reference.first, reference.first).strip()
    that = clauses.parsed.within(reference.first - 1, reference.first, "attribution")
    return bool(mark) or any(hit.payload.value == "that" for hit in that)


def _parted(clauses: Clauses, mate: int, first: int) -> bool:
    """Whether a clause mark stands between a candidate and the verb: "Israel must act, said Putin".

    A comma right behind the candidate opens an aside: "Zelensky, who spoke with Scholz, thanked the chancellor".
    """
    end = clauses.resolved[mate].reference.last
    if clauses.between(end, end).strip().startswith((",", "،")):
        return False
    return clauses.broken(clauses.resolved[mate].reference.last, first) or "”" in clauses.between(
        clauses.resolved[mate].reference.last, first
    )


def coordinated(clauses: Clauses, left: Resolved, right: Resolved) -> bool:
    """ "Putin and Erdogan have discussed": neither speaks alone."""
    parsed = clauses.parsed
    first, last = left.reference.last, right.reference.first
    if not 0 <= last - first <= 2 or right.actors[0].kind not in ("person", "office"):
        return False
    if any(hit.payload.value == "and" for hit in parsed.within(first, last, "link")):
        return True
    return bool(right.reference.prefix) and any(
        "and" in links
        for clitic, links in parsed.pack.link_prefixes.items()
        if right.reference.prefix.startswith(clitic)
    )


def shares_subject(clauses: Clauses, first: int) -> bool:
    """ "… and warned", "…, но согласился": a verb right behind a conjunction shares the subject before it."""
    if first <= clauses.passage.first or not clauses.parsed.pack.cased:
        return first > clauses.passage.first and clauses.linked(first - 1, "and")
    return clauses.linked(first - 1, "and") or conjunction(clauses.parsed, first - 1)
