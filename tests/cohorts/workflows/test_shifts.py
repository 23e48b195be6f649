"""Shifts: what the rules for minors let through, what counts to the caps, overlaps and races."""

from datetime import UTC, date, datetime, timedelta

import pytest

from apprenticeships.errors import Conflict, DomainError, GuardFailed, NotAllowed, TransitionRefused
from apprenticeships.models import Event, PersonIdentity
from apprenticeships.workflow import Actor
from cohorts.models import (
    Attendance,
    ClassSession,
    Enrollment,
    EnrollmentState,
    HoursEntry,
    Mark,
    Shift,
    ShiftState,
    WorkPermit,
)
from cohorts.workflows import shifts
from tests import factories as make
from tests.cohorts.interns import SATURDAY, TODAY, california, clock, days, intern, planned
from tests.cohorts.scene import race
from tests.factories import CHICAGO, NOON, ROBOT

pytestmark = pytest.mark.django_db

SUNDAY = date(2026, 1, 11)


def refused(of, day, begins, ends):
    with pytest.raises(shifts.IllegalShiftError) as caught:
        planned(of, day, begins, ends)
    return caught.value


def codes(refusal):
    return [each.code for each in refusal.verdict.refusals]


def lesson(of, day, begins, ends):
    start, end = (datetime.combine(day, clock(at), CHICAGO).astimezone(UTC) for at in (begins, ends))
    of.cohort.schedule_state, of.cohort.published_at = "published", NOON
    of.cohort.save()
    return ClassSession.objects.create(
        cohort=of.cohort, number=1, date=day, starts_at=start, ends_at=end, minutes=(end - start).seconds // 60
    )


def test_a_legal_shift_is_planned_in_the_zone_of_the_site_and_kept_as_an_event():
    row = intern(15)

    shift = planned(row, TODAY, "15:30", "18:30")

    assert (shift.date, shift.minutes, shift.zone) == (TODAY, 180, "America/Los_Angeles")
    assert shift.starts_at == datetime(2026, 1, 7, 23, 30, tzinfo=UTC)
    event = Event.objects.get(kind="shift.plan")
    assert (event.person_id, event.data) == (row.person_id, {"date": "2026-01-07", "minutes": 180})


def test_a_refusal_names_the_rule_its_source_and_what_would_be_legal():
    refusal = refused(intern(15), TODAY, "15:30", "19:00")

    assert codes(refusal) == ["day"]
    assert refusal.field == "ends"
    assert "At 14 and 15, a school day has at most 3 hours of work, Fridays too (29 CFR 570.35(a)(5);" in str(refusal)
    assert "Legal on Wednesday, January 7: 7:00 a.m. to 8:30 a.m. or 3:30 p.m. to 7:00 p.m., at most 3 hours." in str(
        refusal
    )
    assert not Shift.objects.exists()


@pytest.mark.parametrize(
    ("age", "day", "begins", "ends", "expected"),
    [
        (15, TODAY, "14:00", "16:00", ["school-hours"]),
        (15, TODAY, "17:30", "19:30", ["latest"]),
        (15, SATURDAY, "08:00", "16:00", []),
        (15, SATURDAY, "06:00", "10:00", ["earliest"]),
        (16, TODAY, "15:30", "19:30", []),
        (16, TODAY, "15:30", "20:00", ["day"]),
        (17, SATURDAY, "14:00", "22:00", []),
        (18, TODAY, "08:00", "20:00", []),
        (18, TODAY, "05:00", "20:00", []),
    ],
)
def test_the_age_on_the_day_of_the_shift_decides(age, day, begins, ends, expected):
    row = intern(age)

    found = [] if not expected else codes(refused(row, day, begins, ends))

    assert found == expected
    if not expected:
        assert planned(row, day, begins, ends).state == ShiftState.PLANNED


def test_somebody_who_turns_18_between_two_shifts_has_limits_for_the_first_only():
    row = intern(17)
    PersonIdentity.objects.filter(person=row.person).update(birth_date=date(2008, 1, 9))

    assert codes(refused(row, date(2026, 1, 8), "15:30", "22:30")) == ["latest", "day"]
    assert planned(row, date(2026, 1, 9), "08:00", "20:00").minutes == 720


def test_shifts_planned_already_count_to_the_cap_of_the_day():
    row = intern(15)
    planned(row, SATURDAY, "08:00", "13:00")

    assert codes(refused(row, SATURDAY, "14:00", "17:30")) == ["day"]
    assert planned(row, SATURDAY, "14:00", "17:00").minutes == 180


