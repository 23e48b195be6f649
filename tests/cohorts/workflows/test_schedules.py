"""The days of a class: made once, told once, and only what is new is told again."""

from datetime import date, datetime, timedelta
from time import perf_counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apprenticeships.errors import GuardFailed
from apprenticeships.models import Event, Message
from cohorts.models import ClassSession, EnrollmentState, PlannedDay
from cohorts.records import instruction_of
from cohorts.workflows import attendance, schedules, seats
from tests import factories
from tests.cohorts.scene import (
    CHICAGO,
    NOON,
    ROBOT,
    START,
    WEEK,
    at,
    cohort,
    coordinator,
    member,
    scheduled,
    taken_seat,
)

pytestmark = pytest.mark.django_db
BY = {"by": ROBOT, "at": NOON}


def _writes(queries):
    return [each["sql"] for each in queries if each["sql"].split()[0] in {"INSERT", "UPDATE", "DELETE", "COPY"}]


def test_twelve_wednesdays_and_a_year_of_days_are_made():
    row = scheduled()

    classes = list(row.class_sessions.order_by("number"))
    assert [each.date for each in classes] == [date(2026, 1, 7) + n * WEEK for n in range(12)]
    assert {each.starts_at.astimezone(CHICAGO).strftime("%H:%M") for each in classes} == {"08:00"}
    assert {each.ends_at - each.starts_at for each in classes} == {timedelta(hours=4)}
    days = PlannedDay.objects.filter(enrollment=member(row))
    assert sum(days.filter(kind="class").values_list("minutes", flat=True)) == 48 * 60
    assert set(days.filter(week=13).values_list("kind", flat=True)) == {"clinic"}


def test_a_second_run_writes_nothing():
    row = scheduled(people=3)
    days, events = PlannedDay.objects.count(), Event.objects.count()

    with CaptureQueriesContext(
        connection,
    ) as queries:
        written = schedules.generate(row.pk, **BY)

    assert _writes(queries) == []
    assert not written
    assert (PlannedDay.objects.count(), Event.objects.count()) == (days, events)


def test_a_class_of_thirty_is_planned_in_well_under_a_second():
    row = cohort()
    opening = factories.opening(cohort=row, headcount=30)
    for _ in range(30):
        factories.enrollment(opening=opening)
    began = perf_counter()

    written = schedules.generate(row.pk, **BY)

    assert perf_counter() - began < 2
    assert written.days == PlannedDay.objects.count() > 30 * 200


def test_the_same_number_of_queries_plans_one_person_and_thirty():
    counts = []
    for people in (1, 30):
        row = cohort(version=factories.version(program=factories.program()))
        opening = factories.opening(cohort=row, headcount=people)
        for _ in range(people):
            factories.enrollment(opening=opening)
        with CaptureQueriesContext(connection) as queries:
            schedules.generate(row.pk, **BY)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def _with_holidays(*days):
    calendar = factories.federal_calendar(*days)
    return scheduled(version=factories.version(calendar=calendar))


def test_a_class_on_a_holiday_keeps_its_number_and_is_held_on_the_next_working_day():
    row = _with_holidays(date(2026, 1, 14))

    days = dict(row.class_sessions.values_list("number", "date"))
    assert (days[1], days[2], days[3]) == (date(2026, 1, 7), date(2026, 1, 15), date(2026, 1, 21))
    assert len(days) == 12


def test_a_class_never_makes_up_on_another_day_off_or_a_weekend():
    row = _with_holidays(date(2026, 1, 14), date(2026, 1, 15), date(2026, 1, 16))

    assert row.class_sessions.get(number=2).date == date(2026, 1, 19)


def test_the_class_that_makes_up_takes_its_hours_from_the_clinic_of_that_day():
    row = _with_holidays(date(2026, 1, 14))

    days = PlannedDay.objects.filter(enrollment=member(row))
    assert dict(days.filter(date=date(2026, 1, 15)).values_list("kind", "minutes")) == {"class": 240, "clinic": 240}
    assert sum(days.filter(kind="class").values_list("minutes", flat=True)) == 48 * 60
    assert not schedules.generate(row.pk, **BY)


def test_a_make_up_that_is_planned_late_lies_ahead():
    row = _with_holidays(date(2026, 1, 14))
    row.class_sessions.get(number=2).delete()

    schedules.generate(row.pk, by=ROBOT, at=at(date(2026, 2, 3)))

    assert row.class_sessions.get(number=2).date == date(2026, 2, 5)


def test_a_class_that_a_holiday_took_is_owed_when_no_other_day_is_planned_or_that_day_is_missed():
    row = _with_holidays(date(2026, 1, 14))
    second, person = row.class_sessions.get(number=2), member(row)
    before = instruction_of(person)
    attendance.mark(second.pk, marks={person.pk: ("absent", None)}, by=coordinator(), at=at(date(2026, 1, 16)))
    missed = instruction_of(person)
    second.attendance.all().delete()
    second.delete()
    unplanned = instruction_of(person)

    assert [each.owed for each in (before, missed, unplanned)] == [0, 240, 240]
    assert unplanned.missing == 48 * 60


