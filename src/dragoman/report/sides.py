"""Names of the sides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dragoman.report.words import side_name
from dragoman.store.view import DossierView


class Sides(dict[str, str]):
    """Names of sides by code: the dossier's own, else the established English one."""

    def __missing__(self, code: str) -> str:
        return side_name(code)

    def get(self, code: str, default: Any = None) -> Any:
        """The name; there always is one."""
        return self[code]


def state_names(view: DossierView) -> Mapping[str, str]:
    """What the dossier itself calls each side, by its code: the registry's name of the state."""
    return {
        mention.actor.id.partition(":")[2]: mention.actor.name
        for mentions in view.mentions.values()
        for mention in mentions
        if mention.actor.kind == "state" and mention.actor.id.startswith("state:")
    }