def test_the_cap_of_the_week_counts_shifts_and_approved_hours_together():
    row = intern(15)
    HoursEntry.objects.create(
        enrollment=row, date=date(2026, 1, 5), minutes=180, approved_by=make.user(), approved_at=NOON
    )
    for day in days(TODAY, 2):
        planned(row, day, "15:30", "18:30")
    planned(row, SATURDAY, "08:00", "16:00")

    refusal = refused(row, date(2026, 1, 9), "15:30", "17:30")

    assert codes(refusal) == ["week"]
    assert "1 hour is left from Sunday, January 4 through Saturday, January 10." in str(refusal)
    assert planned(row, date(2026, 1, 9), "15:30", "16:30").minutes == 60


def test_a_shift_that_was_called_off_counts_no_more():
    row = intern(15)
    shift = planned(row, SATURDAY, "08:00", "16:00")
    shifts.cancel(shift.pk, by=Actor.user(make.user()), at=NOON, reason="The clinic is closed")

    assert planned(row, SATURDAY, "09:00", "17:00").minutes == 480


def test_hours_with_another_program_count_too():
    row = intern(15)
    other = make.enrollment(person=row.person)
    planned(row, SATURDAY, "08:00", "13:00")

    assert codes(refused(other, SATURDAY, "14:00", "18:00")) == ["day"]


def test_a_class_counts_as_work_unless_the_intern_was_away():
    row = intern(15, site=make.make_site(state="CA"))
    session = lesson(row, SATURDAY, "08:00", "10:00")

    assert codes(refused(row, SATURDAY, "10:00", "17:00")) == ["day"]

    Attendance.objects.create(
        session=session, enrollment=row, mark=Mark.EXCUSED, minutes=0, marked_by=make.user(), marked_at=NOON
    )
    assert planned(row, SATURDAY, "10:00", "17:00").minutes == 420


def test_a_class_inside_of_the_shift_is_not_counted_twice():
    row = intern(15, site=make.make_site(state="CA"))
    lesson(row, SATURDAY, "10:00", "12:00")

    assert planned(row, SATURDAY, "08:00", "16:00").minutes == 480


def test_without_a_valid_permit_nobody_under_18_works_in_california():
    row = intern(16, permit=False)
    assert codes(refused(row, SATURDAY, "09:00", "12:00")) == ["permit"]

    WorkPermit.objects.create(person=row.person, valid_from=date(2025, 9, 1), valid_through=TODAY)
    refusal = refused(row, SATURDAY, "09:00", "12:00")

    assert refusal.field == "date"
    assert "The permit ended on Wednesday, January 7, 2026." in str(refusal)


def test_a_permit_of_next_year_does_not_hide_the_one_that_is_valid():
    row = intern(16)
    WorkPermit.objects.create(person=row.person, valid_from=date(2026, 9, 1), valid_through=date(2027, 8, 18))

    assert planned(row, SATURDAY, "09:00", "12:00").minutes == 180


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({"most_day_minutes": 120}, ["day"]),
        ({"most_week_minutes": 120}, ["week"]),
        ({"latest_end": clock("11:00")}, ["latest"]),
    ],
)
def test_what_a_school_wrote_into_the_permit_holds(limits, expected):
    row = intern(16)
    WorkPermit.objects.filter(person=row.person).update(**limits)

    refusal = refused(row, SATURDAY, "09:00", "12:00")

    assert codes(refusal) == expected
    assert "(the work permit)" in str(refusal)


def test_without_a_school_calendar_nobody_can_tell_and_so_nothing_is_planned():
    assert codes(refused(intern(15, school=False), SATURDAY, "09:00", "12:00")) == ["school-calendar"]


def test_in_a_state_whose_rules_we_do_not_have_the_federal_ones_hold():
    row = intern(15, site=make.make_site(state="MO"), permit=False)

    assert codes(refused(row, TODAY, "15:30", "19:00")) == ["day"]
    assert planned(row, TODAY, "15:30", "18:30").minutes == 180


def test_the_youngest_age_of_the_program_holds_too():
    row = intern(15)
    steps = make.way_in(row.cohort.version)
    asked = make.requirement(steps["application"], make.RequirementKind.AGE, threshold={"years": 15})
    reserved = row.reserved_at.date()
    asked.changes.create(measure="years", value=16, effective_from=reserved + timedelta(days=1))

    assert planned(row, SATURDAY, "09:00", "12:00")  # it rose after their place was reserved
    asked.changes.create(measure="years", value=16, effective_from=reserved)
    assert codes(refused(row, SATURDAY, "13:00", "16:00")) == ["age"]


