"""Where links lead: inside the one file of the report, or, for an interface that shares its templates, elsewhere."""

from __future__ import annotations

from typing import Protocol

from dragoman.report.anchors import ACTOR, ARTICLE, CONTACT, anchor


class Places(Protocol):
    """Addresses of what is shown, ready for an `href`; a `place` is a name made by `anchors.anchor`."""

    def contact(self, id_: str, /) -> str:
        """A contact."""

    def in_contact(self, id_: str, place: str, /) -> str:
        """A claim in its account, where a contact is shown."""

    def article(self, id_: str, /) -> str:
        """An article."""

    def in_article(self, id_: str, place: str, /) -> str:
        """Marked words in an article."""

    def actor(self, id_: str, /) -> str:
        """An actor."""


class Inside:
    """All places in one file."""

    def contact(self, id_: str, /) -> str:
        """A contact."""
        return f"#{anchor(CONTACT, id_)}"

    def in_contact(self, id_: str, place: str, /) -> str:
        """A claim in its account."""
        return f"#{place}"

    def article(self, id_: str, /) -> str:
        """An article."""
        return f"#{anchor(ARTICLE, id_)}"

    def in_article(self, id_: str, place: str, /) -> str:
        """Marked words in an article."""
        return f"#{place}"

    def actor(self, id_: str, /) -> str:
        """An entry of the index of actors."""
        return f"#{anchor(ACTOR, id_)}"
