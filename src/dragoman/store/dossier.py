"""A dossier, open: what is kept in it and asked of it, over one file."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from sqlalchemy import Connection, Engine

import dragoman
from dragoman.decisions.records import Decision, Standing, What
from dragoman.errors import PageError, UsageError
from dragoman.model import Article, Claim, ContactReport, Mention, Page, Reading
from dragoman.resolution import ResolvedContact
from dragoman.store import (
    anchoring,
    database,
    decided,
    decision_tables,
    excerpts,
    full_text,
    read,
    spellings,
    versions,
    write,
)
from dragoman.store.entries import Entry, entries
from dragoman.store.history import Version, Withdrawn
from dragoman.store.overview import Overview, Selection
from dragoman.store.read import ContactFilter
from dragoman.store.view import DossierView, Failure, PageInfo, rejected_of
from dragoman.store.watching import Watching

if TYPE_CHECKING:
    from dragoman.store.resolver import Resolver

T = TypeVar("T")

READER = dragoman.__version__
"""By which rules pages are read; pages read by others are read anew when they are met again."""


class Dossier:
    """Pages, articles, contacts and claims in one SQLite file; a context manager that closes it.

    Contacts are up to date when asked for, unless `settle` is off: reports that came or went are resolved first.

    Args:
        path: the file.
        create: make it where there is none.
        patience: seconds to wait for another process that writes.
        settle: without it, contacts are shown as they were last resolved, and nothing is resolved for a question;
            `waiting` tells what is still to come. For whoever must answer at once.

    Raises:
        ForeignDossierError, DamagedDossierError, BusyDossierError, DossierError: the file cannot be used. Every
            method may raise these too.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        create: bool = False,
        patience: float = database.PATIENCE,
        settle: bool = True,
    ) -> None:
        self.path = Path(path)
        self._settle = settle
        self._engine: Engine = database.open_engine(self.path, create=create, patience=patience)
        self.on_close: Callable[[], object] | None = None
        """What else goes when the dossier is closed: the folder of one that was made in passing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Dossier({str(self.path)!r})"

    def close(self) -> None:
        """Close the file; the log beside it is folded in by the last process that does so."""
        self._engine.dispose()
        if self.on_close is not None:
            self.on_close()

    # What is kept

    def known(self, page: Page) -> bool:
        """Whether this very page is kept already under its source, read by the same rules."""
        with self._reading() as connection:
            return write.known(connection, page.source, page.id, READER)

    def keep(self, reading: Reading, *, again: bool = False) -> None:
        """Keep a page and what it gave, all or nothing.

        The same page again changes nothing, unless `again` says to put what it now gave in place of what is kept.
        """
        with self._writing() as connection:
            if again or not write.known(connection, reading.page.source, reading.page.id, READER):
                write.keep(connection, reading, READER, again=again)

    def fail(self, error: PageError) -> None:
        """Remember a page that could not be read."""
        with self._writing() as connection:
            write.fail(connection, error)

    @contextmanager
    def rechecking(self, paths: Iterable[str]) -> Iterator[None]:
        """While files are read once more: failures below them that do not come back are forgotten at the end.

        A run that is ended before its end forgets nothing.
        """
        with self._writing() as connection:
            for path in paths:
                write.doubt(connection, path)
        yield
        with self._writing() as connection:
            write.forget_doubted(connection)

    def watching(self) -> Watching:
        """The dossier as those who follow live sources write it."""
        return Watching(self._reading, self._writing, READER)

    def resolve(
        self,
        progress: Callable[[int, int], None] | None = None,
        encoding: Callable[[int, int], None] | None = None,
    ) -> int:
        """Resolve what came or went since the last time, block by block; the number of blocks resolved.

        Args:
            progress: called with blocks done and blocks to do.
            encoding: called before that, with texts of new claims made comparable and texts to do.
        """
        with self._reading() as connection:
            blocks = read.pending(connection)
        self._resolve(blocks, progress, encoding)
        return len(blocks)

    def decide(self, draft: Callable[[Connection], What], author: str, reason: str, time: datetime) -> Decision:
        """Keep what somebody decided and put it in force; the verbs of `deciding` call this.

        Once it is on disk nothing takes it away: whatever ends the run before the contacts it touches are as decided,
        they are so when they are next asked for.

        Raises:
            UsageError: `draft` finds that it cannot be decided; nothing is kept then.
        """
        self._settled()
        with self._writing(for_good=True) as connection:
            kept = decided.keep(connection, draft(connection), author, reason, time)
            blocks = decided.touched(connection, kept.what)
        self._resolve(blocks)
        return kept

    def decisions(self) -> tuple[Decision, ...]:
        """Everything that was decided, in order, undone or not."""
        with self._reading() as connection:
            return decision_tables.listed(connection)

    def history(self, contact: str) -> tuple[Decision, ...]:
        """Everything that was decided about a contact, its reports and its claims, undone or not, in order.

        Raises:
            UsageError: no contact, or more than one, has an id that is or begins so.
        """
        found = self.contact(contact)
        with self._reading() as connection:
            return decided.history(connection, found)

    def standings(self) -> Mapping[str, Standing]:
        """What became of each decision, by its id."""
        self._settled()
        with self._reading() as connection:
            return decided.standings(connection)

    # What is asked

    def waiting(self) -> int:
        """How many blocks have reports that came or went since they were last resolved."""
        with self._reading() as connection:
            return len(read.pending(connection))

    def counts(self) -> dict[str, int]:
        """How many pages, failures, articles, unsupported, reports, claims and contacts there are."""
        self._settled()
        with self._reading() as connection:
            return read.counts(connection)

    def pages(self) -> Iterator[PageInfo]:
        """Pages, by their first source."""
        with self._reading() as connection:
            yield from read.pages(connection)

    def failures(self) -> Iterator[Failure]:
        """Pages that could not be read, by where they are."""
        with self._reading() as connection:
            yield from read.failures(connection)

    def articles(self) -> Iterator[Article]:
        """Articles, by page and number."""
        with self._reading() as connection:
            yield from read.articles(connection)

    def contacts(self, asked: ContactFilter | None = None) -> Iterator[ResolvedContact]:
        """Contacts that pass the filter, by day, undated ones last."""
        self._settled()
        with self._reading() as connection:
            yield from read.contacts(connection, asked)

    def entries(
        self, asked: ContactFilter | Selection | None = None, ids: Iterable[str] | None = None
    ) -> Iterator[Entry]:
        """Contacts that a filter or a selection keeps, in the order of `contacts`, with all they rest on.

        Or those with these ids, in the order of the ids; unknown ones are passed over.
        All of them are of one moment, however long it takes and whatever others write meanwhile.
        """
        self._settled()
        with self._reading() as connection:
            yield from entries(connection, asked, ids)

    def page(self, id_: str) -> Page:
        """A page with its text.

        Raises:
            UsageError: there is no such page.
        """
        with self._reading() as connection:
            return _there(read.page(connection, id_), "page", id_)

    def page_info(self, id_: str) -> PageInfo:
        """Where a page was met.

        Raises:
            UsageError: there is no such page.
        """
        with self._reading() as connection:
            return _there(read.page_info(connection, id_), "page", id_)

    def sources(self, page: str) -> tuple[str, ...]:
        """All paths and addresses under which the page with this id was met, the first one first."""
        with self._reading() as connection:
            return read.sources(connection, page)

    def article(self, id_: str) -> Article:
        """The article whose id is, or alone begins with, `id_`.

        Raises:
            UsageError: there is none, or more than one.
        """
        with self._reading() as connection:
            return _there(read.article(connection, read.whole(connection, "article", id_)), "article", id_)

    def contact(self, id_: str) -> ResolvedContact:
        """The contact whose id is, or alone begins with, `id_`, or was so before it became another one.

        Raises:
            UsageError: there is none, or more than one.
        """
        self._settled()
        with self._reading() as connection:
            return anchoring.contact(connection, id_)

    def report(self, id_: str) -> ContactReport:
        """The report with this id.

        Raises:
            UsageError: there is none.
        """
        with self._reading() as connection:
            return _there(read.report(connection, id_), "report", id_)

    def mentions(self, article: str) -> tuple[Mention, ...]:
        """Names found in the article with this id."""
        with self._reading() as connection:
            return read.mentions(connection, article)

    def reports(self, article: str) -> tuple[ContactReport, ...]:
        """Contact reports of the article with this id."""
        with self._reading() as connection:
            return read.reports(connection, article)

    def claims(self, article: str) -> tuple[Claim, ...]:
        """Claims of the article with this id."""
        with self._reading() as connection:
            return read.claims(connection, article)

    def claims_of(self, report: str) -> tuple[Claim, ...]:
        """Claims told under the report with this id."""
        with self._reading() as connection:
            return read.claims_of_report(connection, report)

    def contact_of(self, report: str) -> str | None:
        """Id of the contact the report with this id was told of."""
        self._settled()
        with self._reading() as connection:
            return read.contact_of(connection, report)

    def actors_named(self, words: str) -> tuple[str, ...]:
        """Ids of parties that `words` may mean: their id, or a name in any script, or part of one."""
        wanted = spellings.terms(words)
        whole = spellings.ids_of(words)
        with self._reading() as connection:
            return tuple(
                id_
                for id_, name in read.actors(connection)
                if id_ == words or id_.partition(":")[2] in whole
                or (wanted and not whole and full_text.holds(spellings.folded(name), wanted))
            )  # fmt: skip

    def versions(self, url: str) -> tuple[Version, ...]:
        """What a watched page was from time to time, the oldest version first."""
        with self._reading() as connection:
            return versions.versions(connection, url)

    def fetched_bytes(self, digest: str) -> bytes:
        """The bytes of a version, as fetched.

        Raises:
            UsageError: there are none with this SHA-256.
        """
        with self._reading() as connection:
            return _there(versions.body(connection, digest), "version", digest)

    def withdrawn(self, article: Article) -> tuple[Withdrawn, ...]:
        """Claims that an article made once and that are gone from its page."""
        with self._reading() as connection:
            return versions.withdrawn(connection, article)

    def search(self, query: str, most: int = 20) -> tuple[Article, ...]:
        """Articles that hold every word of `query`, best first; names are found in every language and script."""
        wanted = spellings.terms(query)
        with self._reading() as connection:
            return tuple(read.article_at(connection, key) for key in full_text.search(connection, wanted, most))

    def overview(self) -> Overview:
        """Lists, counts and pairs over many contacts as they were last settled: nothing is resolved for them."""
        return Overview(self._reading)

    def view_of_contact(self, id_: str) -> DossierView:
        """The contact that `contact` gives for `id_`, with all it rests on; it is the view's first.

        Raises:
            UsageError: there is none, or more than one.
        """
        self._settled()
        with self._reading() as connection:
            return excerpts.of_contact(connection, anchoring.contact(connection, id_), self.path.stem)

    def view_of_article(self, id_: str) -> DossierView:
        """The article whose id is, or alone begins with, `id_`, with all found in it and the contacts it reports.

        Raises:
            UsageError: there is none, or more than one.
        """
        self._settled()
        with self._reading() as connection:
            found = read.article(connection, read.whole(connection, "article", id_))
            return excerpts.of_article(connection, _there(found, "article", id_), self.path.stem)

    def view(self) -> DossierView:
        """Everything at once, for a report or a notebook."""
        self._settled()
        articles = tuple(self.articles())
        resolved = tuple(self.contacts())
        return DossierView(
            pages=tuple(self.pages()),
            failures=tuple(self.failures()),
            articles=articles,
            reports=tuple(report for article in articles for report in self.reports(article.id)),
            claims=tuple(claim for article in articles for claim in self.claims(article.id)),
            contacts=tuple(one.contact for one in resolved),
            accounts={one.contact.id: one.accounting.accounts for one in resolved if one.accounting.accounts},
            comparisons={one.contact.id: one.accounting.comparisons for one in resolved if one.accounting.comparisons},
            chains={one.contact.id: one.accounting.chains for one in resolved if one.accounting.chains},
            rejected=rejected_of(resolved),
            origins={one.contact.id: one.accounting.origins for one in resolved},
            mentions={article.id: self.mentions(article.id) for article in articles},
            name=self.path.stem,
            withdrawn=self._withdrawn(articles),
        )

    def _withdrawn(self, articles: Iterable[Article]) -> dict[str, tuple[Withdrawn, ...]]:
        with self._reading() as connection:
            its = versions.articles_with_withdrawn(connection)
            found = {one.id: versions.withdrawn(connection, one) for one in articles if one.id in its}
        return {article: gone for article, gone in found.items() if gone}

    def _resolve(
        self,
        blocks: Collection[str],
        progress: Callable[[int, int], None] | None = None,
        encoding: Callable[[int, int], None] | None = None,
    ) -> None:
        if blocks:
            resolver = self._resolver()
            resolver.encode(sorted(blocks), encoding)
            for done, block in enumerate(sorted(blocks)):
                if progress is not None:
                    progress(done, len(blocks))
                resolver.settle(block)

    def _resolver(self) -> Resolver:
        # Loads the encoder and what it stands on, which a question to a settled dossier does without.
        from dragoman.store.resolver import Resolver

        return Resolver(self._reading, self._writing)

    def _settled(self) -> None:
        if not self._settle:
            return
        with self._reading() as connection:
            waiting = bool(read.pending(connection))
        if waiting and os.access(self.path, os.W_OK):
            self.resolve()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with database.translated(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self, *, for_good: bool = False) -> Iterator[Connection]:
        with database.translated(self.path), database.writing(self._engine, for_good=for_good) as connection:
            yield connection


def _there(found: T | None, what: str, id_: str) -> T:
    if found is None:
        raise UsageError(f"there is no {what} {id_!r}")
    return found
