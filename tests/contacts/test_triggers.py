"""Triggers: which words tell of a contact, of what kind, and whether it took place."""

from __future__ import annotations

import pytest

from dragoman.contacts.triggers import Trigger, is_background, status_of, triggers
from dragoman.model import Kind, Status
from tests.sentences import told


def kinds(language: str, text: str) -> list[Kind]:
    parsed = told(language, text).parsed
    return [trigger.kind for trigger in triggers(parsed, 0, len(parsed.tokens))]


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "There was a telephone conversation yesterday.", Kind.PHONE_CALL),
        ("bg", "Проведен бе телефонен разговор.", Kind.PHONE_CALL),
        ("ru", "Состоялся телефонный разговор.", Kind.PHONE_CALL),
        ("tr", "Bir telefon görüşmesi gerçekleşti.", Kind.PHONE_CALL),
        ("ar", "جرى اتصال هاتفي أمس.", Kind.PHONE_CALL),
        ("en", "The letter was sent on Monday; they held a meeting.", Kind.MEETING),
    ],
)
def test_words_of_contact_tell_their_kind(language: str, text: str, kind: Kind) -> None:
    assert kind in kinds(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The phone number of the hotline was published."),
        ("en", "Shares rose and the budget passed."),
        ("bg", "Акциите поскъпнаха и бюджетът мина."),
        ("ru", "Акции выросли, бюджет одобрен."),
    ],
)
def test_other_words_tell_of_none(language: str, text: str) -> None:
    assert kinds(language, text) == []


def test_words_that_overlap_are_one_trigger() -> None:
    parsed = told("en", "They had a telephone conversation.").parsed
    found = triggers(parsed, 0, len(parsed.tokens))
    assert len({at for one in found for at in range(one.first, one.last)}) == sum(one.last - one.first for one in found)


def test_distance_is_the_same_from_both_sides() -> None:
    trigger = Trigger(5, 7, Kind.MEETING)
    assert [trigger.distance(1, 3), trigger.distance(9, 11), trigger.distance(6, 9)] == [2, 2, 0]


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("en", "Macron met Scholz on Monday.", Status.HELD),
        ("en", "Macron will meet Scholz on Monday.", Status.PLANNED),
        ("en", "Macron denied that he had met Scholz.", Status.DENIED),
        ("en", "Macron cancelled a meeting with Scholz.", Status.CALLED_OFF),
        ("en", "Macron offered to meet Scholz.", Status.PROPOSED),
        ("bg", "Макрон ще се срещне с Шолц в понеделник.", Status.PLANNED),
        ("ru", "Макрон встретится с Шольцем в понедельник.", Status.PLANNED),
        ("ru", "Макрон отменил встречу с Шольцем.", Status.CALLED_OFF),
        ("tr", "Macron, Scholz ile pazartesi günü görüşecek.", Status.PLANNED),
        ("ar", "سيلتقي ماكرون مع شولتس يوم الاثنين.", Status.PLANNED),
    ],
)
def test_words_tell_whether_it_took_place(language: str, text: str, status: Status) -> None:
    parsed = told(language, text).parsed
    found = triggers(parsed, 0, len(parsed.tokens))
    assert found
    assert status_of(parsed, found[0], found, 0, len(parsed.tokens))[0] is status


def test_a_plan_bears_on_the_trigger_beside_it() -> None:
    parsed = told("en", "Macron spoke by phone with Scholz and discussed a planned visit.").parsed
    found = triggers(parsed, 0, len(parsed.tokens))
    by_kind = {one.kind: status_of(parsed, one, found, 0, len(parsed.tokens))[0] for one in found}
    assert by_kind[Kind.PHONE_CALL] is Status.HELD
    assert by_kind[Kind.VISIT] is Status.PLANNED


def test_the_words_of_a_status_are_told() -> None:
    parsed = told("en", "Macron cancelled a meeting with Scholz.").parsed
    found = triggers(parsed, 0, len(parsed.tokens))
    assert status_of(parsed, found[0], found, 0, len(parsed.tokens))[1] == "cancelled"


@pytest.mark.parametrize(("text", "past"), [("They last met in May.", True), ("They met in May.", False)])
def test_background_is_told_by_words(text: str, past: bool) -> None:
    parsed = told("en", text).parsed
    [passage] = parsed.passages
    assert is_background(parsed, passage, passage.span) is past
