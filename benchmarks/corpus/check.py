"""Checks the gold of corpus folders strictly: `python check.py [FOLDER...]` (default: `dev` beside this file).

Every verbatim string must stand in its page once the page is decoded and, for saved HTML, stripped to its
visible text with white space collapsed. Ids must exist, values must come from the closed lists below, dates
must be half-open intervals. Prints one line per fault with file and field; exits with 1 where there is any.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

KINDS = {"phone_call", "video_call", "meeting", "visit", "message", "multilateral", "unspecified"}
STATUSES = {"held", "planned", "proposed", "denied", "called_off"}
MENTIONS = {"person", "institution", "state", "group"}
ACTS = {
    "states",
    "urges",
    "agrees",
    "pledges",
    "accuses",
    "denies",
    "warns",
    "thanks",
    "proposes",
    "supports",
    "condemns",
    "congratulates",
    "condoles",
    "invites",
    "promises",
    "rejects",
    "discusses",
    "informs",
}
# What an event's type allows a page to call it: a page may know less than the event, never something else.
TYPES = {
    "call": {"phone_call"},
    "video_call": {"video_call"},
    "meeting": {"meeting", "visit", "multilateral"},
    "visit": {"visit", "meeting"},
    "letter": {"message"},
    "trilateral": {"multilateral", "meeting", "phone_call"},
    "multilateral": {"multilateral", "meeting"},
    "unspecified": {"unspecified"},
}
RELATIONS = {"same", "contradiction", "different"}
HIDDEN = {"script", "style", "head", "noscript", "template"}


class VisibleText(HTMLParser):
    """Collects what a reader of saved HTML sees."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.hidden = 0
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in HIDDEN

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in HIDDEN

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)


def collapse(text: str) -> str:
    return " ".join(text.split())


def decode(data: bytes) -> str:
    """The declared charset decides where there is one; a page without one is UTF-8."""
    declared = re.search(rb"charset=[\"']?([\w-]+)", data[:2048])
    return data.decode(declared.group(1).decode() if declared else "utf-8")


def page_text(path: Path) -> str:
    """What the gold's strings are looked up in."""
    if path.suffix == ".html":
        parser = VisibleText()
        parser.feed(decode(path.read_bytes()))
        return collapse(" ".join(parser.parts))
    if path.suffix == ".jsonl":
        records = map(json.loads, path.read_text("utf-8").splitlines())
        return "\n".join(str(r.get(k, "")) for r in records for k in ("title", "text"))
    return path.read_text("utf-8")


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def interval_fault(start: str | None, end: str | None) -> str | None:
    if start is None and end is None:
        return None
    try:
        ordered = date.fromisoformat(start or "") < date.fromisoformat(end or "")
    except ValueError:
        return f"not two dates: {start}, {end}"
    return None if ordered else f"empty interval: {start}, {end}"


