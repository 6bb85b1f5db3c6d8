"""The tables of a dossier and the named steps that make and change them.

`user_version` counts the steps applied, `application_id` says that the file is a dossier. A step once released is
never edited; a change is a new step at the end.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

APPLICATION_ID: Final = 0x44524147
""" "DRAG" in ASCII, in the header of every dossier."""

metadata = MetaData()

# `digest` is Page.id; `source` the alphabetically first of its live sources, null once every source has changed.
page = Table(
    "page", metadata,
    Column("key", Integer, primary_key=True),
    Column("digest", String, nullable=False, unique=True),
    Column("source", String, index=True),
    Column("reader", String, nullable=False),
    Column("length", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
)  # fmt: skip

source = Table(
    "source", metadata,
    Column("name", String, primary_key=True),
    Column("page", Integer, ForeignKey("page.key"), nullable=False, index=True),
)  # fmt: skip

# `doubted` while a run reads the same files once more: what fails again is confirmed, the rest is then forgotten.
failure = Table(
    "failure", metadata,
    Column("name", String, primary_key=True),
    Column("problem", String, nullable=False),
    Column("error", String, nullable=False),
    Column("doubted", Integer, nullable=False, server_default="0"),
)  # fmt: skip

article = Table(
    "article", metadata,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("page", Integer, ForeignKey("page.key", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("language", String, nullable=False, index=True),
    Column("publisher", String),
    Column("supported", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("mentions", LargeBinary, nullable=False),
    UniqueConstraint("page", "number"),
)  # fmt: skip

# The folded words of an article, what both full-text tables index.
words = Table(
    "words", metadata,
    Column("article", Integer, ForeignKey("article.key", ondelete="CASCADE"), primary_key=True),
    Column("folded", String, nullable=False),
)  # fmt: skip

report = Table(
    "report", metadata,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("article", Integer, ForeignKey("article.key", ondelete="CASCADE"), nullable=False, index=True),
    Column("block", String, nullable=False, index=True),
    Column("data", LargeBinary, nullable=False),
)  # fmt: skip

claim = Table(
    "claim", metadata,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("article", Integer, ForeignKey("article.key", ondelete="CASCADE"), nullable=False, index=True),
    Column("report", String, index=True),
    Column("data", LargeBinary, nullable=False),
)  # fmt: skip

# Blocks (`matching.block_key`) with reports that came or went since they were last resolved.
pending = Table("pending", metadata, Column("block", String, primary_key=True))

# `day` is the first day of the contact in ISO 8601, null where nothing is known; `until` the day after the last.
contact = Table(
    "contact", metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("status", String, nullable=False),
    Column("day", String),
    Column("until", String),
    Column("block", String, nullable=False, index=True),
    Column("data", LargeBinary, nullable=False),
    Index("contact_day", "day", "id"),
)  # fmt: skip

party = Table(
    "party", metadata,
    Column("contact", String, ForeignKey("contact.id", ondelete="CASCADE"), primary_key=True),
    Column("actor", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("side", String),
    Index("party_actor", "actor"),
)  # fmt: skip

telling = Table(
    "telling", metadata,
    Column("report", String, primary_key=True),
    Column("contact", String, ForeignKey("contact.id", ondelete="CASCADE"), nullable=False, index=True),
)  # fmt: skip

_FULL_TEXT: Final = (
    "CREATE VIRTUAL TABLE word_index USING fts5(folded, content='words', content_rowid='article', "
    "tokenize=\"unicode61 remove_diacritics 0\")",
    "CREATE VIRTUAL TABLE gram_index USING fts5(folded, content='words', content_rowid='article', tokenize='trigram')",
    "CREATE TRIGGER words_in AFTER INSERT ON words BEGIN "
    "INSERT INTO word_index(rowid, folded) VALUES (new.article, new.folded); "
    "INSERT INTO gram_index(rowid, folded) VALUES (new.article, new.folded); END",
    "CREATE TRIGGER words_out AFTER DELETE ON words BEGIN "
    "INSERT INTO word_index(word_index, rowid, folded) VALUES ('delete', old.article, old.folded); "
    "INSERT INTO gram_index(gram_index, rowid, folded) VALUES ('delete', old.article, old.folded); END",
)


def _pages_and_readings(connection: Connection) -> None:
    metadata.create_all(connection, [page, source, failure, article, report, claim])


def _full_text(connection: Connection) -> None:
    metadata.create_all(connection, [words])
    for statement in _FULL_TEXT:
        connection.exec_driver_sql(statement)


def _contacts(connection: Connection) -> None:
    metadata.create_all(connection, [pending, contact, party, telling])


MIGRATIONS: Final[tuple[tuple[str, Callable[[Connection], None]], ...]] = (
    ("pages and what was read from them", _pages_and_readings),
    ("full text", _full_text),
    ("contacts", _contacts),
)
