"""What matching asks of a dossier about one block, and the same for reports held in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Protocol

from dragoman.matching.evidence import Evidence
from dragoman.matching.records import Change, Kept


class Shelf(Protocol):
    """The reports of one block as they are now, and its contacts as they were last resolved.

    Dated reports are those with an `Evidence.day`, undated all others.
    """

    def size(self) -> int:
        """Number of reports."""
        ...

    def days(self, first: date, last: date) -> Mapping[date, int]:
        """Number of dated reports by day, of the days from `first` to `last`, both included."""
        ...

    def between(self, first: date, last: date) -> Collection[Evidence]:
        """Dated reports of those days, in any order."""
        ...

    def reports(self, ids: Iterable[str]) -> Mapping[str, Evidence]:
        """Reports by id; ids that are not there are left out."""
        ...

    def counts(self, items: Iterable[str]) -> Mapping[str, int]:
        """How many reports have each item (`Evidence.items`)."""
        ...

    def having(self, items: Iterable[str], *, dated: bool) -> set[str]:
        """Ids of dated, or of undated, reports that have any of the items."""
        ...

    def undated(self) -> set[str]:
        """Ids of all undated reports."""
        ...

    def of_articles(self, articles: Iterable[str]) -> set[str]:
        """Ids of undated reports of the articles."""
        ...

    def kept(self, reports: Iterable[str]) -> Collection[Kept]:
        """The contacts that hold any of the reports, each once."""
        ...


class Memory:
    """`Shelf` over reports in memory: for a whole set at once, and to see what a dossier would give."""

    def __init__(self, found: Iterable[Evidence] = ()) -> None:
        self._reports: dict[str, Evidence] = {}
        self._by_day: dict[date, dict[str, Evidence]] = {}
        self._having: tuple[dict[str, set[str]], dict[str, set[str]]] = ({}, {})
        self._by_article: dict[str, set[str]] = {}
        self._undated: set[str] = set()
        self.contacts: dict[str, Kept] = {}
        self._contact_of: dict[str, str] = {}
        for one in found:
            self.put(one)

    def put(self, one: Evidence) -> None:
        """Add a report."""
        self._reports[one.id] = one
        if one.day is not None:
            self._by_day.setdefault(one.day, {})[one.id] = one
        else:
            self._undated.add(one.id)
            self._by_article.setdefault(one.report.article, set()).add(one.id)
        for item in one.items:
            self._having[one.day is not None].setdefault(item, set()).add(one.id)

    def take(self, id_: str) -> Evidence:
        """Remove a report."""
        one = self._reports.pop(id_)
        if one.day is not None:
            del self._by_day[one.day][id_]
        else:
            self._undated.discard(id_)
            self._by_article[one.report.article].discard(id_)
        for item in one.items:
            self._having[one.day is not None][item].discard(id_)
        return one

    def settle(self, change: Change) -> None:
        """Put resolved contacts in the place of others."""
        for id_ in change.replaced:
            del self.contacts[id_]
        for one in change.contacts:
            self.contacts[one.contact.id] = one
            self._contact_of.update((report, one.contact.id) for report in one.contact.reports)

    def size(self) -> int:
        """Number of reports."""
        return len(self._reports)

    def days(self, first: date, last: date) -> Mapping[date, int]:
        """Number of dated reports by day."""
        span = range(first.toordinal(), last.toordinal() + 1)
        found = (date.fromordinal(number) for number in span)
        return Counter({day: len(self._by_day[day]) for day in found if self._by_day.get(day)})

    def between(self, first: date, last: date) -> list[Evidence]:
        """Dated reports of those days."""
        days = (date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1))
        return [one for day in days for one in self._by_day.get(day, {}).values()]

    def reports(self, ids: Iterable[str]) -> dict[str, Evidence]:
        """Reports by id."""
        return {id_: self._reports[id_] for id_ in ids if id_ in self._reports}

    def counts(self, items: Iterable[str]) -> dict[str, int]:
        """How many reports have each item."""
        return {item: sum(len(its.get(item, ())) for its in self._having) for item in items}

    def having(self, items: Iterable[str], *, dated: bool) -> set[str]:
        """Reports that have any of the items."""
        return set().union(*(self._having[dated].get(item, ()) for item in items))

    def undated(self) -> set[str]:
        """All undated reports."""
        return set(self._undated)

    def of_articles(self, articles: Iterable[str]) -> set[str]:
        """Undated reports of the articles."""
        return set().union(*(self._by_article.get(article, ()) for article in articles))

    def kept(self, reports: Iterable[str]) -> list[Kept]:
        """Contacts that hold any of the reports."""
        ids = sorted({self._contact_of[id_] for id_ in reports if id_ in self._contact_of})
        return [self.contacts[id_] for id_ in ids if id_ in self.contacts]
