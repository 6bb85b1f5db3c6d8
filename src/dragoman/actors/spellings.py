"""Spellings: names written differently that are one name."""

from __future__ import annotations

from anyascii import anyascii

from dragoman.actors.registry import Person, Registry
from dragoman.languages.tokens import fold


def by_sound(name: str, side: str, registry: Registry) -> Person | None:
    """The registry's person of a state whose name has the consonants of `name`, word by word; None unless it is one."""
    words = {skeleton(word) for word in anyascii(name).split()}
    found = [
        person
        for person in registry.persons.values()
        if person.side == side and {skeleton(word) for word in person.name.split()} <= words | {""}
    ]
    return found[0] if len(found) == 1 else None


def skeleton(word: str) -> str:
    """What spellings of one name have in common: its consonants, folded to the letters transliterations agree on."""
    folded = fold(anyascii(word)).replace("-", "").replace("'", "")
    for many, one in (("sch", "s"), ("sh", "s"), ("ch", "c"), ("kh", "k"), ("gh", "g"), ("zh", "z"), ("ts", "s"),
                      ("w", "v"), ("q", "k"), ("c", "k"), ("x", "ks"), ("ph", "f"), ("j", "z")):  # fmt: skip
        folded = folded.replace(many, one)
    kept = ""
    for index, letter in enumerate(folded):
        if letter in "aeiouyh" and not (index == 0 and len(folded) <= 3):
            continue
        if not kept or kept[-1] != letter:
            kept += letter
    return kept
