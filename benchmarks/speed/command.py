"""The command line as a user meets it: start-up, the time until the first page is read, memory over many pages."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.speed.figure import Figure

_COMMAND = (sys.executable, "-m", "dragoman")
# More than the pipe and the reader's buffer hold, so that writing ends only once the program reads.
_PIPEFUL = 1 << 20


def start_up() -> Iterator[Figure]:
    """`dragoman --help`, and the time until standard input is being read as the first page."""
    _help()
    yield Figure("dragoman --help", min(_help() for _ in range(5)), "s", 0.3)
    yield Figure("until the first page is being read", min(_until_reading() for _ in range(3)), "s", 3)


def _help() -> float:
    """Processor seconds of one call."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([*_COMMAND, "--help"], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _until_reading() -> float:
    page = ("Putin and Erdogan spoke by phone on Tuesday.\n" * (_PIPEFUL // 40)).encode()
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        with subprocess.Popen(
            [*_COMMAND, "read", "-", "--dossier", f"{folder}/one.dossier"],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        ) as process:  # fmt: skip
            assert process.stdin is not None
            process.stdin.write(page)
            reached = time.perf_counter() - start
            process.kill()
    return reached


def memory(corpus: Path, count: int) -> Iterator[Figure]:
    """The most that a run over many pages holds at once, all its processes together."""
    texts = [path.read_text("utf-8") for path in sorted(corpus.glob("*.txt"))]
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder) / "pages"
        pages.mkdir()
        for number in range(count):
            text = texts[number % len(texts)]
            (pages / f"{number:06}.txt").write_text(f"{text}\n({number})\n", "utf-8")
        start = time.perf_counter()
        with subprocess.Popen(
            [*_COMMAND, "read", str(pages), "--dossier", f"{folder}/many.dossier"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        ) as process:  # fmt: skip
            most = 0
            while process.poll() is None:
                most = max(most, sum(map(_resident, _family(process.pid))))
                time.sleep(0.05)
        taken = time.perf_counter() - start
    yield Figure(f"memory over {count} pages, all processes", most / 1e6, "MB", 1000)
    yield Figure(f"{count} pages read into a dossier", count / taken, "a second")


def _family(pid: int) -> list[int]:
    """A process and all below it."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [pid, *(one for child in children for one in _family(int(child)))]


def _resident(pid: int) -> int:
    """Bytes of memory a process has for itself or shares, each page counted in proportion (PSS)."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


def cores() -> int:
    return len(os.sched_getaffinity(0))
