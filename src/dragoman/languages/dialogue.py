"""Dialogue: what is said behind a dash at the head of a line, as the press of most of Europe prints it.

"– We are ready, said X.", "– Jesteśmy gotowi – powiedział X. – To jasne – dodał.", "— Мы готовы, — сказал X. — Работа
идёт.", "—Estamos listos —dijo X—." The words end where a dash or a comma stands right before a verb of saying. Behind a
dash that follows the writer's own words they go on. A line that opens with a dash and names no verb of saying so is an
item of a list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import Final

from dragoman.languages.marks import DASHES
from dragoman.languages.pack import Pack
from dragoman.languages.quotations import quoted_spans
from dragoman.languages.tokens import Token, tokenize
from dragoman.spans import Span

_OPENS: Final = re.compile(rf"\s*(?:[{re.escape(DASHES)}]\s+|[–—―])(?=[^\W_])")
_GOES_ON: Final = re.compile(r"(?:[.,!?…]\s*|\s)(?:[–—―]\s?|-\s)[.,]?\s*(?=[^\W_])|[–—―][.,]\s*(?=[^\W_])")
_DASH: Final = re.compile(r"[,.!?…]*\s*(?:(?<=\s)[–—―-]\s|(?<=[\s,!?…])[–—―](?=\w)|(?<=[!?…,])[–—―]\s)")
_COMMA: Final = re.compile(r"[!?…]|,")
_CLOSED: Final = re.compile(r"[^\w]*$|\s*[.,;–—]")
SHORT: Final = 3
"""Letters of what may stand between the mark and its verb: *a-t-il*, *тут*, *has*."""
BETWEEN: Final = 3
"""Such words, at most."""
SPEAKER_REACH: Final = 5
"""Words behind a verb of saying and a comma, at most, among which who speaks stands."""


def spoken(line: str, pack: Pack | None) -> list[Span]:
    """The quotations of a line: those in marks, and in a line that opens with a dash what is said behind it.

    Args:
        line: a line of text, without line breaks.
        pack: the language's pack; None knows no verbs of saying.
    """
    marked = quoted_spans(line)
    opening = _OPENS.match(line)
    if opening is None or pack is None:
        return marked
    said = _behind_dashes(line, opening.end(), pack)
    inside = [one for one in marked if not any(one.overlaps(other) for other in said)]
    return sorted([*said, *inside])


def _behind_dashes(line: str, start: int, pack: Pack) -> list[Span]:
    tokens = tokenize(line, apostrophe=pack.apostrophe)
    hits = pack.lexicon.find(tokens)
    tells = [hit for hit in hits if hit.payload.value == "continues"
             or (hit.payload.category == "speech" and hit.payload.value != "not")]  # fmt: skip
    speakers = {hit.first for hit in hits if hit.payload.category in _SPEAKERS or hit.payload.value in _UNNAMED}
    verbs = {tokens[hit.first].start for hit in tells}
    named = {tokens[hit.first].start for hit in tells if _has_speaker(line, tokens, speakers, hit.last)}
    closing = {tokens[hit.first].start for hit in tells if _CLOSED.match(line, tokens[hit.last - 1].end)}
    found: list[Span] = []
    dash = len(line[:start].rstrip(" \u00a0\u202f")) - 1
    while True:
        end = _end(line, start, tokens, ((_DASH, sorted(verbs)), (_COMMA, sorted(named))), closing)
        if end is None:
            if found:
                found.append(Span(dash, len(line.rstrip())))  # "— … — сказал он. — Работа идёт.": he goes on
            return found
        words, verb = end
        found.append(Span(dash, words))
        again = _GOES_ON.search(line, verb)
        if again is None:
            return found
        start = again.end()
        dash = again.start() + next(at for at, sign in enumerate(again[0]) if sign in DASHES)
        if line[dash + 1] in ".,":
            dash = start  # "—dijo Sánchez—. El trabajo": that dash closes his


_SPEAKERS: Final = frozenset({"office", "institution"})
_UNNAMED: Final = frozenset({"pronoun", "it", "both", "stranger", "host", "guest", "side"})


def _has_speaker(line: str, tokens: Sequence[Token], speakers: Set[int], last: int) -> bool:
    """Whether a verb that ends before token `last` ends its clause, or somebody follows it in the clause."""
    if _CLOSED.match(line, tokens[last - 1].end):
        return True
    for at in range(last, min(last + SPEAKER_REACH, len(tokens))):
        if at > last and any(sign in line[tokens[at - 1].end : tokens[at].start] for sign in ",;."):
            return False
        if tokens[at].capital or at in speakers:
            return True
    return False


def _end(
    line: str, start: int, tokens: Sequence[Token], marks: Sequence[tuple[re.Pattern[str], Sequence[int]]],
    closing: Set[int],
) -> tuple[int, int] | None:  # fmt: skip
    """Where words that begin at `start` end, and the verb of saying behind them: at a dash if there is one.

    `marks` are the signs that end them, each with where the verbs begin that may follow it; a verb of `closing`, which
    ends its clause, may have its speaker before it.
    """
    for mark, verbs in marks:
        for match in mark.finditer(line, start):
            verb = next((at for at in verbs if at >= match.end()), None)
            if verb is not None and _leads(line, match.end(), verb, tokens, named=verb in closing):
                return start + len(line[start : match.start()].rstrip()) + _stops(match[0]), verb
    return None


def _stops(mark: str) -> int:
    """Signs of a mark that still belong to the words before it: "– Gdzie jesteśmy? – zapytał"."""
    return len(mark) - len(mark.lstrip("!?…."))


def _leads(line: str, start: int, verb: int, tokens: Sequence[Token], *, named: bool) -> bool:
    """Whether nothing but small words stands between a mark and a verb, or a name: ", President Erdogan said."."""
    between = [token for token in tokens if start <= token.start < verb]
    return (
        len(between) <= (SPEAKER_REACH if named else BETWEEN)
        and all(token.capital if named and len(token.fold) > SHORT else len(token.fold) <= SHORT for token in between)
        and (named or not any(token.capital for token in between))
        and not any(sign in line[start:verb] for sign in ".,;:!?")
    )
