"""Claims: who says what.

`cues` and `sources` find the words of saying, `subjects`, `postposed`, `unnamed` and `voices` whose they are,
`outsiders` and `described` the speakers nobody can look up, `bodies` who speaks for a state, `content` what is said,
between `boundaries` and without its `edges`, `headings` lines that hand over to somebody, `floor` who goes on speaking,
`reports` which contact it is about; `find` makes claims of it.
"""

from dragoman.claims.find import find_claims

__all__ = ["find_claims"]
