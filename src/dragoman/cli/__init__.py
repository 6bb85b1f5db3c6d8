"""The command line. Each module holds one group of commands; `app.py` puts them together.

Exit codes:
    0    done
    1    done, but some page could not be read, or nothing was found
    2    the request cannot be carried out as asked
    3    the dossier (or the installed data) cannot be used
    130  interrupted; what was read until then is kept
"""

from __future__ import annotations


def main() -> None:
    """Run the command line and end the process with its exit code."""
    from dragoman.cli.app import app

    app(prog_name="dragoman")
