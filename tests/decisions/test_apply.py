"""Laws of putting decisions in force, on contacts of a few reports grouped at will."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.decisions.anchors import anchor_of
from dragoman.decisions.apply import Applied, Found, apply
from dragoman.decisions.records import (
    Anchor,
    Decision,
    Merge,
    Move,
    Seen,
    SetDate,
    SetKind,
    SetParty,
    Split,
    Undo,
    What,
    reports_in,
    undone,
)
from dragoman.matching.build import contact_of
from dragoman.matching.cluster import Cluster
from dragoman.matching.evidence import evidence_of
from dragoman.matching.records import Kept, tell
from dragoman.model import Kind, Verdict
from dragoman.store.deciding import interval
from tests.decisions.made import ERDOGAN, KREMLIN, PUTIN, day, page

READINGS = [page(f"page{number}", day(1 + number), [(PUTIN, f"word number {number}")]) for number in range(6)]
TOLD = [tell(one.articles, one.reports, one.claims)[0] for one in READINGS]
EVIDENCE = {one.report.id: evidence_of(one) for one in TOLD}
ANCHORS = {one.report.id: anchor_of(one.report, one.article, one.article.publisher.name) for one in TOLD
           if one.article.publisher}  # fmt: skip
IDS = sorted(EVIDENCE)
EVERYTHING = Found({id_: id_ for id_ in IDS}, {})


def by_rules(groups: Sequence[Sequence[str]]) -> list[Kept]:
    found = []
    for group in groups:
        cluster = Cluster(EVIDENCE[group[0]], Verdict("founding", 1.0, ("first",)))
        for id_ in group[1:]:
            cluster.add(EVIDENCE[id_], Verdict("same", 0.9, ("alike",)))
        found.append(Kept(contact_of(cluster)))
    return found


def anchors(ids: Sequence[str]) -> tuple[Anchor, ...]:
    return tuple(ANCHORS[id_] for id_ in ids)


def seen(one: Kept) -> Seen:
    return Seen(one.contact.id, anchors(one.contact.reports))


def decided(number: int, what: What, author: str = "Anna") -> Decision:
    return Decision(f"d{number}", number, author, datetime(2026, 1, 1, tzinfo=UTC), "so it is", what)


def in_force(machine: Sequence[Kept], decisions: Sequence[Decision]) -> Applied:
    back = undone(decisions)
    acting = [one for one in decisions if one.id not in back and not isinstance(one.what, Undo)]
    return apply(machine, EVIDENCE, acting, EVERYTHING)


def grouping(applied: Applied) -> set[frozenset[str]]:
    return {frozenset(one.kept.contact.reports) for one in applied.contacts}


@st.composite
def groups(draw: st.DrawFn) -> list[list[str]]:
    """All reports, in contacts."""
    order = draw(st.permutations(IDS))
    cuts = sorted(draw(st.sets(st.integers(1, len(order) - 1), max_size=4)))
    return [list(order[start:end]) for start, end in zip([0, *cuts], [*cuts, len(order)], strict=True)]


@st.composite
def decisions(draw: st.DrawFn, machine: Sequence[Kept], most: int = 6) -> list[Decision]:
    """Decisions that people could take one after the other, each before what the last one made of the contacts."""
    taken: list[Decision] = []
    for number in range(1, draw(st.integers(0, most)) + 1):
        current = [one.kept for one in in_force(machine, taken).contacts]
        one = draw(st.sampled_from(current))
        others = [other for other in current if other.contact.id != one.contact.id]
        kinds = ["date", "kind", "party"] + (["merge", "move"] if others else [])
        kinds += ["split"] if len(one.contact.reports) > 1 else []
        kinds += ["undo"] if [it for it in taken if it.id not in undone(taken)] else []
        kind = draw(st.sampled_from(kinds))
        what: What
        if kind == "merge":
            what = Merge((seen(one), seen(draw(st.sampled_from(others)))))
        elif kind == "move":
            report = draw(st.sampled_from(one.contact.reports))
            what = Move(ANCHORS[report], seen(one), seen(draw(st.sampled_from(others))))
        elif kind == "split":
            out = draw(st.lists(st.sampled_from(one.contact.reports), min_size=1,
                                max_size=len(one.contact.reports) - 1, unique=True))  # fmt: skip
            what = Split(seen(one), anchors(out))
        elif kind == "date":
            start = date(2024, 12, draw(st.integers(1, 28)))
            what = SetDate(seen(one), interval(start, start + timedelta(days=1)))
        elif kind == "kind":
            what = SetKind(seen(one), draw(st.sampled_from(list(Kind))))
        elif kind == "party":
            what = SetParty(seen(one), draw(st.sampled_from([PUTIN, ERDOGAN])), KREMLIN)
        else:
            left = [it for it in taken if it.id not in undone(taken)]
            what = Undo(draw(st.sampled_from(left)).id)
        taken.append(decided(number, what))
    return taken


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[Kept], list[Decision]]:
    machine = by_rules(draw(groups()))
    return machine, draw(decisions(machine))


@settings(max_examples=25)
@given(cases())
def test_no_report_is_lost_or_doubled(case: tuple[list[Kept], list[Decision]]) -> None:
    applied = in_force(*case)
    reports = [id_ for one in applied.contacts for id_ in one.kept.contact.reports]
    assert sorted(reports) == IDS
    assert len({one.kept.contact.id for one in applied.contacts}) == len(applied.contacts)
    assert all(len(one.kept.contact.verdicts) == len(one.kept.contact.reports) for one in applied.contacts)


@settings(max_examples=25)
@given(cases())
def test_with_everything_undone_the_rules_own_contacts_are_back(case: tuple[list[Kept], list[Decision]]) -> None:
    machine, taken = case
    active = [one for one in taken if one.id not in undone(taken) and not isinstance(one.what, Undo)]
    back = [decided(100 + at, Undo(one.id)) for at, one in enumerate(active)]
    applied = in_force(machine, [*taken, *back])
    assert sorted((one.kept for one in applied.contacts), key=lambda one: one.contact.id) == sorted(
        machine, key=lambda one: one.contact.id
    )
    assert all(not one.decisions for one in applied.contacts)


@settings(max_examples=25)
@given(cases())
def test_undoing_the_last_decision_gives_what_was_before_it(case: tuple[list[Kept], list[Decision]]) -> None:
    machine, taken = case
    if taken:
        assert in_force(machine, [*taken, decided(100, Undo(taken[-1].id))]) == in_force(machine, taken[:-1])


@settings(max_examples=25)
@given(cases())
def test_undoing_an_undo_decides_again(case: tuple[list[Kept], list[Decision]]) -> None:
    machine, taken = case
    active = [one for one in taken if one.id not in undone(taken)]
    if active:
        twice = [decided(100, Undo(active[0].id)), decided(101, Undo("d100"))]
        assert in_force(machine, [*taken, *twice]) == in_force(machine, taken)


@settings(max_examples=25)
@given(st.data())
def test_the_order_of_unrelated_decisions_plays_no_part(data: st.DataObject) -> None:
    machine = by_rules([IDS[:3], IDS[3:]])
    first = data.draw(decisions(machine[:1], 3))
    second = data.draw(decisions(machine[1:], 3))
    second = [replace(one, id=f"e{one.number}", what=_renamed(one.what)) for one in second]

    def numbered(taken: Sequence[Decision]) -> list[Decision]:
        return [replace(one, number=number) for number, one in enumerate(taken, 1)]

    mixed = data.draw(st.permutations(["f"] * len(first) + ["s"] * len(second)))
    left, right = iter(first), iter(second)
    merged = [next(left) if which == "f" else next(right) for which in mixed]
    assert in_force(machine, numbered(merged)).contacts == in_force(machine, numbered([*first, *second])).contacts


def _renamed(what: What) -> What:
    return Undo(what.decision.replace("d", "e")) if isinstance(what, Undo) else what


@settings(max_examples=25)
@given(cases())
def test_the_last_decision_always_holds(case: tuple[list[Kept], list[Decision]]) -> None:
    machine, taken = case
    if taken and not isinstance(taken[-1].what, Undo):
        stands = {one.decision: one for one in in_force(machine, taken).standings}
        assert stands[taken[-1].id].state == "in_force"


@settings(max_examples=25)
@given(cases(), st.sampled_from(IDS))
def test_a_report_that_goes_takes_nothing_along(case: tuple[list[Kept], list[Decision]], gone: str) -> None:
    machine, taken = case
    back = undone(taken)
    acting = [one for one in taken if one.id not in back and not isinstance(one.what, Undo)]
    left = {id_: one for id_, one in EVIDENCE.items() if id_ != gone}
    applied = apply(machine, left, acting, Found({id_: id_ for id_ in left}, {}))
    assert sorted(id_ for one in applied.contacts for id_ in one.kept.contact.reports) == sorted(left)


def test_of_two_decisions_that_cannot_both_hold_the_later_wins_and_the_earlier_says_so() -> None:
    machine = by_rules([IDS[:2], IDS[2:4]])
    merge = decided(1, Merge((seen(machine[0]), seen(machine[1]))))
    together = in_force(machine, [merge])
    assert grouping(together) == {frozenset(IDS[:4])}
    whole = together.contacts[0].kept
    split = decided(2, Split(seen(whole), anchors(IDS[2:4])), "Ben")
    applied = in_force(machine, [merge, split])
    assert grouping(applied) == {frozenset(IDS[:2]), frozenset(IDS[2:4])}
    assert [(one.state, one.by) for one in applied.standings] == [("overruled", "d2"), ("in_force", None)]


def test_a_later_date_outranks_an_earlier_one_and_both_say_what_was_read() -> None:
    machine = by_rules([IDS[:1]])
    dates = [decided(number, SetDate(seen(machine[0]), day(number))) for number in (20, 21)]
    applied = in_force(machine, dates)
    when = applied.contacts[0].kept.contact.when
    assert when is not None
    assert when.start == date(2024, 12, 21)
    assert when.basis == "decided by Anna on 2026-01-01: so it is"
    assert "decided by Anna" in when.contradictions[0]
    assert [one.state for one in applied.standings] == ["overruled", "in_force"]


def test_a_correction_goes_with_most_of_the_reports_it_was_about() -> None:
    machine = by_rules([IDS[:3]])
    date_ = decided(1, SetDate(seen(machine[0]), day(25)))
    split = decided(2, Split(seen(machine[0]), anchors([machine[0].contact.reports[0]])))
    applied = in_force(machine, [date_, split])
    dated = [one.kept.contact for one in applied.contacts if one.kept.contact.when == dates_of(applied)]
    assert [len(one.reports) for one in dated] == [2]


def dates_of(applied: Applied) -> object:
    return next(
        one.kept.contact.when
        for one in applied.contacts
        if one.kept.contact.when and one.kept.contact.when.basis.startswith("decided")
    )


def test_what_is_there_no_more_waits() -> None:
    machine = by_rules([IDS[:1]])
    elsewhere = by_rules([IDS[5:6]])
    merge = decided(1, Merge((seen(machine[0]), seen(elsewhere[0]))))
    applied = in_force(machine, [merge])
    assert [one.state for one in applied.standings] == ["waiting"]
    assert grouping(applied) == {frozenset(IDS[:1])}


def test_reports_of_a_decision_come_once() -> None:
    machine = by_rules([IDS[:2]])
    split = Split(seen(machine[0]), anchors(IDS[:1]))
    assert len(reports_in(split)) == 2
