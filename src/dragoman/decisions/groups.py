"""Reports in contacts, as the rules left them and as people then merged, split and moved them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping

from dragoman.decisions.records import Anchor, Decision, Merge, Move, Seen, Split


class Groups:
    """Reports by contact; `arrange` puts one decision after the other in force.

    `put` tells by which decision a report came where it is, of those that did not stay where the rules had them.
    """

    def __init__(self, contacts: Mapping[str, Iterable[str]], found: Mapping[str, str]) -> None:
        """`contacts` are ids of reports by contact, `found` the reports that anchors lead to, by the anchor's id."""
        self.members: dict[str, list[str]] = {id_: list(reports) for id_, reports in contacts.items()}
        self.put: dict[str, Decision] = {}
        self._found = found
        self._where = {report: id_ for id_, reports in self.members.items() for report in reports}

    def of(self, seen: Seen) -> str | None:
        """The contact that was seen: the one with most of its reports, of several the one with the first of them."""
        where = [self._where[report] for report in self._reports(seen.reports)]
        votes = Counter(where)
        return max(votes, key=lambda id_: (votes[id_], -where.index(id_))) if votes else None

    def holding(self, report: str) -> str | None:
        """The contact of a report."""
        return self._where.get(report)

    def arrange(self, decision: Decision) -> bool:
        """Put a decision in force; whether what it is about is there."""
        what = decision.what
        if isinstance(what, Merge):
            found = [self.of(seen) for seen in what.contacts]
            present = [id_ for id_ in found if id_ is not None]
            for other in dict.fromkeys(present):
                if other != present[0]:
                    self._take(list(self.members[other]), present[0], decision)
            return len(present) > 1
        if isinstance(what, Split):
            out, stay = self._parts(what)
            for number, id_ in enumerate(dict.fromkeys(self._where[report] for report in out)):
                if any(self._where[report] == id_ for report in stay):
                    leaving = [report for report in out if self._where[report] == id_]
                    self._take(leaving, _new_id(decision, number), decision)
            return bool(out and stay)
        if isinstance(what, Move):
            report, target = self._report(what.report), self.of(what.target)
            if report is None or target is None:
                return False
            if self._where[report] != target:
                self._take([report], target, decision)
            return True
        return False

    def holds(self, decision: Decision) -> bool:
        """Whether the groups are as a decision says."""
        what = decision.what
        if isinstance(what, Merge):
            return len({self.of(seen) for seen in what.contacts} - {None}) == 1
        if isinstance(what, Split):
            out, stay = self._parts(what)
            return not {self._where[report] for report in out} & {self._where[report] for report in stay}
        if isinstance(what, Move):
            report = self._report(what.report)
            return report is not None and self._where[report] == self.of(what.target)
        return False

    def about(self, decision: Decision) -> set[str]:
        """The contacts that a decision made what they are."""
        what = decision.what
        if isinstance(what, Merge):
            found = {self.of(seen) for seen in what.contacts}
        elif isinstance(what, Split):
            found = {self._where[report] for part in self._parts(what) for report in part}
        elif isinstance(what, Move):
            found = {self.of(what.origin), self.of(what.target), self._where.get(self._report(what.report) or "")}
        else:
            found = set()
        return {id_ for id_ in found if id_ is not None}

    def _take(self, reports: list[str], to: str, decision: Decision) -> None:
        for report in reports:
            before = self._where[report]
            self.members[before].remove(report)
            if not self.members[before]:
                del self.members[before]
            self.members.setdefault(to, []).append(report)
            self._where[report] = to
            self.put[report] = decision

    def _parts(self, what: Split) -> tuple[list[str], list[str]]:
        out = self._reports(what.out)
        return out, [report for report in self._reports(what.contact.reports) if report not in out]

    def _reports(self, anchors: Iterable[Anchor]) -> list[str]:
        found = (self._report(one) for one in anchors)
        return list(dict.fromkeys(report for report in found if report is not None))

    def _report(self, anchor: Anchor) -> str | None:
        report = self._found.get(anchor.id)
        return report if report in self._where else None


def _new_id(decision: Decision, number: int) -> str:
    """The id of a contact that a decision makes: the same whenever it is put in force."""
    return hashlib.sha256(f"decided\n{decision.id}\n{number}".encode()).hexdigest()[:16]
