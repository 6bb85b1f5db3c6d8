"""Sightings: what one sentence tells of a contact, read on its own."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.contacts.sightings import Sighting, agree
from dragoman.model import Kind, Status
from tests.sentences import WRITTEN, told


def names(sighting: Sighting) -> set[str]:
    return {actor.name.split()[-1] for actor in sighting.actors}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Macron met Scholz on 28 November."),
        ("bg", "Макрон се срещна с Шолц на 28 ноември."),
        ("ru", "Макрон встретился с Шольцем 28 ноября."),
        ("tr", "Macron, 28 Kasım'da Scholz ile görüştü."),
    ],
)
def test_the_day_beside_the_contact_is_its_day(language: str, text: str) -> None:
    [one] = told(language, text).sightings
    assert one.when is not None
    assert one.when.start == date(2024, 11, 28)
    assert names(one) == {"Macron", "Scholz"}


def test_yesterday_is_counted_from_the_day_of_writing() -> None:
    [one] = told("en", "Macron met Scholz yesterday.").sightings
    assert one.offset == -1
    assert one.when is not None
    assert (WRITTEN - one.when.start).days == 1


def test_yesterday_of_an_undated_text_keeps_its_offset_only() -> None:
    [one] = told("en", "Macron met Scholz yesterday.", written=None).sightings
    assert one.offset == -1
    assert one.when is None


def test_the_weekday_of_yesterday_follows_from_that_of_today() -> None:
    read = told("en", "Macron met Scholz yesterday.", "The aide said so today, Thursday.", written=None)
    when = read.sightings[0].when
    assert when is not None
    assert when.weekday == 2


def test_a_day_to_come_makes_a_plan() -> None:
    [one] = told("en", "Macron and Scholz meet on 12 December 2024.").sightings
    assert one.status is Status.PLANNED


def test_the_date_of_a_treaty_is_not_the_day_of_the_talks() -> None:
    read = told("en", "Macron and Scholz discussed by phone the Minsk agreements of 12 February 2015.")
    assert read.sightings[0].when is None
    assert not read.sightings[0].background


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "Macron met Scholz in Geneva.", "Geneva"),
        ("bg", "Макрон се срещна с Шолц в Женева.", "Geneva"),
        ("ru", "Макрон встретился с Шольцем в Женеве.", "Geneva"),
        ("ar", "التقى ماكرون وشولتس في جنيف.", "Geneva"),
    ],
)
def test_a_place_behind_in_is_where_they_met(language: str, text: str, place: str) -> None:
    [one] = told(language, text).sightings
    assert place in [named.name for named in one.places]


def test_a_place_that_is_talked_about_is_no_venue() -> None:
    [one] = told("en", "Macron and Scholz discussed Geneva by phone.").sightings
    assert one.places == ()


@pytest.mark.parametrize(
    ("language", "first", "second", "pair"),
    [
        ("en", "Macron arrived on Monday.", "Discussed the budget with Scholz.", {"Macron", "Scholz"}),
        ("ru", "Макрон прилетел в понедельник.", "Обсудил бюджет с Шольцем.", {"Macron", "Scholz"}),
    ],
)
def test_the_one_just_spoken_of_is_carried_on(language: str, first: str, second: str, pair: set[str]) -> None:
    one = told(language, first, second).sightings[-1]
    assert one.how == "carried"
    assert names(one) == pair


def test_a_pair_that_was_talked_about_is_topical() -> None:
    [one] = told("en", "Modi was told about the Trump–Putin meeting.").sightings
    assert one.topical


def test_a_meeting_that_is_denied_or_planned_may_be_the_news_itself() -> None:
    [one] = told("ru", "Песков опроверг сообщения о встрече Путина с Зеленским.").sightings
    assert one.status is Status.DENIED
    assert not one.topical


def test_words_of_contact_without_parties_are_kept_without_them() -> None:
    [one] = told("en", "The phone call lasted an hour.").sightings
    assert one.actors == ()
    assert one.kind is Kind.PHONE_CALL


def test_two_days_do_not_agree() -> None:
    first, second = told("en", "Macron met Scholz on 28 November.", "Macron met Scholz on 27 November.").sightings
    [open_] = told("en", "Macron met Scholz.").sightings
    assert not agree(first, second)
    assert not agree(second, first)
    assert agree(first, first)
    assert agree(first, open_)
