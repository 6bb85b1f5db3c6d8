"""The tables of live sources: addresses with what their servers last said, bodies as fetched, versions of pages.

Times are seconds since 1970 in UTC; `watch_state` turns them into what people read.
"""

from __future__ import annotations

from sqlalchemy import Column, Connection, Float, ForeignKey, Index, Integer, LargeBinary, String, Table

from dragoman.store.schema import metadata

# An address of `kind` feed, sitemap, listing, page, robots or file; `source` is the name in SOURCES.toml it was first
# met under. `due` is when it is to be fetched next, null for never; `checks` counts the looks since the first;
# `final` is the address a redirect led to; `told` the last change a feed or sitemap told of it.
address = Table(
    "address", metadata,
    Column("url", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("source", String, nullable=False, index=True),
    Column("seen", Float, nullable=False),
    Column("due", Float),
    Column("checked", Float),
    Column("checks", Integer, nullable=False, server_default="0"),
    Column("failures", Integer, nullable=False, server_default="0"),
    Column("status", Integer),
    Column("problem", String),
    Column("etag", String),
    Column("modified", String),
    Column("digest", String),
    Column("told", Float),
    Column("final", String),
    Index("address_due", "due"),
)  # fmt: skip

# When a host may be asked again, where that outlives a run: it said so (Retry-After), or it failed.
host = Table(
    "host", metadata,
    Column("name", String, primary_key=True),
    Column("free", Float, nullable=False),
    Column("failures", Integer, nullable=False, server_default="0"),
)  # fmt: skip

# Bytes as fetched (after the transfer's own compression), by their SHA-256 in hexadecimal; kept compressed by zlib.
body = Table(
    "body", metadata,
    Column("digest", String, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
)  # fmt: skip

# What a page was at a time: `page` is Page.id, null where it could not be read; `digest` null where it was gone.
version = Table(
    "version", metadata,
    Column("key", Integer, primary_key=True),
    Column("url", String, nullable=False),
    Column("at", Float, nullable=False),
    Column("status", Integer),
    Column("digest", String, ForeignKey("body.digest")),
    Column("page", String),
    Column("headers", LargeBinary, nullable=False),
    Index("version_url", "url", "at"),
)  # fmt: skip

# A claim that a later version of the page `source` no longer makes; `last` and `at` are the times of the last version
# with it and the first one without it, `number` that of the article it stood in on the page as it is since.
# `instead` is the claim that took its place, `returned` when its words came back.
withdrawn = Table(
    "withdrawn", metadata,
    Column("claim", String, primary_key=True),
    Column("source", String, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("last", Float),
    Column("at", Float, nullable=False),
    Column("returned", Float),
    Column("instead", String),
    Column("data", LargeBinary, nullable=False),
    Index("withdrawn_source", "source"),
)  # fmt: skip


def make(connection: Connection) -> None:
    """Make the tables."""
    metadata.create_all(connection, [address, host, body, version, withdrawn])
