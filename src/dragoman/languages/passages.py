"""Passages: the sentences of a text, by span.

Own rules (no library gives offsets and is right about "5 дек. 2024"): a passage ends at a stop followed by what can
begin a sentence, never inside a bracket, never after an abbreviation, an initial or an ordinal number, and not
inside a quotation, which belongs whole to the sentence that introduces it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.languages.dialogue import spoken
from dragoman.languages.pack import Pack
from dragoman.languages.tokens import fold
from dragoman.spans import Span

_STOP = re.compile(r"[.!?…؟۔।。！？։]+[\"'»”“’›」』)\]]*")
_NUMBER_BEFORE = re.compile(r"(?:^|[\s(])\d{1,3}$")
_WORD_BEFORE = re.compile(r"([^\W\d_][\w.\u0900-\u0963]*)$")


def passages(text: str, span: Span, pack: Pack | None) -> Iterable[Span]:
    """Sentences within `span` of `text`, in order, trimmed of white space; line breaks always end one.

    Args:
        text: an article's text.
        span: the stretch to split, usually one section.
        pack: the language's pack; None splits by punctuation alone.
    """
    at = span.start
    for line in span.of(text).split("\n"):
        yield from _line(text, at, at + len(line), pack)
        at += len(line) + 1


def _line(text: str, start: int, end: int, pack: Pack | None) -> Iterable[Span]:
    quotes = spoken(text[start:end], pack)
    begin = start
    for match in _STOP.finditer(text, start, end):
        if match.end() >= end:
            break
        if any(quote.start + start < match.start() and match.end() < quote.end + start for quote in quotes):
            continue
        if _ends(text, match, begin, end, pack):
            yield from _trimmed(text, begin, match.end())
            begin = match.end()
    yield from _trimmed(text, begin, end)


def _ends(text: str, match: re.Match[str], begin: int, end: int, pack: Pack | None) -> bool:
    stop = match[0]
    after = text[match.end() : match.end() + 40]
    rest = after.lstrip()
    if not rest:
        return True
    spaced = len(rest) < len(after)
    if stop[0] in "。！？।۔։":
        return True
    if not spaced:
        # "…dos cereais.A proposta turca": markup lost between sentences; but not "U.S.A", "kremlin.ru".
        before = text[max(match.start() - 2, begin) : match.start()]
        begins = rest[0].isupper() and (rest[1:2].islower() or rest[1:2] == " ")
        return stop == "." and before.islower() and len(before) == 2 and begins
    if stop[0] == "." and len(stop.rstrip("\"'»”’›」』)]")) == 1:
        before = text[begin : match.start()]
        if _NUMBER_BEFORE.search(before) and not (rest[0].isupper() and len(before.split()) > 3 and _year(before)):
            return False
        word = _WORD_BEFORE.search(before)
        if word:
            bare = word[1]
            if len(bare) == 1 and bare.isupper():
                # An initial, but for the platform: "wrote on X. The president"
                return bare == "X" and before[:-1].rstrip()[-1:].islower()
            if pack is not None and fold(bare) in pack.abbreviations:
                return False
            if "." in bare and len(bare) <= 6:
                return rest[0].isupper() and len(rest) > 1 and rest[1].islower() and not bare[0].isupper()
    if stop.startswith(("…", "...")) and rest[0].islower():
        return False
    return not (rest[0].islower() and (pack is None or pack.cased))


def _year(before: str) -> bool:
    return bool(re.search(r"(?:19|20)\d\d$", before))


def _trimmed(text: str, start: int, end: int) -> Iterable[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)
