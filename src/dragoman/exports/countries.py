"""States by the codes event data use: three letters (ISO 3166-1, as PLOVER has them) and Correlates of War numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

from dragoman.languages.lines import read_lines


@dataclass(frozen=True, slots=True)
class State:
    """A state: `iso3` is its three letters, `cow` its number, None where it is no member of that system."""

    iso3: str
    cow: int | None


def state(code: str | None) -> State | None:
    """The state with an ISO 3166-1 alpha-2 code in lower case; None where event data know no such state."""
    return _states().get(code or "")


@cache
def _states() -> dict[str, State]:
    with as_file(files("dragoman.exports") / "countries.txt") as path:
        found = {}
        for line in read_lines(path, frozenset({"states"})):
            code, value = line.keyed()
            iso3, _, cow = (part.strip() for part in value.partition("|"))
            if len(iso3) != 3 or not (cow == "-" or cow.isdigit()):
                raise line.error(f"expected 'RUS | 365', found {value!r}")
            found[code] = State(iso3, None if cow == "-" else int(cow))
        return found