def verbatim(gold: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for article in gold["articles"]:
        for key in ("title", "first", "last"):
            yield f"articles.{key}", article[key]
    for words in gold["outside"]:
        yield "outside", words
    for field in ("mentions", "dates", "claims"):
        for item in gold[field]:
            yield f"{field}.words", item["words"]
    for claim in gold["claims"]:
        yield "claims.cue", claim["cue"]


def page_faults(gold: dict[str, Any], folder: Path, events: dict[str, dict[str, Any]]) -> Iterator[str]:
    path = folder / gold["file"]
    if not path.exists():
        yield "no such file"
        return
    text = page_text(path)
    for field, words in verbatim(gold):
        if not words.strip() or (collapse(words) if path.suffix == ".html" else words) not in text:
            yield f"{field}: not on the page: {words!r}"
    if not gold["file"].endswith(f".{gold['language']}{path.suffix}") or gold["lang"] != gold["language"]:
        yield f"language {gold['language']}, lang {gold['lang']}: the file is to be called NUMBER.LANGUAGE.FORMAT"
    if gold["published"] is not None:
        date.fromisoformat(gold["published"])
    for article in gold["articles"]:
        if text.find(article["first"]) > text.rfind(article["last"]):
            yield f"article {article['number']}: its last words stand before its first"
    numbers = [a["number"] for a in gold["articles"]]
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"articles numbered {numbers}"
    for field in ("mentions", "dates"):
        given = [item["words"] for item in gold[field]]
        for twice in sorted({w for w in given if given.count(w) > 1}):
            yield f"{field}: {twice!r} given twice"
    for mention in gold["mentions"]:
        if mention["kind"] not in MENTIONS:
            yield f"mention kind {mention['kind']}"
    for found in gold["dates"]:
        if fault := interval_fault(found["start"], found["end"]):
            yield f"date {found['words']!r}: {fault}"
    for contact in gold["contacts"]:
        yield from contact_faults(contact, events, numbers)
    for claim in gold["claims"]:
        if claim["act"] not in ACTS:
            yield f"claim act {claim['act']}"
        if claim["event"] is not None and claim["event"] not in {c["event"] for c in gold["contacts"]}:
            yield f"claim of an event the page does not report: {claim['event']}"
        if claim["cue"] in claim["words"]:
            yield f"cue inside the claim's words: {claim['cue']!r}"


def contact_faults(contact: dict[str, Any], events: dict[str, dict[str, Any]], numbers: list[int]) -> Iterator[str]:
    event = events.get(contact["event"])
    if event is None:
        yield f"no such event: {contact['event']}"
        return
    if contact["kind"] not in KINDS or contact["status"] not in STATUSES:
        yield f"{contact['event']}: {contact['kind']}, {contact['status']}"
    if contact["kind"] not in TYPES[event["type"]] | {"unspecified"}:
        yield f"{contact['event']}: a {event['type']} told as {contact['kind']}"
    if set(contact["parties"]) - set(event["parties"]):
        yield f"{contact['event']}: parties differ from the event's: {contact['parties']}"
    if contact["article"] not in numbers:
        yield f"{contact['event']}: no article {contact['article']}"
    if contact["when"]:
        start, end = contact["when"]["start"], contact["when"]["end"]
        if fault := interval_fault(start, end):
            yield f"{contact['event']}: {fault}"
        elif event["date"] and not start <= event["date"] < end:
            yield f"{contact['event']}: {start}..{end} does not hold {event['date']}"


def alignment_faults(line: dict[str, Any], pages: dict[str, dict[str, Any]]) -> Iterator[str]:
    if line["relation"] not in RELATIONS:
        yield f"relation {line['relation']}"
    if line["a"] == line["b"]:
        yield "a claim aligned with itself"
    for file, index in (line["a"], line["b"]):
        claims = pages[file]["claims"] if file in pages else []
        if index >= len(claims) or claims[index]["event"] != line["event"]:
            yield f"{file} has no claim {index} of {line['event']}"


def faults(folder: Path) -> Iterator[str]:
    """Every fault of the folder as `where: what`."""
    events = {e["event"]: e for e in lines(folder / "events.jsonl")}
    golds = lines(folder / "gold.jsonl")
    pages = {g["file"]: g for g in golds}
    if len(pages) != len(golds):
        yield "gold.jsonl: a file given twice"
    for event in events.values():
        if event["type"] not in TYPES or not event["parties"]:
            yield f"events.jsonl: {event['event']}: {event['type']}"
    on_disk = {p.name for p in folder.iterdir()} - {"gold.jsonl", "events.jsonl", "alignments.jsonl"}
    for extra in sorted(on_disk - set(pages)):
        yield f"{extra}: no gold"
    for gold in golds:
        for fault in page_faults(gold, folder, events):
            yield f"{gold['file']}: {fault}"
    for used in sorted(set(events) - {c["event"] for g in golds for c in g["contacts"]}):
        yield f"events.jsonl: {used}: on no page"
    for number, line in enumerate(lines(folder / "alignments.jsonl"), 1):
        for fault in alignment_faults(line, pages):
            yield f"alignments.jsonl:{number}: {fault}"


def main() -> int:
    wrong = 0
    for folder in [Path(name) for name in sys.argv[1:]] or [Path(__file__).parent / "dev"]:
        found = list(faults(folder))
        pages = len(lines(folder / "gold.jsonl"))
        print(*found, f"{folder.name}: {pages} pages, {len(found)} faults", sep="\n")
        wrong += len(found)
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
