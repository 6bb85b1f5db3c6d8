"""A contact in the making: its founding report, those that joined it, and why."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from dragoman.dates.narrow import compatible
from dragoman.matching.evidence import Dating, Evidence, happened
from dragoman.model import Actor, Precision, Status, Verdict, When

MOST_ANCHORS: Final = 4
"""Reports of a contact that a new one is compared with."""

LATE: Final = 2
"""Days by which a page can follow the contact it tells of without naming its day."""


def late_by(published: When) -> When:
    """The days that a contact can have been on of which only the day of publication is known."""
    start = published.start - timedelta(days=LATE)
    return When(start, published.end, Precision.INTERVAL, published.basis, None, published.contradictions)


class Cluster:
    """A contact in the making; `members` are in order of joining, the founding report first.

    `anchors` are the reports whose content stands for the contact: those tied to it by its day; of an undated one
    only the founding report, so that a chain of similar stories cannot lead from one contact to the next.
    """

    __slots__ = ("_id", "_seen", "anchors", "articles", "held", "lists", "members")

    def __init__(self, founding: Evidence, verdict: Verdict) -> None:
        self.members: list[tuple[Evidence, Verdict]] = []
        self.anchors: list[Evidence] = []
        self.articles: set[str] = set()
        self.held = False
        # Members with the same parties and status forbid the same: each kind is asked once.
        self.lists: list[tuple[tuple[Actor, ...], Status]] = []
        self._seen: set[tuple[tuple[str, ...], Status]] = set()
        self._id = ""
        self.add(founding, verdict)

    def add(self, report: Evidence, verdict: Verdict) -> None:
        """Let a report join."""
        if len(self.anchors) < MOST_ANCHORS and (not self.members or report.dating >= Dating.PUBLISHED):
            self.anchors.append(report)
        self.members.append((report, verdict))
        self.articles.add(report.report.article)
        self.held = self.held or happened(report.report.status)
        key = (tuple(party.id for party in report.report.parties), report.report.status)
        if key not in self._seen:
            self._seen.add(key)
            self.lists.append((report.report.parties, report.report.status))

    def copy(self) -> Cluster:
        """The same contact in its lasting form: the founding report first, then the others by id.

        So that it is the same whether its reports were just gathered or read back from a dossier.
        """
        (head, verdict), *rest = self.members
        found = Cluster(head, verdict)
        for one, its in sorted(rest, key=lambda item: item[0].id):
            found.add(one, its)
        return found

    @property
    def key(self) -> tuple[str, frozenset[str]]:
        """The founding report and all members: what makes two clusters the same."""
        return self.founding.id, frozenset(self.ids)

    @property
    def ids(self) -> Iterable[str]:
        """Ids of the members."""
        return (one.id for one, _ in self.members)

    @property
    def founding(self) -> Evidence:
        """The report the contact is anchored on."""
        return self.members[0][0]

    @property
    def id(self) -> str:
        """Stable: from the parties and the founding report, whose id is a digest of its article and words."""
        if not self._id:
            report = self.founding.report
            identity = "\n".join([*sorted(party.id for party in report.parties), report.id])
            self._id = hashlib.sha256(identity.encode()).hexdigest()[:16]
        return self._id

    @property
    def when(self) -> When | None:
        """The day as far as it is known while members are still joining: the founding report's."""
        return self.founding.when

    def allows(self, when: When | None) -> bool:
        """Whether its day can lie in an interval: the stated day of any of its reports, or up to when it was put up."""
        known = [one.when for one, _ in self.members if one.dating is Dating.STATED and one.when is not None]
        if not known and self.founding.dating is Dating.PUBLISHED and self.when is not None:
            known = [late_by(self.when)]
        return any(compatible(when, one) for one in known) if known else compatible(when, self.when)

    @property
    def day(self) -> date | None:
        """The one day, where the founding report knows one."""
        return self.founding.day
