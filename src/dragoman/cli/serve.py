"""`dragoman serve`: the dossier in a browser."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.order import DEFAULT_DOSSIER, DossierOption, orderly


@orderly
def serve(
    dossier: DossierOption = DEFAULT_DOSSIER,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = 8787,
    token: Annotated[
        Path | None,
        typer.Option("--token-file", metavar="FILE", help="A file with the token to sign in with; else one is made."),
    ] = None,
    author: Annotated[str, typer.Option(metavar="NAME", help="Who decides, where a form leaves it open.")] = "",
    https: Annotated[
        bool, typer.Option("--https", help="A proxy in front speaks HTTPS: cookies only go by it.")
    ] = False,
) -> None:
    """Show a dossier in a browser, while other commands read into it.

    On this machine alone nobody has to sign in. On any other address one token is needed: from DRAGOMAN_TOKEN, from
    --token-file, or made for this run and shown here.

    \b
    Examples:
      dragoman serve --dossier syria.dossier
      dragoman serve --dossier syria.dossier --host 0.0.0.0 --token-file token.txt
    """
    import secrets
    import socket

    from dragoman.errors import UsageError

    try:
        import uvicorn

        from dragoman.web.app import create_app
        from dragoman.web.settings import Settings, is_loopback
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("dragoman"):
            raise
        raise UsageError(
            f"the web interface needs {error.name}, which is not installed: pip install 'dragoman[desk]'"
        ) from error

    given = _given(token)
    made = None if given or is_loopback(host) else secrets.token_urlsafe(24)
    try:
        settings = Settings(host, given or made, author or os.environ.get("USER", ""), https)
    except ValueError as error:
        raise UsageError(str(error)) from error
    app = create_app(dossier, settings)
    name = f"[{host}]" if ":" in host else host
    try:
        listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise UsageError(f"cannot listen on {name}:{port}: {error.strerror or error}") from error
    bound = listening.getsockname()[1]
    typer.echo(f"{dossier}: open http://{name}:{bound}/ in a browser; end with Ctrl-C.", err=True)
    if made:
        typer.echo(f"Sign in with {made}", err=True)
    # What a proxy says of the asker is not believed: nothing here depends on it.
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False, proxy_headers=False))
    with suppress(KeyboardInterrupt), listening:
        server.run(sockets=[listening])


COMMANDS = (serve,)


def _given(file: Path | None) -> str | None:
    from dragoman.errors import UsageError

    if file is None:
        return os.environ.get("DRAGOMAN_TOKEN", "").strip() or None
    try:
        return file.read_text(encoding="utf-8").strip() or None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file}: the token cannot be read: {getattr(error, 'strerror', None) or error}") from error
