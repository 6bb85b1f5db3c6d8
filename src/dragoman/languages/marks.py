"""Punctuation by what it does, in every script: one list for all who read across it."""

from __future__ import annotations

from typing import Final

COMMAS: Final = frozenset(",،、，﹐")
"""Marks that part the members of a list, or an apposition from its name."""

STOPS: Final = frozenset(".;:!?…؛؟。；：！？｡")
"""Marks that end a clause."""

QUOTES: Final = frozenset('"«»“”„‟「」『』《》〈〉״')

BRACKETS: Final = frozenset("()[]（）【】〔〕{}")

BREAKS: Final = STOPS | QUOTES | BRACKETS
"""Marks no reference or group reaches across."""

HYPHENS: Final = frozenset("-–—‑－―־")

DOTS: Final = frozenset("・·•‧＝")
"""Marks between the parts of a foreign name in scripts without spaces, and between two names."""

DASHES: Final = "–—-―−"
"""The signs that open speech at the head of a line."""

GERSHAYIM: Final = r"[\"״”](?<=[א-ת][\"״”])(?=[א-ת](?:ים|יים|ות|יות|ית|י|ו|ה)?(?![\"״”\w]))"
"""A pattern of the mark before the last letter of a Hebrew abbreviation, ארה"ב, which is no quotation mark: that of
ב"הארץ" has more than a letter and an ending behind it."""
