"""A headless Chromium driven over its own debugging pipe: no port, no driver, no package, no network."""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import time
from base64 import b64decode
from itertools import count
from pathlib import Path
from typing import Any

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
PATIENCE = 60
"""Seconds to wait for an answer: a shared machine is slow now and then."""

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--remote-debugging-pipe",
)
REFUSE_NETWORK = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


class Browser:
    """One page of one browser; `events` are all messages it sent unasked."""

    def __init__(self, profile: Path) -> None:
        assert PROGRAM is not None
        commands, self._write = os.pipe()
        self._read, answers = os.pipe()

        def pipes() -> None:
            # The browser reads commands from descriptor 3 and answers on 4; without copies one may overwrite the other.
            ours = os.dup(commands), os.dup(answers)
            os.dup2(ours[0], 3)
            os.dup2(ours[1], 4)

        self._process = subprocess.Popen(
            [PROGRAM, *FLAGS, REFUSE_NETWORK, f"--user-data-dir={profile}", "about:blank"],
            preexec_fn=pipes,
            close_fds=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(commands)
        os.close(answers)
        self._numbers = count(1)
        self._buffer = b""
        self._session: str | None = None
        self.events: list[dict[str, Any]] = []
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(f"{domain}.enable")

    def close(self) -> None:
        """Ends the browser that was started here."""
        self._session = None
        try:
            self.ask("Browser.close")
            self._process.wait(PATIENCE)
        finally:
            if self._process.poll() is None:
                self._process.kill()
            os.close(self._read)
            os.close(self._write)

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Result of one command of the DevTools protocol."""
        number = next(self._numbers)
        message: dict[str, Any] = {"id": number, "method": method, "params": parameters}
        if self._session is not None:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while (answer := self._message()).get("id") != number:
            self.events.append(answer)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        result: dict[str, Any] = answer["result"]
        return result

    def open(self, path: Path, place: str = "") -> None:
        """Loads a file at a place in it, and forgets what was told before."""
        self.visit(path.as_uri() + place)

    def visit(self, address: str) -> None:
        """Loads an address, and forgets what was told before."""
        self.ask("Page.navigate", url="about:blank")
        self.events.clear()
        self.ask("Page.navigate", url=address)
        self.until(f"document.readyState === 'complete' && location.href === {json.dumps(address)}")

    def leave_by(self, selector: str) -> None:
        """Brings a link or button into focus and presses Enter on it; returns when the page it leads to is there."""
        self.look("window.stayed = true")
        self.look(f"document.querySelector({json.dumps(selector)}).focus()")
        self.press("Enter", 13)
        self.until("!window.stayed && document.readyState === 'complete'")

    def picture(self, path: Path, whole: bool = True) -> None:
        """A screenshot as a PNG file; of the whole page, or of what is in sight."""
        data = self.ask("Page.captureScreenshot", format="png", captureBeyondViewport=whole)["data"]
        path.write_bytes(b64decode(data))

    def look(self, expression: str) -> Any:
        """Value of an expression in the page."""
        answer = self.ask("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(f"{expression}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def until(self, expression: str) -> None:
        """Waits until an expression is true in the page."""
        end = time.monotonic() + PATIENCE
        while not self.look(expression):
            assert time.monotonic() < end, f"never became true: {expression}"
            time.sleep(0.02)

    def press(self, key: str, code: int) -> None:
        """One key, down and up."""
        text = {"text": "\r"} if key == "Enter" else {}
        self.ask("Input.dispatchKeyEvent", type="keyDown", key=key, windowsVirtualKeyCode=code, **text)
        self.ask("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code)

    def follow(self, selector: str) -> None:
        """Brings a link into focus and presses Enter on it, as one does without a mouse."""
        chosen = f"document.querySelector({json.dumps(selector)})"
        place = self.look(f"{chosen}.hash")
        self.look(f"{chosen}.focus()")
        self.press("Enter", 13)
        self.until(f"decodeURIComponent(location.hash) === {json.dumps(place)}")

    def width(self, width: int) -> None:
        """Sets the width of the page, in pixels."""
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 600)

    def media(self, kind: str = "", scheme: str = "light") -> None:
        """Pretends to be another medium (`print`) or colour scheme."""
        self.ask("Emulation.setEmulatedMedia", media=kind, features=[{"name": "prefers-color-scheme", "value": scheme}])

    def told(self, *methods: str) -> list[dict[str, Any]]:
        """Parameters of the messages of these kinds since the page was opened."""
        return [event["params"] for event in self.events if event.get("method") in methods]

    def _message(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._read], [], [], PATIENCE)
            received = os.read(self._read, 1 << 20) if ready else b""
            if not received:
                raise RuntimeError("the browser fell silent")
            self._buffer += received
        message, self._buffer = self._buffer.split(b"\0", 1)
        answer: dict[str, Any] = json.loads(message)
        return answer
