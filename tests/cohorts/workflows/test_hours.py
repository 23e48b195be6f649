"""Hours on the job: approved by the week, corrected with a reason, never counted twice."""

from datetime import date

import pytest

from apprenticeships.errors import Conflict, DomainError, GuardFailed, NotAllowed
from apprenticeships.models import Event, Message
from cohorts.models import HoursEntry, HoursState
from cohorts.records import approved_of
from cohorts.workflows import attendance, enrollments, hours
from tests import factories
from tests.cohorts.scene import DAY, NOON, ROBOT, START, at, coordinator, member, race, scheduled

SUNDAY = START + 6 * DAY
WEEK = {START: 480, START + DAY: 480, START + 2 * DAY: 240, START + 3 * DAY: 480, START + 4 * DAY: 480}


def _approve(enrollment, minutes=None, **changes):
    fields = {"week_start": START, "by": coordinator(), "at": at(SUNDAY)}
    return hours.approve_week(enrollment.pk, minutes_by_date=WEEK if minutes is None else minutes, **fields | changes)


@pytest.mark.django_db
def test_a_week_of_hours_counts_once_approved():
    enrollment = factories.enrollment()

    _approve(enrollment)

    approved = approved_of(enrollment)
    assert (approved.minutes, approved.last) == (36 * 60, START + 4 * DAY)
    assert Event.objects.get(kind="enrollment.hours").data == {
        "week": "2026-01-05",
        "minutes": 36 * 60,
        "days": ["2026-01-05", "2026-01-06", "2026-01-07", "2026-01-08", "2026-01-09"],
    }


@pytest.mark.django_db
def test_sending_the_same_week_twice_changes_nothing():
    enrollment = factories.enrollment()
    _approve(enrollment)

    again = _approve(enrollment)

    assert again == []
    assert (HoursEntry.objects.count(), Event.objects.filter(kind="enrollment.hours").count()) == (5, 1)


@pytest.mark.django_db
def test_a_day_without_work_gets_no_entry():
    enrollment = factories.enrollment()

    written = _approve(enrollment, {START: 0, START + DAY: 60})

    assert [row.minutes for row in written] == [60]


@pytest.mark.django_db
def test_other_minutes_for_an_approved_day_are_a_correction():
    enrollment = factories.enrollment()
    _approve(enrollment)

    with pytest.raises(Conflict, match="Correct that day with a reason"):
        _approve(enrollment, {START: 300, SUNDAY: 60})

    assert not HoursEntry.objects.filter(date=SUNDAY).exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("minutes", "sentence"),
    [
        ({START - DAY: 60}, "is not in this week"),
        ({START + 7 * DAY: 60}, "is not in this week"),
        ({START: 1441}, "24 hours"),
        ({START: -1}, "24 hours"),
    ],
)
def test_a_week_that_cannot_be_is_refused_whole(minutes, sentence):
    enrollment = factories.enrollment()

    with pytest.raises(GuardFailed, match=sentence):
        _approve(enrollment, {START + DAY: 480} | minutes)

    assert not HoursEntry.objects.exists()


@pytest.mark.django_db
def test_a_day_that_is_ahead_is_not_approved():
    enrollment = factories.enrollment()

    with pytest.raises(GuardFailed, match="still ahead"):
        _approve(enrollment, at=at(START))


@pytest.mark.django_db
def test_days_before_the_start_and_during_a_pause_do_not_count():
    late = factories.enrollment(starts_on=START + DAY)
    away = factories.enrollment()
    enrollments.pause(away.pk, on=START + 2 * DAY, reason="Illness.", by=ROBOT, at=NOON)

    with pytest.raises(GuardFailed, match="had not begun"):
        _approve(late)
    with pytest.raises(GuardFailed, match="paused"):
        _approve(away)
    assert len(_approve(away, {START: 480})) == 1


@pytest.mark.django_db
def test_class_and_clinic_share_the_24_hours_of_a_day():
    row = scheduled()
    person, session = member(row), row.class_sessions.get(number=1)
    attendance.mark(session.pk, marks={person.pk: ("present", None)}, by=coordinator(), at=at(session.date, 13))

    with pytest.raises(GuardFailed, match="class included"):
        _approve(person, {session.date: 1201})
    assert len(_approve(person, {session.date: 1200})) == 1


@pytest.mark.django_db
def test_hours_that_are_taken_back_count_no_more_and_can_be_approved_anew():
    enrollment = factories.enrollment()
    entry = _approve(enrollment, {START: 480})[0]

    hours.void(entry.pk, by=coordinator(), at=at(SUNDAY), reason="Worked for another department.")

    assert approved_of(enrollment).minutes == 0
    assert Message.objects.get().kind == "hours.corrected"
    assert len(_approve(enrollment, {START: 300})) == 1


@pytest.mark.django_db
def test_a_correction_keeps_both_entries_and_says_why():
    enrollment = factories.enrollment()
    entry = _approve(enrollment, {START: 480})[0]

    corrected = hours.correct(entry.pk, minutes=300, by=coordinator(), at=at(SUNDAY), reason="Left at noon.")

    entry.refresh_from_db()
    assert (entry.state, corrected.corrects, corrected.minutes) == (HoursState.VOIDED, entry, 300)
    assert approved_of(enrollment).minutes == 300
    assert Event.objects.get(kind="hoursentry.void").reason == "Left at noon."


@pytest.mark.django_db
@pytest.mark.parametrize(("minutes", "reason"), [(480, "Same."), (0, "None."), (1500, "Long."), (300, " ")])
def test_a_correction_that_says_nothing_changes_nothing(minutes, reason):
    entry = _approve(factories.enrollment(), {START: 480})[0]

    with pytest.raises(GuardFailed):
        hours.correct(entry.pk, minutes=minutes, by=coordinator(), at=at(SUNDAY), reason=reason)

    entry.refresh_from_db()
    assert entry.state == HoursState.APPROVED
    assert HoursEntry.objects.count() == 1


@pytest.mark.django_db
def test_only_a_person_approves_and_only_for_a_training_that_goes_on():
    done = factories.enrollment("completed", completed_on=date(2027, 1, 4))

    with pytest.raises(NotAllowed):
        _approve(factories.enrollment(), by=ROBOT)
    with pytest.raises(GuardFailed, match="not going on"):
        _approve(done)


@pytest.mark.django_db(transaction=True)
def test_eight_preceptors_who_approve_one_week_make_five_entries():
    enrollment = factories.enrollment()
    actors = [coordinator() for _ in range(8)]

    results = race(8, lambda number: _approve(enrollment, by=actors[number]))

    assert not [each for each in results if isinstance(each, DomainError)]
    assert sum(len(each) for each in results) == 5
    assert approved_of(enrollment).minutes == 36 * 60
