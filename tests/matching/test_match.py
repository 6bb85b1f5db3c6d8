from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.matching import Memory, Told, evidence_of, rematch, resolve
from dragoman.model import Contact, Kind, Status
from tests.matching.made import ALIYEV, ERDOGAN, FIDAN, LAVROV, PUTIN, TURKISH_PRESIDENT, before, day, published, told

RARE = ("state:ly", "place:sirte", "tourism", "berlin-conference", "health", "place:jufra")


def contacts(*reports: Told) -> list[set[str]]:
    return sorted((set(one.reports) for one in found(*reports)), key=sorted)


def found(*reports: Told) -> tuple[Contact, ...]:
    return resolve(reports, encode=False).contacts


def test_the_same_day_is_the_same_call() -> None:
    assert contacts(told("a", day("2024-12-03")), told("b", day("2024-12-03"))) == [{"a", "b"}]


def test_calls_of_one_pair_in_one_week_stay_apart() -> None:
    reports = [told(str(number), day(f"2024-12-0{number}"), topics=RARE) for number in range(1, 8, 2)]
    assert len(contacts(*reports)) == 4


def test_a_day_of_publication_may_be_late_but_never_early() -> None:
    first = told("a", day("2024-12-03"), topics=RARE)
    assert contacts(first, told("b", published("2024-12-05"), topics=RARE)) == [{"a", "b"}]
    assert contacts(first, told("b", published("2024-12-02"), topics=RARE)) == [{"a"}, {"b"}]
    assert contacts(first, told("b", published("2024-12-05"))) == [{"a"}, {"b"}]


def test_a_call_is_not_a_meeting_but_a_visit_may_be() -> None:
    call, meeting = told("a", day("2024-12-03")), told("b", day("2024-12-03"), kind=Kind.MEETING)
    assert contacts(call, meeting) == [{"a"}, {"b"}]
    assert contacts(meeting, told("c", day("2024-12-03"), kind=Kind.VISIT)) == [{"b", "c"}]


def test_a_report_without_a_kind_that_fits_two_contacts_is_left_ambiguous() -> None:
    reports = (
        told("a", day("2024-12-03")),
        told("b", day("2024-12-03"), kind=Kind.MEETING),
        told("c", day("2024-12-03"), kind=Kind.UNSPECIFIED),
    )
    assert contacts(*reports) == [{"a"}, {"b"}, {"c"}]
    verdict = next(one for one in found(*reports) if one.reports == ("c",)).verdicts[0]
    assert verdict.verdict == "ambiguous"
    assert len(verdict.candidates) == 2


def test_ministers_and_presidents_of_the_same_states_are_apart() -> None:
    assert len(contacts(told("a", day("2024-12-03")), told("b", day("2024-12-03"), parties=(LAVROV, FIDAN)))) == 2


def test_a_third_side_makes_another_contact_a_delegation_does_not() -> None:
    two = told("a", day("2024-12-03"), kind=Kind.MEETING)
    three = told("b", day("2024-12-03"), kind=Kind.MULTILATERAL, parties=(PUTIN, ERDOGAN, ALIYEV))
    delegation = told("c", day("2024-12-03"), kind=Kind.MEETING, parties=(PUTIN, ERDOGAN, FIDAN))
    assert contacts(two, three, delegation) == [{"a", "c"}, {"b"}]


def test_an_office_gives_way_to_its_holder() -> None:
    (contact,) = found(told("a", day("2024-12-03"), parties=(PUTIN, TURKISH_PRESIDENT)), told("b", day("2024-12-03")))
    assert {party.id for party in contact.parties} == {PUTIN.id, ERDOGAN.id}


def test_a_plan_belongs_to_what_was_held_on_that_day_only() -> None:
    held, plan = told("a", day("2025-11-24")), told("b", day("2025-11-24"), status=Status.PLANNED)
    (contact,) = found(held, plan)
    assert contact.status is Status.HELD
    assert contacts(held, told("b", None, status=Status.PLANNED, topics=RARE)) == [{"a"}, {"b"}]
    assert contacts(held, told("b", day("2025-11-25"), status=Status.PLANNED)) == [{"a"}, {"b"}]


def test_what_is_denied_stands_apart() -> None:
    assert len(contacts(told("a", day("2024-11-07")), told("b", day("2024-11-07"), status=Status.DENIED))) == 2


