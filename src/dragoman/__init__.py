"""Dragoman reads the world's press in its own languages and keeps one record per diplomatic contact.

    import dragoman

    dossier = dragoman.read(["pages/"], "syria.dossier")
    for found in dragoman.find_contacts(dossier, actor="Путин", kind="phone_call"):
        print(found.contact.when, [party.name for party in found.contact.parties])
        for claim in dragoman.find_claims(dossier, contact=found.contact.id):
            print(claim.language, claim.speaker and claim.speaker.name, claim.act, claim.text)

The names below are the whole public interface; importing the package loads none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.api import export, find_claims, find_contacts, open_dossier, read
    from dragoman.errors import DragomanError
    from dragoman.store.dossier import Dossier
    from dragoman.store.view import DossierView

__version__ = "0.1.0"

__all__ = [
    "Dossier",
    "DossierView",
    "DragomanError",
    "export",
    "find_claims",
    "find_contacts",
    "open_dossier",
    "read",
]

_HOMES = {
    "Dossier": "dragoman.store.dossier",
    "DossierView": "dragoman.store.view",
    "DragomanError": "dragoman.errors",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES.get(name, "dragoman.api")), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
