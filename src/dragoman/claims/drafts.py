"""Drafts: statements as they are found in a passage, before it is known whose claims they become."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dragoman.claims.reports import report_of
from dragoman.languages.parse import Parsed, Passage
from dragoman.model import Actor, Article, Claim, ContactReport
from dragoman.spans import Span

GENERIC: Final = frozenset({"states", "informs"})
"""Acts that say only that something was said: what is said may tell a more specific one."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is said in a passage, where and by whom; `speaker` answers for it, `voice` is whose words it reports."""

    passage: Passage
    content: Span
    cue: Span | None
    act: str
    speaker: Actor | None
    voice: Actor | None = None
    addressee: Actor | None = None
    relays: tuple[str, ...] = ()
    quoted: bool = False


def merged(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts without those whose content another draft of the same speaker covers.

    Where an official tells what his leader said, the leader's inner statement stands and the outer frame goes.
    """
    kept: list[Draft] = []
    for draft in drafts:
        frame = [other for other in drafts if other.voice and not draft.voice and other.speaker == draft.speaker]
        if any(draft.content.overlaps(other.content) for other in frame):
            continue
        if any(other.content.contains(draft.content) and other.speaker == draft.speaker
               and not draft.voice for other in kept):  # fmt: skip
            continue
        kept = [
            other
            for other in kept
            if not (
                other.speaker == draft.speaker
                and (draft.content.contains(other.content) or (draft.voice and other.content.contains(draft.content)))
            )
        ] + [draft]
    return kept


def claim_of(article: Article, parsed: Parsed, draft: Draft, reports: Sequence[ContactReport]) -> Claim:
    """The claim a draft becomes, with the report it is told under."""
    text = draft.content.of(parsed.text)
    speaker = draft.speaker
    identity = (
        f"{article.id}\n{draft.content.start}\n{draft.content.end}\n{speaker.id if speaker else '-'}\n{draft.act}"
    )
    return Claim(
        id=hashlib.sha256(identity.encode()).hexdigest()[:16],
        article=article.id,
        span=draft.content,
        text=text,
        language=article.language,
        speaker=speaker,
        act=draft.act,
        cue=draft.cue.of(parsed.text) if draft.cue else "",
        cue_span=draft.cue,
        quoted=draft.quoted,
        voice=draft.voice,
        addressee=draft.addressee,
        relays=tuple(dict.fromkeys((*draft.relays, *article.relays))),
        report=report_of(draft.passage, draft.content, (draft.speaker, draft.voice), reports),
    )