def test_an_undated_report_needs_rare_things_in_common() -> None:
    dated = told("a", day("2020-08-17"), topics=RARE, text="About 6,000 people and 69 lorries came.")
    other = told("b", day("2021-03-01"), topics=("state:sy",))
    alike = told("c", None, topics=RARE, text="Some 6 000 people with 69 lorries.", language="tr")
    plain = told("d", None, topics=("state:sy",))
    assert contacts(dated, other, alike, plain) == [{"a", "c"}, {"b"}, {"d"}]


def test_two_stories_of_one_page_are_two_contacts() -> None:
    assert len(contacts(told("a", day("2024-12-03"), article="x"), told("b", day("2024-12-03"), article="x"))) == 2


def test_a_slip_in_the_day_is_outvoted_and_kept_as_contradiction() -> None:
    text = "About 6,000 bodies were handed over and 2,900 more are ready."
    reports = [told(name, day("2025-07-18"), topics=RARE, text=text) for name in "ab"]
    slip = told("c", day("2025-07-17"), topics=RARE, text=text, put_up=day("2025-07-18"))
    (contact,) = found(*reports, slip)
    assert contact.when is not None
    assert contact.when.start == date(2025, 7, 18)
    assert any("2025-07-17" in note for note in contact.when.contradictions)


def test_what_was_rejected_is_explained() -> None:
    reports = (told("a", day("2024-12-03")), told("b", day("2024-12-04")))
    considered = resolve(reports, encode=False).considered
    assert any("2024-12-04 is not 2024-12-03" in reason for reason in considered["b"][0].reasons)


WHENS = st.sampled_from(
    [None, before("2024-12-05"), *(f(f"2024-12-0{d}") for d in (2, 3, 4) for f in (day, published))]
)
REPORTS = st.lists(
    st.builds(
        lambda when, kind, status, main, topics: (when, kind, status, main, topics),
        WHENS,
        st.sampled_from([Kind.PHONE_CALL, Kind.MEETING, Kind.UNSPECIFIED]),
        st.sampled_from([Status.HELD, Status.HELD, Status.PLANNED]),
        st.booleans(),
        st.sets(st.sampled_from(RARE)).map(lambda topics: tuple(sorted(topics))),
    ),
    max_size=9,
).map(
    lambda made: [
        told(f"r{place}", when, kind=kind, status=status, main=main, topics=topics)
        for place, (when, kind, status, main, topics) in enumerate(made)
    ]
)


@settings(max_examples=60, deadline=None)
@given(REPORTS, st.randoms(use_true_random=False))
def test_the_order_of_reading_plays_no_part(reports: list[Told], random: object) -> None:
    shuffled = [*reports, *reports[:2]]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert resolve(shuffled, encode=False) == resolve(reports, encode=False)


ALL = st.tuples(REPORTS, st.lists(st.tuples(st.booleans(), st.integers(0, 8)), max_size=12))


@settings(max_examples=150, deadline=None)
@given(ALL)
def test_reports_that_come_and_go_leave_what_all_at_once_give(
    reports_and_steps: tuple[list[Told], list[tuple[bool, int]]],
) -> None:
    reports, steps = reports_and_steps
    shelf = Memory()
    there: dict[str, Told] = {}
    for comes, place in steps:
        if place >= len(reports):
            continue
        one = reports[place]
        came, gone = [], []
        if one.report.id in there:
            gone.append(shelf.take(one.report.id))
            del there[one.report.id]
        if comes:
            came.append(evidence_of(one))
            shelf.put(came[0])
            there[one.report.id] = one
        shelf.settle(rematch(shelf, came, gone))
        at_once = resolve(there.values(), encode=False)
        kept = shelf.contacts.values()
        assert {one.contact for one in kept} == set(at_once.contacts)
        assert {its for one in kept for its in one.considered} == {
            its for considered in at_once.considered.values() for its in considered
        }


def test_a_dated_contact_stays_when_its_undated_report_goes() -> None:
    undated, dated = (
        told(name, when, kind=Kind.MEETING, topics=("place:sirte", "state:ly"))
        for name, when in (("a", before("2024-12-05")), ("b", day("2024-12-03")))
    )
    shelf = Memory()
    for one in map(evidence_of, (undated, dated)):
        shelf.put(one)
        shelf.settle(rematch(shelf, [one], ()))
    assert [one.contact.reports for one in shelf.contacts.values()] == [("b", "a")]
    shelf.settle(rematch(shelf, (), [shelf.take("a")]))
    assert [one.contact.reports for one in shelf.contacts.values()] == [("b",)]
