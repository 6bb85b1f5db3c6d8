"""What a format is, what it is asked for, and what it could not say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dragoman.store.dossier import Dossier
from dragoman.store.entries import Entry
from dragoman.store.overview import Selection
from dragoman.store.read import ContactFilter


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which contacts are handed on.

    Args:
        asked: a filter, or the selection behind a view of the interface; all contacts without one.
        contacts: ids of contacts, in the order they are to come in; where they are given, `asked` is not looked at.
    """

    asked: ContactFilter | Selection | None = None
    contacts: tuple[str, ...] | None = None

    @property
    def whole(self) -> bool:
        """Whether nothing is narrowed."""
        return self.contacts is None and self.asked in (None, ContactFilter(), Selection())

    def of(self, dossier: Dossier) -> Iterator[Entry]:
        """The contacts with all they rest on, by first possible day where nobody asked for another order."""
        return dossier.entries(self.asked, self.contacts)


class Losses:
    """What a format could not express of what was handed to it, counted while it is written."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def note(self, sentence: str) -> None:
        """One more contact of which `sentence` holds; no full stop at its end."""
        self._counts[sentence] += 1

    def sentences(self) -> tuple[str, ...]:
        """Each sentence with the number of contacts it holds of, the most frequent first."""
        ordered = sorted(self._counts.items(), key=lambda item: (-item[1], item[0]))
        return tuple(f"{sentence}: {number} contact{'' if number == 1 else 's'}" for sentence, number in ordered)


Write = Callable[[Dossier, Wanted, Losses], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format that contacts can be written in.

    Args:
        name: what it is called in commands and addresses.
        title: what it is, for people who choose.
        media_type: of the bytes, with the charset where they are text.
        suffix: of a file name, with its dot.
        write: makes the bytes, piece by piece, as they are asked for.
        left_out: sentences about what the format has no place for, whatever is written in it.
        extra: the optional dependencies it needs (`pip install 'dragoman[…]'`), or empty.
    """

    name: str
    title: str
    media_type: str
    suffix: str
    write: Write
    left_out: tuple[str, ...]
    extra: str = ""


@dataclass(frozen=True, slots=True)
class Export:
    """Bytes on their way out. `losses` is complete only when all `parts` have been taken."""

    format: Format
    file_name: str
    parts: Iterator[bytes]
    losses: Losses

    @property
    def media_type(self) -> str:
        """The media type of the bytes."""
        return self.format.media_type
