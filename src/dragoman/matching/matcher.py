"""Reports to contacts, and what becomes of the contacts of a block when reports come or go.

Dated reports are gathered window by window (`windows`, `gather`), undated ones each look for their contact
(`undated`). The contacts are a function of the set of reports: `rematch` works out again what its new reports can
change and gives what `resolve` gives for all of them at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from dragoman.encoders import Centred, default_embedder
from dragoman.matching.block import blocks
from dragoman.matching.build import contact_of
from dragoman.matching.choose import order, rejected
from dragoman.matching.cluster import Cluster
from dragoman.matching.evidence import Evidence, evidence_of
from dragoman.matching.gather import gather
from dragoman.matching.rarity import Steps, step
from dragoman.matching.records import Change, Considered, Kept, Resolution, Told
from dragoman.matching.shelf import Memory, Shelf
from dragoman.matching.undated import Undated
from dragoman.matching.windows import Days, touched, windows
from dragoman.model import Contact, Verdict

TWICE: Final = Verdict("founding", 1.0, ("another report of its article fits the same contact better",))


def resolve(told: Iterable[Told], encoder: Centred | None = None, *, encode: bool = True) -> Resolution:
    """All contacts that a set of reports tells of.

    Args:
        told: the reports with their articles and claims, in any order; a report given twice counts once.
        encoder: compares statements; the default engine if none is given.
        encode: False leaves statements uncompared and only asks dates, subjects and numbers.
    """
    if encode and encoder is None:
        encoder = default_embedder()
    found: list[Kept] = []
    for block in blocks(told).values():
        reports = [evidence_of(one) for one in block]
        found.extend(rematch(Memory(reports), reports, (), encoder if encode else None).contacts)
    considered: dict[str, list[Considered]] = {report: [] for one in found for report in sorted(one.contact.reports)}
    for one in found:
        for its in one.considered:
            considered[its.report].append(its)
    return Resolution(
        tuple(sorted((one.contact for one in found), key=in_order)),
        {report: tuple(considered[report]) for report in sorted(considered)},
    )


def in_order(contact: Contact) -> tuple[str, str]:
    """By day, undated contacts last, then by id."""
    return (contact.when.start.isoformat() if contact.when else "9999", contact.id)


def rematch(shelf: Shelf, came: Sequence[Evidence], gone: Sequence[Evidence], encoder: Centred | None = None) -> Change:
    """What becomes of a block's contacts when reports came or went since they were last resolved.

    Args:
        shelf: the block: its reports as they are now, its contacts as they were.
        came: reports that are new, or read otherwise than before.
        gone: reports that are no longer there, and those of `came` as they were before.
        encoder: compares sentences; None leaves them uncompared.
    """
    return _Rematch(shelf, came, gone, encoder).change()


class _Rematch:
    """One run of `rematch`; what it has worked out so far."""

    def __init__(
        self, shelf: Shelf, came: Sequence[Evidence], gone: Sequence[Evidence], encoder: Centred | None
    ) -> None:
        self._shelf = shelf
        self._came = {one.id: one for one in came}
        self._gone = {one.id: one for one in gone}
        self._encoder = encoder
        self._considered: dict[str, tuple[Considered, ...]] = {}
        # By how much each item's count has changed.
        self._changes: Counter[str] = Counter(item for one in came for item in one.items)
        self._changes.subtract(item for one in gone for item in one.items)
        # Dated contacts by the ids of their dated reports: gathered anew, or as they were kept.
        self._fresh: dict[str, Cluster] = {}
        self._old: dict[str, Cluster] = {}
        self._kept: dict[str, Kept] = {}
        self._contact_of: dict[str, str] = {}
        self._undated = Undated(shelf, self._clusters_of, encoder)

    def change(self) -> Change:
        for first, last in self._stretches():
            self._gather(first, last)
        self._recall([*self._fresh, *self._came, *self._gone])
        affected = self._with_rivals(self._affected(self._changed()))
        free = self._spread(affected)
        clusters, considered = self._undated.gathered(free)
        self._considered.update(considered)
        dated = {cluster.founding.id: cluster for cluster in self._fresh.values()}
        chosen = [self._undated.choice(id_).target for id_ in affected]
        # A dated contact that an undated report has left, or that it leaves behind by being gone.
        left = [self._dated_contact(id_) for id_ in (*affected, *self._gone)]
        for cluster in (*chosen, *left):
            if cluster is not None:
                dated.setdefault(cluster.founding.id, cluster)
        clusters.extend(self._joined(dated, affected))
        return self._written(clusters)

    # Dated reports

    def _stretches(self) -> Iterator[tuple[date, date]]:
        less: Counter[date] = Counter()
        for sign, group in ((1, self._came), (-1, self._gone)):
            for one in group.values():
                if one.day is not None:
                    less[one.day] += sign
        after = Days(self._shelf.days)
        if len(self._came) == self._shelf.size() and not self._gone:
            yield from windows(less, after)
            return
        for first, last in touched(less, Days(self._shelf.days, less), after):
            span = (last - first).days + 1
            yield from windows((first + timedelta(days=number) for number in range(span)), after)

    def _gather(self, first: date, last: date) -> None:
        clusters, considered = gather(self._shelf.between(first, last), self._encoder)
        self._considered.update(considered)
        for cluster in clusters:
            self._fresh.update((id_, cluster) for id_ in cluster.ids)

    def _clusters_of(self, ids: Iterable[str]) -> list[Cluster]:
        wanted = sorted(set(ids))
        missing = [id_ for id_ in wanted if id_ not in self._fresh and id_ not in self._old]
        self._recall(missing)
        holding = {self._contact_of[id_] for id_ in missing}
        contacts = [self._kept[id_] for id_ in sorted(holding)]
        reports = self._shelf.reports(report for one in contacts for report in one.contact.reports)
        for one in contacts:
            cluster = _as_kept(one, reports)
            self._old.update((id_, cluster) for id_ in cluster.ids)
        found = {id(cluster): cluster for id_ in wanted for cluster in (self._fresh.get(id_) or self._old[id_],)}
        return list(found.values())

    def _recall(self, ids: Iterable[str]) -> None:
        for one in self._shelf.kept(id_ for id_ in ids if id_ not in self._contact_of):
            self._kept[one.contact.id] = one
            self._contact_of.update((report, one.contact.id) for report in one.contact.reports)

    def _dated_contact(self, undated: str) -> Cluster | None:
        """The dated contact that an undated report was taken for before, in its present form; None if there is none."""
        kept = self._kept.get(self._contact_of.get(undated, ""))
        if kept is None:
            return None
        founding = kept.contact.reports[0]
        if founding in self._gone or founding in self._fresh:
            return None
        return next(iter(self._clusters_of((founding,))), None) if self._is_dated(founding) else None

    def _is_dated(self, id_: str) -> bool:
        return id_ in self._fresh or id_ in self._old or self._undated.report(id_).day is not None

    # What is touched

    def _changed(self) -> tuple[list[Cluster], list[Kept]]:
        """Dated contacts that are new or otherwise than before, and those that were before."""
        new = {cluster.key: cluster for cluster in self._fresh.values()}
        dated = self._fresh.keys() | {id_ for id_, one in self._gone.items() if one.day is not None}
        old: dict[tuple[str, frozenset[str]], Kept] = {}
        for kept in self._kept.values():
            members = frozenset(kept.contact.reports) & dated
            if members:
                old[kept.contact.reports[0], members] = kept
        differ = set(new.keys() ^ old.keys())
        # A report that is read otherwise than before makes its contact another one.
        differ.update(key for key in new if key[1] & self._came.keys())
        return [new[key] for key in differ if key in new], [old[key] for key in differ if key in old]

    def _affected(self, changed: tuple[list[Cluster], list[Kept]]) -> set[str]:
        """Undated reports whose choice among dated contacts can be another one now."""
        shelf, undated = self._shelf, self._undated
        own = {id_ for id_, one in self._came.items() if one.day is None}
        if step(shelf.size()) != step(shelf.size() - len(self._came) + len(self._gone)):
            return self._with_siblings(shelf.undated())
        own |= shelf.having(self._crossing(), dated=False)
        new, old = changed
        was = self._shelf.reports({id_ for one in old for id_ in one.contact.reports} - self._gone.keys())
        was = {**was, **self._gone}
        # Their weighing needs the contacts as they were, too.
        both = [*new, *(_as_kept(one, was) for one in old if any(was[id_].day for id_ in one.contact.reports))]
        own |= {id_ for one in old for id_ in one.contact.reports if was[id_].day is None}
        for cluster in both:
            items = {item for one, _ in cluster.members for item in one.items}
            ids = shelf.having(filter(undated.weights(items).telling, items), dated=False) - own
            for report in undated.reports(ids).values():
                if undated.against(report, cluster, undated.weights(report.items)) is not None:
                    own.add(report.id)
        return self._with_siblings({id_ for id_ in own if id_ not in self._gone or id_ in self._came})

    def _crossing(self) -> list[str]:
        """Items that weigh otherwise than before."""
        changes = self._changes
        now = self._shelf.counts(changes)
        size = self._shelf.size()
        before = Steps(size, {item: now[item] - less for item, less in changes.items()})
        after = Steps(size, now)
        return [item for item in changes if after.differs(before, item)]

    def _with_siblings(self, ids: set[str]) -> set[str]:
        articles = {one.report.article for one in self._undated.reports(ids).values()}
        return ids | self._shelf.of_articles(articles)

    def _with_rivals(self, affected: set[str]) -> set[str]:
        """Affected reports, and those to which they, or reports that are gone, are or were rivals."""
        undated = self._undated
        if affected >= self._shelf.undated():
            return affected
        crossing = set(self._crossing())
        found = set(affected)
        for id_ in sorted(affected):
            report = undated.report(id_)
            found.update(other.id for other in undated.neighbours(report))
            if crossing & report.items:
                found.update(other.id for other in undated.neighbours(report, self._before(report)))
        for one in self._gone.values():
            if one.day is None:
                found.update(other.id for other in undated.neighbours(one, self._before(one)))
                found.update(self._mates(one.id))
        return self._with_siblings(found)

    def _spread(self, affected: set[str]) -> set[str]:
        """Free undated reports that are to be put together anew: the affected ones, and all they lead to."""
        undated = self._undated
        free: set[str] = set()
        waiting: list[str] = []

        def lead(ids: Iterable[str]) -> None:
            for id_ in sorted(ids):
                if id_ not in free and undated.reports((id_,)) and undated.choice(id_).free:
                    free.add(id_)
                    waiting.append(id_)

        lead(affected)
        if affected >= self._shelf.undated():
            return free
        for id_ in sorted(affected):
            lead(self._mates(id_))
            lead(other.id for other in undated.neighbours(undated.report(id_)))
        while waiting:
            report = undated.report(waiting.pop())
            lead(self._mates(report.id))
            lead(other.id for other in undated.neighbours(report))
        return free

    def _mates(self, id_: str) -> list[str]:
        """The undated reports that were of one contact with another."""
        self._recall((id_,))
        kept = self._kept.get(self._contact_of.get(id_, ""))
        reports = self._undated.reports(kept.contact.reports) if kept is not None else {}
        return [id_ for id_, one in reports.items() if one.day is None]

    def _before(self, report: Evidence) -> Steps:
        """The weights of a report's items as they were."""
        now = self._shelf.counts(report.items)
        size = self._shelf.size() - len(self._came) + len(self._gone)
        return Steps(size, {item: now[item] - self._changes[item] for item in report.items})

    # What is written

    def _joined(self, dated: dict[str, Cluster], affected: set[str]) -> list[Cluster]:
        """Dated contacts with the undated reports that are taken for them, and reports that come second to another."""
        joining: dict[str, list[tuple[Evidence, Verdict]]] = {founding: [] for founding in dated}
        alone: list[Cluster] = []
        for id_ in sorted(affected):
            report, choice = self._undated.report(id_), self._undated.choice(id_)
            self._considered.setdefault(id_, rejected(report, choice.weighed, choice.target))
            if choice.target is not None:
                joining[choice.target.founding.id].append((report, choice.verdict))
            elif not choice.free:
                alone.append(Cluster(report, choice.verdict))
        for founding, cluster in dated.items():
            kept = self._kept.get(self._contact_of.get(founding, ""))
            if kept is not None and kept.contact.reports[0] == founding:
                verdicts = dict(zip(kept.contact.reports, kept.contact.verdicts, strict=True))
                stay = self._undated.reports(verdicts.keys() - affected - set(cluster.ids) - self._gone.keys())
                joining[founding] += [(one, verdicts[id_]) for id_, one in stay.items() if one.day is None]
        found = []
        for founding, cluster in dated.items():
            whole = cluster.copy()
            for report, verdict in sorted(joining[founding], key=lambda item: order(item[0])):
                if report.report.article in whole.articles:
                    alone.append(Cluster(report, TWICE))
                else:
                    whole.add(report, verdict)
            found.append(whole)
        return found + alone

    def _written(self, clusters: Iterable[Cluster]) -> Change:
        reports = [id_ for cluster in clusters for id_ in cluster.ids]
        self._recall(reports)
        before: dict[str, list[Considered]] = {}
        for kept in self._kept.values():
            for one in kept.considered:
                before.setdefault(one.report, []).append(one)
        contacts = []
        for cluster in clusters:
            contact = contact_of(cluster)
            considered = tuple(
                one for id_ in contact.reports for one in self._considered.get(id_, tuple(before.get(id_, ())))
            )
            contacts.append(Kept(contact, considered))
        holding = {self._contact_of[id_] for id_ in (*reports, *self._gone) if id_ in self._contact_of}
        return Change(tuple(sorted(contacts, key=lambda one: in_order(one.contact))), frozenset(holding))


def _as_kept(kept: Kept, reports: Mapping[str, Evidence]) -> Cluster:
    """A kept dated contact without its undated reports."""
    pairs = zip(kept.contact.reports, kept.contact.verdicts, strict=True)
    members = [(reports[id_], verdict) for id_, verdict in pairs if id_ in reports and reports[id_].day is not None]
    found = Cluster(*members[0])
    for report, verdict in members[1:]:
        found.add(report, verdict)
    return found
