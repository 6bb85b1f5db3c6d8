"""What every route works with: the dossier as last settled, the templates, and the settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment

from dragoman.store.dossier import Dossier
from dragoman.web.settings import Settings


@dataclass(frozen=True, slots=True)
class Desk:
    """One dossier on the table; `form_key` is the secret that forms of this run carry."""

    dossier: Dossier
    settings: Settings
    templates: Environment
    form_key: str = field(repr=False)

    @property
    def name(self) -> str:
        """What the dossier is called."""
        return Path(self.dossier.path).stem or "Dossier"

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
