"""Who was in class, marked once or again, and what is owed from it."""

from datetime import date

import pytest

from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.models import Event
from cohorts.models import Attendance
from cohorts.records import instruction_of
from cohorts.workflows import attendance, enrollments, schedules
from tests import factories
from tests.cohorts.scene import NOON, ROBOT, START, WEEK, at, coordinator, member, scheduled

pytestmark = pytest.mark.django_db


def _mark(session, marks, **changes):
    fields = {"by": coordinator(), "at": at(session.date, 13)}
    return attendance.mark(session.pk, marks=marks, **fields | changes)


def _class(row, number=1):
    return row.class_sessions.get(number=number)


@pytest.mark.parametrize(
    ("word", "minutes", "kept"),
    [("present", None, 240), ("present", 10, 240), ("late", 215, 215), ("excused", None, 0), ("absent", 99, 0)],
)
def test_a_mark_says_how_many_minutes_count(word, minutes, kept):
    row = scheduled()

    _mark(_class(row), {member(row).pk: (word, minutes)})

    assert Attendance.objects.values_list("mark", "minutes").get() == (word, kept)


@pytest.mark.parametrize("minutes", [None, 0, 240, 9999, -5])
def test_who_came_late_came_during_the_class(minutes):
    row = scheduled()

    with pytest.raises(GuardFailed):
        _mark(_class(row), {member(row).pk: ("late", minutes)})

    assert not Attendance.objects.exists()


def test_marking_the_same_again_writes_nothing_and_another_mark_is_kept_in_the_history():
    row = scheduled()
    session, person = _class(row), member(row).pk
    _mark(session, {person: ("absent", None)})

    same = _mark(session, {person: ("absent", None)})
    changed = _mark(session, {person: ("late", 200)})

    assert (same, len(changed)) == ([], 1)
    steps = Event.objects.filter(kind="attendance.mark").order_by("pk").values_list("before", "after")
    assert list(steps) == [("", "absent"), ("absent", "late")]


def test_one_wrong_row_saves_none():
    row = scheduled(people=2)
    first, second = row.enrollments.order_by("pk")

    with pytest.raises(GuardFailed):
        _mark(_class(row), {first.pk: ("present", None), second.pk: ("asleep", None)})

    assert not Attendance.objects.exists()


def test_a_class_is_marked_from_its_day_on():
    row = scheduled()
    session = _class(row)

    with pytest.raises(GuardFailed, match="Wednesday, January 7"):
        _mark(session, {member(row).pk: ("present", None)}, at=at(date(2026, 1, 6), 23))
    _mark(session, {member(row).pk: ("present", None)}, at=at(date(2026, 1, 7), 0))

    assert Attendance.objects.count() == 1


def test_a_class_that_was_called_off_and_a_person_who_left_are_not_marked():
    row = scheduled(people=2)
    gone, here = row.enrollments.order_by("pk")
    enrollments.exit(gone.pk, code="resigned", on=START, by=ROBOT, at=NOON)
    schedules.cancel_class(_class(row, 2).pk, reason="Snow.", by=ROBOT, at=NOON)

    with pytest.raises(GuardFailed, match="not in training"):
        _mark(_class(row), {gone.pk: ("present", None)})
    with pytest.raises(GuardFailed, match="called off"):
        _mark(_class(row, 2), {here.pk: ("present", None)})


def test_only_a_person_says_who_was_there():
    row = scheduled()

    with pytest.raises(NotAllowed):
        _mark(_class(row), {member(row).pk: ("present", None)}, by=ROBOT)


def test_a_missed_class_is_owed_until_another_class_makes_it_up():
    january, february = scheduled(), scheduled(version=factories.version(), starts_on=START + 4 * WEEK)
    person = member(january)
    for session in january.class_sessions.all():
        _mark(session, {person.pk: ("absent" if session.number == 6 else "present", None)})
    before = instruction_of(person)

    _mark(_class(february, 9), {person.pk: ("present", None)})

    after = instruction_of(person)
    assert (before.delivered, before.owed) == (44 * 60, 240)
    assert (after.delivered, after.owed) == (48 * 60, 0)


def test_a_class_that_a_holiday_takes_is_held_on_the_next_working_day():
    calendar = factories.federal_calendar(date(2026, 1, 14))
    row = scheduled(version=factories.version(calendar=calendar))
    person = member(row)

    second = row.class_sessions.get(number=2)

    assert second.date == date(2026, 1, 15)
    assert instruction_of(person).owed == 0


def test_a_holiday_is_owed_and_an_added_class_takes_its_place():
    calendar = factories.federal_calendar(date(2026, 1, 14))
    row = scheduled(version=factories.version(calendar=calendar))
    person = member(row)
    row.class_sessions.get(number=2).delete()
    before = instruction_of(person)

    row.class_sessions.create(
        number=2, date=date(2026, 1, 16), starts_at=NOON, ends_at=at(date(2026, 1, 16)), minutes=240
    )

    assert (before.owed, instruction_of(person).owed) == (240, 0)


def test_who_joins_in_week_two_owes_the_first_class():
    row = scheduled()
    person = member(row)
    person.starts_on = START + WEEK
    person.save()

    assert instruction_of(person).owed == 240


def test_before_there_is_a_schedule_nothing_is_owed():
    person = factories.enrollment()

    assert instruction_of(person).owed == 0
