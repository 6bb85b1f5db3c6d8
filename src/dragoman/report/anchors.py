"""Names of the places in the report one can be led to: the same record gets the same address in every report."""

from __future__ import annotations

import re
from hashlib import blake2b

CONTACT = "contact"
CLAIM = "claim"
ARTICLE = "article"
WORDS = "words"
EVIDENCE = "evidence"
ACTOR = "actor"
"""What an address leads to: a contact, a claim in its account, an article, a claim's or a report's words in it."""

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


def anchor(place: str, record: str) -> str:
    """The `id` attribute for a record: its own id where that is plain letters and digits, else a digest of it.

    An id from outside may hold anything, a quotation mark or a space included; the address never does.
    """
    if _SAFE.fullmatch(record):
        return f"{place}-{record}"
    return f"{place}-{blake2b(record.encode('utf-8', 'replace'), digest_size=9).hexdigest()}"
