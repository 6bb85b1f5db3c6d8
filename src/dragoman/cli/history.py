"""What became of a watched page since it was first fetched: its versions, and the claims it makes no longer."""

from __future__ import annotations

from datetime import UTC, datetime

from rich.console import Console
from rich.text import Text

from dragoman.cli.terminal import clean, own
from dragoman.model import Article
from dragoman.store.dossier import Dossier
from dragoman.store.history import Version, Withdrawn


def show_history(console: Console, kept: Dossier, article: Article) -> None:
    """Print versions and withdrawn claims; nothing for a page that was fetched once or read from a file."""
    for source in kept.sources(article.page):
        versions = kept.versions(source)
        if len(versions) > 1:
            console.print(Text(f"\nversions of {clean(source)}", style="bold dim"))
            for one in versions:
                console.print(Text(f"  {moment(one.at)}  {_about(one)}", style="dim"))
    gone = kept.withdrawn(article)
    if gone:
        console.print(Text("\nno longer on the page", style="bold dim"))
        claims = {claim.id: claim.text for claim in kept.claims(article.id)}
        for former in gone:
            speaker = clean(former.claim.speaker.name) if former.claim.speaker else "unnamed"
            words = Text(own(former.claim.text), style="" if former.returned else "strike")
            console.print(Text(f"{speaker} {former.claim.act}: ", style="red").append_text(words))
            console.print(Text(f"  {_times(former)}", style="dim"))
            if former.instead in claims:
                console.print(Text("  now: ", style="dim").append(own(claims[former.instead])))


def moment(time: datetime) -> str:
    """A time as people write it, to the minute, in UTC."""
    return f"{time.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def _about(version: Version) -> str:
    if version.digest is None:
        return f"gone ({version.status})" if version.status else "gone"
    return f"{version.size:,} bytes, sha256 {version.digest[:16]}{'' if version.page else ', could not be read'}"


def _times(one: Withdrawn) -> str:
    seen = f"last seen {moment(one.last)}, " if one.last else ""
    back = f", back {moment(one.returned)}" if one.returned else ""
    return f"{seen}missing since {moment(one.at)}{back}"