def test_a_class_added_by_hand_for_a_missing_number_stays():
    row = _with_holidays(date(2026, 1, 14))
    row.class_sessions.get(number=2).delete()
    ClassSession.objects.create(
        cohort=row, number=2, date=date(2026, 1, 16), starts_at=at(date(2026, 1, 16)),
        ends_at=at(date(2026, 1, 16), 16), minutes=240,
    )  # fmt: skip
    schedules.generate(row.pk, **BY)

    assert row.class_sessions.get(number=2).date == date(2026, 1, 16)
    assert not schedules.generate(row.pk, **BY)


def test_the_time_of_a_class_is_the_same_on_the_clock_after_daylight_saving_begins():
    row = scheduled()

    utc = {each.date: each.starts_at.hour for each in row.class_sessions.all()}

    assert (utc[date(2026, 3, 4)], utc[date(2026, 3, 11)]) == (14, 13)


def test_publishing_tells_everybody_once():
    row = scheduled(people=2)

    schedules.publish(row.pk, **BY)

    assert list(Message.objects.values_list("kind", flat=True)) == ["schedule.published"] * 2


def test_publishing_again_tells_only_of_the_class_that_moved():
    row = scheduled(people=2)
    moved = row.class_sessions.get(number=5)
    schedules.move_class(moved.pk, starts_at=moved.starts_at + timedelta(hours=5), **BY)

    schedules.publish(row.pk, **BY)

    told = Message.objects.filter(kind="schedule.changed")
    assert [each.context["numbers"] for each in told] == [[5], [5]]


def test_somebody_new_hears_of_the_schedule_and_nobody_else_does():
    row = scheduled(people=2)
    newcomer = taken_seat(factories.opening(cohort=row)).enrollment

    schedules.publish(row.pk, **BY)

    assert Message.objects.count() == 3
    assert Message.objects.filter(person=newcomer.person).values_list("kind", flat=True).get() == "schedule.published"


def test_whose_seat_is_only_held_hears_of_the_schedule_when_the_seat_is_theirs():
    row = scheduled(people=1)
    held = factories.enrollment(EnrollmentState.RESERVED, opening=factories.opening(cohort=row))

    schedules.publish(row.pk, **BY)
    before = set(Message.objects.values_list("person", flat=True))
    seats.confirm(held.seat_id, **BY)

    assert held.person_id not in before
    assert Message.objects.get(person=held.person).kind == "schedule.published"


def test_a_seat_that_becomes_somebodys_own_before_the_schedule_is_out_sends_no_days():
    row = scheduled(people=0, published=False)
    held = factories.enrollment(EnrollmentState.RESERVED, opening=factories.opening(cohort=row))

    seats.confirm(held.seat_id, **BY)

    assert not Message.objects.exists()


def test_a_class_that_is_over_is_not_told_of_when_it_moves():
    row = scheduled()
    moved = row.class_sessions.get(number=1)
    schedules.move_class(moved.pk, starts_at=moved.starts_at + timedelta(minutes=30), **BY)

    schedules.publish(row.pk, by=ROBOT, at=at(date(2026, 2, 1)))

    assert not Message.objects.filter(kind="schedule.changed").exists()


def test_a_class_that_is_called_off_is_told_of_and_stays_called_off():
    row = scheduled()
    off = row.class_sessions.get(number=7)

    schedules.cancel_class(off.pk, reason="Snow.", **BY)
    schedules.publish(row.pk, **BY)

    assert not schedules.generate(row.pk, **BY)
    assert Message.objects.get(kind="schedule.changed").context["numbers"] == [7]


def test_a_class_with_marks_does_not_move():
    row = scheduled()
    first = row.class_sessions.get(number=1)
    first.attendance.create(
        enrollment=member(row), mark="present", minutes=240, marked_by=factories.user(), marked_at=NOON
    )

    with pytest.raises(GuardFailed):
        schedules.move_class(first.pk, starts_at=NOON + WEEK, **BY)
    with pytest.raises(GuardFailed):
        schedules.cancel_class(first.pk, reason="Snow.", **BY)


def test_a_class_that_was_called_off_gets_no_schedule():
    row = cohort(canceled_at=NOON)

    with pytest.raises(GuardFailed):
        schedules.generate(row.pk, **BY)

    assert ClassSession.objects.count() == 0


def test_first_instants_lie_in_the_zone_of_the_organization():
    organization = factories.make_organization(slug="west", name="West", zone="America/Los_Angeles")
    version = factories.version(program=factories.program(organization=organization))
    row = scheduled(version=version)

    first = row.class_sessions.get(number=1)

    assert first.zone == "America/Los_Angeles"
    assert first.starts_at == datetime.fromisoformat("2026-01-07T16:00:00+00:00")
    assert row.starts_on == START
