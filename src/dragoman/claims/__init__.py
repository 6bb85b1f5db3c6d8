"""Claims: who says what. `cues` finds the words of saying, `attribute` who says them and what is said, `find` makes claims."""

from dragoman.claims.find import find_claims

__all__ = ["find_claims"]
