"""A document as PDF, by a browser of the Chromium family without a window, if there is one on the machine.

The document comes from us and its policy forbids it everything; the browser is given no network and an empty profile
besides.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from dragoman.errors import UsageError

BROWSERS: Final = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge",
)  # fmt: skip
"""Programs that can do it, by name, the first one found is taken."""
PATIENCE: Final = 120.0
"""Seconds; a contact with a hundred articles takes about five."""
_QUIET: Final = (
    "--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions",
    "--disable-background-networking", "--disable-sync", "--disable-dev-shm-usage", "--no-pdf-header-footer",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)  # fmt: skip


def browser() -> str | None:
    """Path of a browser that can print; None where there is none."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def pdf(document: str, *, patience: float = PATIENCE) -> bytes:
    """An HTML document, printed.

    Args:
        document: one that refers to nothing outside itself.
        patience: seconds to wait for the browser.

    Raises:
        UsageError: there is no such browser, or it could not do it.
    """
    program = browser()
    if program is None:
        raise UsageError(
            "a PDF needs Chromium or Chrome, and neither is installed; write an HTML file and print it from any browser"
        )
    with tempfile.TemporaryDirectory(prefix="dragoman-print-") as folder:
        page, printed = Path(folder) / "page.html", Path(folder) / "page.pdf"
        page.write_text(document, encoding="utf-8")
        command = [program, *_QUIET, f"--user-data-dir={folder}/profile", f"--print-to-pdf={printed}", page.as_uri()]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            # Chromium refuses to run as root with its sandbox, which is how containers run it.
            command.insert(1, "--no-sandbox")
        try:
            done = subprocess.run(command, capture_output=True, timeout=patience, check=False, stdin=subprocess.DEVNULL)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise UsageError(f"{program} could not print: {error}") from error
        if not printed.is_file() or not printed.stat().st_size:
            last = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
            raise UsageError(f"{program} did not print (exit status {done.returncode}): {last or 'it said nothing'}")
        return printed.read_bytes()
