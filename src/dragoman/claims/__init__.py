"""Claims: who says what.

`cues` finds the words of saying, `subjects`, `unnamed` and `voices` whose they are, `bodies` who speaks for a state,
`content` what is said, between `boundaries` and without its `edges`, `headings` lines that hand over to somebody,
`floor` who goes on speaking, `reports` which contact it is about; `find` makes claims of it.
"""

from dragoman.claims.find import find_claims

__all__ = ["find_claims"]
