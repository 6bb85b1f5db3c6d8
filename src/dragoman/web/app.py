"""The application: routes over one dossier, behind the guard, with errors as sentences."""

from __future__ import annotations

import os
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus
from importlib.resources import files
from importlib.resources.abc import Traversable
from threading import Thread

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

import dragoman
from dragoman.errors import BusyDossierError, DossierError, UsageError
from dragoman.store import spellings
from dragoman.store.dossier import Dossier
from dragoman.web.desk import Desk, of_request
from dragoman.web.etags import ETags
from dragoman.web.negotiation import Negotiation
from dragoman.web.routes import ROUTERS
from dragoman.web.security import Guard
from dragoman.web.settings import Settings
from dragoman.web.templating import templates

TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}


def create_app(dossier_path: str | os.PathLike[str], settings: Settings | None = None) -> FastAPI:
    """The interface over a dossier that exists; any ASGI server runs it.

    Nothing is resolved or encoded here: what is shown is what was last settled by whoever reads into the dossier.

    Raises:
        DossierError: the dossier cannot be used.
    """
    dossier = Dossier(dossier_path, settle=False)
    chosen = settings or Settings()
    desk = Desk(dossier, chosen, templates(), secrets.token_urlsafe(24))

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        # Names in every language take seconds to gather; nobody's first search should wait for them.
        Thread(target=spellings.ids_of, args=("",), daemon=True).start()
        yield
        desk.memory.close()
        dossier.close()

    app = FastAPI(
        title="Dragoman",
        version=dragoman.__version__,
        summary="Diplomatic contacts, each side's account, every claim traced to its words.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=lifespan,
    )
    app.state.desk = desk
    for router in ROUTERS:
        app.include_router(router)
    shared = files("dragoman.report").joinpath("templates", "look.css")
    for file in (shared, *files("dragoman.web").joinpath("static").iterdir()):
        app.add_api_route(f"/static/{file.name}", _sender(file), include_in_schema=False)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(UsageError, _not_there)
    app.add_exception_handler(DossierError, _unusable)
    app.add_middleware(ETags)
    app.add_middleware(Negotiation)
    app.add_middleware(Guard, settings=chosen)
    return app


def _sender(file: Traversable) -> Callable[[], Awaitable[Response]]:
    content = file.read_bytes()
    kind = TYPES[file.name.rpartition(".")[2]]

    async def send() -> Response:
        return Response(content, media_type=kind)

    return send


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    sentence = str(error.detail)
    if error.status_code == 404 and sentence == HTTPStatus.NOT_FOUND.phrase:
        sentence = "There is no page at this address."
    return _sorry(request, error.status_code, sentence)


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    wrong = "; ".join(f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in error.errors())
    return _sorry(request, 422, f"What was asked cannot be understood: {wrong}")


def _not_there(request: Request, error: Exception) -> Response:
    # What an address names in its path is missing; what it says in its query is wrong.
    return _sorry(request, 404 if "id" in request.path_params else 400, str(error))


def _unusable(request: Request, error: Exception) -> Response:
    return _sorry(request, 503 if isinstance(error, BusyDossierError) else 500, str(error))


def _sorry(request: Request, status: int, sentence: str) -> Response:
    """The same sentence for a person or a program."""
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": sentence.encode("utf-8", "replace").decode()}, status)
    desk = of_request(request)
    return desk.page(
        request, "sorry.html", status, heading=HTTPStatus(status).phrase.capitalize(), sentence=sentence, waiting=0
    )
