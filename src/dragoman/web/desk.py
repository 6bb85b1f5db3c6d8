"""What every route works with: the dossier as last settled, the templates, and the settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment

from dragoman.model import Article
from dragoman.store.dossier import Dossier
from dragoman.store.overview import Memory, Overview
from dragoman.web.settings import Settings


@dataclass(frozen=True, slots=True)
class Desk:
    """One dossier on the table; `form_key` is the secret that forms of this run carry."""

    dossier: Dossier
    settings: Settings
    templates: Environment
    form_key: str = field(repr=False)
    memory: Memory = field(init=False, repr=False)

    def __post_init__(self) -> None:
        # A frozen record is made whole here.
        object.__setattr__(self, "memory", Memory(self.dossier._reading))

    @property
    def name(self) -> str:
        """What the dossier is called."""
        return Path(self.dossier.path).stem or "Dossier"

    def overview(self) -> Overview:
        """Questions about many contacts; what was asked since the dossier last changed is not worked out again."""
        return Overview(self.dossier._reading, self.memory)

    def search(self, words: str, most: int) -> tuple[Article, ...]:
        """`Dossier.search`, remembered like that."""
        return self.memory.answer(("search", words, most), lambda: self.dossier.search(words, most))

    def page(self, request: Request, template: str, /, status: int = 200, **values: Any) -> HTMLResponse:
        """A page made of a template; `view` names the entry of the navigation that is open."""
        text = self.templates.get_template(template).render(
            {
                "desk": self,
                "request": request,
                "here": request.url.path,
                "waiting": self.dossier.waiting(),
                "view": "",
                **values,
            }
        )
        return HTMLResponse(text.encode("utf-8", "replace"), status)


def of_request(request: Request) -> Desk:
    """The desk of the application that a request came to."""
    desk: Desk = request.app.state.desk
    return desk


TheDesk = Annotated[Desk, Depends(of_request)]
"""A parameter of a route: `def contacts(request: Request, desk: TheDesk)`."""
