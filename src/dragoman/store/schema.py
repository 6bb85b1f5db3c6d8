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
    delete,
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

# What a report is matched by (`matching.Evidence`); `day` in ISO 8601 is null where the report does not know it.
evidence = Table(
    "evidence", metadata,
    Column("report", String, primary_key=True),
    Column("key", Integer, ForeignKey("report.key", ondelete="CASCADE"), nullable=False, unique=True),
    Column("block", String, nullable=False),
    Column("day", String),
    Column("article", String, nullable=False, index=True),
    Column("data", LargeBinary, nullable=False),
    Index("evidence_day", "block", "day"),
)  # fmt: skip

# The subjects, places, frameworks and numbers of reports, to look up who shares them.
trait = Table(
    "trait", metadata,
    Column("block", String, primary_key=True),
    Column("item", String, primary_key=True),
    Column("dated", Integer, primary_key=True),
    Column(
        "report", String, ForeignKey("evidence.report", ondelete="CASCADE"), primary_key=True, index=True
    ),
    sqlite_with_rowid=False,
)  # fmt: skip

# Reports that came (1) or went (0, with what they were matched by) since their block was last resolved.
change = Table(
    "change", metadata,
    Column("report", String, primary_key=True),
    Column("came", Integer, primary_key=True),
    Column("block", String, nullable=False, index=True),
    Column("data", LargeBinary),
)  # fmt: skip

# Vectors of texts, half precision, by the name of the embedder and a digest of the text.
vector = Table(
    "vector", metadata,
    Column("model", String, primary_key=True),
    Column("digest", LargeBinary, primary_key=True),
    Column("data", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
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
    'tokenize="unicode61 remove_diacritics 0")',
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


def _evidence(connection: Connection) -> None:
    """Tables for matching; what is in the dossier already is taken apart, and every block resolved anew."""
    from dragoman.store import evidence as keep

    metadata.create_all(connection, [evidence, trait, change, vector])
    connection.execute(delete(contact))
    keep.take_apart_all(connection)


def _overview(connection: Connection) -> None:
    from dragoman.store import overview_tables

    overview_tables.make(connection)


def _watching(connection: Connection) -> None:
    from dragoman.store import watch_tables

    watch_tables.make(connection)


def _deciding(connection: Connection) -> None:
    from dragoman.store import decision_tables

    decision_tables.make(connection)


def _former(connection: Connection) -> None:
    from dragoman.store import former

    former.make(connection)


MIGRATIONS: Final[tuple[tuple[str, Callable[[Connection], None]], ...]] = (
    ("pages and what was read from them", _pages_and_readings),
    ("full text", _full_text),
    ("contacts", _contacts),
    ("what reports are matched by, and vectors of texts", _evidence),
    ("what lists show of contacts", _overview),
    ("live sources and versions of pages", _watching),
    ("decisions of people, and what the rules had found instead", _deciding),
    ("ids that contacts had before", _former),
)
