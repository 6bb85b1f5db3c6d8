"""robots.txt: what its owner lets us fetch, and how often.

After RFC 9309 (Robots Exclusion Protocol): the group that names us or else the one for all, the longest rule that fits,
`*` and `$` in paths. Python's own reader knows neither of the two and takes the first rule that fits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote_to_bytes, urlsplit

NAME: Final = "dragoman"
"""Our product token, as robots.txt files name it."""
MOST_BYTES: Final = 512_000
"""RFC 9309 asks for at least 500 kibibytes to be read; the rest of a longer file is left out."""
LONGEST_DELAY: Final = 3600.0
_MOST_RULES: Final = 5000


@dataclass(frozen=True, slots=True)
class Rule:
    """A path pattern that is allowed or not."""

    pattern: str
    allow: bool


@dataclass(frozen=True, slots=True)
class Robots:
    """What holds for us: rules, and seconds to leave between two requests (None where it does not say)."""

    rules: tuple[Rule, ...] = ()
    delay: float | None = None

    def allows(self, url: str) -> bool:
        """Whether an address may be fetched; /robots.txt always may."""
        parts = urlsplit(url)
        path = _octets(parts.path or "/") + (f"?{_octets(parts.query)}" if parts.query else "")
        if path == "/robots.txt":
            return True
        best: tuple[int, bool] = (-1, True)
        for rule in self.rules:
            if fits(rule.pattern, path):
                best = max(best, (len(rule.pattern), rule.allow))
        return best[1]


ALL: Final = Robots()
NONE: Final = Robots((Rule("/", False),))


def robots_of(data: bytes, name: str = NAME) -> Robots:
    """What a robots.txt file says to the crawler called `name`.

    Args:
        data: the file; only its first `MOST_BYTES` count. Lines that are no rules are passed over.
        name: a product token, in lower case.
    """
    groups: dict[str, list[Rule]] = {}
    delays: dict[str, float] = {}
    agents: list[str] = []
    gathering = False
    for line in data[:MOST_BYTES].decode("utf-8", "replace").removeprefix("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            agents = [*agents, _token(value)] if gathering else [_token(value)]
            gathering = True
            groups.setdefault(agents[-1], [])
            continue
        if key in ("allow", "disallow"):
            gathering = False
            if value:
                for agent in agents:
                    groups[agent].append(Rule(_octets(value), key == "allow"))
        elif key == "crawl-delay":
            gathering = False
            if re.fullmatch(r"\d{1,6}(\.\d{1,3})?", value):
                delays.update((agent, min(float(value), LONGEST_DELAY)) for agent in agents)
    chosen = name if name in groups else "*"
    return Robots(tuple(groups.get(chosen, ())[:_MOST_RULES]), delays.get(chosen))


def fits(pattern: str, path: str) -> bool:
    """Whether a path begins as `pattern` says; `*` stands for anything, a `$` at the end for the end.

    Takes time in proportion to the path for each `*`, whatever the pattern.
    """
    ends = pattern.endswith("$")
    pieces = (pattern[:-1] if ends else pattern).split("*")
    if not path.startswith(pieces[0]):
        return False
    at = len(pieces[0])
    for number, piece in enumerate(pieces[1:], 1):
        if ends and number == len(pieces) - 1:
            return len(path) - len(piece) >= at and path.endswith(piece)
        at = path.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return not ends or at == len(path)


def _token(value: str) -> str:
    """A product token as RFC 9309 has it: letters, "_" and "-"; a version after it is left out."""
    found = re.match(r"[a-z_-]+|\*", value.lower())
    return found.group() if found else value.lower()


def _octets(path: str) -> str:
    """A path in one form of percent-encoding, so that `/é` and `/%C3%A9` are the same."""
    return quote(unquote_to_bytes(path.replace("%2F", "%252F").replace("%2f", "%252F")), safe="/*$:@!&'()+,;=~-._?%")
