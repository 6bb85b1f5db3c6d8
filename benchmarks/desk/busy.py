"""`python -m benchmarks.desk.busy`: is the interface answered while thousands of pages are read by a killed process?

`dragoman serve` runs over a dossier into which `dragoman read` reads; the reader is killed with SIGKILL again and
again and started anew. Pages of the interface are asked for all the time. Fails when an answer is an error, or when
a page is missing at the end.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

HERE = Path(__file__).resolve().parent.parent
CORPUS = HERE / "corpus" / "dev"
_COMMAND: Final = (sys.executable, "-m", "dragoman")
VIEWS: Final = ("/contacts", "/timeline", "/matrix", "/actors", "/coverage", "/search?q=Putin", "/decisions")
WITH_CONTACTS: Final = 20
"""One page in so many tells of a contact."""
LIFE: Final = (2.0, 6.0)
"""Seconds a reader lives before it is killed."""
PAUSE: Final = 0.1


@dataclass(slots=True)
class Answers:
    """Milliseconds by the clock of every answer, and the addresses that gave an error."""

    taken: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def at(self, share: float) -> float:
        return sorted(self.taken)[min(len(self.taken) - 1, int(share * len(self.taken)))]


def make_pages(folder: Path, count: int) -> None:
    """Pages of the corpus, each with its number, so that none is the same."""
    gold = [json.loads(line) for line in (CORPUS / "gold.jsonl").read_text("utf-8").splitlines()]
    texts = {
        bool(told): [
            (CORPUS / one["file"]).read_text("utf-8")
            for one in gold
            if one["file"].endswith(".txt") and bool(one["contacts"]) is told
        ]
        for told in (True, False)
    }
    for number in range(count):
        those = texts[number % WITH_CONTACTS == 0]
        (folder / f"{number:06}.txt").write_text(f"{those[number % len(those)]}\n({number})\n", "utf-8")


@contextmanager
def served(dossier: Path) -> Iterator[int]:
    """The port on which the interface answers."""
    command = [*_COMMAND, "serve", "--dossier", str(dossier), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        said = process.stderr.readline()
        yield int(said.split("http://")[1].split("/")[0].rsplit(":", 1)[1])
        process.send_signal(signal.SIGINT)


def ask(port: int, path: str, answers: Answers) -> None:
    """One page, as a browser asks for it."""
    began = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers={"Accept": "text/html"})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    answers.taken.append(1000 * (time.perf_counter() - began))
    if answer.status != 200:
        answers.wrong.append(f"{path}: {answer.status}")


def read_until_done(pages: Path, dossier: Path, port: int, kills: int, chance: random.Random) -> Answers:
    """Reads to the end, killed `kills` times on the way, and asks for pages of the interface all the while."""
    answers = Answers()
    asked = 0
    for life in [*(chance.uniform(*LIFE) for _ in range(kills)), float("inf")]:
        command = [*_COMMAND, "read", str(pages), "--dossier", str(dossier)]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        began = time.monotonic()
        while process.poll() is None and time.monotonic() - began < life:
            ask(port, VIEWS[asked % len(VIEWS)], answers)
            asked += 1
            time.sleep(PAUSE)
        if process.poll() is None:
            process.kill()
        process.wait()
    return answers


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.desk.busy", description=__doc__)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=50)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pages, dossier = Path(folder) / "pages", Path(folder) / "busy.dossier"
        pages.mkdir()
        make_pages(pages, chosen.pages)
        first = pages / "000000.txt"
        subprocess.run([*_COMMAND, "read", str(first), "--dossier", str(dossier)], check=True, capture_output=True)
        began = time.monotonic()
        with served(dossier) as port:
            answers = read_until_done(pages, dossier, port, chosen.kills, random.Random(7))
        taken = time.monotonic() - began
        counted = subprocess.run(
            [*_COMMAND, "contacts", "--dossier", str(dossier)], check=True, capture_output=True, text=True
        )
        kept = _kept(dossier)
    print(f"{chosen.pages:,} pages in {taken:.0f} s, the reader killed {chosen.kills} times; {kept:,} kept")
    print(
        f"{len(answers.taken):,} answers meanwhile: median {answers.at(0.5):.0f} ms, "
        f"95th {answers.at(0.95):.0f} ms, slowest {answers.at(1):.0f} ms; {len(answers.wrong)} errors"
    )
    print(f"{len(counted.stdout.splitlines()):,} lines of contacts")
    for one in answers.wrong[:5]:
        print(one)
    return 0 if kept == chosen.pages and not answers.wrong else 1


def _kept(dossier: Path) -> int:
    from dragoman.store.dossier import Dossier

    with Dossier(dossier) as one:
        return sum(1 for _ in one.pages())


if __name__ == "__main__":
    raise SystemExit(main())
