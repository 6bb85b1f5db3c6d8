"""One article on a terminal: sections, with names and claims marked; and the piece of it that answers a search."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from dragoman.cli.history import show_history
from dragoman.cli.terminal import clean, days, own
from dragoman.model import Article
from dragoman.store import full_text, spellings
from dragoman.store.dossier import Dossier

_AROUND = 90


def show_article(console: Console, kept: Dossier, article: Article) -> None:
    """Print an article: head, text by section with names underlined and claims set off, the claims, and its history."""
    info = kept.page_info(article.page)
    console.print(Text(own(article.title or "(no title)"), style="bold"))
    console.print(Text(f"{article.id}, article {article.number} of {', '.join(map(clean, info.sources))}", style="dim"))
    publisher = clean(article.publisher.name) if article.publisher else "publisher unknown"
    console.print(Text(f"{article.language}, {publisher}, published {days(article.published)}", style="dim"))
    if article.published:
        console.print(Text(f"  {clean(article.published.basis)}", style="dim"))
        for contradiction in article.published.contradictions:
            console.print(Text(f"  not believed: {clean(contradiction)}", style="dim"))
    if not article.supported:
        console.print("Kept without being understood, for want of a language pack.")
    mentions, claims, reports = kept.mentions(article.id), kept.claims(article.id), kept.reports(article.id)
    for section in article.sections:
        console.print(Text(f"\n{section.role.value}", style="bold dim"))
        marks = [(mention.span, "underline") for mention in mentions]
        marks += [(claim.span, "green") for claim in claims] + [(report.span, "bold") for report in reports]
        body = Text(section.span.of(article.text))
        for span, style in marks:
            if span.overlaps(section.span):
                body.stylize(style, max(span.start - section.span.start, 0), span.end - section.span.start)
        console.print(_tame(body))
    for report in reports:
        parties = ", ".join(clean(actor.name) for actor in report.parties)
        contact = kept.contact_of(report.id)
        console.print(
            Text(f"\n{report.kind.value}, {report.status.value}: {parties}, {days(report.when)}", style="bold").append(
                f"  contact {contact[:8]}" if contact else "", style="not bold"
            )
        )
    for claim in claims:
        speaker = clean(claim.speaker.name) if claim.speaker else "unnamed"
        console.print(Text(f"\n{speaker} {claim.act}: ").append(own(claim.text), style="green"))
    show_history(console, kept, article)


def excerpt(article: Article, query: str) -> Text:
    """The words around the first place that answers a query, the hit in bold."""
    found = full_text.hits(article.text, spellings.terms(query))
    if not found:
        return Text(own(article.text[: 2 * _AROUND]))
    first = found[0]
    start, end = max(first.start - _AROUND, 0), min(first.end + _AROUND, len(article.text))
    piece = Text("\u2068…" if start else "\u2068").append(article.text[start:end])
    offset = len(piece) - (end - start)
    for hit in found:
        if hit.end <= end:
            piece.stylize("bold", hit.start - start + offset, hit.end - start + offset)
    return _tame(piece.append("…" if end < len(article.text) else ""), keep=1).append("\u2069")


def _tame(marked: Text, keep: int = 0) -> Text:
    """`marked` with line breaks as spaces and nothing a terminal would obey; styles stay where they are."""
    plain = marked.plain
    tamed = "".join(character if index < keep else (clean(character) or " ") for index, character in enumerate(plain))
    return Text(tamed, spans=marked.spans, style=marked.style)
