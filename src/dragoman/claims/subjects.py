"""Subjects: who speaks at a verb of saying, told by position, case and the small words beside a reference.

The subject is looked for in the verb's own clause first. A person inside a relative clause ("Sarkozy, who took over
from Merkel, stressed") is passed over for the one it hangs on, a verb behind *and* shares the subject of the verb
before it, and somebody who stands nearer to the verb but whom nobody knows ("a senior official said") keeps it from
falling to the next name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from dragoman.actors.resolve import Resolved
from dragoman.claims.voices import Voices
from dragoman.contacts.links import links_before
from dragoman.languages.pack import Pack
from dragoman.languages.parse import Parsed, Passage

NEAR_AFTER: Final = 3
"""Words between a verb of saying and a subject behind it, at most: "заяви вчера президентът Радев"."""

ADJACENT: Final = 3
"""Words between a subject and its verb up to which nothing else is taken for the subject."""

ATTACHED: Final = 3
"""Words between a stranger and the institution he speaks for: "an aide to the president at the Elysee"."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Who speaks at a verb: the index of a reference, or how the unnamed one is referred to.

    `how` is "" (named, or nothing found), pronoun, both, statement, joint, stranger, or shared (the subject of the
    verb before).
    """

    speaker: int | None = None
    how: str = ""


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
        return self.parsed.text[self.parsed.tokens[left - 1].end : self.parsed.tokens[right].start]

    def broken(self, left: int, right: int) -> bool:
        """Whether a mark that parts clauses stands between the tokens before `left` and at `right`."""
        return any(mark in self.between(left, right) for mark in ",;:،؛")

    def linked(self, at: int, link: str) -> bool:
        """Whether the word at `at` is a small word of the kind `link`."""
        return any(hit.payload.value == link for hit in self.parsed.within(at, at + 1, "link"))


def verb_first(pack: Pack) -> bool:
    """Whether subjects follow their verb as a rule (Arabic)."""
    return not pack.cased and bool(pack.link_prefixes)


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
    if pronoun_beside(parsed, passage, first, last):
        return Subject(how="pronoun")
    ahead = [n for n in clauses.able if resolved[n].reference.last <= first
             and subject_like(parsed, resolved[n], passage.first)]  # fmt: skip
    issuer = _issuer(clauses, first, last, before, after)
    if issuer is not None:
        return Subject(issuer)
    mates = [n for n in ahead if resolved[n].reference.first >= before]
    behind = _behind(clauses, first, last, after, mates)
    if behind is not None:
        return behind
    unnamed = unnamed_subject(parsed, passage, clauses.voices, first, last, before)
    if before > passage.first and first > passage.first and clauses.linked(first - 1, "and"):
        return Subject(how="shared")
    if before == passage.first or mates:
        # "an aide to the French leader at the Elysee said": the stranger opens the clause.
        stranger = _stranger(clauses, _segment(clauses, before, first), first)
        if stranger is not None:
            return stranger
    if mates:
        chosen = _of_clause(clauses, mates, first)
        if chosen is None:
            return Subject(how="both")
        end = resolved[chosen].reference.last
        if parsed.pack.postpositions:
            # "Erdoğan, … tarafların …olduklarını belirtti": between subject and verb stands what is said.
            return Subject(chosen)
        if unnamed in ("statement", "joint", "both") and _nearer(clauses, end, first, unnamed):
            return Subject(how=unnamed)
        return Subject(chosen)
    stranger = _stranger(clauses, before, first)
    if stranger is not None:
        return stranger
    if unnamed:
        return Subject(how=unnamed)
    if _nameless_capital(clauses, first, last) or _open_beside(clauses, first, last):
        return Subject(how="stranger")
    if before > passage.first:
        return Subject(how="shared")
    return Subject()


def _outside_quotations(clauses: Clauses, first: int, last: int) -> Clauses:
    """The clauses without those who are only named inside a quotation that the verb stands outside of."""
    verb = clauses.parsed.span(first, last)
    closed = [quote for quote in clauses.parsed.quotes if not quote.overlaps(verb) and len(quote) > SENTENCE]
    able = [
        number
        for number in clauses.able
        if not any(quote.overlaps(clauses.resolved[number].reference.span) for quote in closed)
    ]
    return replace(clauses, able=able)


SENTENCE: Final = 25
"""Characters from which a quotation is a sentence rather than a name or a word taken up."""


def _behind(clauses: Clauses, first: int, last: int, after: int, mates: Sequence[int]) -> Subject | None:
    """The subject behind the verb, where the language or the punctuation puts it there."""
    parsed, passage, resolved = clauses.parsed, clauses.passage, clauses.resolved
    postposed = (
        (verb_first(parsed.pack) and not (mates and _opens_clause(clauses, mates[-1], first)))
        or not mates
        or _parted(clauses, mates[-1], first)
    )
    opens = first == passage.first or clauses.between(first, first).strip()[-1:] in tuple(",»”“\"'’–—-،")
    if not parsed.pack.cases and parsed.pack.cased and not parsed.pack.postpositions and not parsed.pack.drops_subject:
        # English: "…,” said Putin", never "the talks, which upset Putin"
        postposed = postposed and opens
    if not postposed:
        return None
    # ", заявил журналистам в пятницу пресс-секретарь": turned round, the subject may come late.
    reach = 1 if parsed.pack.postpositions else NEAR_AFTER + 2 if opens and not verb_first(parsed.pack) else NEAR_AFTER
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
    strangers = [
        hit for hit in clauses.voices.within(last, min(last + NEAR_AFTER, passage.last), "stranger")
        if not clauses.broken(last, hit.first) and not _within_reference(clauses, hit.first)
    ]  # fmt: skip
    if strangers and (not found or resolved[found[0]].reference.first >= strangers[0].first):
        return _attached(clauses, strangers[0].last, after)
    if not found:
        return None
    reference = resolved[found[0]].reference
    following = [n for n in clauses.able if resolved[n].reference.first >= reference.last]
    if following and _coordinated(clauses, resolved[found[0]], resolved[following[0]]):
        return Subject(how="both")
    if resolved[found[0]].actors[0].kind == "state" and parsed.pack.cased and not opens:
        # "план, который предложили США"
        return None
    if not parsed.pack.cased and reference.first > last:
        # "قال مسؤول روسي", "يقول سكان إدلب": a noun between the verb and the name is the subject.
        nouns = [at for at in range(last, reference.first) if not _small(parsed, at)]
        if nouns and not _told_where(clauses, last, reference.first):
            return Subject(how="stranger")
    return Subject(found[0])


def _that_between(parsed: Parsed, start: int, end: int) -> bool:
    """ "وأشار إلى أن الرئيس": who stands behind *that* is told of."""
    return any(hit.payload.value == "that" for hit in parsed.within(start, end, "attribution"))


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


def _of_clause(clauses: Clauses, mates: Sequence[int], first: int) -> int | None:
    """Which of the references before a verb is its subject; None where two of them speak together."""
    resolved = clauses.resolved
    if clauses.parsed.pack.postpositions:
        # "Fidan, Şam'daki …": Turkish sets a comma behind the subject of a long sentence.
        marked = [n for n in mates if clauses.between(resolved[n].reference.last, resolved[n].reference.last
                                                      ).strip().startswith(",")]  # fmt: skip
        if marked and not _coordinated(clauses, resolved[mates[0]], resolved[marked[0]]):
            return marked[0]
    nearest = mates[-1]
    gap = first - resolved[nearest].reference.last
    if len(mates) > 1:
        if _coordinated(clauses, resolved[mates[-2]], resolved[nearest]):
            return None
        for outer in mates[:-1]:
            end = resolved[outer].reference.last
            if _aside(clauses, end, resolved[nearest].reference.first, resolved[nearest].reference.last, first):
                return outer
        if _governed(clauses, nearest):
            return mates[0]
    return nearest if gap <= ADJACENT else mates[0]


def _aside(clauses: Clauses, outer: int, start: int, end: int, first: int) -> bool:
    """ "Sarkozy, who took over from Merkel, stressed": an aside between two commas that holds the nearer name."""
    tokens, text = clauses.parsed.tokens, clauses.parsed.text
    opening = text[tokens[outer - 1].end : tokens[outer].start].strip()
    return opening in (",", "،", "–", "—", "(") and start > outer and clauses.broken(end, first)


def _governed(clauses: Clauses, number: int) -> bool:
    """ "the president in Moscow": a name that hangs on a place word is no subject beside another."""
    first = clauses.resolved[number].reference.first
    return first > clauses.passage.first and clauses.linked(first - 1, "in")


def _coordinated(clauses: Clauses, left: Resolved, right: Resolved) -> bool:
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


def _nearer(clauses: Clauses, end: int, first: int, how: str) -> bool:
    kinds = clauses.parsed.within(end, first, "attribution")
    return how == "joint" or any(hit.payload.value == how for hit in kinds)


def _stranger(clauses: Clauses, start: int, first: int) -> Subject | None:
    """Somebody between `start` and the verb whom nobody can look up, with the institution he is said to belong to."""
    found = [
        hit for hit in clauses.voices.within(max(start, clauses.passage.first), first, "stranger")
        if not _within_reference(clauses, hit.first) and not _an_object(clauses, hit.first)
    ]  # fmt: skip
    if not found:
        return None
    nearest = found[-1]
    if clauses.parsed.pack.postpositions or verb_first(clauses.parsed.pack):
        if first - nearest.last > ADJACENT and not clauses.between(nearest.last, nearest.last).strip():
            return None
    elif first - nearest.last > ATTACHED * 2:
        return None
    return _attached(clauses, nearest.last, first, nearest.first)


def _segment(clauses: Clauses, before: int, first: int) -> int:
    """Where the stretch between clause marks begins that the verb stands in."""
    at = first
    while at > before and not clauses.broken(at, at):
        at -= 1
    return at


def _an_object(clauses: Clauses, at: int) -> bool:
    """ "told reporters", "with experts": a small word before makes the stranger no subject."""
    return at > clauses.passage.first and any(
        clauses.linked(at - 1, link) for link in ("with", "to", "about", "of", "by", "between", "from", "in")
    )


def _attached(clauses: Clauses, end: int, limit: int, start: int | None = None) -> Subject:
    """A stranger as speaker: his institution where it stands right beside him, else nobody."""
    for number in clauses.able:
        one = clauses.resolved[number]
        if one.actors[0].kind != "institution":
            continue
        gap = one.reference.first - end
        near = 0 <= gap <= ATTACHED * 2 and one.reference.last <= limit and not clauses.broken(end, one.reference.first)
        before = (
            start is not None and 0 <= start - one.reference.last <= 1 and not clauses.broken(one.reference.last, start)
        )
        if near or before:
            return Subject(number, "aide")
    return Subject(how="stranger")


def _within_reference(clauses: Clauses, at: int) -> bool:
    return any(one.reference.first <= at < one.reference.last for one in clauses.resolved)


def _nameless_capital(clauses: Clauses, first: int, last: int) -> bool:
    """ "…, the National Antiterrorism Committee says": someone is named right beside the verb whom nobody knows."""
    parsed, passage = clauses.parsed, clauses.passage
    if not parsed.pack.cased:
        return False
    tokens = parsed.tokens
    before = first - 1 > passage.first or (first - 1 == passage.first and not parsed.pack.drops_subject)
    before = before and tokens[first - 1].capital and tokens[first - 1].end + 2 > tokens[first].start
    before = before and not parsed.within(first - 1, first, "attribution")
    after = last < passage.last and tokens[last].capital and tokens[last - 1].end + 2 > tokens[last].start
    return (before and not _within_reference(clauses, first - 1)) or (after and not _within_reference(clauses, last))


def _open_beside(clauses: Clauses, first: int, last: int) -> bool:
    """A reference right before the verb that nobody could be found for is still its subject."""
    return any(
        not one.actors
        and (0 <= first - one.reference.last <= 1 or one.reference.first == last)
        and one.reference.person_like
        and not one.reference.suffix
        for one in clauses.resolved
    )


def subject_like(parsed: Parsed, one: Resolved, start: int, *, postposed: bool = False) -> bool:
    """Whether a reference may be a subject: no case suffix, no clitic or small word that makes it an object."""
    reference = one.reference
    if reference.suffix:
        return False
    links = links_before(parsed, one, start)
    at = reference.first - 1
    if not links and at - 1 >= start and parsed.pack.cased and not parsed.pack.postpositions and _article(parsed, at):
        # "an aide to the French leader": an article between
        links = frozenset(hit.payload.value for hit in parsed.within(at - 1, at, "link"))
    barring = {"with", "about", "between", "to", "of", "by", "from"}
    if postposed:
        # "the Kremlin said" is never "said of the Kremlin", but Bulgarian passives say "съобщено от Кремъл".
        barring = {"with", "about", "between", "to", "of"}
    if one.actors and one.actors[0].kind == "state" and (links - {"own"} or _in_place(parsed, reference.first, start)):
        return False
    return not links & barring


def _article(parsed: Parsed, at: int) -> bool:
    token = parsed.tokens[at]
    return len(token.fold) <= 3 and not token.capital and not parsed.within(at, at + 1, "attribution")


def _in_place(parsed: Parsed, first: int, start: int) -> bool:
    """ "в Малайзии", "in Syria": where something happens, not who says it."""
    return first > start and any(hit.payload.value == "in" for hit in parsed.within(first - 1, first, "link"))


def pronoun_beside(parsed: Parsed, passage: Passage, first: int, last: int) -> bool:
    """ "Israel, he added, must …", "добави той.": a pronoun right beside the verb is its subject.

    Behind the verb it must end the clause: in "Putin said he would" it begins what was said.
    """
    start, end = max(first - 2, passage.first), min(last + 1, passage.last)
    for hit in parsed.within(start, end, "attribution"):
        if hit.payload.value != "pronoun":
            continue
        if hit.first < last:
            return True
        following = parsed.text[parsed.tokens[hit.last - 1].end : passage.span.end].lstrip()
        if parsed.pack.cased and (not following or following[0] in ',.;:!?–—-»”"'):
            return True
    return False


def unnamed_subject(parsed: Parsed, passage: Passage, voices: Voices, first: int, last: int, before: int) -> str:
    """How a subject without a name is referred to between `before` and the verb, or right behind it."""
    start = max(before, passage.first)
    if voices.within(start, first, "joint") or voices.within(last, min(last + 2, passage.last), "joint"):
        return "joint"
    for hit in parsed.within(last, min(last + 3, passage.last), "attribution"):
        # Verb first: "وأوضح البيان أن", "подчертават двамата президенти"
        if hit.payload.value in ("statement", "both") and hit.first == last:
            return hit.payload.value
    verb = parsed.span(first, last)
    closed = [quote for quote in parsed.quotes if not quote.overlaps(verb)]
    values = {
        hit.payload.value
        for hit in parsed.within(start, first, "attribution")
        if not any(quote.overlaps(parsed.span(hit.first, hit.last)) for quote in closed)
    }
    for value in ("both", "statement", "pronoun"):
        if value in values:
            return value
    return ""
