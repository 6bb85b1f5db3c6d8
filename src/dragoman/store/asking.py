"""What is asked of a dossier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from dragoman.errors import UsageError
from dragoman.model import Article, Claim, ContactReport, Mention, Page
from dragoman.resolution import ResolvedContact
from dragoman.store import anchoring, excerpts, full_text, read, spellings, versions
from dragoman.store.entries import Entry, entries
from dragoman.store.history import Version, Withdrawn
from dragoman.store.opened import Opened
from dragoman.store.overview import Overview, Selection
from dragoman.store.read import ContactFilter
from dragoman.store.view import DossierView, Failure, PageInfo

T = TypeVar("T")


class Asking(Opened):
    """Questions, each answered from one moment of the dossier; what is iterated over is read as it is asked for."""

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
        """Everything at once and of one moment, for a report or a notebook."""
        self._settled()
        with self._reading() as connection:
            return excerpts.of_all(connection, self.path.stem)


def _there(found: T | None, what: str, id_: str) -> T:
    if found is None:
        raise UsageError(f"there is no {what} {id_!r}")
    return found