@pytest.mark.parametrize(
    ("day", "begins", "ends", "code", "field"),
    [
        (date(2026, 1, 6), "09:00", "12:00", "past", "date"),
        (date(2027, 1, 4), "09:00", "12:00", "outside", "date"),
        (date(9999, 12, 31), "09:00", "12:00", "outside", "date"),
        (SATURDAY, "12:00", "12:00", "order", "ends"),
        (SATURDAY, "12:00", "09:00", "order", "ends"),
        (SATURDAY, "12:00", "12:14", "short", "ends"),
        (SATURDAY, "00:00", "16:01", "long", "ends"),
    ],
)
def test_what_is_no_shift_is_refused_at_its_field(day, begins, ends, code, field):
    with pytest.raises(GuardFailed) as caught:
        planned(intern(18), day, begins, ends)

    assert (caught.value.code, caught.value.field) == (code, field)


def test_nobody_plans_for_somebody_whose_birth_date_or_department_is_unknown():
    unknown = make.enrollment()
    with pytest.raises(GuardFailed, match="We do not know when"):
        planned(unknown, SATURDAY, "09:00", "12:00")

    nowhere = intern(18)
    nowhere.placements.all().delete()
    with pytest.raises(GuardFailed, match="has no department yet"):
        planned(nowhere, SATURDAY, "09:00", "12:00")


def test_a_birth_date_after_the_shift_is_refused_as_a_mistake():
    row = intern(15)
    PersonIdentity.objects.filter(person=row.person).update(birth_date=date(2030, 1, 1))

    with pytest.raises(GuardFailed, match="lies after this day"):
        planned(row, SATURDAY, "09:00", "12:00")


@pytest.mark.parametrize("state", [EnrollmentState.PAUSED, EnrollmentState.COMPLETED])
def test_nobody_plans_for_somebody_who_is_not_in_training(state):
    row = intern(18)
    columns = {"paused_from": TODAY} if state == EnrollmentState.PAUSED else {"completed_on": TODAY}
    Enrollment.objects.filter(pk=row.pk).update(state=state, **columns)

    with pytest.raises(GuardFailed, match="not in training now"):
        planned(row, SATURDAY, "09:00", "12:00")


def test_only_a_person_plans_and_calls_off():
    row = intern(18)
    with pytest.raises(NotAllowed):
        shifts.plan(row.pk, day=SATURDAY, begins=clock("09:00"), ends=clock("12:00"), by=ROBOT, at=NOON)

    shift = planned(row, SATURDAY, "09:00", "12:00")
    with pytest.raises(NotAllowed):
        shifts.cancel(shift.pk, by=ROBOT, at=NOON, reason="Closed")


def test_nobody_works_twice_at_once_but_one_shift_may_follow_another():
    row = intern(18)
    planned(row, SATURDAY, "09:00", "12:00")

    with pytest.raises(Conflict, match=r"works at that time already, from 9:00 a\.m\. to noon\. Call"):
        planned(row, SATURDAY, "11:59", "14:00")
    assert planned(row, SATURDAY, "12:00", "14:00").minutes == 120


def test_a_shift_is_called_off_once_with_a_reason_and_not_when_it_is_over():
    shift = planned(intern(18), SATURDAY, "09:00", "12:00")
    by = Actor.user(make.user())
    with pytest.raises(GuardFailed) as caught:
        shifts.cancel(shift.pk, by=by, at=NOON, reason="  ")
    assert caught.value.field == "reason"

    with pytest.raises(GuardFailed, match="This shift is over"):
        shifts.cancel(shift.pk, by=by, at=NOON + timedelta(days=9), reason="Closed")

    found = shifts.cancel(shift.pk, by=by, at=NOON, reason="Closed")
    assert (found.state, found.cancel_reason, found.canceled_by_id) == ("canceled", "Closed", by.user_id)
    with pytest.raises(TransitionRefused):
        shifts.cancel(shift.pk, by=by, at=NOON, reason="Closed")
    assert Event.objects.filter(kind="shift.cancel", reason="Closed").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_race_of_shifts_never_passes_the_cap():
    row = intern(15)
    user = make.user()
    hours = [("08:00", "11:00"), ("11:00", "14:00"), ("14:00", "17:00"), ("17:00", "19:00")]

    results = race(4, lambda number: planned(row, SATURDAY, *hours[number], user=user))

    won = [each for each in results if isinstance(each, Shift)]
    lost = [each for each in results if isinstance(each, DomainError)]
    assert len(won) + len(lost) == 4
    assert sum(each.minutes for each in Shift.objects.planned()) <= 480
    assert {each.code for each in lost} == {"illegal-day"}


@pytest.mark.django_db(transaction=True)
def test_a_race_for_the_same_time_leaves_one_shift():
    row = intern(18, site=california())
    user = make.user()

    results = race(4, lambda _: planned(row, SATURDAY, "09:00", "12:00", user=user))

    assert sum(isinstance(each, Shift) for each in results) == 1
    assert Shift.objects.count() == 1
