"""What docs/desk/watch.md says is so."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

from dragoman.feeds import look, sources, visit
from dragoman.feeds.fetch import Outcome
from dragoman.feeds.sources import Settings, sources_of
from dragoman.feeds.watch import watch

GUIDE = (Path(__file__).resolve().parents[2] / "docs/desk/watch.md").read_text("utf-8")
EXAMPLE = re.search(r"```toml\n(.*?)```", GUIDE, re.S)


def test_the_example_is_a_list_with_everything_that_can_be_said() -> None:
    assert EXAMPLE is not None
    found = sources_of(EXAMPLE.group(1), "guide", Path("/"))
    table = tomllib.loads(EXAMPLE.group(1))
    assert set(table["watch"]) == {one.name for one in fields(Settings)}
    assert set(table["source"][0]) | set(sources.WAYS) == sources._COMMON | sources._OF_LISTS
    # Every value of [watch] is what holds without it, but for the contact.
    assert found.settings == Settings(contact="desk@example.org")


def test_every_outcome_is_explained() -> None:
    rows = "".join(re.findall(r"^\| (`.*?) \|", GUIDE, re.M))
    explained = set(re.findall(r"`(\w+)`", rows))
    said = {one.value for one in Outcome} - {"ok"} | visit.CHANGES
    for module in (visit, look):
        said |= set(re.findall(r'return \(?"(\w+)"', Path(module.__file__).read_text("utf-8")))
    said |= set(re.findall(r'_line\(job, "(\w+)"', Path(watch.__code__.co_filename).read_text("utf-8")))
    assert said - explained == set()
