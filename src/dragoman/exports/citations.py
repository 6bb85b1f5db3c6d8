"""Claims as citations to put under a text: who said what, in which article, where in it.

Two styles. The note follows the Chicago Manual of Style (17th edition, on news articles read online): title, publisher,
day, address; what a note has no place for, the characters and the ids, stands in brackets behind it. The plain style is
one line a claim with every fact in the same place, parted by bars. A title in another script is given as it stands,
with its language behind it: a translation would not be the title.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from babel import Locale

from dragoman.exports.format import Format, Losses, Wanted
from dragoman.exports.tables import ClaimRow, claim_rows
from dragoman.exports.wording import day, days, own, title
from dragoman.store.dossier import Dossier
from dragoman.store.entries import Entry, Source

_ENGLISH: Final = Locale("en")
_OPEN, _CLOSE = "“", "”"


def notes(dossier: Dossier, wanted: Wanted, losses: Losses) -> Iterator[bytes]:
    """Contact by contact: a heading, then a note for every claim."""
    return _texts(dossier, wanted, losses, note)


def lines(dossier: Dossier, wanted: Wanted, losses: Losses) -> Iterator[bytes]:
    """Contact by contact: a heading, then a line for every claim."""
    return _texts(dossier, wanted, losses, line)


def note(row: ClaimRow) -> str:
    """A claim as a note: `Kremlin, “…,” in “Title” (in Russian), TASS, December 3, 2024, https://… [characters …].`."""
    claim, article = row.claim, row.source.article
    said_by = " via ".join(dict.fromkeys(own(one.name) for one in (claim.voice, claim.speaker) if one is not None))
    spoken = f"{said_by or 'Source not named'}, {_quoted(claim.text, claim.quoted)}"
    told = ", ".join(filter(None, (*_work(row.source), _address(row.source))))
    accessed = row.source.page.fetched
    access = f" (accessed {day(accessed)})" if accessed and row.source.address else ""
    way = f"; carried by {', '.join(own(one) for one in claim.relays)}" if claim.relays else ""
    return f"{spoken}, in {told}{access} [article {article.id}, characters {claim.span.start}–{claim.span.end}{way}]."


def line(row: ClaimRow) -> str:
    """A claim as a line: speaker | act | words | title | publisher | day | address | article | characters."""
    claim, article = row.claim, row.source.article
    said_by = claim.voice or claim.speaker
    cells = (
        said_by.name if said_by else "source not named",
        claim.act,
        _quoted(claim.text, claim.quoted),
        own(article.title),
        article.publisher.name if article.publisher else "",
        days(article.published),
        _address(row.source),
        article.id,
        f"{claim.span.start}-{claim.span.end}",
    )
    return " | ".join(cell.replace("|", "¦") or "-" for cell in cells)


def _texts(dossier: Dossier, wanted: Wanted, losses: Losses, style: Callable[[ClaimRow], str]) -> Iterator[bytes]:
    for entry in wanted.of(dossier):
        rows = tuple(claim_rows((entry,)))
        if not rows:
            losses.note("Nothing is claimed about it: only its heading is written")
        yield "".join((_heading(entry), *(f"{style(row)}\n" for row in rows), "\n")).encode()


def _heading(entry: Entry) -> str:
    contact = entry.contact
    status = "" if contact.status.value == "held" else f", {contact.status.value.replace('_', ' ')}"
    return f"{title(contact)}{status}, {days(contact.when)} [contact {contact.id}]\n"


def _work(source: Source) -> Iterator[str]:
    """Title with its language, publisher, day."""
    article = source.article
    language = "" if article.language in ("en", "und", "") else f" (in {_language(article.language)})"
    yield (
        f"{_OPEN}{own(article.title)}{_CLOSE}{language}" if article.title.strip() else f"an untitled article{language}"
    )
    if article.publisher:
        yield article.publisher.name
    yield days(article.published)


def _address(source: Source) -> str:
    """The web address; where there is none, the file it was read from."""
    return "".join((source.address or source.page.source).split())


def _language(code: str) -> str:
    return _ENGLISH.languages.get(code) or code


def _quoted(words: str, quoted: bool) -> str:
    """Words of a claim; those that do not stand in quotation marks in the article are told as reported."""
    return f"{_OPEN}{own(words)}{_CLOSE}" if quoted else f"as reported: {_OPEN}{own(words)}{_CLOSE}"


_LEFT_OUT: Final = (
    "Line breaks within quoted words, and marks that turn the direction of text: one line each.",
    "What is common to the accounts, and where they differ.",
    "Background of which no contact is the matter.",
)

NOTES_FORMAT: Final = Format(
    "citations",
    "Citations: notes after the Chicago Manual of Style",
    "text/plain; charset=utf-8",
    ".txt",
    notes,
    _LEFT_OUT,
)
LINES_FORMAT: Final = Format(
    "citations-plain",
    "Citations: one line a claim",
    "text/plain; charset=utf-8",
    ".txt",
    lines,
    _LEFT_OUT,
)
