"""Subjects: who speaks at a verb of saying, told by position, case and the small words beside a reference.

The subject is looked for in the verb's own clause first. A person inside a relative clause ("Sarkozy, who took over
from Merkel, stressed") is passed over for the one it hangs on, and a verb behind *and* shares the subject of the verb
before it. `unnamed` knows those who speak without a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dragoman.claims.clauses import ADJACENT, LONG_QUOTE, Clauses, subject_like, verb_first
from dragoman.claims.postposed import behind_verb, coordinated, shares_subject
from dragoman.claims.unnamed import (
    ATTACHED,
    Subject,
    feminine,
    nameless_before_aside,
    nameless_capital,
    nameless_opening,
    open_beside,
    pronoun_beside,
    segment_start,
    stranger_before,
    unknown_behind,
    unnamed_subject,
)
from dragoman.contacts.links import links_before


def subject(clauses: Clauses, first: int, last: int, before: int, after: int) -> Subject:
    """The subject of the verb `[first, last)`.

    Args:
        clauses: the passage.
        first, last: the verb's tokens.
        before: where the verb of saying before it ends, or the passage begins.
        after: where the next one begins, or the passage ends.
    """
    clauses = _outside_quotations(clauses, first, last)
    parsed, passage, resolved = clauses.parsed, clauses.passage, clauses.resolved
    if before > passage.first and _accusative(clauses, first):
        return Subject(how="shared")
    pronoun = pronoun_beside(parsed, passage, first, last)
    if pronoun:
        return Subject(how=pronoun)
    ahead = [n for n in clauses.able if resolved[n].reference.last <= first
             and subject_like(parsed, resolved[n], passage.first) and not _cut_off(clauses, n, first)]  # fmt: skip
    issuer = _issuer(clauses, first, last, before, after)
    if issuer is not None:
        return Subject(issuer)
    mates = [n for n in ahead if resolved[n].reference.first >= before]
    opening = segment_start(clauses, before, first)
    inside = _inside(clauses, first, last)
    if inside is not None and not any(resolved[n].reference.first >= opening for n in mates):
        return inside
    behind = behind_verb(clauses, first, last, after, mates)
    if behind is not None and behind.speaker is not None and before > passage.first and parsed.pack.cased and (
        shares_subject(clauses, first) and resolved[behind.speaker].actors[0].kind not in ("person", "office")
    ):  # fmt: skip
        # "…, но обвини Европейския съюз": whom he accuses
        return Subject(how="shared")
    if behind is not None and behind.speaker is not None and _done_to(clauses, behind.speaker, first, last):
        # "Обвинил Ивана Петрова", "посъветва властите в Киев": whom it is done to; who did it goes on
        return Subject(how="shared") if before > passage.first else Subject()
    if behind is not None:
        return behind
    unnamed = unnamed_subject(parsed, passage, clauses.voices, first, last, before)
    if before > passage.first and shares_subject(clauses, first):
        return Subject(how="shared")
    if before == passage.first or mates:
        # "an aide to the French leader at the Elysee said": the stranger opens the clause.
        stranger = stranger_before(clauses, opening, first)
        if stranger is not None and not _marked(clauses, mates):
            return stranger
    if mates and (nameless_opening(clauses, first) or nameless_before_aside(clauses, mates[-1], first)):
        return Subject(how="stranger")
    if mates:
        chosen = _of_clause(clauses, mates, first)
        if chosen is None:
            return Subject(how="both")
        end = resolved[chosen].reference.last
        if parsed.pack.verb_last:
            # "Erdoğan, … tarafların …olduklarını belirtti": between subject and verb stands what is said.
            return Subject(chosen)
        if unnamed in ("statement", "joint", "both") and _nearer(clauses, end, first, unnamed):
            return Subject(how=unnamed)
        return Subject(chosen)
    stranger = stranger_before(clauses, before, first)
    if stranger is not None:
        return stranger
    if unnamed:
        return Subject(how=unnamed)
    if unknown_behind(clauses, last):
        return Subject(how="stranger")
    if before == passage.first and feminine(clauses, first):
        return Subject(how="it")
    unknown = nameless_capital(clauses, first, last, behind=not _acts(clauses, first, last))
    if unknown or open_beside(clauses, first, last):
        return Subject(how="stranger")
    if before > passage.first:
        return Subject(how="shared")
    return Subject()


def _done_to(clauses: Clauses, number: int, first: int, last: int) -> bool:
    """Whether who stands behind a verb without a mark before it is its object: a body or an outsider."""
    one = clauses.resolved[number]
    other = one.how == "stranger" or one.actors[0].kind in ("institution", "state", "organisation")
    return other and _acts(clauses, first, last)


def _acts(clauses: Clauses, first: int, last: int) -> bool:
    """Whether a verb without a mark before it says that something is done to somebody, where subjects are dropped."""
    pack = clauses.parsed.pack
    if not (pack.drops_subject or pack.cases) or not pack.cased or pack.verb_last:
        return False
    if first and clauses.turned(first):
        return False
    return not {"states", "informs"} & {hit.payload.value for hit in clauses.parsed.within(first, last, "speech")}


def _inside(clauses: Clauses, first: int, last: int) -> Subject | None:
    """ "…, teilte das Weiße Haus mit", "…, fügte er hinzu": verb and particle with their subject between them.

    In "Rutte riep Poetin op" it is who is spoken to: there the subject stands before the verb.
    """
    for number in clauses.able:
        reference = clauses.resolved[number].reference
        if first < reference.first and reference.last < last and subject_like(
            clauses.parsed, clauses.resolved[number], first + 1, postposed=True
        ):  # fmt: skip
            return Subject(number)
    for hit in clauses.parsed.within(first + 1, last - 1, "attribution") if last - first > 2 else ():
        if hit.payload.value in ("pronoun", "it"):
            return Subject(how=hit.payload.value)
    return None


def _accusative(clauses: Clauses, first: int) -> bool:
    """ "أكد أن …، داعيا موسكو": an Arabic participle behind a comma goes on with the subject of the verb before."""
    word = clauses.parsed.tokens[first].fold
    return (
        verb_first(clauses.parsed.pack)
        and clauses.broken(first, first)
        and len(word) > PARTICIPLE
        and (word.endswith("ا") or word.startswith("م"))
    )


PARTICIPLE: Final = 3
"""Letters of an Arabic participle, at least one more than this: دعا is none, داعيا is."""


def _outside_quotations(clauses: Clauses, first: int, last: int) -> Clauses:
    """The clauses without those who are only named inside a quotation that the verb stands outside of."""
    verb = clauses.parsed.span(first, last)
    closed = [
        quote for quote in clauses.parsed.quotes if not quote.overlaps(verb) and clauses.parsed.said(quote, LONG_QUOTE)
    ]
    able = [
        number
        for number in clauses.able
        if not any(quote.overlaps(clauses.resolved[number].reference.span) for quote in closed)
    ]
    return replace(clauses, able=able)


def _issuer(clauses: Clauses, first: int, last: int, before: int, after: int) -> int | None:
    """ "وجاء في بيان صدر عن الكرملين", "أفاد بيان الكرملين": whose statement it is that says so."""
    if not verb_first(clauses.parsed.pack):
        return None
    near = [hit for hit in clauses.parsed.within(max(before, first - ISSUED), min(last + 3, after), "attribution")
            if hit.payload.value == "statement"]  # fmt: skip
    for hit in near:
        if hit.first < last and clauses.broken(hit.last, min(hit.last + 1, clauses.passage.last - 1)):
            continue
        for number in clauses.able:
            reference = clauses.resolved[number].reference
            said = clauses.resolved[number].actors[0].kind in ("institution", "state", "organisation")
            if not said:
                continue
            if 0 <= reference.first - hit.last <= ATTACHED * 2 and not clauses.broken(hit.last, reference.first):
                return number
    return None


ISSUED: Final = 9
"""Words between a statement and the verb that tells what stands in it: "صدر بيان عن مديرية الاتصالات …، جاء فيه"."""


def _cut_off(clauses: Clauses, number: int, first: int) -> bool:
    """ "… to visit Tehran, said the minister": nothing but a comma before the verb, so its clause is over.

    Not so in "his minister, Pistorius, said", and Turkish sets that comma behind the subject.
    """
    start, end = clauses.resolved[number].reference.first, clauses.resolved[number].reference.last
    if end != first or clauses.parsed.pack.verb_last or not clauses.broken(end, first):
        return False
    named = clauses.parsed.span(start, end).of(clauses.parsed.text)
    return "," not in named and (start <= clauses.passage.first or not clauses.broken(start, start))


def _of_clause(clauses: Clauses, mates: Sequence[int], first: int) -> int | None:
    """Which of the references before a verb is its subject; None where two of them speak together."""
    resolved = clauses.resolved
    if clauses.parsed.pack.verb_last:
        # "Fidan, Şam'daki …": Turkish sets a comma behind the subject of a long sentence.
        marked = [n for n in mates if clauses.between(resolved[n].reference.last, resolved[n].reference.last
                                                      ).strip().startswith(",")]  # fmt: skip
        if marked and not coordinated(clauses, resolved[mates[0]], resolved[marked[0]]):
            return marked[0]
    named = [n for n in mates if "subject" in links_before(clauses.parsed, resolved[n], clauses.passage.first)]
    if named:
        # "मोदी ने पुतिन को …", "푸틴 대통령은 …", "プーチン氏は…": the first that a small word marks
        return named[0]
    nearest = mates[-1]
    gap = first - resolved[nearest].reference.last
    if len(mates) > 1:
        if coordinated(clauses, resolved[mates[-2]], resolved[nearest]):
            return None
        for outer in mates[:-1]:
            end = resolved[outer].reference.last
            if _aside(clauses, end, resolved[nearest].reference.first, resolved[nearest].reference.last, first):
                return outer
        if _governed(clauses, nearest):
            return mates[0]
    # Persian and Hindi name the subject first and the verb last: "اوشاکوف از سفر پوتین خبر داد".
    return nearest if gap <= ADJACENT and not clauses.parsed.pack.subject_first else mates[0]


def _aside(clauses: Clauses, outer: int, start: int, end: int, first: int) -> bool:
    """ "Sarkozy, who took over from Merkel, stressed": an aside between two commas that holds the nearer name."""
    tokens, text = clauses.parsed.tokens, clauses.parsed.text
    opening = text[tokens[outer - 1].end : tokens[outer].start].strip()
    return opening in (",", "،", "–", "—", "(") and start > outer and clauses.broken(end, first)


def _governed(clauses: Clauses, number: int) -> bool:
    """ "the president in Moscow": a name that hangs on a place word is no subject beside another."""
    first = clauses.resolved[number].reference.first
    return first > clauses.passage.first and clauses.linked(first - 1, "in")


def _marked(clauses: Clauses, mates: Sequence[int]) -> bool:
    """ "Putin, … askeri harekâtın bittiğini kaydetti": Turkish marks the subject of a long sentence with a comma."""
    ends = [clauses.resolved[number].reference.last for number in mates]
    return clauses.parsed.pack.verb_last and any(clauses.between(end, end).strip()[:1] == "," for end in ends)


def _nearer(clauses: Clauses, end: int, first: int, how: str) -> bool:
    if how == "joint":
        return True
    hits = [hit for hit in clauses.parsed.within(end, first, "attribution") if hit.payload.value == how]
    if how == "statement":
        # "The Kremlin, in its own statement, said": he speaks, the statement is where
        hits = [
            hit for hit in hits if not any(clauses.linked(at, "in") for at in range(max(end, hit.first - 3), hit.first))
        ]
    return bool(hits)
