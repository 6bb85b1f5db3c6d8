"""A contact in the making: its founding report, those that joined it, and why."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date

from dragoman.matching.evidence import Dating, Evidence, happened
from dragoman.model import Verdict, When


@dataclass(slots=True)
class Cluster:
    """A contact in the making; `members` are in order of joining, the founding report first."""

    members: list[tuple[Evidence, Verdict]] = field(default_factory=list)
    _id: str = ""

    @property
    def founding(self) -> Evidence:
        """The report the contact is anchored on."""
        return self.members[0][0]

    @property
    def id(self) -> str:
        """Stable: from the parties and the founding report, whose id is a digest of its article and words."""
        if self._id:
            return self._id
        report = self.founding.told.report
        identity = "\n".join([*sorted(party.id for party in report.parties), report.id])
        self._id = hashlib.sha256(identity.encode()).hexdigest()[:16]
        return self._id

    @property
    def articles(self) -> set[str]:
        """Ids of the articles that tell of it."""
        return {one.told.article.id for one, _ in self.members}

    @property
    def anchors(self) -> list[Evidence]:
        """The reports whose content stands for the contact.

        Those tied to it by its day; of an undated one only the founding report, so that a chain of similar stories
        cannot lead from one contact to the next.
        """
        return [one for one, _ in self.members if one.dating >= Dating.PUBLISHED] or [self.founding]

    @property
    def dating(self) -> Dating:
        """The best knowledge of the day among the members."""
        return max(one.dating for one, _ in self.members)

    @property
    def when(self) -> When | None:
        """The day as far as it is known while members are still joining: the founding report's."""
        return self.founding.when

    @property
    def day(self) -> date | None:
        """The one day, where the founding report knows one."""
        when = self.when
        return when.start if when is not None and self.founding.dating >= Dating.PUBLISHED else None

    @property
    def held(self) -> bool:
        """Whether some member tells that it took place."""
        return any(happened(one.told.report.status) for one, _ in self.members)
