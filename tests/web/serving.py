"""An interface that really listens, on a free port of loopback, and a browser before it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import uvicorn

from dragoman.web.app import create_app
from dragoman.web.settings import Settings


@contextmanager
def serving(dossier: Path, settings: Settings | None = None) -> Iterator[str]:
    """The address of an interface over a dossier, while the block runs."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(dossier, settings), log_level="error", lifespan="on"))
    thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)
        listening.close()
