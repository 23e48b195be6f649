"""A shift stands in the person's calendar; one that is called off disappears there, and a mail says so."""

import pytest

from apprenticeships.ics import WholeDay, Whose
from apprenticeships.mail import render
from apprenticeships.messages import NoLongerTrueError, kinds
from apprenticeships.models import Message
from apprenticeships.workflow import Actor
from cohorts.feeds import entries
from cohorts.models import DayKind, PlannedDay, Shift, ShiftState
from cohorts.workflows import shifts
from tests import factories as make
from tests.cohorts.interns import SATURDAY, TODAY, intern, planned
from tests.factories import NOON

pytestmark = pytest.mark.django_db


def called_off(shift):
    return shifts.cancel(shift.pk, by=Actor.user(make.user()), at=NOON, reason="The clinic is closed.")


def test_a_shift_stands_in_the_calendar_and_keeps_its_identity_when_it_is_called_off():
    row = intern(17)
    shift = planned(row, SATURDAY, "09:00", "12:00")

    (before,) = entries(Whose.of(row.person), at=NOON)
    called_off(shift)
    (after,) = entries(Whose.of(row.person), at=NOON)

    assert (before.uid, before.sequence, before.canceled) == (shift.public_id, 0, False)
    assert (after.uid, after.sequence, after.canceled) == (shift.public_id, 1, True)
    assert before.starts_at == shift.starts_at


def test_a_day_with_a_shift_is_not_shown_twice():
    row = intern(17)
    row.cohort.schedule_state, row.cohort.published_at = "published", NOON
    row.cohort.save()
    for day in (TODAY, SATURDAY):
        PlannedDay.objects.create(enrollment=row, date=day, kind=DayKind.CLINIC, week=1, minutes=180)
    planned(row, SATURDAY, "09:00", "12:00")

    whole_days = [each.day for each in entries(Whose.of(row.person), at=NOON) if isinstance(each, WholeDay)]

    assert whole_days == [TODAY]


def test_who_would_have_come_reads_the_reason_and_gets_the_entry_taken_away():
    row = intern(17)

    called_off(planned(row, SATURDAY, "09:00", "12:00"))
    message = Message.objects.get(kind="shift.called_off")
    mail = render(message, kinds()[message.kind])

    assert message.person == row.person
    assert mail.subject == "No shift on Saturday, January 10, 9:00 a.m."
    assert "The reason: The clinic is closed." in " ".join(mail.text.split())
    assert b"CANCELLED" in mail.attachments[0].content


def test_the_mail_stays_unsent_when_it_is_not_so_any_more():
    row = intern(17)
    shift = called_off(planned(row, SATURDAY, "09:00", "12:00"))
    Shift.objects.filter(pk=shift.pk).update(
        state=ShiftState.PLANNED, canceled_at=None, canceled_by=None, cancel_reason=""
    )
    message = Message.objects.get(kind="shift.called_off")

    with pytest.raises(NoLongerTrueError):
        render(message, kinds()[message.kind])
