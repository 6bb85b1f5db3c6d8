"""A corpus folder: its gold, and what the program read of its pages."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.model import Article, Claim, ContactReport, Page, Reading
from dragoman.pages import read_sources
from dragoman.pipeline import read_page

Gold = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Read:
    """One page with its gold and what was read of it; `reading` is None where the page was refused."""

    gold: Gold
    reading: Reading | None

    @property
    def file(self) -> str:
        return str(self.gold["file"])

    @property
    def language(self) -> str:
        return str(self.gold["language"])

    @property
    def page(self) -> str:
        return self.reading.page.text if self.reading else ""

    @property
    def articles(self) -> tuple[Article, ...]:
        return self.reading.articles if self.reading else ()

    @property
    def reports(self) -> tuple[ContactReport, ...]:
        return self.reading.reports if self.reading else ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        return self.reading.claims if self.reading else ()


def lines(path: Path) -> list[Gold]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def folders(corpus: Path) -> list[Path]:
    """Where the pages of a corpus lie: in itself or, where it is sorted by language, in one folder for each."""
    return [corpus] if (corpus / "gold.jsonl").exists() else sorted(path.parent for path in corpus.glob("*/gold.jsonl"))


def read_corpus(corpus: Path) -> list[Read]:
    """Every page of the gold, read."""
    return [
        Read(gold, read_one(folder / gold["file"]))
        for folder in folders(corpus)
        for gold in lines(folder / "gold.jsonl")
    ]


def alignments(corpus: Path) -> list[Gold]:
    """The gold's pairs of claims."""
    return [pair for folder in folders(corpus) for pair in lines(folder / "alignments.jsonl")]


def read_one(path: Path) -> Reading | None:
    pages: Iterator[Page] = (page for page in read_sources([str(path)]) if isinstance(page, Page))
    page = next(pages, None)
    return None if page is None else read_page(page)


def digest(corpus: Path) -> str:
    """Digest of a corpus: of the names and bytes of its files."""
    whole = hashlib.sha256()
    for path in sorted(path for path in corpus.rglob("*") if path.is_file()):
        name = path.relative_to(corpus).as_posix()
        whole.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()
