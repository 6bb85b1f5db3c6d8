"""The Python interface: a few verbs over a `Dossier`, for scripts and notebooks.

All of them raise `DragomanError` (see `dragoman.errors` for the tree); pages that cannot be read are no error, they
are listed by `Dossier.failures()`.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import weakref
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from dragoman.exports import jsonl
from dragoman.model import Claim
from dragoman.resolution import ResolvedContact
from dragoman.store.dossier import Dossier
from dragoman.store.read import ContactFilter
from dragoman.store.reading import read_into

__all__ = ["export", "find_claims", "find_contacts", "open_dossier", "read"]


def read(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    dossier: str | os.PathLike[str] | None = None,
    *,
    jobs: int = 1,
    again: bool = False,
) -> Dossier:
    """Read pages into a dossier and resolve their contacts.

    Args:
        paths: a file, folder or glob pattern, or several.
        dossier: the file to keep it in, made where there is none; without one, it is kept until the result is
            no longer used.
        jobs: processes to read with. More than one needs the usual guard in a script
            (`if __name__ == "__main__":`), because processes import it.
        again: read pages anew that are kept already.

    Returns:
        The dossier, open. Close it, or use it in a `with` statement.

    Raises:
        DossierError: the file cannot be used.
    """
    given = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    kept = _passing() if dossier is None else Dossier(dossier, create=True)
    try:
        read_into(kept, given, jobs=jobs, again=again)
    except BaseException:
        kept.close()
        raise
    return kept


def open_dossier(path: str | os.PathLike[str]) -> Dossier:
    """Open a dossier that exists.

    Raises:
        DossierError: there is none, or the file is foreign, damaged or from a newer version.
    """
    return Dossier(path)


def find_contacts(
    dossier: Dossier,
    *,
    actor: str | None = None,
    side: str | None = None,
    kind: str | None = None,
    status: str | None = None,
    since: date | None = None,
    before: date | None = None,
    language: str | None = None,
    publisher: str | None = None,
    possible: bool = False,
) -> Iterator[ResolvedContact]:
    """Contacts that meet every condition given, by day, undated ones last.

    Args:
        dossier: where to look.
        actor: a party by its id, or by name in any script.
        side: ISO 3166-1 alpha-2 code of a party.
        kind, status: values of `dragoman.model.Kind` and `Status`.
        since, before: half-open interval of days that the contact lies in, beginning to end.
        possible: include contacts that may lie in it, as far as is known, and undated ones.
        language, publisher: of an article that reports it.
    """
    actors = None if actor is None else dossier.actors_named(actor)
    return dossier.contacts(ContactFilter(actors, side, kind, status, since, before, language, publisher, possible))


def find_claims(
    dossier: Dossier, *, contact: str | None = None, speaker: str | None = None, act: str | None = None
) -> Iterator[Claim]:
    """Claims, article by article, in the order of the text.

    Args:
        dossier: where to look.
        contact: only those made about this contact (its id, or the beginning of it).
        speaker: only those of a speaker, or voice, with this id, English name or side.
        act: only those of an act: states, urges, agrees, …
    """
    if contact is None:
        told = (claim for article in dossier.articles() for claim in dossier.claims(article.id))
    else:
        told = (claim for report in dossier.contact(contact).contact.reports for claim in dossier.claims_of(report))
    for claim in told:
        who = {name for one in (claim.speaker, claim.voice) if one for name in (one.id, one.name, one.side)}
        if (speaker is None or speaker in who) and (act is None or claim.act == act):
            yield claim


def export(dossier: Dossier) -> Iterator[dict[str, Any]]:
    """The records of version 1 of the exported record, as dictionaries: articles, then contacts."""
    for line in jsonl.lines(dossier):
        yield msgspec.json.decode(line)


def _passing() -> Dossier:
    """A dossier in a folder of its own that goes when the dossier is no longer used."""
    folder = tempfile.mkdtemp(prefix="dragoman-")
    kept = Dossier(Path(folder) / "passing.dossier", create=True)
    kept.on_close = weakref.finalize(kept, shutil.rmtree, folder, ignore_errors=True)
    return kept
